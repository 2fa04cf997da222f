import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closingOfWait } from '../../../../domain/acts/guard.ts';
import type { Rung } from '../../../../domain/call/call.ts';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import { closingInstant, drainedAt } from '../../../../domain/call/windows.ts';
import type { Case } from '../../../../domain/declaration/case.ts';
import { isFinal, MOVES, type Standing, WAIT_OF } from '../../../../domain/declaration/moves.ts';
import type { Message } from '../../../../domain/desks/message.ts';
import { audienceOf, rungsOf } from '../../../../domain/reminders/ladder/ladder.ts';
import { statedDays } from '../../../../domain/reminders/ladder/stated-days.ts';
import { nextWakeAt, wholeSecondsUntil } from '../../../../domain/reminders/ladder/wakes.ts';
import { dayKind } from '../../../../domain/time/calendar.ts';
import {
  dayOf,
  epochOf,
  instantOf,
  plusDays,
  plusSeconds,
  wallTimeOf,
} from '../../../../domain/values/instant.ts';
import {
  beijing,
  callWith,
  caseOf,
  declarationIn,
  ENDED_NOTICE,
  jiaxing,
  locksWith,
  RUNNING_NOTICE,
} from '../../../rigs/domain/cases.ts';
import { publishedCalendar as calendar } from '../../../rigs/domain/published-calendar.ts';

const zone = 'Asia/Shanghai';

/** The rungs as people would write them down. */
function written(subject: Case): [string, string][] {
  return rungsOf(subject).map(({ occasion, at }) => [
    occasion,
    wallTimeOf(at, zone).slice(0, 16).replace('T', ' '),
  ]);
}

function entering(standing: Standing, wall: string, over = {}) {
  return caseOf(declarationIn(standing, { enteredAt: beijing(wall), ...over }));
}

