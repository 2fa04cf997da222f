import type { Call } from './call.ts';
import { chainOf, type OfStage, partOf, stageFor, stagesOf, stepOf } from './steps.ts';

/**
 * Every level and batch of the declarations that a stage closes. Steps may close by levels and others by batches, so one stage has
 * declarations that later stages tell apart. An undefined level or batch stands for all that no closing names.
 */
export function kindsInStage(call: Call, stage: string): OfStage[] {
  const step = stepOf(call, stage);
  return kindsOf(call).filter((of) => stageFor(call, step, of) === stage);
}

/** The kinds of a stage that no other closing tells apart, if it has such; otherwise all of them. */
export function plainKindsInStage(call: Call, stage: string): OfStage[] {
  const all = kindsInStage(call, stage);
  const part = partOf(stage);
  const plain = all.filter((of) => [of.level, of.batch].every((each) => each === undefined || each === part));
  return plain.length > 0 ? plain : all;
}

/** The stages that declarations of a stage enter after it; none after the last. */
export function stagesAfter(call: Call, stage: string): string[] {
  const found = kindsInStage(call, stage).flatMap((of) => {
    const stages = chainOf(call).map((step) => stageFor(call, step, of));
    const at = stages.lastIndexOf(stage);
    return at < 0 ? [] : stages.slice(at + 1, at + 2);
  });
  return [...new Set(found)];
}

/** The pairs of a level and a batch for which each step of the way has a stage. */
function kindsOf(call: Call): OfStage[] {
  const stages = new Set(stagesOf(call).map(({ id }) => id));
  const ids = (named: readonly { readonly id: string }[] = []) => [undefined, ...named.map(({ id }) => id)];
  const pairs = ids(call.levels.value).flatMap((level) =>
    ids(call.batches?.value).map((batch) => ({ level, batch })),
  );
  return pairs.filter((of) => chainOf(call).every((step) => stages.has(stageFor(call, step, of))));
}
