import { lateClause } from '../call.ts';
import { governingStage } from '../declaration.ts';
import type { Instant } from '../instant.ts';
import { mayMove } from '../moves.ts';
import type { Change } from '../verdict.ts';
import { drainedAt, lockOf } from '../windows.ts';
import type { Case } from './guard.ts';

/**
 * What the lock of a stage does to a declaration that is unfinished in it: it lapses and keeps the standing that it
 * lapsed from. Undefined where this lock has nothing to say: another stage governs, or a grant stands in for it.
 */
export function lapseAtLock(subject: Case, stage: string, at: Instant): Change | undefined {
  const { declaration, locks } = subject;
  if (governingStage(subject.call, declaration) !== stage) return undefined;
  if (declaration.grant?.stage === stage || !mayMove(declaration.standing, 'lapse')) return undefined;
  const { generation } = lockOf(locks, stage);
  return lapse(subject, { stage, generation, at, by: 'deadline-lock' });
}

/**
 * What a late-entry grant that ran out unused does, once writes under it have drained. Undefined while the stage is not
 * locked: its closing was moved past the grant, and holds.
 */
export function lapseAtGrant(subject: Case, at: Instant): Change | undefined {
  const { declaration, call, locks } = subject;
  const { grant } = declaration;
  if (!grant || drainedAt({ closesAt: grant.until }) > at) return undefined;
  if (governingStage(call, declaration) !== grant.stage) return undefined;
  if (lockOf(locks, grant.stage).lockedAt === undefined) return undefined;
  return lapse(subject, { stage: grant.stage, generation: 0, until: grant.until, at, by: 'grant-ran-out' });
}

interface Ending {
  readonly stage: string;
  readonly generation: number;
  readonly until?: Instant;
  readonly at: Instant;
  readonly by: string;
}

function lapse({ declaration, call }: Case, { stage, generation, until, at, by }: Ending): Change {
  const from = declaration.standing;
  const unsettled = declaration.objections.some((objection) => objection.handling === undefined);
  const refusedByObjection =
    from === 'posted' && unsettled && call.publicNotice.unresolvedObjectionAtLock.value === 'refuse';
  const number = declaration.grant?.number ?? 0;
  return {
    move: 'lapse',
    to: refusedByObjection ? 'refused' : 'lapsed',
    at,
    actor: { kind: 'automatic', by },
    set: {
      enteredAt: at,
      lapsed: { from, stage, generation, at, ...(until === undefined ? {} : { until }) },
    },
    drop: ['grant'],
    gates: [generation > 0 ? { kind: 'locked', stage, generation } : { kind: 'ran-out', stage, number }],
    claim: 'free',
    clause: lateClause(call, stage),
    inputs: { lapsedFrom: from, stage, generation, cause: causeOf(from, unsettled) },
  };
}

/** The plain cause of a lapse: what was not finished when the lock came. */
function causeOf(from: string, unsettled: boolean): string {
  return from === 'posted' && unsettled ? 'objection-unsettled' : `unfinished-${from}`;
}