/** The days off are 19 to 21 September and 1 to 7 October; 18 and 26 September and 9 October are working days. */
describe('the rungs of the real call', () => {
  test.each<[string, Case, [string, string][]]>([
    [
      'a draft begun on the first day',
      entering('draft', '2021-09-18 10:00'),
      [
        ['draft-five-days-before-lock', '2021-10-25 09:30'],
        ['draft-one-day-before-lock', '2021-10-29 09:00'],
      ],
    ],
    ['a draft begun on the last weekend', entering('draft', '2021-10-30 10:00'), []],
    [
      'a return on 12 October',
      entering('returned', '2021-10-12 10:00'),
      [['correction-one-day-before-lock', '2021-10-29 09:00']],
    ],
    [
      'a submission in an ordinary week',
      entering('submitted', '2021-10-11 09:00'),
      [
        ['employer-two-days-after-asked', '2021-10-13 09:30'],
        ['employer-superior-four-days-after-asked', '2021-10-15 10:00'],
        ['employer-two-days-before-last-feasible', '2021-11-01 09:00'],
      ],
    ],
    [
      'a submission before National Day, over the days off and the Saturday that is worked',
      entering('submitted', '2021-09-28 09:00'),
      [
        ['employer-two-days-after-asked', '2021-09-30 09:30'],
        ['employer-superior-four-days-after-asked', '2021-10-09 10:00'],
        ['employer-two-days-before-last-feasible', '2021-11-01 09:00'],
      ],
    ],
    [
      'a submission on the eve of National Day',
      entering('submitted', '2021-09-30 18:00'),
      [
        ['employer-two-days-after-asked', '2021-10-09 09:30'],
        ['employer-superior-four-days-after-asked', '2021-10-12 10:00'],
        ['employer-two-days-before-last-feasible', '2021-11-01 09:00'],
      ],
    ],
    [
      'a submission on National Day itself',
      entering('submitted', '2021-10-01 12:00'),
      [
        ['employer-two-days-after-asked', '2021-10-09 09:30'],
        ['employer-superior-four-days-after-asked', '2021-10-12 10:00'],
        ['employer-two-days-before-last-feasible', '2021-11-01 09:00'],
      ],
    ],
    [
      'a submission in the last hour',
      entering('submitted', '2021-10-31 23:30'),
      [
        ['employer-two-days-before-last-feasible', '2021-11-01 09:00'],
        ['employer-two-days-after-asked', '2021-11-02 09:30'],
        ['employer-superior-four-days-after-asked', '2021-11-04 10:00'],
      ],
    ],
    [
      'a support before National Day',
      entering('supported', '2021-09-29 15:00'),
      [
        ['posting-one-day-after-asked', '2021-09-30 09:30'],
        ['posting-superior-three-days-after-asked', '2021-10-09 10:00'],
        ['posting-two-days-before-last-feasible', '2021-11-01 09:00'],
        ['posting-on-last-feasible', '2021-11-03 09:00'],
      ],
    ],
    [
      'a notice posted on 12 October',
      entering('posted', '2021-10-12 11:00'),
      [
        ['result-on-first-day', '2021-10-20 09:00'],
        ['result-one-day-after-first', '2021-10-21 09:30'],
        ['result-superior-two-days-after-first', '2021-10-22 10:00'],
        ['result-one-day-before-lock', '2021-11-10 09:00'],
      ],
    ],
    [
      'a notice whose result may be recorded from a Saturday',
      entering('posted', '2021-10-15 11:00', {
        notice: {
          ...RUNNING_NOTICE,
          postedOn: '2021-10-15',
          lastDay: '2021-10-22',
          resultFrom: '2021-10-23',
        },
      }),
      [
        ['result-on-first-day', '2021-10-25 09:00'],
        ['result-one-day-after-first', '2021-10-26 09:30'],
        ['result-superior-two-days-after-first', '2021-10-27 10:00'],
        ['result-one-day-before-lock', '2021-11-10 09:00'],
      ],
    ],
    [
      'a recommendation on 20 October',
      entering('forwarded', '2021-10-20 09:00'),
      [
        ['body-two-days-after-asked', '2021-10-22 09:30'],
        ['body-superior-three-days-after-asked', '2021-10-25 10:00'],
        ['body-one-day-before-lock', '2021-11-18 09:00'],
      ],
    ],
  ])('at %s fall on the days that were reckoned by hand', (_, subject, rungs) => {
    expect(written(subject)).toEqual(rungs);
  });

  test('are left out before the wait began, and at its very instant', () => {
    const at = (wall: string) => written(entering('draft', wall)).map(([occasion]) => occasion);
    expect(at('2021-10-25 09:29')).toEqual(['draft-five-days-before-lock', 'draft-one-day-before-lock']);
    expect(at('2021-10-25 09:30')).toEqual(['draft-one-day-before-lock']);
    expect(at('2021-10-29 09:00')).toEqual([]);
  });

  test('count from a moved closing', () => {
    const employer = locksWith('employer', { closesAt: beijing('2021-11-18'), moves: 1 });
    const locks = locksWith('declare', { closesAt: beijing('2021-11-08'), moves: 1 }, employer);
    expect(written(caseOf(declarationIn('draft'), { locks }))).toEqual([
      ['draft-five-days-before-lock', '2021-11-01 09:30'],
      ['draft-one-day-before-lock', '2021-11-05 09:00'],
    ]);
  });

  test('count from the end of a grant', () => {
    const grant = { stage: 'declare', number: 1, until: beijing('2021-11-10 17:00') };
    const locks = locksWith('employer', { closesAt: beijing('2021-11-20'), moves: 1 });
    expect(written(caseOf(declarationIn('draft', { grant }), { locks }))).toEqual([
      ['draft-five-days-before-lock', '2021-11-03 09:30'],
      ['draft-one-day-before-lock', '2021-11-09 09:00'],
    ]);
  });

  describe('to an applicant, who can usefully submit until 3 November and submit until the 8th', () => {
    const locks = locksWith('declare', { closesAt: beijing('2021-11-09'), moves: 1 });
    const of = (standing: Standing, wall: string) =>
      caseOf(declarationIn(standing, { enteredAt: beijing(wall) }), { locks });

    test.each<[Standing, string, [string, string][]]>([
      [
        'draft',
        '2021-09-18 10:00',
        [
          ['draft-five-days-before-lock', '2021-10-27 09:30'],
          ['draft-one-day-before-lock', '2021-11-02 09:00'],
        ],
      ],
      ['returned', '2021-10-12 10:00', [['correction-one-day-before-lock', '2021-11-02 09:00']]],
      // A draft that was begun after that day can still be submitted.
      ['draft', '2021-11-04 10:00', [['draft-one-day-before-lock', '2021-11-05 09:00']]],
    ])('count back from the useful day: %s since %s', (standing, wall, rungs) => {
      expect(written(of(standing, wall))).toEqual(rungs);
    });

    test('state both days, and only one if nothing is lost', () => {
      const stated = { closesOn: '2021-11-08', lastFeasible: '2021-11-03' };
      expect(statedDays(of('draft', '2021-09-18 10:00'))).toMatchObject(stated);
      expect(statedDays(of('returned', '2021-10-12 10:00'))).toMatchObject(stated);
      expect(statedDays(caseOf(declarationIn('draft')))).not.toHaveProperty('lastFeasible');
      const ended = declarationIn('returned', { notice: ENDED_NOTICE });
      expect(statedDays(caseOf(ended, { locks }))).not.toHaveProperty('lastFeasible');
    });
  });

  test('do not mention a posting after the notice has ended', () => {
    const occasions = written(entering('submitted', '2021-10-25 09:00', { notice: ENDED_NOTICE }));
    expect(occasions.map(([occasion]) => occasion)).toEqual([
      'employer-two-days-after-asked',
      'employer-superior-four-days-after-asked',
    ]);
  });

  test.each(['recommended', 'refused', 'withdrawn', 'lapsed'] as const)('are none at %s', (standing) => {
    expect(rungsOf(caseOf(declarationIn(standing)))).toEqual([]);
  });

  test('are left out if their day needs an unpublished calendar', () => {
    const locks = locksWith('recommendation', { closesAt: beijing('2027-02-01') });
    const subject = caseOf(declarationIn('forwarded', { enteredAt: beijing('2026-12-31 09:00') }), { locks });
    expect(rungsOf(subject)).toEqual([]);
  });

  test('hand a posting that can no longer end in time to the superior, and ask the contact for nothing', () => {
    const subject = caseOf(declarationIn('supported', { enteredAt: beijing('2021-11-04 10:00') }));
    expect(written(subject)).toEqual([['posting-superior-three-days-after-asked', '2021-11-09 10:00']]);
  });

  test('for the last feasible day fall on the working day before it, if it is a rest day', () => {
    const locks = locksWith('employer', { closesAt: beijing('2021-11-09') });
    const subject = caseOf(declarationIn('supported'), { locks });
    expect(statedDays(subject).lastFeasible).toBe('2021-10-31');
    expect(written(subject)).toContainEqual(['posting-on-last-feasible', '2021-10-29 09:00']);
  });
});

