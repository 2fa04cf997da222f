import {
  cannotBeFinished,
  lastPostingBound,
  lastPostingDay,
  ownDaysTooLate,
} from '../../domain/acts/feasibility.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { governingStage } from '../../domain/declaration/way.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { dayNamed } from './counted-days.ts';
import { noteBox } from './problems.ts';
import { translator } from './words.ts';

/** Tells the applicant before submission by when it can still be finished, if that is sooner than the closing. */
export function submitByNote(language: Language, subject: Case, at: Instant): Html | false {
  const { declaration, call } = subject;
  const t = translator(language);
  const stage = governingStage(call, declaration);
  const late = stage === undefined ? undefined : ownDaysTooLate(subject, stage, at);
  if (late === undefined) return false;
  const last = dayNamed(language, late.lastPosting);
  const words = cannotBeFinished(subject, at)
    ? t(
        `现在提交，公示已来不及期满：最迟须于 ${last} 张贴。除非截止时间延后，申报将在用人单位环节按逾期处理；有特殊情况的，请先向人社部门说明并申请。`,
        `Submitted now, its public notice can no longer end in time: it had to be posted by ${last}. Unless the deadline moves, it will lapse with the employer; for a special reason, ask the HR bureau first.`,
      )
    : t(
        `请在 ${last} 前（含当日）提交并请单位当日审核、张贴公示：再晚提交虽会收下，公示却来不及期满，届时按逾期处理。`,
        `Submit by ${last}, and have the employer review and post it that day: what comes later is taken, but its public notice cannot end in time and it will lapse.`,
      );
  return noteBox('warning', html`<p>${words}${mayBeSooner(language, subject)}</p>`);
}

/** Says that the day is only a bound, while the arrangement of its year is not published. */
function mayBeSooner(language: Language, subject: Case): string {
  if (lastPostingDay(subject) !== undefined) return '';
  const year = subject.calendar.lastYear + 1;
  return translator(language)(
    `${year}年放假安排尚未公布，公布后这一天可能更早。`,
    ` ${year}'s arrangement is not published; once it is, the day may be earlier.`,
  );
}

/** Tells any reader that a declaration which waits with others can no longer be finished in time. */
export function cannotFinishNote(language: Language, subject: Case, at: Instant): Html | false {
  const t = translator(language);
  if (!cannotBeFinished(subject, at)) return false;
  const last = lastPostingBound(subject);
  const day = last === undefined ? '' : dayNamed(language, last);
  const by = last === undefined ? '' : t(`（最迟须于 ${day} 张贴）`, ` (it had to be posted by ${day})`);
  return noteBox(
    'warning',
    html`<p>${t(`公示在用人单位环节截止前已来不及期满${by}；如截止时间不延后，届时将按逾期处理。有特殊情况的，请向人社部门说明并申请。`, `The public notice can no longer end before the employer's stage closes${by}; unless the deadline moves, the declaration will lapse. For a special reason, ask the HR bureau.`)}</p>`,
  );
}
