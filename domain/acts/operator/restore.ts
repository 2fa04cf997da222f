import { stageOfActor } from '../../call/call.ts';
import { stageSaid } from '../../call/named.ts';
import { lastDayOf, lockOf } from '../../call/windows.ts';
import type { Case } from '../../declaration/case.ts';
import type { Actor, Change } from '../../declaration/change.ts';
import { governingStage } from '../../declaration/declaration.ts';
import { isFinal } from '../../declaration/moves.ts';
import { reachableDay } from '../../time/calendar.ts';
import type { Instant } from '../../values/instant.ts';
import { accepted, refused, type Verdict } from '../../values/verdict.ts';

/**
 * A reopened stage answers every end that the lock of its last generation made, and only those: what lapsed, what it
 * refused for an objection that nobody settled, what a grant beside it let run out; and what the last reopening passed
 * over. The declaration goes back to the standing that it ended from, in a new run, and takes the person's claim again.
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
  if (ended?.stage !== stage || ended.generation !== generation - 1) return undefined;
  return {
    ...restored(subject, ended.from, at, actor),
    gates: [{ kind: 'reopened', stage, generation }],
    inputs: { stage, generation },
  };
}

/** What a lock made of a declaration; undefined of one that still waits, or that a person ended. */
function endedByLock({ standing, lapsed }: Case['declaration']): Case['declaration']['lapsed'] {
  return isFinal(standing) ? lapsed : undefined;
}

/**
 * A person who claimed for another declaration meanwhile keeps that one: this end stands, and is told so. The number may
 * be claimed by somebody else, which is another thing to be told: `cause` is the refusal's own word. The next reopening
 * looks at it again, since the claim may be free by then.
 */
export function passOver(
  { declaration, locks }: Case,
  stage: string,
  cause: 'already-claimed' | 'number-claimed',
  actor: Actor,
  at: Instant,
): Change {
  const { generation } = lockOf(locks, stage);
  const { lapsed } = declaration;
  return {
    move: 'pass-over',
    to: declaration.standing,
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
 * A grant admits one late entry of one declaration, once: until its instant it stands in for the lock of the stage
 * that governs the declaration, or governed it when it lapsed. It ends before the next stage closes: that one moves first;
 * and in a year to which people can count, as every closing does.
 */
export function grantLateEntry(
  subject: Case,
  grant: Grant,
  expected: { version: number },
  actor: Actor,
  at: Instant,
): Verdict<Change> {
  const { declaration } = subject;
  if (declaration.version !== expected.version)
    return refused('stale', { facts: { shown: expected.version, now: declaration.version } });
  const ended = endedByLock(declaration);
  const from = ended?.from ?? declaration.standing;
  const stage = ended?.stage ?? governingStage(subject.call, declaration);
  if (isFinal(from) || stage === undefined)
    return refused('not-in-this-standing', { facts: { standing: declaration.standing, move: 'grant' } });
  // One that ran out stands on a declaration while its stage is open again: another takes its place.
  if (declaration.grant && declaration.grant.until > at)
    return refused('granted-already', { facts: { until: declaration.grant.until } });
  if (grant.until <= at) return refused('grant-in-the-past', { facts: { until: grant.until } });
  const { closesAt } = lockOf(subject.locks, stage);
  if (grant.until <= closesAt)
    return refused('grant-before-closing', { facts: { until: grant.until, closesAt } });
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
  const number = declaration.grants + 1;
  const back = restored(subject, from, at, actor);
  return accepted({
    ...back,
    move: ended ? 'restore' : 'grant',
    set: { ...back.set, grants: number, grant: { stage, number, until: grant.until } },
    gates: [{ kind: 'new-grant', stage, number, grant }],
    inputs: { stage, until: grant.until, reason: grant.reason },
  });
}

/**
 * The stage that a declaration enters when it leaves this one: late into a stage that is closed leads nowhere. What is
 * with the applicant goes to the employer next, by whichever lock it must be back.
 */
function stageAfter({ call, declaration }: Case, from: Change['to'], stage: string): string | undefined {
  const employers = stageOfActor(call, 'employer').id;
  const isWithApplicant = from === 'draft' || from === 'returned';
  if (isWithApplicant && stage !== employers) return employers;
  const ahead = declaration.route.slice(from === 'forwarded' ? declaration.bodyIndex : 0);
  return ahead.find((step) => step.stage !== stage)?.stage;
}

function restored({ declaration }: Case, to: Change['to'], at: Instant, actor: Actor): Change {
  const wasLapsed = endedByLock(declaration) !== undefined;
  const hadRun = declaration.run > 0;
  const holdsClaim = to !== 'draft';
  return {
    move: 'restore',
    to,
    at,
    actor,
    set: {
      // It begins anew at the contact's desk, whoever's silence it lapsed by.
      ...(wasLapsed ? { enteredAt: at, round: declaration.round + 1, desk: 'contact' as const } : {}),
      ...(hadRun && wasLapsed ? { run: declaration.run + 1 } : {}),
    },
    drop: wasLapsed ? ['lapsed', 'token'] : [],
    gates: [],
    ...(holdsClaim && wasLapsed ? { claim: 'take' as const } : {}),
  };
}
