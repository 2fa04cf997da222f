import { stageFor, stageSaid } from '../../call/steps.ts';
import { lastDayOf, lockOf } from '../../call/windows.ts';
import type { Case } from '../../declaration/case.ts';
import type { Actor, Change } from '../../declaration/change.ts';
import type { Lapse } from '../../declaration/lapse.ts';
import { isFinal, type Moved, moved } from '../../declaration/moves.ts';
import { termEnd } from '../../declaration/term.ts';
import { aheadOf, governingStage, ofStage } from '../../declaration/way.ts';
import { reachableDay } from '../../time/calendar.ts';
import type { Instant } from '../../values/instant.ts';
import { accepted, type OperatorVerdict, refused } from '../../values/verdict.ts';
import { movedTo, withTerm } from '../keep-term.ts';

/**
 * Restores a declaration when its stage is reopened. A reopening answers every end that the lock of the last generation
 * made, and no other: a lapse, a refusal for an objection that nobody settled, a grant beside the lock that ran out,
 * and an end that the last reopening passed over. The declaration returns to the standing that it ended from, in a new
 * run, and takes the person's claim again.
 */
export function restoreAtReopening(
  subject: Case,
  stage: string,
  actor: Actor,
  at: Instant,
): Change | undefined {
  const { declaration, locks } = subject;
  const { generation } = lockOf(locks, stage);
  const ended = endedByLock(declaration);
  if (ended?.stage !== stage || ended.term || ended.generation !== generation - 1) return undefined;
  return withTerm(subject, {
    ...restored(subject, moved(declaration.standing, 'restore', ended.from), at, actor),
    gates: [{ kind: 'reopened', stage, generation }],
    inputs: { stage, generation },
  });
}

/** The end that a lock made of a declaration; undefined if it still waits, or if a person ended it. */
function endedByLock({ standing, lapsed }: Case['declaration']): Lapse | undefined {
  return isFinal(standing) ? lapsed : undefined;
}

/** Refusals because of which a reopening leaves a declaration ended: its claim or its post went to another one meanwhile. */
export const PASSED_OVER_FOR = [
  'already-claimed',
  'number-claimed',
  'no-free-post',
  'posts-not-stated',
] as const;
export type PassedOverFor = (typeof PASSED_OVER_FOR)[number];

/**
 * Leaves a declaration ended at a reopening, because its claim or its post is taken, and records why. `cause` is the
 * refusal's word: the person claimed for another declaration meanwhile, somebody else claimed the number, or the employer has no
 * post left. The next reopening judges it again, since both may be free by then.
 */
export function passOver(
  { declaration, locks }: Case,
  stage: string,
  cause: PassedOverFor,
  actor: Actor,
  at: Instant,
): Change {
  const { generation } = lockOf(locks, stage);
  const { lapsed } = declaration;
  return {
    ...moved(declaration.standing, 'pass-over', declaration.standing),
    at,
    actor,
    set: lapsed ? { lapsed: { ...lapsed, generation, passedOver: true } } : {},
    gates: [{ kind: 'reopened', stage, generation }],
    inputs: { stage, generation, cause },
  };
}

export interface Grant {
  readonly until: Instant;
  readonly reason: string;
  readonly by: string;
}

/**
 * Grants one late entry to one declaration, once. Until its instant the grant stands in for the lock of the stage that
 * governs the declaration, or governed it when it lapsed. It must end before the next stage closes, which has to move
 * first, and in a year to which days can be counted, like every closing. A case whose own deadline ends before its stage closes
 * gets a later one within the stage's closing, and needs no gate of its own.
 */
export function judgeLateEntry(
  subject: Case,
  grant: Grant,
  expected: { version: number },
  actor: Actor,
  at: Instant,
): OperatorVerdict<Change> {
  const { declaration } = subject;
  if (declaration.version !== expected.version)
    return refused('stale', { facts: { shown: expected.version, now: declaration.version } });
  const ended = endedByLock(declaration);
  const from = ended?.from ?? declaration.standing;
  const stage = ended?.stage ?? governingStage(subject.call, declaration);
  if (isFinal(from) || stage === undefined)
    return refused('not-in-this-standing', { facts: { standing: declaration.standing, move: 'grant' } });
  // A grant that ran out stays on a declaration while its stage is open again. Another one may replace it.
  if (declaration.grant && declaration.grant.until > at)
    return refused('granted-already', { facts: { until: declaration.grant.until } });
  if (grant.until <= at) return refused('grant-in-the-past', { facts: { until: grant.until } });
  const { closesAt, lockedAt } = lockOf(subject.locks, stage);
  const ownEnd = ended ? ended.term && ended.until : termEnd(subject);
  const endsAt = ownEnd !== undefined && ownEnd < closesAt ? ownEnd : closesAt;
  if (grant.until <= endsAt)
    return refused('grant-before-closing', { facts: { until: grant.until, closesAt: endsAt } });
  const last = lastDayOf({ closesAt: grant.until }, subject.call.identity.zone.value);
  const day = reachableDay(subject.calendar, last);
  if (!day.ok) return refused(day.refusal.because, { facts: { year: day.refusal.year } });
  const next = stageAfter(subject, from, stage);
  const nextCloses = next === undefined ? undefined : lockOf(subject.locks, next).closesAt;
  if (next !== undefined && nextCloses !== undefined && grant.until >= nextCloses)
    return refused('past-the-next-stage', {
      facts: {
        next: stageSaid(subject.call, next).zh,
        nextEn: stageSaid(subject.call, next).en,
        closesAt: nextCloses,
      },
    });
  const move = moved(declaration.standing, ended ? 'restore' : 'grant', from);
  const back = restored(subject, move, at, actor);
  const { term } = declaration;
  if (term && grant.until <= closesAt && lockedAt === undefined)
    return accepted({
      ...back,
      set: { ...back.set, term: movedTo(term, grant.until) },
      gates: [{ kind: 'open', stage }],
      inputs: { stage, until: grant.until, reason: grant.reason },
    });
  const number = declaration.grants + 1;
  return accepted({
    ...back,
    set: { ...back.set, grants: number, grant: { stage, number, until: grant.until } },
    gates: [{ kind: 'new-grant', stage, number, grant }],
    inputs: { stage, until: grant.until, reason: grant.reason },
  });
}

/**
 * The stage that a declaration enters when it leaves this one. A late entry into a closed stage would lead nowhere. A
 * declaration that is with the applicant goes to the employer next, whichever lock it must be resubmitted by.
 */
function stageAfter({ call, declaration }: Case, from: Change['to'], stage: string): string | undefined {
  const standing = { ...declaration, standing: from };
  const of = ofStage(standing);
  const stages = aheadOf(call, standing).map(({ step, body }) => body?.stage ?? stageFor(call, step, of));
  return stages.find((each) => each !== stage);
}

function restored({ declaration }: Case, move: Moved, at: Instant, actor: Actor): Change {
  const wasLapsed = endedByLock(declaration) !== undefined;
  const hadRun = declaration.run > 0;
  const holdsClaim = move.to !== 'draft';
  return {
    ...move,
    at,
    actor,
    set: {
      // The wait begins anew at the contact's desk, even if it lapsed at the superior's.
      ...(wasLapsed ? { enteredAt: at, round: declaration.round + 1, desk: 'contact' as const } : {}),
      ...(hadRun && wasLapsed ? { run: declaration.run + 1 } : {}),
    },
    drop: wasLapsed ? ['lapsed', 'token'] : [],
    gates: [],
    ...(holdsClaim && wasLapsed ? { claim: 'take' as const } : {}),
  };
}
