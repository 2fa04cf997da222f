import { describe, expect, test } from 'vitest';
import {
  endOfTerm,
  lastDayOfTerm,
  sayTerm,
  type Term,
  type TermPolicy,
  termPolicy,
} from '../../../domain/call/term.ts';
import { beijing, callWith } from '../../rigs/domain/cases.ts';
import { publishedCalendar as calendar } from '../../rigs/domain/published-calendar.ts';

const ZONE = 'Asia/Shanghai';
const WORKING: TermPolicy = {
  ...{ days: 3, count: 'working-days', countStartDay: false },
  ...{ onRestDay: 'next-working-day', endsAt: '24:00' },
};
const CALENDAR: TermPolicy = { ...WORKING, count: 'calendar-days' };

describe('the last day of a deadline of the case', () => {
  test.each<[string, TermPolicy, string, string]>([
    ['is the third working day after the event', WORKING, '2021-10-12', '2021-10-15'],
    ['passes the weekend by', WORKING, '2021-10-14', '2021-10-19'],
    [
      'counts a make-up Saturday, and no day of the National Day holiday',
      WORKING,
      '2021-09-29',
      '2021-10-09',
    ],
    [
      'counts the day of the event where the call says so',
      { ...WORKING, countStartDay: true },
      '2021-10-12',
      '2021-10-14',
    ],
    [
      'begins on Monday where the event falls on a Sunday that would count',
      { ...WORKING, countStartDay: true },
      '2021-10-17',
      '2021-10-20',
    ],
    ['goes over the end of a year', WORKING, '2021-12-30', '2022-01-05'],
    ['is the third calendar day after the event', CALENDAR, '2021-10-12', '2021-10-15'],
    [
      'is two days after it where its day counts',
      { ...CALENDAR, countStartDay: true },
      '2021-10-12',
      '2021-10-14',
    ],
    ['moves to Monday from a Sunday', CALENDAR, '2021-10-14', '2021-10-18'],
    ['moves past a whole holiday', CALENDAR, '2021-09-28', '2021-10-08'],
    [
      'stays on a Sunday where the call says so',
      { ...CALENDAR, onRestDay: 'same-day' },
      '2021-10-14',
      '2021-10-17',
    ],
  ])('%s', (_, policy, from, last) => {
    expect(lastDayOfTerm(policy, calendar, from)).toEqual({ ok: true, value: last });
  });

  test('is not guessed in a year whose calendar is not published', () => {
    const year = calendar.lastYear;
    expect(lastDayOfTerm(WORKING, calendar, `${year}-12-31`)).toMatchObject({
      refusal: { because: 'calendar-not-published', year: year + 1 },
    });
    const same: TermPolicy = { ...CALENDAR, onRestDay: 'same-day' };
    expect(lastDayOfTerm(same, calendar, `${year}-12-31`)).toEqual({ ok: true, value: `${year + 1}-01-03` });
  });
});

test('a deadline ends with its last day in the call’s zone, or at its hour, on whatever hour the event fell', () => {
  const late = beijing('2021-10-12 23:59:59.999');
  expect(endOfTerm(WORKING, calendar, late, ZONE)).toEqual({ ok: true, value: beijing('2021-10-16') });
  expect(endOfTerm({ ...WORKING, endsAt: '17:00' }, calendar, late, ZONE)).toEqual({
    ok: true,
    value: beijing('2021-10-15 17:00'),
  });
  expect(endOfTerm(WORKING, calendar, beijing('2021-10-13'), ZONE)).toEqual({
    ok: true,
    value: beijing('2021-10-19'),
  });
});

const TERM: Term = { days: 3, count: 'working-days', after: 'returned' };

test('what a step leaves out of its deadline is as the call says of all, and otherwise as the step says', () => {
  const call = callWith(() => {});
  expect(termPolicy(call, TERM)).toEqual({ ...WORKING });
  const own = { countStartDay: true, onRestDay: 'same-day', endsAt: '17:00' } as const;
  expect(termPolicy(call, { ...TERM, ...own })).toMatchObject(own);
});

test.each<[Partial<Term>, string, string]>([
  [{}, '自退回起3个工作日内', 'within 3 working days of the return'],
  [{ after: 'submitted', days: 1 }, '自提交起1个工作日内', 'within 1 working day of the submission'],
  [
    { after: 'employer', count: 'calendar-days', endsAt: '17:00' },
    '自“用人单位审核、公示、推荐”办结起3日内，末日17:00止',
    'within 3 calendar days of the end of "Employer\'s review, public notice and recommendation", until 17:00 of the last',
  ],
])('a deadline %o is said with its length and its event', (part, zh, en) => {
  expect(
    sayTerm(
      callWith(() => {}),
      { value: { ...TERM, ...part }, source: '四' },
    ),
  ).toEqual({ zh, en });
});