const WAITING = (Object.keys(MOVES) as Standing[]).filter((standing) => !isFinal(standing));
const moments = fc
  .integer({ min: epochOf(beijing('2021-09-18')), max: epochOf(beijing('2021-11-19')) })
  .map(instantOf);
const rungs = fc.record({
  workingDays: fc.integer({ min: 0, max: 8 }),
  side: fc.constantFrom('before' as const, 'after' as const),
  event: fc.constantFrom<Rung['event']>('entered', 'lock', 'last-feasible-posting', 'first-result-day'),
  at: fc.constantFrom('09:00', '14:30'),
});

test('a rung falls on a working day after the wait began, at its own time of day, in order', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...WAITING),
      moments,
      fc.array(rungs, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 40 }),
      (standing, enteredAt, ladder, later) => {
        const call = callWith((edited) => {
          edited.ladder.value = ladder.map((rung, nth) => ({
            ...rung,
            occasion: `rung-${nth}`,
            while: WAIT_OF[standing] ?? 'draft',
            audience: 'applicant',
            does: 'remind',
          }));
        });
        const locks = Object.fromEntries(
          Object.entries(locksOf(call)).map(([stage, lock]) => [
            stage,
            { ...lock, closesAt: plusSeconds(lock.closesAt, later * 86_400) },
          ]),
        );
        const found = rungsOf(caseOf(declarationIn(standing, { enteredAt }), { call, locks }));
        for (const { at, occasion } of found) {
          expect(at > enteredAt).toBe(true);
          expect(dayKind(calendar, dayOf(at, zone))).toBe('work');
          const own = ladder[Number(occasion.slice('rung-'.length))];
          expect(wallTimeOf(at, zone).slice(11, 16)).toBe(own?.at);
        }
        const instants = found.map(({ at }) => at);
        expect(instants).toEqual(instants.toSorted());
      },
    ),
  );
});

