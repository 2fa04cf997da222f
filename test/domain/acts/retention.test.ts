import { describe, expect, test } from 'vitest';
import { keptUntil } from '../../../domain/acts/retention.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import type { Locks } from '../../../domain/call/windows.ts';
import { beijing } from '../../rigs/domain/cases.ts';
import { CALL } from '../../rigs/machine/rig.ts';

const LOCKS = locksOf(CALL);

/** The call's locks with the closing of its last stage at this wall time of Beijing. */
function movedTo(wall: string): Locks {
  const [last = ''] = Object.entries(LOCKS)
    .sort(([, one], [, other]) => (one.closesAt < other.closesAt ? 1 : -1))
    .map(([stage]) => stage);
  const lock = LOCKS[last];
  if (!lock) throw new Error('No lock');
  return { ...LOCKS, [last]: { ...lock, closesAt: beijing(wall) } };
}

const lasting = (years: number) => ({ ...CALL, retention: { value: { years }, assumed: '示例' } });

describe('a submission is kept', () => {
  // Jiaxing 2021, s.6: 记录期限为3年. The call's last closing is the end of 19 November.
  test('for the call’s years after the end of its last closing', () => {
    expect(keptUntil({ call: CALL, locks: LOCKS })).toBe(beijing('2024-11-20'));
  });

  test.each([
    ['2021-12-01', 3, '2024-12-01'],
    ['2021-11-30 17:00', 3, '2024-11-30 17:00'],
    ['2022-01-01', 1, '2023-01-01'],
    ['2024-02-29 12:00', 1, '2025-03-01 12:00'],
    ['2024-02-29 12:00', 4, '2028-02-29 12:00'],
  ])('with the last closing at %s and %i years, until %s', (closing, years, until) => {
    expect(keptUntil({ call: lasting(years), locks: movedTo(closing) })).toBe(beijing(until));
  });

  test('no shorter after an earlier stage is moved', () => {
    const { declare } = LOCKS;
    if (!declare) throw new Error('No lock');
    const moved = { ...LOCKS, declare: { ...declare, closesAt: beijing('2021-11-05') } };
    expect(keptUntil({ call: CALL, locks: moved })).toBe(beijing('2024-11-20'));
  });
});
