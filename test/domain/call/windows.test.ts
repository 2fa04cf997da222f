import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import {
  closingInstant,
  DRAIN_SECONDS,
  drainedAt,
  INIT_SECONDS,
  isClosing,
  isOpen,
  type Lock,
  lastClosing,
  lastDayOf,
  lockOf,
  openingInstant,
  WRITE_PATH_SECONDS,
  WRITE_TIMEOUT_SECONDS,
} from '../../../domain/call/windows.ts';
import { epochOf, type Instant, instantOf, plusDays, startOfDay } from '../../../domain/values/instant.ts';
import { beijing, jiaxing } from '../../rigs/domain/cases.ts';
import { anyDay } from '../../rigs/domain/published-calendar.ts';

const zone = 'Asia/Shanghai';
const day = anyDay('2020-01-01', '2029-12-31');
const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'UTC', 'America/New_York');

const lock: Lock = {
  call: 'jiaxing-it-2021',
  stage: 'declare',
  opensAt: beijing('2021-09-18'),
  closesAt: beijing('2021-11-01'),
  moves: 0,
  generation: 1,
  shards: 4,
};

describe('a closing', () => {
  test.each([
    ['2021-10-31', '2021-10-31T16:00:00.000Z'],
    ['2021-10-31 24:00', '2021-10-31T16:00:00.000Z'],
    ['2021-10-31 23:59:59', '2021-10-31T16:00:00.000Z'],
    ['2021-11-01 00:00', '2021-10-31T16:00:00.000Z'],
    ['2021-10-31 17:00', '2021-10-31T09:00:00.000Z'],
    ['2021-12-31', '2021-12-31T16:00:00.000Z'],
    ['2024-02-28 24:00', '2024-02-28T16:00:00.000Z'],
  ])('written %s is %s', (text, instant) => {
    expect(closingInstant(text, zone)).toBe(instant);
  });

  test('means the start of the next day without an hour, at 24:00 and at 23:59:59, in any zone', () => {
    fc.assert(
      fc.property(day, zones, (on, where) => {
        const next = startOfDay(plusDays(on, 1), where);
        for (const text of [on, `${on} 24:00`, `${on} 23:59:59`])
          expect(closingInstant(text, where)).toBe(next);
        expect(closingInstant(`${plusDays(on, 1)} 00:00`, where)).toBe(next);
      }),
    );
  });

  test('means its hour on the wall clock, also on a day whose clock was changed', () => {
    expect(closingInstant('2021-03-14 17:00', 'America/New_York')).toBe('2021-03-14T21:00:00.000Z');
  });

  test('never comes later for an earlier hour', () => {
    const hour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(day, hour, (on, [h, m]) => {
        const text = `${on} ${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
        const instant = closingInstant(text, zone);
        expect(instant >= startOfDay(on, zone) && instant < closingInstant(on, zone)).toBe(true);
      }),
    );
  });

  test.each([
    ['2021-10-31', true],
    ['2021-10-31 17:00', true],
    ['2021-10-31 20:00', true],
    ['2021-10-31 23:59', true],
    ['2021-10-31 24:00', true],
    ['2021-10-31 23:59:59', true],
    ['2024-02-29', true],
    ['2021-02-29', false],
    ['2021-02-30 17:00', false],
    ['2021-13-01', false],
    ['2021-10-32', false],
    ['2021-10-31 25:00', false],
    ['2021-10-31 17:60', false],
    ['2021-10-31 17:00:59', false],
    ['2021-10-31T17:00', false],
    ['10-31', false],
    ['', false],
  ])('is written as %s: %s', (text, sound) => {
    expect(isClosing(text)).toBe(sound);
  });
});

test.each([
  ['2021-09-18', '2021-09-17T16:00:00.000Z'],
  ['2021-09-18 08:00', '2021-09-18T00:00:00.000Z'],
  ['2021-09-18 24:00', '2021-09-18T16:00:00.000Z'],
])('an opening written %s is %s: a day alone means its start', (text, instant) => {
  expect(openingInstant(text, zone)).toBe(instant);
});

describe('a window', () => {
  test.each([
    ['2021-09-17 23:59:59.999', false],
    ['2021-09-18', true],
    ['2021-10-31 23:59:59', true],
    ['2021-10-31 23:59:59.999', true],
    ['2021-11-01', false],
    ['2021-11-01 00:00:00.001', false],
  ])('at %s is open: %s', (wall, open) => {
    expect(isOpen(lock, beijing(wall))).toBe(open);
  });

  test('is half-open to the millisecond: it holds its first instant and not its last', () => {
    const instant = fc
      .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2029, 0, 1) })
      .map((epoch): Instant => instantOf(epoch));
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 10 ** 10 }), (opensAt, length) => {
        const closesAt = later(opensAt, length);
        const window = { ...lock, opensAt, closesAt };
        expect(isOpen(window, later(opensAt, -1))).toBe(false);
        expect(isOpen(window, opensAt)).toBe(true);
        expect(isOpen(window, later(closesAt, -1))).toBe(true);
        expect(isOpen(window, closesAt)).toBe(false);
      }),
    );
  });

  test('is closed once its lock is set, whatever the instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 86_400_000 }), (ms) => {
        const locked = { ...lock, lockedAt: lock.closesAt };
        expect(isOpen(locked, later(lock.opensAt, ms))).toBe(false);
      }),
    );
  });

  test('is never open before it opens, nor from its closing on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 10), max: 10 ** 10 }), (ms) => {
        const instant = later(lock.closesAt, ms);
        expect(isOpen(lock, instant)).toBe(instant >= lock.opensAt && instant < lock.closesAt);
      }),
    );
  });
});

describe('the last day of a window', () => {
  test.each([
    ['2021-10-31', '2021-10-31'],
    ['2021-11-01 00:00', '2021-10-31'],
    ['2021-10-31 17:00', '2021-10-31'],
    ['2021-10-31 00:01', '2021-10-31'],
  ])('closing at %s is %s', (text, last) => {
    expect(lastDayOf({ closesAt: closingInstant(text, zone) }, zone)).toBe(last);
  });

  test('is the stated day of a closing without an hour', () => {
    fc.assert(
      fc.property(day, zones, (on, where) => {
        expect(lastDayOf({ closesAt: closingInstant(on, where) }, where)).toBe(on);
      }),
    );
  });
});

test('a lock is set forty seconds after its closing at the earliest: a cold start, the longest write, five seconds', () => {
  expect(WRITE_PATH_SECONDS).toBe(INIT_SECONDS + WRITE_TIMEOUT_SECONDS);
  expect(DRAIN_SECONDS).toBe(WRITE_PATH_SECONDS + 5);
  expect(DRAIN_SECONDS).toBe(40);
  expect(epochOf(drainedAt(lock)) - epochOf(lock.closesAt)).toBe(DRAIN_SECONDS * 1000);
});

test('a call ends with the latest of its closings, in whichever stage', () => {
  const { employer, ...others } = locksOf(jiaxing);
  const moved = { ...employer, closesAt: '2022-01-01T00:00:00.000Z' } as Lock;
  expect(lastClosing({ ...others, employer: moved })).toBe(moved.closesAt);
});

test('a stage without a published lock is an error of ours, not a closed stage', () => {
  expect(lockOf(locksOf(jiaxing), 'employer').stage).toBe('employer');
  expect(() => lockOf(locksOf(jiaxing), 'unheard-of')).toThrow('unheard-of');
});

function later(instant: Instant, milliseconds: number): Instant {
  return instantOf(epochOf(instant) + milliseconds);
}
