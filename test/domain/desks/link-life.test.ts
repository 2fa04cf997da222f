import { describe, expect, test } from 'vitest';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { lateEntryUntil, linkOpensUntil } from '../../../domain/desks/link-life.ts';
import { beijing, declarationIn, jiaxing, locksWith } from '../../rigs/domain/cases.ts';

const LAST = beijing('2021-11-20');
const granted = (until: string) =>
  declarationIn('forwarded', { grant: { stage: 'recommendation', number: 1, until } });

describe('a link opens', () => {
  test('until the last closing of the call, whatever waits behind it', () => {
    expect(linkOpensUntil(locksOf(jiaxing), [])).toBe(LAST);
    expect(linkOpensUntil(locksOf(jiaxing), [declarationIn('submitted')])).toBe(LAST);
  });

  test.each(['2021-11-20 12:00', '2021-11-20 18:00', '2022-01-15'])(
    'until the last closing after it was moved, to the minute: %s',
    (wall) => {
      const locks = locksWith('recommendation', { closesAt: beijing(wall), moves: 1 });
      expect(linkOpensUntil(locks, [])).toBe(beijing(wall));
    },
  );

  test('until the end of a waiting late entry, if that is later, and no shorter for one that ends before', () => {
    const waiting = [declarationIn('forwarded'), granted(beijing('2022-03-01 17:00'))];
    expect(linkOpensUntil(locksOf(jiaxing), waiting)).toBe(beijing('2022-03-01 17:00'));
    expect(linkOpensUntil(locksOf(jiaxing), [granted(beijing('2021-10-30'))])).toBe(LAST);
  });

  test('until the latest late entry that was given, to read its outcome', () => {
    const until = [beijing('2021-11-25'), beijing('2021-11-23')];
    const timeline = [
      { inputs: { opinion: '同意' } },
      {},
      ...until.map((each) => ({ inputs: { until: each } })),
    ];
    expect(lateEntryUntil(timeline)).toBe(beijing('2021-11-25'));
    expect(lateEntryUntil([{}])).toBeUndefined();
  });
});
