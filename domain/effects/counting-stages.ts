import type { Call } from '../call/call.ts';
import { kindsInStage } from '../call/kinds-in-stage.ts';
import { chainOf, type OfStage, stageFor } from '../call/steps.ts';
import { type Locks, lockOf } from '../call/windows.ts';
import type { Instant } from '../values/instant.ts';

/**
 * The other stages whose people were told days that count to a closing which has moved: what is declared, corrected or reviewed
 * must be in time for each public notice, and that for the first closing after it. A closing that was not the first one counted to
 * changes nobody else's days. The closing of the notice itself is counted to in any case.
 */
export function stagesCountingTo(
  call: Call,
  locks: Locks,
  { stage, from }: { readonly stage: string; readonly from: Instant },
): string[] {
  const found = kindsInStage(call, stage).flatMap((of) => beforeOn(call, locks, { stage, from }, of));
  return [...new Set(found)];
}

/** The stages before the moved one on the way of one level or batch; none if its days do not count to it. */
function beforeOn(
  call: Call,
  locks: Locks,
  { stage, from }: { readonly stage: string; readonly from: Instant },
  of: OfStage,
): string[] {
  const chain = chainOf(call);
  const stages = chain.map((step) => stageFor(call, step, of));
  const counts = chain.some(({ kind }, notice) => {
    if (kind !== 'public-notice' || stages.lastIndexOf(stage) < notice) return false;
    const others = stages.slice(notice).filter((each) => each !== stage);
    const isFirst = others.every((each) => from < lockOf(locks, each).closesAt);
    return stages[notice] === stage || isFirst;
  });
  if (!counts) return [];
  const corrections = call.steps.filter(({ kind }) => kind === 'correct');
  const before = [
    ...stages.slice(0, stages.indexOf(stage)),
    ...corrections.map((step) => stageFor(call, step, of)),
  ];
  return before.filter((each) => each !== stage);
}