describe('the days that a message states', () => {
  test('are, for an employer’s review, the last day and the last feasible day of posting', () => {
    expect(statedDays(caseOf(declarationIn('submitted')))).toEqual({
      closesOn: '2021-11-11',
      closesAt: '2021-11-11 24:00',
      lastFeasible: '2021-11-03',
      handsOverAt: '2021-10-15 10:00',
    });
  });

  test.each(['submitted', 'forwarded'] as const)(
    'hold, after a notice has ended, no day of the notice at %s',
    (standing) => {
      const stated = statedDays(caseOf(declarationIn(standing, { notice: ENDED_NOTICE })));
      expect(stated).not.toHaveProperty('lastDay');
      expect(stated).not.toHaveProperty('resultFrom');
    },
  );

  test('are, for a posted notice, its days', () => {
    expect(statedDays(caseOf(declarationIn('posted')))).toEqual({
      closesOn: '2021-11-11',
      closesAt: '2021-11-11 24:00',
      lastDay: '2021-10-19',
      resultFrom: '2021-10-20',
      handsOverAt: '2021-10-22 10:00',
    });
  });

  /** The closing; its text; whether a reminder at 09:00 of the last day still makes sense; the last day to post. */
  test.each([
    ['2021-11-11', '2021-11-11', '2021-11-11 24:00', true, '2021-11-03'],
    ['2021-11-11 23:59:59', '2021-11-11', '2021-11-11 24:00', true, '2021-11-03'],
    ['2021-11-12 00:00', '2021-11-11', '2021-11-11 24:00', true, '2021-11-03'],
    ['2021-11-12 00:01', '2021-11-12 00:01', '2021-11-12 00:01', false, '2021-11-04'],
    ['2021-11-11 09:00', '2021-11-11 09:00', '2021-11-11 09:00', false, '2021-11-03'],
    ['2021-11-11 09:01', '2021-11-11 09:01', '2021-11-11 09:01', true, '2021-11-03'],
    ['2021-11-11 12:00', '2021-11-11 12:00', '2021-11-11 12:00', true, '2021-11-03'],
    ['2021-11-11 18:00', '2021-11-11 18:00', '2021-11-11 18:00', true, '2021-11-03'],
  ])('are, for a stage that closes at %s: %s', (closes, closesOn, closesAt, isReminded, lastFeasible) => {
    const call = callWith((each) => {
      each.ladder.value = each.ladder.value.map((rung) => ({
        ...rung,
        ...(rung.occasion === 'result-one-day-before-lock' ? { workingDays: 0 } : {}),
      }));
    });
    const locks = locksWith('employer', { closesAt: closingInstant(closes, zone) });
    expect(statedDays(caseOf(declarationIn('supported'), { call, locks }))).toMatchObject({
      ...{ closesOn, closesAt, lastFeasible },
    });
    const posted = written(caseOf(declarationIn('posted'), { call, locks }));
    const onTheLast = posted.filter(([occasion]) => occasion === 'result-one-day-before-lock');
    expect(onTheLast).toEqual(
      isReminded ? [['result-one-day-before-lock', `${closesOn.slice(0, 10)} 09:00`]] : [],
    );
    for (const [, at] of posted) expect(at < closesAt).toBe(true);
  });

  test('are none at an end', () => {
    expect(statedDays(caseOf(declarationIn('withdrawn')))).toEqual({});
    expect(closingOfWait(caseOf(declarationIn('withdrawn')))).toBeUndefined();
  });
});

describe('the audience of a rung', () => {
  const submitted = caseOf(declarationIn('submitted'));
  const handedOn = caseOf(declarationIn('submitted', { desk: 'superior' }));
  const second = caseOf(declarationIn('forwarded', { bodyIndex: 1 }));

  test.each<[string, Case, Pick<Rung, 'audience' | 'does'>, string]>([
    ['a reminder', submitted, { audience: 'employer', does: 'remind' }, 'employer'],
    ['an escalation', submitted, { audience: 'employer', does: 'escalate' }, 'employer-superior'],
    [
      'a reminder after the escalation',
      handedOn,
      { audience: 'employer', does: 'remind' },
      'employer-superior',
    ],
    ['the applicant’s, even then', handedOn, { audience: 'applicant', does: 'remind' }, 'applicant'],
    ['a body’s', second, { audience: 'body', does: 'remind' }, 'body:nanhu-hr-bureau'],
    ['a body’s escalation', second, { audience: 'body', does: 'escalate' }, 'body-superior:nanhu-hr-bureau'],
  ])('is %s', (_, subject, rung, audience) => {
    expect(audienceOf(subject, rung)).toBe(audience);
  });
});

