import { citation } from '../../call/call.ts';
import { acceptPostedDay, type PostedDayRefusal } from '../../call/public-notice.ts';
import { noticeRulesOf } from '../../call/steps.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change, Gate } from '../../declaration/change.ts';
import { submittedEmployerOf } from '../../declaration/declaration.ts';
import { moved } from '../../declaration/moves.ts';
import type { NoticeDays, PublicNotice } from '../../declaration/notice.ts';
import { hasLostClaim } from '../../declaration/sealed-identity.ts';
import { nextOf } from '../../declaration/way.ts';
import type { Counted } from '../../time/calendar.ts';
import { MAX_ROUNDS } from '../../values/bounds.ts';
import type { Defect, WordedDefect } from '../../values/defect.ts';
import { type Day, dayOf } from '../../values/instant.ts';
import { accepted, type ReviewerRefusal, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { guard } from '../guard.ts';
import {
  daysOfNotice,
  endsTooLate,
  lastFeasibleBy,
  lastResultDay,
  noticePolicy,
  sayLatest,
} from '../notice-days.ts';
import { passOnward } from '../onward.ts';
import { spendGrant } from '../spend.ts';
import { dutyOf } from './judge-decision.ts';

export interface Posting {
  readonly postedOn: Day;
  readonly place: string;
  /** The employer has read that this posting cannot finish in time, and posts all the same. */
  readonly confirmed: boolean;
}

/** Records the day on which the employer states to have posted the declaration. */
export function postNotice(subject: Case, posting: Posting, arrival: Arrival): ReviewerVerdict<Change> {
  const gate = guard(subject, 'post', arrival);
  if (!gate.ok) return gate;
  const notice = noticeOf(subject, posting, arrival);
  if (!notice.ok) return notice;
  const days = daysOfNotice(subject, notice.value);
  const latest = lastResultDay(subject, gate.value.stage);
  const isTooLate = endsTooLate(subject, notice.value, latest);
  if (isTooLate && !posting.confirmed) return cannotFinish(subject, days, gate.value.stage);
  const counted = days.ok ? days.value : { waitsForYear: days.refusal.year };
  // If the last day cannot be counted yet, nobody knows whether the notice ends in time.
  const inTime = isTooLate || days.ok ? { inTime: !isTooLate } : {};
  return accepted({
    move: 'post',
    to: 'posted',
    at: arrival.at,
    actor: arrival.actor,
    set: { enteredAt: arrival.at, desk: 'contact', notice: notice.value },
    gates: [gate.value],
    clause: citation(noticeRulesOf(subject.call).days),
    inputs: { postedOn: posting.postedOn, statedOn: notice.value.statedOn, ...counted, ...inTime },
    ...(isTooLate ? { warnings: ['cannot-finish-in-time'] } : {}),
  });
}

function cannotFinish(
  subject: Case,
  days: Counted<NoticeDays>,
  stage: string,
): { ok: false; refusal: ReviewerRefusal } {
  const latest = sayLatest(subject, stage);
  const lastFeasible = lastFeasibleBy(subject, lastResultDay(subject, stage));
  const possible = lastFeasible === undefined ? {} : { lastFeasible };
  if (!days.ok) {
    const { year } = days.refusal;
    return refused('cannot-finish-before-year', { facts: { year, latest, ...possible } });
  }
  const { lastDay, resultFrom } = days.value;
  return refused('cannot-finish-in-time', { facts: { lastDay, resultFrom, latest, ...possible } });
}

/** A refusal of the day as a defect of its field: the day that bounds it is the detail of its sentence. */
function dayDefect({ because, ...detail }: PostedDayRefusal): Defect {
  return { at: '/postedOn', because, detail } as WordedDefect;
}

function noticeOf(
  subject: Case,
  { postedOn, place }: Posting,
  arrival: Arrival,
): ReviewerVerdict<PublicNotice> {
  const { declaration } = subject;
  const zone = subject.call.identity.zone.value;
  const policy = noticePolicy(subject);
  const today = dayOf(arrival.at, zone);
  const submittedOn = dayOf(declaration.submittedAt ?? arrival.at, zone);
  const { interruptedOn } = declaration;
  const wrong = acceptPostedDay({ policy, postedOn, submittedOn, interruptedOn, today });
  const defects: Defect[] = wrong.map(dayDefect);
  if (place.trim() === '') defects.push({ at: '/place', because: 'missing' });
  if (defects.length > 0) return refused('posting-wrong', { defects });
  return accepted({ employer: submittedEmployerOf(declaration), postedOn, statedOn: today, place });
}

/** Records "no objection" with the employer's opinion, which is the employer's recommendation. */
export function recordResult(
  subject: Case,
  { opinion }: { opinion: string },
  arrival: Arrival,
): ReviewerVerdict<Change> {
  const gate = guard(subject, 'record', arrival);
  if (!gate.ok) return gate;
  const { declaration, call } = subject;
  const notice = declaration.notice;
  if (!notice)
    return refused('not-in-this-standing', { facts: { standing: declaration.standing, move: 'record' } });
  const today = dayOf(arrival.at, call.identity.zone.value);
  const clause = citation(noticeRulesOf(call).days);
  const days = daysOfNotice(subject, notice);
  if (!days.ok) return refused(days.refusal.because, { clause, facts: { year: days.refusal.year } });
  const { lastDay, resultFrom } = days.value;
  if (today < resultFrom) return refused('notice-still-running', { clause, facts: { lastDay, resultFrom } });
  const open = declaration.objections.filter((objection) => objection.handling === undefined);
  const holdsUp = noticeRulesOf(call).unresolvedObjectionAtLock.value !== 'carry-forward';
  if (open.length > 0 && holdsUp)
    return refused('objection-unsettled', { facts: { objections: open.length } });
  const isLast = nextOf(call, declaration).to === 'recommended';
  if (isLast && hasLostClaim(declaration)) return refused('claim-lost');
  if (opinion.trim() === '') return refused('opinion-missing');
  const counted = { lastDay, resultFrom, calendar: subject.calendar.version };
  const ended = { ...notice, endedOn: today, opinion, counted };
  return passOnward(subject, spendGrant(subject, recommendation(subject, ended, arrival, gate.value)));
}

function recommendation(subject: Case, notice: PublicNotice, arrival: Arrival, gate: Gate): Change {
  const { declaration, call } = subject;
  const { to, bodyIndex } = nextOf(call, declaration);
  return {
    ...moved(declaration.standing, 'record', to),
    at: arrival.at,
    actor: arrival.actor,
    set: {
      enteredAt: arrival.at,
      desk: 'contact',
      notice,
      ...(bodyIndex === undefined ? {} : { bodyIndex }),
    },
    gates: [gate],
    clause: dutyOf(subject),
    inputs: {
      postedOn: notice.postedOn,
      ...(notice.counted ? { lastDay: notice.counted.lastDay, resultFrom: notice.counted.resultFrom } : {}),
      objections: declaration.objections.length,
    },
  };
}

/** Records that the notice was interrupted (taken down, wrong content). It must be posted again and is counted anew. */
export function interruptNotice(
  subject: Case,
  { reason }: { reason: string },
  arrival: Arrival,
): ReviewerVerdict<Change> {
  const gate = guard(subject, 'interrupt', arrival);
  if (!gate.ok) return gate;
  if (reason.trim() === '') return refused('reason-missing');
  if (subject.declaration.round >= MAX_ROUNDS)
    return refused('too-many-rounds', { facts: { most: MAX_ROUNDS } });
  return accepted({
    move: 'interrupt',
    to: 'supported',
    at: arrival.at,
    actor: arrival.actor,
    set: {
      enteredAt: arrival.at,
      desk: 'contact',
      round: subject.declaration.round + 1,
      interruptedOn: dayOf(arrival.at, subject.call.identity.zone.value),
    },
    drop: ['notice'],
    gates: [gate.value],
    clause: citation(noticeRulesOf(subject.call).days),
    inputs: { reason },
  });
}
