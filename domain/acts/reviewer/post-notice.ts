import { citation } from '../../call/call.ts';
import { acceptPostedDay, type PostedDayRefusal } from '../../call/public-notice.ts';
import { noticeRulesOf } from '../../call/steps.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change } from '../../declaration/change.ts';
import { type Declaration, submittedEmployerOf } from '../../declaration/declaration.ts';
import type { NoticeDays, PublicNotice } from '../../declaration/notice.ts';
import { noticesOf } from '../../declaration/notices.ts';
import { presentStep } from '../../declaration/way.ts';
import type { Counted } from '../../time/calendar.ts';
import type { Defect, WordedDefect } from '../../values/defect.ts';
import { type Day, dayOf } from '../../values/instant.ts';
import { accepted, type ReviewerRefusal, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { guard } from '../guard.ts';
import {
  daysOfNotice,
  endsTooLate,
  lastFeasibleDay,
  lastResultDay,
  noticePolicy,
  sayLatest,
} from '../notice-days.ts';
import { bodyOf } from './judge-decision.ts';

export interface Posting {
  readonly postedOn: Day;
  readonly place: string;
  /** Whoever posts has read that this posting cannot finish in time, and posts all the same. */
  readonly confirmed: boolean;
}

/** Records the day on which the employer, or the body whose notice it is, states to have posted the declaration. */
export function postNotice(subject: Case, posting: Posting, arrival: Arrival): ReviewerVerdict<Change> {
  const gate = guard(subject, 'post', arrival);
  if (!gate.ok) return gate;
  const notice = noticeOf(subject, posting, arrival);
  if (!notice.ok) return notice;
  const days = daysOfNotice(subject, notice.value);
  const { step } = notice.value;
  const latest = lastResultDay(subject, step);
  const isTooLate = endsTooLate(subject, notice.value, latest);
  if (isTooLate && !posting.confirmed) return cannotFinish(subject, days, step);
  const counted = days.ok ? days.value : { waitsForYear: days.refusal.year };
  // If the last day cannot be counted yet, nobody knows whether the notice ends in time.
  const inTime = isTooLate || days.ok ? { inTime: !isTooLate } : {};
  return accepted({
    move: 'post',
    to: 'posted',
    at: arrival.at,
    actor: arrival.actor,
    set: { enteredAt: arrival.at, desk: 'contact', ...postedBeside(subject.declaration, notice.value) },
    gates: [gate.value],
    clause: citation(noticeRulesOf(subject.call, step).days),
    inputs: {
      ...bodyOf(subject.declaration),
      postedOn: posting.postedOn,
      statedOn: notice.value.statedOn,
      ...counted,
      ...inTime,
    },
    ...(isTooLate ? { warnings: ['cannot-finish-in-time'] } : {}),
  });
}

/** A notice that is posted in place of an earlier one of its step, or beside those of other steps. */
function postedBeside(declaration: Declaration, notice: PublicNotice): Partial<Declaration> {
  const others = noticesOf(declaration).filter(({ step }) => step !== notice.step);
  return { notice, ...(others.length > 0 ? { earlierNotices: others } : {}) };
}

function cannotFinish(
  subject: Case,
  days: Counted<NoticeDays>,
  step: string,
): { ok: false; refusal: ReviewerRefusal } {
  const latest = sayLatest(subject, step);
  const lastFeasible = lastFeasibleDay(subject, step);
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
  const { declaration, call } = subject;
  const zone = call.identity.zone.value;
  const step = stepOfNotice(subject);
  const policy = noticePolicy(call, step);
  const today = dayOf(arrival.at, zone);
  const submittedOn = dayOf(declaration.submittedAt ?? arrival.at, zone);
  const { interruptedOn } = declaration;
  const endedOn = noticesOf(declaration).findLast((each) => each.step !== step)?.endedOn;
  const wrong = acceptPostedDay({ policy, postedOn, submittedOn, endedOn, interruptedOn, today });
  const defects: Defect[] = wrong.map(dayDefect);
  if (place.trim() === '') defects.push({ at: '/place', because: 'missing' });
  if (defects.length > 0) return refused('posting-wrong', { defects });
  return accepted({ step, employer: submittedEmployerOf(declaration), postedOn, statedOn: today, place });
}

/** The step whose notice is posted now. */
function stepOfNotice({ call, declaration }: Case): string {
  const step = presentStep(call, declaration);
  if (step?.kind !== 'public-notice') throw new Error(`The declaration ${declaration.id} is at no notice`);
  return step.id;
}