describe('the next wake', () => {
  const subject = entering('submitted', '2021-10-11 09:00');
  const kept = (occasion: string): Message => ({
    declaration: 'ZC2021-000000-0',
    occasion,
    round: 0,
    audience: 'employer',
    states: {},
    covers: [],
    state: 'sent',
    queuedAt: beijing('2021-10-13 09:30'),
    attempts: 1,
  });
  const closes = closingOfWait(subject) ?? '';

  test.each([
    ['the hour of letters on the rung’s day', '2021-10-11 09:00', '2021-10-13 10:30'],
    ['that of the next rung, once a rung’s instant came', '2021-10-13 09:30', '2021-10-15 10:00'],
    ['the hour of letters on a later rung’s day', '2021-10-20 09:00', '2021-11-01 10:30'],
  ])('is at %s: after %s at %s', (_, now, at) => {
    expect(nextWakeAt(subject, [], beijing(now))).toBe(beijing(at));
  });

  test.each([
    [
      'a posting on the last day that lets it end in time',
      'supported',
      '2021-11-02 12:00',
      '2021-11-03 09:00',
    ],
    ['an applicant, who gets a letter alone', 'draft', '2021-10-20 09:00', '2021-10-25 09:30'],
  ] as const)('is at the rung’s own instant for %s', (_, standing, now, at) => {
    const other = caseOf(declarationIn(standing, { enteredAt: beijing(now) }));
    expect(nextWakeAt(other, [], beijing(now))).toBe(beijing(at));
  });

  test('passes over a rung that was already sent', () => {
    const ledger = [kept('employer-two-days-after-asked')];
    expect(nextWakeAt(subject, ledger, beijing('2021-10-11 09:00'))).toBe(beijing('2021-10-15 10:00'));
    const earlierRound = ledger.map((message) => ({ ...message, round: 1 }));
    expect(nextWakeAt(subject, earlierRound, beijing('2021-10-11 09:00'))).toBe(beijing('2021-10-13 10:30'));
  });

  test('comes once more after the last rung, when the lock has drained', () => {
    const last = nextWakeAt(subject, [], beijing('2021-11-02'));
    expect(last > drainedAt({ closesAt: closes })).toBe(true);
    expect(last < plusSeconds(closes, 600)).toBe(true);
  });

  test('comes every ten minutes while the lock is late', () => {
    const now = beijing('2021-11-12 06:00');
    expect(nextWakeAt(subject, [], now)).toBe(plusSeconds(now, 600));
  });
});

describe('the seconds until the next wake', () => {
  const now = beijing('2021-10-11 09:00');

  test.each([
    [0, 1],
    [-5000, 1],
    [1, 1],
    [1000, 1],
    [1001, 2],
    [60_000, 60],
  ])('%i milliseconds ahead are %i', (ahead, seconds) => {
    expect(wholeSecondsUntil(instantOf(epochOf(now) + ahead), now)).toBe(seconds);
  });

  test('are whole, from 1 to 99,999,999, and never end before the instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (ahead) => {
        const seconds = wholeSecondsUntil(instantOf(epochOf(now) + ahead), now);
        expect(Number.isInteger(seconds)).toBe(true);
        expect(seconds >= 1 && seconds <= 99_999_999).toBe(true);
        if (ahead > 0 && ahead < 99_999_999_000) expect(seconds * 1000 >= ahead).toBe(true);
      }),
    );
    expect(wholeSecondsUntil(`${plusDays('2021-10-11', 3650)}T00:00:00.000Z`, now)).toBe(99_999_999);
  });
});

test('every rung of the real call is reached by one of the cases above', () => {
  const reached = WAITING.flatMap((standing) => rungsOf(caseOf(declarationIn(standing))));
  const occasions = new Set(reached.map(({ occasion }) => occasion));
  expect(jiaxing.ladder.value.filter(({ occasion }) => !occasions.has(occasion))).toEqual([]);
});
