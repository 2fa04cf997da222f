import { lateClause, stageNamed } from '../call/steps.ts';
import { lockOf } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import type { Change } from '../declaration/change.ts';
import { governingStage } from '../declaration/way.ts';
import { accepted, refused, type Verdict } from '../values/verdict.ts';
import { closingUnder } from './guard.ts';
import { declarationAfter } from './spend.ts';

/**
 * Judges whether an act leads into a stage that is still open. Closings need not rise from step to step, and what would come
 * to a stage after its closing could only lapse there. No gate is needed beside the act's own: both stages drain alike, so what
 * is received before the closing is written before its lock.
 */
export function passOnward(subject: Case, change: Change): Verdict<Change> {
  const { call, locks, declaration } = subject;
  const after = declarationAfter(declaration, change);
  const stage = governingStage(call, after);
  if (stage === undefined || stage === governingStage(call, declaration)) return accepted(change);
  const closesAt = closingUnder({ ...subject, declaration: after }, stage);
  const isOver = lockOf(locks, stage).lockedAt !== undefined && after.grant?.stage !== stage;
  if (change.at < closesAt && !isOver) return accepted(change);
  const { name, en = name } = stageNamed(call, stage);
  return refused('next-stage-closed', {
    clause: lateClause(call, stage),
    facts: { stage: name, stageEn: en, closesAt },
  });
}
