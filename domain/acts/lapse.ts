import { citation } from '../call/call.ts';
import { declareStepOf } from '../call/steps.ts';
import { drainedAt, lockOf } from '../call/windows.ts';
import { unrecordedBooking } from '../declaration/booking.ts';
import type { Case } from '../declaration/case.ts';
import type { Automaton, Change, Gate } from '../declaration/change.ts';
import { claimFreedBy } from '../declaration/claim.ts';
import { endAtClosing, hasUnsettledObjection } from '../declaration/closing-end.ts';
import type { Lapse } from '../declaration/lapse.ts';
import { mayMove } from '../declaration/moves.ts';
import { nextBatchOf } from '../declaration/next-batch.ts';
import { termEnd } from '../declaration/term.ts';
import { governingStage } from '../declaration/way.ts';
import { presentDeskOf } from '../desks/desk.ts';
import type { Instant } from '../values/instant.ts';
import { postGivenBack } from './posts.ts';

/**
 * Lapses a declaration that is unfinished when the stage's lock is set, and keeps the standing that it lapsed from; a draft goes
 * into the next batch instead, where the call carries it forward. It
 * is undefined if this lock does not end the declaration: another stage governs it, or a grant stands in for the lock.
 */
export function lapseAtLock(subject: Case, stage: string, at: Instant): Change | undefined {
  const { declaration, locks } = subject;
  if (governingStage(subject.call, declaration) !== stage) return undefined;
  if (declaration.grant?.stage === stage || !mayMove(declaration.standing, 'lapse')) return undefined;
  const { generation } = lockOf(locks, stage);
  return lapse(subject, { stage, generation, at, by: 'deadline-lock' });
}

/**
 * Lapses a declaration whose late-entry grant ran out unused, once writes under the grant have drained. It is undefined
 * while the stage is not locked, because then its closing was moved past the grant and holds, and while a booking under the grant has
 * not run. The end belongs to the
 * lock's generation: without the lock the grant would have ended nothing, and a reopening answers both.
 */
export function lapseAtGrant(subject: Case, at: Instant): Change | undefined {
  const { declaration, call, locks } = subject;
  const { grant } = declaration;
  if (!grant || declaration.bookedFor !== undefined) return undefined;
  if (drainedAt({ closesAt: grant.until }) > at) return undefined;
  const { stage, number, until } = grant;
  if (governingStage(call, declaration) !== stage) return undefined;
  const { generation, lockedAt } = lockOf(locks, stage);
  if (lockedAt === undefined) return undefined;
  return lapse(subject, { stage, generation, at, by: 'grant-ran-out', grant: number, until });
}

/**
 * Lapses a declaration whose own deadline is over, once writes in time have drained. It is undefined while a grant stands in for
 * the deadline, and where the stage closes as early: then its lock ends the declaration. An end that the calendar in force counts
 * later than it was recorded is recorded first, and a booking runs first.
 */
export function lapseAtTerm(subject: Case, at: Instant): Change | undefined {
  const { declaration, call, locks } = subject;
  const stage = governingStage(call, declaration);
  const until = termEnd(subject);
  if (stage === undefined || until === undefined || drainedAt({ closesAt: until }) > at) return undefined;
  if (declaration.bookedFor !== undefined) return undefined;
  if (until !== declaration.term?.endsAt || !mayMove(declaration.standing, 'lapse')) return undefined;
  const { closesAt, generation } = lockOf(locks, stage);
  const { grant } = declaration;
  const isGranted = grant?.stage === stage && drainedAt({ closesAt: grant.until }) > at;
  if (closesAt <= until || isGranted) return undefined;
  return lapse(subject, { stage, generation, at, by: 'case-deadline', until, term: true });
}

interface End extends Pick<Lapse, 'stage' | 'generation' | 'at' | 'grant' | 'until' | 'term'> {
  readonly by: Extract<Automaton, 'deadline-lock' | 'grant-ran-out' | 'case-deadline'>;
}

function lapse(subject: Case, end: End): Change {
  const batch = nextBatchOf(subject);
  return batch === undefined ? ended(subject, end) : carried(subject, end, batch.id);
}

/** The gates of an end: the lock, and the grant that stood in for it and ran out; or the case's own deadline. */
function gatesOf({ stage, generation, grant, term, until }: End): Gate[] {
  if (term && until !== undefined) return [{ kind: 'term-over', stage, term: until }];
  const locked: Gate = { kind: 'locked', stage, generation };
  return grant === undefined ? [locked] : [locked, { kind: 'ran-out', stage, number: grant }];
}

/** Carries a draft into the next batch. It waits anew there, so that its reminders come again. */
function carried({ call, declaration }: Case, end: End, batch: string): Change {
  const { stage, generation, at, by } = end;
  const { atClosing = {} } = declareStepOf(call);
  const booked = unrecordedBooking(declaration);
  return {
    move: 'carry-forward',
    to: 'draft',
    at,
    actor: { kind: 'automatic', by },
    set: { enteredAt: at, batch, round: declaration.round + 1 },
    drop: ['grant', ...booked.drop],
    gates: gatesOf(end),
    clause: citation(atClosing),
    inputs: { stage, generation, batch, ...booked.inputs },
  };
}

function ended(subject: Case, { by, ...end }: End): Change {
  const { call, declaration } = subject;
  const { stage, generation, at } = end;
  const from = declaration.standing;
  const { does, clause } = endAtClosing(call, declaration, end);
  const isRefused = does === 'refuse';
  const as = does === 'abandon' ? { as: 'abandoned' as const } : {};
  const isUnsettled = from === 'posted' && hasUnsettledObjection(declaration);
  const desk = presentDeskOf(declaration);
  const booked = unrecordedBooking(declaration);
  return {
    move: 'lapse',
    to: isRefused ? 'refused' : 'lapsed',
    at,
    actor: { kind: 'automatic', by },
    set: { enteredAt: at, lapsed: { from, ...end, ...as } },
    drop: ['grant', ...booked.drop],
    gates: gatesOf({ ...end, by }),
    ...claimFreedBy(call, isRefused ? 'refusal' : 'lapse'),
    ...postGivenBack(declaration),
    clause,
    inputs: {
      ...as,
      [isRefused ? 'refusedFrom' : 'lapsedFrom']: from,
      stage,
      ...(end.term ? { termEnds: end.until ?? '' } : { generation }),
      // The plain cause: the step that was not finished when the lock was set.
      cause: isUnsettled ? 'objection-unsettled' : `unfinished-${from}`,
      // The desk where it ended. It is told so, even if a restoration sends the declaration another way.
      ...(desk === undefined ? {} : { desk }),
      ...booked.inputs,
    },
  };
}
