import { describe, expect, test } from 'vitest';
import { type LeftBefore, leavesAt, ownLetterLeavesAt } from '../../../domain/reminders/letter-hours.ts';
import { beijing, caseOf, declarationIn, entryOf, jiaxing, locksWith } from '../../rigs/domain/cases.ts';

/** The last working day to post is 2021-11-03. */
const SUBMITTED = { ...caseOf(declarationIn('submitted')), timeline: [] };
const left = (lastLeftAt: string): LeftBefore => ({ lastLeftAt: beijing(lastLeftAt) });
const kept = (occasion: string, more: { covers?: string[]; states?: Record<string, string> } = {}) => ({
  ...{ occasion, round: 0, covers: [], states: {} },
  ...more,
});
const TOLD = left('2021-10-11 16:00');
const PROMPT = kept('asked-to-review');
const DAILY = kept('employer-two-days-after-asked');
const URGENT = kept('link-reissued');
const SOONER = kept('date-changed');
const LATER = kept('date-changed', { states: { moved: 'later' } });
const RESTORED = kept('asked-to-review', { covers: ['told-of-restoration#9'] });

test('letters leave at half past ten, and urgent ones half an hour apart', () => {
  expect(jiaxing.letters.value).toMatchObject({ at: '10:30', urgentMinutes: 30 });
});

describe('the first message to a mailbox', () => {
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
  ])('%s', (_, record, now, at) => {
    expect(leavesAt(SUBMITTED, record, {}, beijing(now))).toBe(beijing(at));
  });
});

describe('a message after a letter', () => {
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
      'ten minutes ago: twenty minutes later, if it is urgent',
      URGENT,
      left('2021-10-11 09:00'),
      '2021-10-11 09:10',
      '2021-10-11 09:30',
    ],
    [
      'an hour ago: two minutes later, if it corrects',
      URGENT,
      left('2021-10-11 09:00'),
      '2021-10-11 10:00',
      '2021-10-11 10:02',
    ],
  ] as const)('%s', (_, record, before, now, at) => {
    expect(leavesAt(SUBMITTED, record, before, beijing(now))).toBe(beijing(at));
  });
});

test('an unpublished year counts as working days', () => {
  const late = SUBMITTED;
  const known = late.calendar.lastYear;
  const now = beijing(`${known + 1}-01-01 06:00`);
  expect(leavesAt(late, kept('told-of-lapse'), {}, now)).toBe(beijing(`${known + 1}-01-01 10:30`));
});

describe('a correction on a working day that had its letter', () => {
  test.each([
    ['leaves in two minutes', SOONER, TOLD, '2021-10-11 17:00', '2021-10-11 17:02'],
    ['leaves at night too', SOONER, TOLD, '2021-10-11 23:00', '2021-10-11 23:02'],
    ['leaves on a rest day too', SOONER, TOLD, '2021-10-16 12:00', '2021-10-16 12:02'],
    ['leaves in two minutes, if it gives more time', LATER, TOLD, '2021-10-11 17:00', '2021-10-11 17:02'],
    ['waits, if it gives more time, at night', LATER, TOLD, '2021-10-11 23:00', '2021-10-12 10:30'],
    ['waits, if it gives more time, before dawn', LATER, TOLD, '2021-10-12 05:00', '2021-10-12 10:30'],
    ['waits, if it gives more time, on a rest day', LATER, TOLD, '2021-10-16 12:00', '2021-10-18 10:30'],
    [
      'leaves on the eve of its last day, whatever it gives',
      LATER,
      TOLD,
      '2021-11-02 23:00',
      '2021-11-02 23:02',
    ],
    ['leaves, of a restoration, in two minutes', RESTORED, TOLD, '2021-10-11 17:00', '2021-10-11 17:02'],
    ['waits, of a restoration, at night', RESTORED, TOLD, '2021-10-11 23:00', '2021-10-12 10:30'],
  ] as const)('%s', (_, record, before, now, at) => {
    expect(leavesAt(SUBMITTED, record, before, beijing(now))).toBe(beijing(at));
  });
});

test.each([
  ['leaves at once, though a letter left in this minute', {}, '2021-10-11 10:00'],
  ['waits among those of a successor', { cause: 'another-person' }, '2021-10-11 10:30'],
] as const)('a link that was replaced %s', (_, inputs, at) => {
  const now = '2021-10-11 10:00';
  const replaced = { ...SUBMITTED, timeline: [{ ...entryOf('reissue', 'submitted', 9, now), inputs }] };
  for (const record of [{ ...URGENT, round: 9 }, kept('asked-to-review', { covers: ['link-reissued#9'] })])
    expect(leavesAt(replaced, record, left(now), beijing(now))).toBe(beijing(at));
});

