import { noticePolicy } from '../../domain/acts/notice-days.ts';
import { citation } from '../../domain/call/call.ts';
import {
  lengthSaid,
  type PublicNoticePeriod,
  type PublicNoticePolicy,
} from '../../domain/call/public-notice.ts';
import { noticeRulesOf } from '../../domain/call/steps.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Day } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { table } from '../html/table.ts';
import { chinese, clause, saidIn, translator } from './words.ts';

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

/** A day with its day of the week: `2021-10-08（周五）`. */
export function dayNamed(language: Language, day: Day): string {
  const name = WEEKDAYS[language][new Date(`${day}T00:00:00Z`).getUTCDay()];
  return language === 'zh' ? `${day}（${name}）` : `${day} (${name})`;
}

type CountedDay = PublicNoticePeriod['counted'][number];

/**
 * A table of the days of a step's public notice, from its posting to its last day: the kind of each, whether it counts, and
 * why.
 */
export function countedDays(
  language: Language,
  { call }: Pick<Case, 'call'>,
  step: string,
  { counted }: PublicNoticePeriod,
): Html {
  const t = translator(language);
  const { days, displayDays, countStartDay } = noticeRulesOf(call, step);
  const length = saidIn(language, lengthSaid(noticePolicy(call, step)));
  const numbers = numbered(counted);
  return html`${table({
    caption: t('逐日计算', 'Day by day'),
    isBrief: true,
    head: [t('日期', 'Day'), t('性质', 'Kind'), t('是否计入', 'Counts'), t('说明', 'Reason')],
    rows: counted.map((day, index) => [
      dayNamed(language, day.day),
      html`${kindOf(language, day)}${day.provisional && t('（暂定）', ' (provisional)')}`,
      day.counts ? t(`计入：第 ${numbers[index]} 天`, `yes: day ${numbers[index]}`) : t('不计', 'no'),
      reasonOf(language, day, index === 0),
    ]),
  })}
<div class="p">${t('公示不少于', 'At least ')}${length}${t('。', '.')} ${clause(language, citation(days))}${displayDays && clause(language, citation(displayDays))}</div>
<div class="p">${countStartDay.value ? startCounts(language, days.value.count) : t('张贴当日不计入，从次日起算。', 'The day of posting does not count; counting starts on the next day.')} ${clause(language, citation(countStartDay))}</div>`;
}

function numbered(counted: readonly CountedDay[]): number[] {
  let count = 0;
  return counted.map(({ counts }) => {
    if (counts) count += 1;
    return count;
  });
}

function kindOf(language: Language, { kind, note }: CountedDay): string {
  const t = translator(language);
  if (note === 'make-up') return t('调休上班日', 'Make-up working day');
  return kind === 'work' ? t('工作日', 'Working day') : t('休息日', 'Rest day');
}

function reasonOf(language: Language, { kind, note, holiday, counts }: CountedDay, isFirst: boolean): Part {
  const t = translator(language);
  if (holiday !== undefined) return html`${t('放假：', 'Holiday: ')}${chinese(language, holiday)}`;
  if (note === 'weekend') return t('周末', 'Weekend');
  if (!counts && kind === 'work')
    return isFirst ? t('张贴当日', 'The day of posting') : t('张榜期间', 'Of the days of display');
  if (note === 'make-up') return t('国务院办公厅通知安排上班', 'Made a working day by the State Council');
  return t('正常工作日', 'An ordinary working day');
}

function startCounts(language: Language, count: PublicNoticePolicy['count']): string {
  const t = translator(language);
  return count === 'working-days'
    ? t('张贴当日是工作日的，当日计入。', 'The day of posting counts if it is a working day.')
    : t('张贴当日计入。', 'The day of posting counts.');
}
