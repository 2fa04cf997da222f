import { expect, test } from 'vitest';
import { calendarOf } from '../../../domain/time/calendar.ts';
import { noticeDays } from '../../../pages/parts/notice-days.ts';
import { caseOf, declarationIn, ENDED_NOTICE, RUNNING_NOTICE } from '../../rigs/domain/cases.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';
import { withRest } from '../../rigs/machine/calendars.ts';

const AMENDED = calendarOf(withRest('2021-10-18'), 2);

test('a notice that stands is shown by the calendar in force', () => {
  const subject = { ...caseOf(declarationIn('posted')), calendar: AMENDED };
  const { text } = noticeDays('zh', subject, RUNNING_NOTICE);
  expect(text).toContain('2021-10-20（周三）');
  expect(text).toContain('2021-10-21（周四）');
  expect(text).toContain('放假：示例');
});

test('a notice that has ended is shown as it was counted then', () => {
  const subject = {
    ...caseOf(declarationIn('forwarded')),
    calendar: AMENDED,
    endedUnder: publishedCalendar,
  };
  const { text } = noticeDays('zh', subject, ENDED_NOTICE);
  expect(text).toContain('2021-10-19（周二）');
  expect(text).not.toContain('2021-10-21');
  expect(text).not.toContain('放假');
});

test('days that the next year may still change are shown as provisional, and others are not', () => {
  const subject = caseOf(declarationIn('posted'));
  const over = noticeDays('zh', subject, { ...RUNNING_NOTICE, postedOn: '2026-12-21' });
  expect(over.text).toContain('2026-12-28（周一）');
  expect(over.text).toContain('（暂定）');
  expect(over.text).toContain('可能因2027年放假安排而改变');
  const before = noticeDays('zh', subject, { ...RUNNING_NOTICE, postedOn: '2026-12-15' });
  expect(before.text).not.toContain('暂定');
});
