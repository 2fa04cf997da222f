import { describe, expect, test } from 'vitest';
import { judgeMovement } from '../../../../domain/acts/operator/movement.ts';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import { stageSaid } from '../../../../domain/call/steps.ts';
import { beijing, jiaxing, locksWith } from '../../../rigs/domain/cases.ts';
import { publishedCalendar as calendar } from '../../../rigs/domain/published-calendar.ts';

const { zh, en } = stageSaid(jiaxing, 'employer');
const now = beijing('2021-10-25 09:00');
const judge = (from: string, to: string, { stage = 'declare', locks = locksOf(jiaxing), at = now } = {}) =>
  judgeMovement({ call: jiaxing, locks, calendar }, { stage, from, to }, at);

describe('the movement of a closing', () => {
  test.each([
    ['2021-10-31', '2021-11-05'],
    ['2021-10-31 24:00', '2021-11-05 24:00'],
    ['2021-10-31 23:59:59', '2021-11-05 23:59:59'],
    ['2021-11-01 00:00', '2021-11-06 00:00'],
  ])('from %s to %s is accepted, however the two instants are written', (from, to) => {
    expect(judge(from, to)).toEqual({
      ok: true,
      value: { from: beijing('2021-11-01'), to: beijing('2021-11-06'), reopening: false },
    });
  });

  test.each([
    ['2021-10-31', '11月5日'],
    ['2021-10-31', '2021-02-30'],
    ['2021-13-01', '2021-11-05'],
    ['2021-10-31', '2021-11-05 25:00'],
    ['2021-10-31', '2021-11-05 17:00:59'],
    ['', ''],
  ])('from %s to %s is malformed', (from, to) => {
    expect(judge(from, to)).toEqual({ ok: false, refusal: { because: 'malformed', facts: { from, to } } });
  });

  test('from another instant than the present closing is stale, even if it would also go earlier', () => {
    expect(judge('2021-10-30', '2021-10-20')).toEqual({
      ok: false,
      refusal: { because: 'stale', facts: { shown: beijing('2021-10-31'), now: beijing('2021-11-01') } },
    });
  });

  test.each(['2021-10-31', '2021-10-30', '2021-10-31 17:00'])(
    'to %s is refused, because it is not later',
    (to) => {
      expect(judge('2021-10-31', to)).toMatchObject({ refusal: { because: 'never-earlier' } });
    },
  );

  test('to an instant that has passed is refused', () => {
    expect(judge('2021-10-31', '2021-11-02', { at: beijing('2021-11-03') })).toEqual({
      ok: false,
      refusal: { because: 'to-in-the-past', facts: { to: beijing('2021-11-03') } },
    });
    expect(judge('2021-10-31', '2021-11-02', { at: beijing('2021-11-02 23:59:59.999') }).ok).toBe(true);
  });

  test('to or past the closing of the next stage is refused and names that stage; a second before it is accepted', () => {
    expect(judge('2021-10-31', '2021-11-11')).toEqual({
      ok: false,
      refusal: {
        because: 'past-the-next-stage',
        facts: { next: zh, nextEn: en, closesAt: beijing('2021-11-12') },
      },
    });
    expect(judge('2021-10-31', '2021-11-11 23:59').ok).toBe(true);
  });

  test('of the last stage has no next stage to heed', () => {
    expect(judge('2021-11-19', '2021-12-24', { stage: 'recommendation' }).ok).toBe(true);
  });

  test('reaches into the first unpublished year and no further, because a mistyped year could never be moved back', () => {
    const next = calendar.lastYear + 1;
    const year = next + 1;
    expect(judge('2021-11-19', `${next}-12-31`, { stage: 'recommendation' }).ok).toBe(true);
    expect(judge('2021-11-19', `${year}-01-01`, { stage: 'recommendation' })).toEqual({
      ok: false,
      refusal: { because: 'calendar-not-published', facts: { year } },
    });
    expect(judge('2021-11-19', '2121-11-22', { stage: 'recommendation' })).toMatchObject({
      refusal: { because: 'calendar-not-published', facts: { year: 2121 } },
    });
  });

  test('heeds the next stage’s present closing, not the one in the call', () => {
    const locks = locksWith('employer', { closesAt: beijing('2021-11-20'), moves: 1 });
    expect(judge('2021-10-31', '2021-11-15', { locks }).ok).toBe(true);
  });

  test('is a reopening once the lock is set, and none in the seconds before', () => {
    const at = beijing('2021-11-01 00:00:31');
    const locked = locksWith('declare', { lockedAt: beijing('2021-11-01 00:00:30') });
    expect(judge('2021-10-31', '2021-11-05', { at })).toMatchObject({ value: { reopening: false } });
    expect(judge('2021-10-31', '2021-11-05', { at, locks: locked })).toMatchObject({
      value: { reopening: true },
    });
  });
});