describe('a wait that closes on Monday 2021-11-22 at 10:00', () => {
  const forwarded = declarationIn('forwarded', { enteredAt: beijing('2021-11-19 16:00') });
  const locks = locksWith('recommendation', { closesAt: beijing('2021-11-22 10:00') });
  const subject = { ...caseOf(forwarded, { locks }), timeline: [] };
  const asked = kept('body-asked-to-review');

  test.each([
    ['after a letter of the day', left('2021-11-19 14:00'), '2021-11-19 16:00'],
    ['in the evening', {}, '2021-11-19 20:00'],
  ])('asks on Friday %s, since the next letter would come on its last day', (_, before, now) => {
    expect(leavesAt(subject, asked, before, beijing(now))).toBe(beijing(now));
  });
});

describe('what a reopening asks of a desk that was not told of the lapse', () => {
  const restored = (wall: string) => ({
    ...caseOf(declarationIn('submitted', { enteredAt: beijing(wall) })),
    timeline: [entryOf('restore', 'submitted', 9, wall)],
  });

  test.each([
    ['waits two minutes for the other cases', {}, '2021-10-11 11:00', '2021-10-11 11:02'],
    ['does not wait for the next day', TOLD, '2021-10-11 17:00', '2021-10-11 17:02'],
    ['waits for the morning', TOLD, '2021-10-11 23:00', '2021-10-12 10:30'],
  ])('%s', (_, before, now, at) => {
    for (const occasion of ['asked-to-review', 'review-cannot-finish'])
      expect(leavesAt(restored(now), kept(occasion), before, beijing(now))).toBe(beijing(at));
  });

  test('is no more than a rung once it was asked', () => {
    expect(leavesAt(restored('2021-10-11 11:00'), DAILY, TOLD, beijing('2021-10-11 17:00'))).toBe(
      beijing('2021-10-12 10:30'),
    );
  });
});

test.each([
  ['for the others alone where the half hour ends after the closing', '23:20', '23:45', '23:47'],
  ['for nothing where two minutes are too many', '23:20', '23:59', '23:59'],
  ['for nothing where the patrol would come after it', '23:20', '23:54', '23:54'],
  ['for both where there is time', '23:20', '23:21', '23:50'],
])('a correction near its closing waits %s', (_, before, now, at) => {
  const on = (time: string) => `2021-11-11 ${time}`;
  const shift = at === '23:47' ? { closesAt: beijing(on('23:53')), moves: 1 } : {};
  const subject = {
    ...caseOf(declarationIn('submitted'), { locks: locksWith('employer', shift) }),
    timeline: [],
  };
  expect(leavesAt(subject, SOONER, left(on(before)), beijing(on(now)))).toBe(beijing(on(at)));
});

test('a message soon after a letter does not wait past its closing', () => {
  const before = left('2021-11-11 23:50');
  expect(leavesAt(SUBMITTED, PROMPT, before, beijing('2021-11-11 23:55'))).toBe(beijing('2021-11-11 23:55'));
});

test.each([
  ['a lapse at midnight', kept('told-of-lapse'), '2021-11-12 00:05', '2021-11-12 08:30'],
  [
    'a refusal by the lock in the evening',
    kept('told-of-refusal-by-lock'),
    '2021-11-11 21:00',
    '2021-11-12 08:30',
  ],
  ['a lapse on a Saturday', kept('told-of-lapse'), '2021-11-20 00:05', '2021-11-20 08:30'],
  ['a lapse by day, as of a grant', kept('told-of-lapse'), '2021-11-12 17:01', '2021-11-12 17:01'],
  [
    'a lapse that tells more',
    kept('told-of-lapse', { covers: ['told-of-support#5'] }),
    '2021-11-12 00:05',
    '2021-11-12 00:05',
  ],
  ['a receipt at night', kept('submission-received'), '2021-10-31 23:59', '2021-10-31 23:59'],
  ['a changed date at night', SOONER, '2021-10-11 23:00', '2021-10-11 23:00'],
])('an applicant hears of %s', (_, record, now, at) => {
  expect(ownLetterLeavesAt(SUBMITTED, record, beijing(now))).toBe(beijing(at));
});
