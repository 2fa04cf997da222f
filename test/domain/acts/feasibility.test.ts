import { describe, expect, test } from 'vitest';
import {
  cannotBeFinished,
  daysTooLate,
  lastPostingBound,
  lastPostingDay,
  missedPostingDay,
  ownDaysTooLate,
  warningsOf,
} from '../../../domain/acts/feasibility.ts';
import { interruptNotice } from '../../../domain/acts/reviewer/public-notice-acts.ts';
import { closingInstant, lockOf } from '../../../domain/call/windows.ts';
import { noticeToPost } from '../../../domain/declaration/stages-ahead.ts';
import { daysAdded, daysLost } from '../../../domain/effects/made-impossible.ts';
import { madeImpossibleByGrant } from '../../../domain/effects/made-impossible-by-grant.ts';
import { statedDays } from '../../../domain/reminders/ladder/stated-days.ts';
import { withEveryDayWorked } from '../../../domain/time/calendar.ts';
import {
  at,
  beijing,
  caseOf,
  declarationIn,
  ENDED_NOTICE,
  jiaxing,
  locksWith,
  RUNNING_NOTICE,
  taken,
} from '../../rigs/domain/cases.ts';
import { decide } from '../../rigs/domain/decide.ts';
import { publishedCalendar as calendar } from '../../rigs/domain/published-calendar.ts';

const zone = 'Asia/Shanghai';
const closing = (stage: string, closes: string) =>
  locksWith(stage, { closesAt: closingInstant(closes, zone) });

describe('a public notice is still ahead', () => {
  test.each([
    ['of a draft', declarationIn('draft'), true],
    ['of a declaration that waits for its review', declarationIn('submitted'), true],
    ['of a declaration that is to be posted', declarationIn('supported'), true],
    ['of a declaration that was returned before it', declarationIn('returned'), true],
    ['not of a posted declaration', declarationIn('posted'), false],
    ['not of a forwarded declaration', declarationIn('forwarded'), false],
    [
      'not of a declaration that was returned after it',
      declarationIn('returned', { notice: ENDED_NOTICE }),
      false,
    ],
    [
      'not of a declaration that was resubmitted after it',
      declarationIn('submitted', { notice: ENDED_NOTICE }),
      false,
    ],
    [
      'of a declaration that was returned after it and goes to another employer',
      declarationIn('returned', { notice: { ...ENDED_NOTICE, employer: '91330402MA20000000' } }),
      true,
    ],
    ['not of an end', declarationIn('withdrawn'), false],
  ])('%s', (_, declaration, ahead) => {
    expect(noticeToPost(jiaxing, declaration)?.id).toBe(ahead ? 'notice' : undefined);
    expect(lastPostingDay(caseOf(declaration))).toBe(ahead ? '2021-11-03' : undefined);
  });
});

describe('the last day to post', () => {
  test.each([
    ['2021-11-11', '2021-11-03'],
    ['2021-11-11 12:00', '2021-11-03'],
    ['2021-11-12 00:00', '2021-11-03'],
    ['2021-11-12 00:01', '2021-11-04'],
    ['2021-11-15', '2021-11-07'],
  ])('is, for an employer’s closing on %s, %s', (closes, last) => {
    expect(lastPostingDay(caseOf(declarationIn('submitted'), { locks: closing('employer', closes) }))).toBe(
      last,
    );
  });

  test('follows a late entry of the employer’s step', () => {
    const grant = { stage: 'employer', number: 1, until: beijing('2021-11-19') };
    expect(lastPostingDay(caseOf(declarationIn('supported', { grant })))).toBe('2021-11-10');
  });

  test('is missed from the day after it', () => {
    const subject = caseOf(declarationIn('draft'));
    expect(missedPostingDay(subject, beijing('2021-11-03 23:59:59.999'))).toBeUndefined();
    expect(missedPostingDay(subject, beijing('2021-11-04'))).toBe('2021-11-03');
    expect(cannotBeFinished(subject, beijing('2021-11-04'))).toBe(true);
  });

  test('is of no use to a notice that was posted too late', () => {
    const late = {
      ...RUNNING_NOTICE,
      postedOn: '2021-11-04',
      lastDay: '2021-11-11',
      resultFrom: '2021-11-12',
    };
    expect(cannotBeFinished(caseOf(declarationIn('posted', { notice: late })), beijing('2021-11-04'))).toBe(
      true,
    );
    expect(cannotBeFinished(caseOf(declarationIn('posted')), beijing('2021-11-11'))).toBe(false);
  });
});

const NOW = beijing('2021-10-11');

