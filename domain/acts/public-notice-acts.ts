import { MOST_ROUNDS } from '../bounds.ts';
import { citation, stageOf } from '../call.ts';
import { employerOf, type PublicNotice } from '../declaration.ts';
import type { Defect } from '../draft.ts';
import { type Day, dayOf } from '../instant.ts';
import {
  acceptPostedDay,
  lastFeasiblePostingDay,
  type PublicNoticePolicy,
  publicNoticePeriod,
} from '../public-notice.ts';
import { accepted, type Change, type Gate, refused, type Verdict } from '../verdict.ts';
import { lastDayOf, sayLastDay } from '../windows.ts';
import { type Arrival, type Case, closingUnder, guard } from './guard.ts';
import { nextOnRoute } from './review.ts';
import { spendGrant } from './spend.ts';

/** The call's policy for the public notice, as plain values. */
export function noticePolicy({ call }: Pick<Case, 'call'>): PublicNoticePolicy {
  const { workingDays, countStartDay, earliestResult, backdateDays } = call.publicNotice;
  return {
    workingDays: workingDays.value,
    countStartDay: countStartDay.value,
    earliestResult: earliestResult.value,
    backdateDays: backdateDays.value,
  };
}

/** The last day on which a result of the public notice can be received: the grant's, or else the stage's. */
export function lastResultDay(subject: Case, stage: string): Day {
  return lastDayOf({ closesAt: closingUnder(subject, stage) }, subject.call.identity.zone.value);
}

/** The same as people are told it, with the hour where the day ends before midnight. */
function sayLatest(subject: Case, stage: string): string {
  return sayLastDay(closingUnder(subject, stage), subject.call.identity.zone.value);
}

export interface Posting {
  readonly postedOn: Day;
  readonly place: string;
  /** The employer has read that this posting cannot finish in time, and posts all the same. */
  readonly confirmed: boolean;
}

/** The employer states on which day it posted the declaration. */
export function postNotice(subject: Case, posting: Posting, arrival: Arrival): Verdict<Change> {
  const gate = guard(subject, 'post', arrival);
  if (!gate.ok) return gate;
  const period = periodOf(subject, posting, arrival);
  if (!period.ok) return period;
  const { lastDay, resultFrom } = period.value;
  const latest = lastResultDay(subject, gate.value.stage);
  const inTime = resultFrom <= latest;
  if (!inTime && !posting.confirmed)
    return refused('cannot-finish-in-time', {
      facts: {
        lastDay,
        resultFrom,
        latest: sayLatest(subject, gate.value.stage),
        ...feasible(subject, latest),
      },
    });
  return accepted({
    move: 'post',
    to: 'posted',
    at: arrival.at,
    actor: arrival.actor,
    set: { enteredAt: arrival.at, desk: 'contact', notice: period.value },
    gates: [gate.value],
    clause: citation(subject.call.publicNotice.workingDays),
    inputs: { postedOn: posting.postedOn, statedOn: period.value.statedOn, lastDay, resultFrom, inTime },
    ...(inTime ? {} : { warnings: ['cannot-finish-in-time'] }),
  });
}

function periodOf(subject: Case, posting: Posting, arrival: Arrival): Verdict<PublicNotice> {
  const { declaration, calendar } = subject;
  const zone = subject.call.identity.zone.value;
  const policy = noticePolicy(subject);
  const { postedOn, place } = posting;
  const today = dayOf(arrival.at, zone);
  const submittedOn = dayOf(declaration.submittedAt ?? arrival.at, zone);
  const { interruptedOn } = declaration;
  const wrong = acceptPostedDay({ policy, postedOn, submittedOn, interruptedOn, today });
  const defects: Defect[] = wrong.map(({ because, ...detail }) => ({ at: '/postedOn', because, detail }));
  if (place.trim() === '') defects.push({ at: '/place', because: 'missing' });
  if (defects.length > 0) return refused('posting-wrong', { defects });
  const period = publicNoticePeriod(policy, calendar, postedOn);
  if (!period.ok) return refused(period.refusal.because, { facts: { year: period.refusal.year } });
  const { lastDay, resultFrom } = period.value;
  const employer = employerOf(declaration) ?? '';
  return accepted({ employer, postedOn, statedOn: today, place, lastDay, resultFrom });
}

/** The last day on which posting still leads to a result in time, if there is one. */
export function feasible(subject: Case, latest: Day): { lastFeasible?: Day } {
  const found = lastFeasiblePostingDay(noticePolicy(subject), subject.calendar, latest);
  return found.ok ? { lastFeasible: found.value } : {};
}

/** "No objection", with the employer's opinion: this is the employer's recommendation. */
export function recordResult(
  subject: Case,
  { opinion }: { opinion: string },
  arrival: Arrival,
): Verdict<Change> {
  const gate = guard(subject, 'record', arrival);
  if (!gate.ok) return gate;
  const { declaration, call } = subject;
  const notice = declaration.notice;
  if (!notice)
    return refused('not-in-this-standing', { facts: { standing: declaration.standing, move: 'record' } });
  const today = dayOf(arrival.at, call.identity.zone.value);
  if (today < notice.resultFrom)
    return refused('notice-still-running', {
      clause: citation(call.publicNotice.workingDays),
      facts: { lastDay: notice.lastDay, resultFrom: notice.resultFrom },
    });
  const open = declaration.objections.filter((objection) => objection.handling === undefined);
  if (open.length > 0) return refused('objection-unsettled', { facts: { objections: open.length } });
  if (opinion.trim() === '') return refused('opinion-missing');
  const change = recommendation(subject, { ...notice, endedOn: today, opinion }, arrival, gate.value);
  return accepted(spendGrant(subject, change));
}

function recommendation(
  { declaration, call }: Case,
  notice: PublicNotice,
  arrival: Arrival,
  gate: Gate,
): Change {
  return {
    move: 'record',
    to: nextOnRoute(declaration, 0),
    at: arrival.at,
    actor: arrival.actor,
    set: { enteredAt: arrival.at, desk: 'contact', notice, bodyIndex: 0 },
    gates: [gate],
    clause: citation(stageOf(call, gate.stage).duty),
    inputs: { postedOn: notice.postedOn, lastDay: notice.lastDay, objections: declaration.objections.length },
  };
}

/** The notice was interrupted (taken down, wrong content): it is posted again and counted anew. */
export function interruptNotice(
  subject: Case,
  { reason }: { reason: string },
  arrival: Arrival,
): Verdict<Change> {
  const gate = guard(subject, 'interrupt', arrival);
  if (!gate.ok) return gate;
  if (reason.trim() === '') return refused('reason-missing');
  if (subject.declaration.round >= MOST_ROUNDS)
    return refused('too-many-rounds', { facts: { most: MOST_ROUNDS } });
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
    clause: citation(subject.call.publicNotice.workingDays),
    inputs: { reason },
  });
}
