import { declareStepOf, stageFor } from '../call/steps.ts';
import { type Lock, lockOf } from '../call/windows.ts';
import type { Case } from './case.ts';
import type { WithTimeline } from './timeline.ts';
import { declareStageOf, ofStage, type StagedDeclaration } from './way.ts';

interface OfBatch extends Pick<Case, 'call' | 'locks'> {
  readonly declaration: StagedDeclaration;
}

/**
 * The batch into which a draft goes by itself if it is not submitted in its own (结转): of those that close later and are not
 * locked, the one that closes first. It is undefined after the last one, and under a call that carries nothing forward.
 */
export function nextBatchOf({ call, declaration, locks }: OfBatch) {
  const step = declareStepOf(call);
  if (declaration.standing !== 'draft' || step.atClosing?.value !== 'carry-forward') return undefined;
  const of = ofStage(declaration);
  const { closesAt } = lockOf(locks, declareStageOf(call, of));
  const later = (call.batches?.value ?? [])
    .map((batch) => ({ batch, lock: lockOf(locks, stageFor(call, step, { ...of, batch: batch.id })) }))
    .filter(({ lock }) => lock.closesAt > closesAt && lock.lockedAt === undefined);
  return later.sort((one, other) => byClosing(one.lock, other.lock))[0]?.batch;
}

function byClosing(one: Lock, other: Lock): number {
  return one.closesAt < other.closesAt ? -1 : 1;
}

/** The batch in which a draft stands that was carried forward; undefined for any other declaration. */
export function carriedInto({ call, declaration: { standing, batch }, timeline }: Case & WithTimeline) {
  if (standing !== 'draft' || !timeline.some(({ move }) => move === 'carry-forward')) return undefined;
  return call.batches?.value.find(({ id }) => id === batch);
}
