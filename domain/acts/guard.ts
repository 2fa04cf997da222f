import type { Call } from '../call/call.ts';
import { lateClause, stageNamed } from '../call/steps.ts';
import { termClause } from '../call/term.ts';
import { isOpen, type Locks, lockOf } from '../call/windows.ts';
import type { Arrival, Case } from '../declaration/case.ts';
import type { Gate } from '../declaration/change.ts';
import { endAtClosing } from '../declaration/closing-end.ts';
import type { Lapse } from '../declaration/lapse.ts';
import { isFinal, type Move, mayMove } from '../declaration/moves.ts';
import { stepOfTerm, termEnd } from '../declaration/term.ts';
import { governingStage } from '../declaration/way.ts';
import type { Instant } from '../values/instant.ts';
import { accepted, type Refusal, refused, type Verdict } from '../values/verdict.ts';

/**
 * Every act of a person passes this first: an applicant acts only on their own declaration (another's is reported as
 * absent), the standing allows the move, nothing changed since the page was shown, and the governing stage's gate is
 * open at the received instant.
 */
export function guard(subject: Case, move: Move, arrival: Arrival): Verdict<Gate> {
  const { declaration } = subject;
  const { actor } = arrival;
  if (actor.kind === 'applicant' && actor.account !== declaration.account)
    return refused('no-such-declaration');
  if (!mayMove(declaration.standing, move)) return refusedAsItStands(subject, move, arrival.at);
  if (declaration.version !== arrival.version)
    return refused('stale', { facts: { shown: arrival.version, now: declaration.version } });
  if (declaration.bookedFor !== undefined && NOT_WHILE_BOOKED.has(move))
    return refusedAsBooked(declaration.bookedFor);
  const stage = governingStage(subject.call, declaration);
  if (stage === undefined) return refusedAsItStands(subject, move, arrival.at);
  return passGate(subject, stage, arrival.at);
}

/** What a draft takes no more from its booking until that has run or is cancelled: it is submitted as it was booked. */
const NOT_WHILE_BOOKED: ReadonlySet<Move> = new Set<Move>(['change', 'submit', 'book']);

/** The refusal of an edit of a draft that is booked to be submitted. */
export function refusedAsBooked(bookedFor: Instant) {
  return refused('is-booked', { facts: { bookedFor } });
}

/**
 * Why a declaration does not admit this move as it stands; after a lock ended it, by which clause. An act that arrived
 * before the closing is judged by its instant first: the lock ended the declaration although the act was in time, and
 * the refusal says so. Without an instant somebody only looks.
 */
export function refusedAsItStands(
  subject: Pick<Case, 'declaration' | 'call' | 'locks'>,
  move: Move,
  at?: Instant,
) {
  const { declaration, call } = subject;
  const { standing, lapsed } = declaration;
  if (at !== undefined && wasInTime(subject, move, at))
    return refused('in-time-but-unrecorded', { facts: { at } });
  if (!isFinal(standing) || !lapsed) return refused('not-in-this-standing', { facts: { standing, move } });
  const { name, en = name } = stageNamed(call, lapsed.stage);
  const { clause } = endAtClosing(call, { ...declaration, standing: lapsed.from }, lapsed);
  const because =
    standing === 'refused' ? 'refused-by-lock' : lapsed.as === 'abandoned' ? 'abandoned' : 'lapsed';
  return refused(because, { clause, facts: { stage: name, stageEn: en } });
}

/** Whether an act arrived before the lock, or the end of a grant, ended a declaration that admitted the act. */
export function wasInTime(
  { declaration, locks }: Pick<Case, 'declaration' | 'locks'>,
  move: Move,
  at: Instant,
): boolean {
  const { lapsed } = declaration;
  const end = lapsed && mayMove(lapsed.from, move) ? endedBy({ locks }, lapsed) : undefined;
  return end !== undefined && at < end;
}

/**
 * The closing by which the lock, or the end of a grant, ended a declaration. If the stage was opened again since and is
 * about to restore it, the new closing counts. The old one stays if this reopening passed the declaration over, or if
 * an older generation ended it.
 */
