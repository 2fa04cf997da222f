import { daysOfNotice, noticePolicy } from '../../domain/acts/notice-days.ts';
import { citation } from '../../domain/call/call.ts';
import { lengthSaid, publicNoticePeriod } from '../../domain/call/public-notice.ts';
import { noticeRulesOf, stepOf } from '../../domain/call/steps.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { PublicNotice } from '../../domain/declaration/notice.ts';
import { sayUnarranged } from '../../domain/reminders/ladder/unarranged.ts';
import { isProvisional } from '../../domain/time/calendar.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { pairs } from '../html/table.ts';
import { provisionalNote } from './calendar-notes.ts';
import { countedDays, dayNamed } from './counted-days.ts';
import { chinese, clause, named, saidIn, translator } from './words.ts';

/** Shows a posted public notice with each of its days and whether it counts. */
export function noticeDays(language: Language, subject: Case, notice: PublicNotice): Html {
  const t = translator(language);
  const { call } = subject;
  const step = stepOf(call, notice.step);
  const { days: length } = noticeRulesOf(call, notice.step);
  const days = daysOfNotice(subject, notice);
  // A notice that has ended is shown as it was counted then.
  const calendar = subject.endedUnder ?? subject.calendar;
  const period = publicNoticePeriod(noticePolicy(call, notice.step), calendar, notice.postedOn);
  // Two calendars may have counted two notices that ended; then the table of days would not be that of this one.
  const isSame = notice.counted === undefined || notice.counted.calendar === calendar.version;
  return html`<h2>${named(language, step)}</h2>
${pairs([
  [t('张贴日期', 'Posted on'), dayNamed(language, notice.postedOn)],
  [t('张贴地点', 'Posted at'), chinese(language, notice.place)],
  days.ok && [t('最后一天', 'Last day'), dayNamed(language, days.value.lastDay)],
  days.ok && [t('可以登记结果', 'Result can be recorded from'), dayNamed(language, days.value.resultFrom)],
  !days.ok && [t('最后一天', 'Last day'), saidIn(language, sayUnarranged(days.refusal.year))],
  [
    t('至少', 'At least'),
    html`${saidIn(language, lengthSaid(noticePolicy(call, notice.step)))} ${clause(language, citation(length))}`,
  ],
  notice.endedOn !== undefined && [t('结果已登记', 'Result recorded on'), notice.endedOn],
  notice.opinion !== undefined && [
    step.by === 'body' ? t('部门意见', 'Opinion') : t('单位意见', "Employer's opinion"),
    chinese(language, notice.opinion),
  ],
])}
${period.ok && isSame && html`<details><summary>${t('逐日计算', 'Day by day')}</summary>${countedDays(language, subject, notice.step, period.value)}</details>`}
${period.ok && notice.endedOn === undefined && isProvisional(calendar, notice.postedOn, period.value.resultFrom) && provisionalNote(language, calendar)}`;
}
