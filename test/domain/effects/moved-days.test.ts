import { describe, expect, test } from 'vitest';
import publishedFile from '../../../calls/calendar.json' with { type: 'json' };
import type { Standing } from '../../../domain/declaration/moves.ts';
import { MOVES } from '../../../domain/declaration/moves.ts';
import { type MovedDay, movedDays } from '../../../domain/effects/moved-days.ts';
import { type CalendarFile, calendarOf, isProvisional } from '../../../domain/time/calendar.ts';
import { calendarChange } from '../../../domain/time/calendar-change.ts';
import { caseOf, declarationIn } from '../../rigs/domain/cases.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';
import { withRest } from '../../rigs/machine/calendars.ts';

const STANDINGS = Object.keys(MOVES) as Standing[];
const source = { notice: '示例', number: '示例', address: 'https://example.org' };

function amended(change: { rest?: string; work?: string }, more: CalendarFile['years'] = []): CalendarFile {
  const [first, ...rest] = publishedFile.years;
  if (!first) throw new Error('The file is empty');
  const off = change.rest === undefined ? [] : [{ from: change.rest, to: change.rest, name: '示例' }];
  const work = change.work === undefined ? [] : [change.work];
  const year = { ...first, off: [...first.off, ...off], work: [...first.work, ...work] };
  return { years: [year, ...rest, ...more] };
}

const newYear = {
  year: 2027,
  source,
  off: [{ from: '2026-12-31', to: '2027-01-02', name: '元旦' }],
  work: [],
};

/** The notice stands from 2021-10-12 to 10-19. For a closing on 11-11, the last day to post is 11-03. */
const AMENDMENTS: readonly [string, CalendarFile, Partial<Record<Standing, Record<string, string>>>][] = [
  ['a rest day before everything', amended({ rest: '2021-09-27' }), {}],
  [
    'a rest day on the day of posting',
    amended({ rest: '2021-10-12' }),
    { submitted: { handsOverAt: '2021-10-18 10:00' } },
  ],
  [
    'a rest day in the notice',
    amended({ rest: '2021-10-14' }),
    {
      submitted: { handsOverAt: '2021-10-18 10:00' },
      supported: { handsOverAt: '2021-10-18 10:00' },
      posted: { lastDay: '2021-10-20', resultFrom: '2021-10-21', handsOverAt: '2021-10-25 10:00' },
    },
  ],
  [
    'a rest day on its last day',
    amended({ rest: '2021-10-19' }),
    { posted: { lastDay: '2021-10-20', resultFrom: '2021-10-21', handsOverAt: '2021-10-25 10:00' } },
  ],
  [
    'a rest day on the first day of its result',
    amended({ rest: '2021-10-20' }),
    { posted: { handsOverAt: '2021-10-25 10:00' } },
  ],
  ['a rest day between', amended({ rest: '2021-10-25' }), { forwarded: { handsOverAt: '2021-10-26 10:00' } }],
  [
    'a rest day among the last that count',
    amended({ rest: '2021-11-08' }),
    { submitted: { lastFeasible: '2021-11-02' }, supported: { lastFeasible: '2021-11-02' } },
  ],
  ['a rest day on the closing', amended({ rest: '2021-11-11' }), {}],
  [
    'a Saturday in the notice that is worked',
    amended({ work: '2021-10-16' }),
    { posted: { lastDay: '2021-10-18', resultFrom: '2021-10-19', handsOverAt: '2021-10-21 10:00' } },
  ],
  [
    'a Saturday among the last that count that is worked',
    amended({ work: '2021-11-06' }),
    { submitted: { lastFeasible: '2021-11-04' }, supported: { lastFeasible: '2021-11-04' } },
  ],
  ['a year more', amended({}, [newYear]), {}],
];

describe.each(AMENDMENTS)('%s', (_, file, moved) => {
  test.each(STANDINGS)(
    'another calendar moves the days of a case at %s as far as they are counted over the change',
    (standing) => {
      const found = movedDays(caseOf(declarationIn(standing)), calendarOf(file, 2));
      const to = (days: readonly MovedDay[]) => Object.fromEntries(days.map((each) => [each.name, each.to]));
      expect(to(found)).toEqual(moved[standing] ?? {});
      // A moved day is told with its former value.
      for (const each of found) expect(each.from).not.toBe(each.to);
    },
  );
});

test('a last day to post that was stated nowhere is named with the day that it was, not as waiting for a year', () => {
  const file = withRest('2021-11-04', '2021-11-05', '2021-11-08', '2021-11-09', '2021-11-10');
  const draft = caseOf(declarationIn('draft'));
  expect(movedDays(draft, calendarOf(file, 2))).toEqual([
    { name: 'lastFeasible', from: '2021-11-03', to: '2021-10-27' },
  ]);
  const amendedNow = { ...draft, calendar: calendarOf(file, 2) };
  expect(movedDays(amendedNow, draft.calendar)).toEqual([
    { name: 'lastFeasible', from: '2021-10-27', to: '2021-11-03' },
  ]);
});

test('the difference of two calendars is their days, the new years and the lost ones', () => {
  const next = calendarOf(amended({ rest: '2021-10-14', work: '2021-10-16' }, [newYear]));
  expect(calendarChange(publishedCalendar, next)).toEqual({
    days: [
      { day: '2021-10-14', before: 'work', after: 'rest' },
      { day: '2021-10-16', before: 'rest', after: 'work' },
      { day: '2026-12-31', before: 'work', after: 'rest' },
    ],
    added: [2027],
    taken: [],
  });
  expect(calendarChange(next, publishedCalendar)).toMatchObject({ added: [], taken: [2027] });
  expect(calendarChange(publishedCalendar, publishedCalendar)).toEqual({ days: [], added: [], taken: [] });
});

test.each<[string, string, boolean]>([
  ['2026-12-20', '2026-12-24', false],
  ['2026-12-20', '2026-12-25', true],
  ['2026-12-31', '2026-12-31', true],
  ['2026-12-31', '2027-01-05', true],
  ['2027-01-01', '2027-01-05', false],
  ['2025-12-25', '2025-12-31', false],
])('a count from %s to %s is provisional: %s', (from, to, is) => {
  expect(isProvisional(publishedCalendar, from, to)).toBe(is);
});
