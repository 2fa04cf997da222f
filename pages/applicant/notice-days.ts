import type { Case } from '../../domain/acts/guard.ts';
import { noticePolicy } from '../../domain/acts/public-notice-acts.ts';
import { citation } from '../../domain/call.ts';
import type { PublicNotice } from '../../domain/declaration.ts';
import { type PublicNoticePeriod, publicNoticePeriod } from '../../domain/public-notice.ts';
import { type Html, html } from '../html.ts';
import { pairs, table } from '../table.ts';
import { chinese, clause, type Language, speaking } from '../words.ts';

/** The public notice as it was posted, with each of its days and whether it counts. */
export function noticeDays(language: Language, subject: Case, notice: PublicNotice): Html {
  const t = speaking(language);
  const { workingDays } = subject.call.publicNotice;
  const period = publicNoticePeriod(noticePolicy(subject), subject.calendar, notice.postedOn);
  return html`<h2>${t('公示', 'Public notice')}</h2>
${pairs([
  [t('张贴日期', 'Posted on'), notice.postedOn],
  [t('张贴地点', 'Posted at'), chinese(language, notice.place)],
  [t('最后一天', 'Last day'), notice.lastDay],
  [t('可以登记结果', 'Result from'), notice.resultFrom],
  [
    t('至少', 'At least'),
    html`${t(`${workingDays.value} 个工作日`, `${workingDays.value} working days`)} ${clause(language, citation(workingDays))}`,
  ],
  notice.endedOn !== undefined && [t('结果已登记', 'Result recorded on'), notice.endedOn],
  notice.opinion !== undefined && [t('单位意见', "Employer's opinion"), chinese(language, notice.opinion)],
])}
${period.ok && html`<details><summary>${t('逐日计算', 'Day by day')}</summary>${dayTable(language, period.value)}</details>`}`;
}

type CountedDay = PublicNoticePeriod['counted'][number];

function dayTable(language: Language, { counted }: PublicNoticePeriod): Html {
  const t = speaking(language);
  return table({
    caption: t('从张贴日到最后一天', 'From the posting to the last day'),
    head: [t('日期', 'Day'), t('性质', 'Kind'), t('是否计入', 'Counts')],
    rows: counted.map((day) => [
      day.day,
      kindOf(language, day),
      day.counts ? t('计入', 'yes') : t('不计', 'no'),
    ]),
  });
}

function kindOf(language: Language, { kind, note, holiday }: CountedDay): Html {
  const t = speaking(language);
  if (note === 'holiday') return html`${t('节假日：', 'Holiday: ')}${chinese(language, holiday ?? '')}`;
  if (note === 'weekend') return html`${t('周末', 'Weekend')}`;
  if (note === 'make-up') return html`${t('调休上班', 'Working day in exchange')}`;
  return html`${kind === 'work' ? t('工作日', 'Working day') : t('休息日', 'Rest day')}`;
}
