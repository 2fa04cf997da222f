import { describe, expect, test } from 'vitest';
import { isUrgent, type LeftBefore, leavesAt } from '../../domain/letter-hours.ts';
import { beijing, caseOf, declarationIn, jiaxing } from './cases.ts';

/** The last working day to post is 2021-11-03. */
const SUBMITTED = caseOf(declarationIn('submitted'));
const left = (lastLeftAt?: string, lastUrgentAt?: string): LeftBefore => ({
  ...(lastLeftAt === undefined ? {} : { lastLeftAt: beijing(lastLeftAt) }),
  ...(lastUrgentAt === undefined ? {} : { lastUrgentAt: beijing(lastUrgentAt) }),
});
const PROMPT = { occasion: 'asked-to-review', covers: [] };
const DAILY = { occasion: 'employer-two-days-after-asked', covers: [] };
const URGENT = { occasion: 'link-reissued', covers: [] };

test('letters leave at half past ten, and urgent ones half an hour apart', () => {
  expect(jiaxing.letters.value).toMatchObject({ at: '10:30', urgentMinutes: 30 });
});

describe('what nobody was told of before', () => {
  test.each([
    ['leaves at once on a working day', PROMPT, '2021-10-11 09:00', '2021-10-11 09:00'],
    ['waits for the hour in the night', PROMPT, '2021-10-11 06:00', '2021-10-11 10:30'],
    ['waits for the next day’s hour in the evening', PROMPT, '2021-10-11 22:00', '2021-10-12 10:30'],
    ['waits for Monday on a Saturday', PROMPT, '2021-10-16 12:00', '2021-10-18 10:30'],
    ['leaves at once on a Saturday that is worked', PROMPT, '2021-10-09 12:00', '2021-10-09 12:00'],
    ['waits over National Day', PROMPT, '2021-10-01 09:00', '2021-10-08 10:30'],
    ['waits for the day’s hour, of a rung', DAILY, '2021-10-11 09:30', '2021-10-11 10:30'],
    ['leaves at once after the day’s hour, of a rung', DAILY, '2021-10-11 15:00', '2021-10-11 15:00'],
    ['leaves at once on its last day', PROMPT, '2021-11-03 06:00', '2021-11-03 06:00'],
  ])('%s', (_, kept, now, at) => {
    expect(leavesAt(SUBMITTED, kept, {}, beijing(now))).toBe(beijing(at));
  });
});

describe('what follows a letter', () => {
  test.each([
    [
      'of the same working day, the next one’s hour',
      PROMPT,
      left('2021-10-11 09:00'),
      '2021-10-11 15:00',
      '2021-10-12 10:30',
    ],
    [
      'of the day before, leaves at once',
      PROMPT,
      left('2021-10-11 16:00'),
      '2021-10-12 09:00',
      '2021-10-12 09:00',
    ],
    [
      'of the Friday, on Saturday: Monday’s hour',
      PROMPT,
      left('2021-10-15 09:00'),
      '2021-10-16 12:00',
      '2021-10-18 10:30',
    ],
    [
      'of the eve of National Day: the hour after it',
      PROMPT,
      left('2021-09-30 16:00'),
      '2021-10-07 22:00',
      '2021-10-08 10:30',
    ],
    [
      'of the day of which the next is the last: leaves at once',
      PROMPT,
      left('2021-11-02 09:00'),
      '2021-11-02 15:00',
      '2021-11-02 15:00',
    ],
    [
      'an urgent one ten minutes ago: twenty minutes later',
      URGENT,
      left('2021-10-11 09:00', '2021-10-11 09:00'),
      '2021-10-11 09:10',
      '2021-10-11 09:30',
    ],
    [
      'an urgent one an hour ago: at once',
      URGENT,
      left('2021-10-11 09:00', '2021-10-11 09:00'),
      '2021-10-11 10:00',
      '2021-10-11 10:00',
    ],
  ] as const)('%s', (_, kept, before, now, at) => {
    expect(leavesAt(SUBMITTED, kept, before, beijing(now))).toBe(beijing(at));
  });
});

test('a year that is not arranged is taken for working days', () => {
  const late = caseOf(declarationIn('submitted'));
  const known = late.calendar.lastYear;
  const now = beijing(`${known + 1}-01-01 06:00`);
  expect(leavesAt(late, { occasion: 'told-of-lapse', covers: [] }, {}, now)).toBe(
    beijing(`${known + 1}-01-01 10:30`),
  );
});

test.each([
  ['what corrects a letter', URGENT, '2021-10-11 09:00', true],
  ['what covers a correction', { ...PROMPT, covers: ['date-changed#1'] }, '2021-10-11 09:00', true],
  ['what is asked weeks before its last day', PROMPT, '2021-10-11 09:00', false],
  ['what is asked on its last day', PROMPT, '2021-11-03 09:00', true],
] as const)('%s is urgent or not', (_, kept, now, urgent) => {
  expect(isUrgent(SUBMITTED, kept, {}, beijing(now))).toBe(urgent);
});
