import { describe, expect, test } from 'vitest';
import { noticePolicy } from '../../../domain/acts/notice-days.ts';
import type { Call } from '../../../domain/call/call.ts';
import { publicNoticePeriod } from '../../../domain/call/public-notice.ts';
import { noticeRulesOf } from '../../../domain/call/steps.ts';
import { countedDays, dayNamed } from '../../../pages/parts/counted-days.ts';
import { callWith, jiaxing } from '../../rigs/domain/cases.ts';
import { FIVE_WORKING_DAYS } from '../../rigs/domain/five-working-days.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

/** The cells of the table's rows, as they are read. */
function rowsOf(call: Call, postedOn: string, language: 'zh' | 'en' = 'zh'): string[][] {
  const period = publicNoticePeriod(noticePolicy(call, 'notice'), publishedCalendar, postedOn);
  if (!period.ok) throw new Error(period.refusal.because);
  const body = countedDays(language, { call }, 'notice', period.value).text.split('<tbody')[1] ?? '';
  return body
    .split('</tr>')
    .map((row) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => textOf(cell)))
    .filter((cells) => cells.length > 0);
}

function textOf(markup: string): string {
  return markup.replace(/<[^>]*>/g, '');
}

const HOLIDAY = '放假：国庆节';

test('lists the days around National Day 2021 with rest days and make-up days', () => {
  expect(rowsOf(jiaxing, '2021-09-24')).toEqual([
    ['2021-09-24（周五）', '工作日', '不计', '张贴当日'],
    ['2021-09-25（周六）', '休息日', '不计', '周末'],
    ['2021-09-26（周日）', '调休上班日', '计入：第 1 天', '国务院办公厅通知安排上班'],
    ['2021-09-27（周一）', '工作日', '计入：第 2 天', '正常工作日'],
    ['2021-09-28（周二）', '工作日', '计入：第 3 天', '正常工作日'],
    ['2021-09-29（周三）', '工作日', '计入：第 4 天', '正常工作日'],
    ['2021-09-30（周四）', '工作日', '计入：第 5 天', '正常工作日'],
  ]);
  const across = rowsOf(jiaxing, '2021-09-27');
  expect(across.slice(0, 5).map(([, , counts]) => counts)).toEqual([
    '不计',
    '计入：第 1 天',
    '计入：第 2 天',
    '计入：第 3 天',
    '不计',
  ]);
  expect(across.slice(4, 11).map(([, kind, , why]) => [kind, why])).toEqual(
    Array.from({ length: 7 }, () => ['休息日', HOLIDAY]),
  );
  expect(across.slice(11)).toEqual([
    ['2021-10-08（周五）', '工作日', '计入：第 4 天', '正常工作日'],
    ['2021-10-09（周六）', '调休上班日', '计入：第 5 天', '国务院办公厅通知安排上班'],
  ]);
});

const counting = callWith((call) => {
  noticeRulesOf(call, 'notice').countStartDay.value = true;
});

describe.each(FIVE_WORKING_DAYS)('posted on %s', (postedOn, counted, notCounted) => {
  test.each([
    ['the day of posting counted', counting, counted],
    ['the day of posting not counted', jiaxing, notCounted],
  ] as const)('ends with the fifth day, %s', (_, call, lastDay) => {
    const last = rowsOf(call, postedOn).at(-1);
    expect([last?.[0], last?.[2]]).toEqual([dayNamed('zh', lastDay), '计入：第 5 天']);
  });
});

test('is in English too, with the holiday’s own name in Chinese', () => {
  const rows = rowsOf(jiaxing, '2021-09-29', 'en');
  expect(rows[0]).toEqual(['2021-09-29 (Wed)', 'Working day', 'no', 'The day of posting']);
  expect(rows[2]).toEqual(['2021-10-01 (Fri)', 'Rest day', 'no', 'Holiday: 国庆节']);
});