describe('the days on which a submission cannot be finished', () => {
  test.each([
    ['2021-10-31', undefined],
    ['2021-11-03', undefined],
    ['2021-11-04 00:00', undefined],
    [
      '2021-11-04 00:01',
      { stage: 'declare', from: '2021-11-04', to: '2021-11-04', lastPosting: '2021-11-03' },
    ],
    ['2021-11-05', { stage: 'declare', from: '2021-11-04', to: '2021-11-05', lastPosting: '2021-11-03' }],
    [
      '2021-11-10 12:00',
      { stage: 'declare', from: '2021-11-04', to: '2021-11-10', lastPosting: '2021-11-03' },
    ],
  ])('are counted for an applicants’ closing on %s', (closes, days) => {
    expect(daysTooLate({ call: jiaxing, locks: closing('declare', closes), calendar }, NOW)).toEqual(days);
  });

  test('are unknown if the calendar ends before them', () => {
    const locks = closing('employer', '2099-11-11');
    expect(daysTooLate({ call: jiaxing, locks, calendar }, NOW)).toBeUndefined();
  });

  test('go on, for one declaration, from today to the end of its own late entry', () => {
    const grant = { stage: 'declare', number: 1, until: beijing('2021-11-09 12:00') };
    const granted = caseOf(declarationIn('draft', { grant }));
    expect(ownDaysTooLate(granted, 'declare', beijing('2021-11-01'))).toMatchObject({
      from: '2021-11-04',
      to: '2021-11-09',
    });
    expect(ownDaysTooLate(granted, 'declare', beijing('2021-11-08'))).toMatchObject({ from: '2021-11-08' });
    expect(ownDaysTooLate(caseOf(declarationIn('draft')), 'declare', beijing('2021-10-20'))).toBeUndefined();
  });
});

describe('days that are too late whatever the arrangement of 2027', () => {
  const locks = locksWith(
    'employer',
    { closesAt: closingInstant('2027-01-04', zone) },
    locksWith('recommendation', { closesAt: beijing('2027-06-30') }, closing('declare', '2026-12-31')),
  );
  const draft = caseOf(declarationIn('draft', { enteredAt: beijing('2026-12-01') }), { locks });

  test('are known before it is published, while the last day to post is only bounded', () => {
    expect(lastPostingDay(draft)).toBeUndefined();
    expect(lastPostingBound(draft)).toBe('2026-12-29');
    const days = { stage: 'declare', from: '2026-12-30', to: '2026-12-31', lastPosting: '2026-12-29' };
    expect(daysTooLate(draft, NOW)).toEqual(days);
    expect(ownDaysTooLate(draft, 'declare', beijing('2026-12-21'))).toEqual(days);
  });

  test('are confirmed by who adds them or grants them, and not lost again once it is published', () => {
    const before = locksWith('declare', { closesAt: closingInstant('2026-12-21', zone) }, locks);
    const moved = { call: jiaxing, calendar, stage: 'declare', before, after: locks };
    expect(daysAdded(moved, beijing('2026-12-21'))).toMatchObject({
      stage: 'declare',
      from: '2026-12-30',
      to: '2026-12-31',
    });
    const published = withEveryDayWorked(calendar);
    expect(daysLost(draft, published, beijing('2026-12-21'))).toBeUndefined();
    const until = beijing('2027-01-01');
    const granted = { ...draft.declaration, grant: { stage: 'declare', number: 1, until } };
    const vain = { isUnfinishable: false, hasLapsed: false };
    const { says } = madeImpossibleByGrant(
      { ...caseOf(granted), locks: { ...locks, declare: lockOf(before, 'declare') } },
      'declare',
      vain,
      beijing('2026-12-22'),
    );
    expect(says[0]?.zh).toContain('2026-12-30 至 2026-12-31提交的，公示来不及期满');
  });

  test('give no stated day, which waits until it is counted', () => {
    expect(statedDays(draft)).not.toHaveProperty('lastFeasible');
  });
});

describe('the warning of an accepted act', () => {
  /** Declaring was moved to 11-05 and the employers close on 11-11, so a notice must be posted by 11-03. */
  const LATE = locksWith('declare', { closesAt: beijing('2021-11-06'), moves: 1 });
  const submitted = declarationIn('submitted');
  const posted = declarationIn('posted', { notice: { ...RUNNING_NOTICE, postedOn: '2021-10-29' } });

  const ACTS = [
    ['a support', submitted, (subject, wall) => decide(subject, { kind: 'support' }, at(wall))],
    [
      'a return',
      submitted,
      (subject, wall) => decide(subject, { kind: 'return', defects: ['请补充'] }, at(wall)),
    ],
    ['an interruption', posted, (subject, wall) => interruptNotice(subject, { reason: '被撕' }, at(wall))],
  ] as const satisfies readonly [
    string,
    unknown,
    (subject: ReturnType<typeof caseOf>, wall: string) => unknown,
  ][];

  test.each(ACTS)('%s warns once the last day to post has passed', (_, declaration, act) => {
    const subject = caseOf(declaration, { locks: LATE });
    const warned = (wall: string) => warningsOf(subject, taken(act(subject, wall)));
    expect(warned('2021-11-03 23:59:59.999')).toEqual([]);
    expect(warned('2021-11-04 10:00')).toEqual(['cannot-finish-in-time']);
  });

  test('a return of a declaration whose notice has ended does not warn', () => {
    const subject = caseOf(declarationIn('submitted', { notice: ENDED_NOTICE }), { locks: LATE });
    const back = decide(subject, { kind: 'return', defects: ['请补充'] }, at('2021-11-04 10:00'));
    expect(warningsOf(subject, taken(back))).toEqual([]);
  });

  test('a refusal does not warn', () => {
    const subject = caseOf(submitted, { locks: LATE });
    const refused = decide(subject, { kind: 'refuse', reason: '不符' }, at('2021-11-04 10:00'));
    expect(warningsOf(subject, taken(refused))).toEqual([]);
  });
});