function endedBy({ locks }: Pick<Case, 'locks'>, lapsed: Lapse): Instant | undefined {
  const { closesAt, generation } = lockOf(locks, lapsed.stage);
  const { until } = lapsed;
  if (lapsed.term) return until;
  const isOfNow = lapsed.generation >= generation - 1;
  const stays = lapsed.passedOver && lapsed.generation === generation;
  const reopened = isOfNow && !stays ? closesAt : undefined;
  if (reopened === undefined || until === undefined) return reopened ?? until;
  return reopened > until ? reopened : until;
}

/**
 * The gate that a write under this stage must pass: the declaration's own grant, or else the stage's lock, which may
 * have been moved past the grant's end, together with the case's own deadline in its present step.
 */
export function passGate(subject: Case, stage: string, at: Instant): Verdict<Gate> {
  const { declaration, call, locks } = subject;
  const grant = declaration.grant?.stage === stage ? declaration.grant : undefined;
  if (grant && at < grant.until) return accepted({ kind: 'grant', stage, number: grant.number, uses: false });
  const passed = passLock(call, locks, stage, at);
  const isLate = !passed.ok && passed.refusal.because === 'stage-closed';
  if (grant && isLate) return refused('grant-ran-out', { facts: { until: grant.until } });
  return stage === governingStage(call, declaration) ? passTerm(subject, passed, at) : passed;
}

/** Judges the case's own deadline beside the lock. Of two that are over, the one that was over first is named. */
function passTerm(subject: Case, passed: Verdict<Gate>, at: Instant): Verdict<Gate> {
  const { declaration, call, locks } = subject;
  const endsAt = termEnd(subject);
  const stage = governingStage(call, declaration);
  if (endsAt === undefined || stage === undefined) return passed;
  const isFirst = passed.ok || endsAt < lockOf(locks, stage).closesAt;
  if (at >= endsAt && isFirst) {
    const step = stepOfTerm(call, declaration);
    const { name, en = name } = step;
    return refused('term-over', { clause: termClause(step), facts: { step: name, stepEn: en, endsAt } });
  }
  const recorded = declaration.term?.endsAt;
  const isRecorded = recorded !== undefined && at < recorded;
  return passed.ok && passed.value.kind === 'open' && isRecorded
    ? accepted({ ...passed.value, term: recorded })
    : passed;
}

/**
 * Why nothing can be done under a stage, for somebody who only looks at it; undefined while something can. A look has
 * no instant that counts: once the stage is locked it is closed for every look.
 */
export function closedToLookers(subject: Case, stage: string, at: Instant): Refusal | undefined {
  const { lockedAt, closesAt } = lockOf(subject.locks, stage);
  const gate = passGate(subject, stage, lockedAt !== undefined && at < closesAt ? closesAt : at);
  return gate.ok ? undefined : gate.refusal;
}

/** The instant from which this declaration can do nothing more under the stage: its closing, or a later grant's end. */
export function closingUnder({ declaration, locks }: Case, stage: string): Instant {
  const { closesAt } = lockOf(locks, stage);
  const { grant } = declaration;
  return grant?.stage === stage && grant.until > closesAt ? grant.until : closesAt;
}

/**
 * The instant from which a declaration can do nothing more in its present wait: the closing of its stage or its own deadline,
 * whichever is earlier, or the end of a later grant. It is undefined if it waits for nothing.
 */
export function closingOfWait(subject: Case): Instant | undefined {
  const { call, declaration, locks } = subject;
  const stage = governingStage(call, declaration);
  if (stage === undefined) return undefined;
  const { closesAt } = lockOf(locks, stage);
  const own = termEnd(subject) ?? closesAt;
  const first = own < closesAt ? own : closesAt;
  const { grant } = declaration;
  return grant?.stage === stage && grant.until > first ? grant.until : first;
}

/** Judges the stage's lock alone. A declaration that does not exist yet, and a return, must pass it. */
export function passLock(call: Call, locks: Locks, stage: string, at: Instant): Verdict<Gate> {
  const lock = lockOf(locks, stage);
  if (isOpen(lock, at)) return accepted({ kind: 'open', stage });
  const { name, en = name } = stageNamed(call, stage);
  const facts = { stage: name, stageEn: en, opensAt: lock.opensAt, closesAt: lock.closesAt };
  if (at < lock.opensAt) return refused('stage-not-open', { facts });
  if (at < lock.closesAt) return refused('in-time-but-unrecorded', { facts: { ...facts, at } });
  return refused('stage-closed', { clause: lateClause(call, stage), facts });
}
