import { describe, expect, test } from 'vitest';
import { isLinkOpen, linkNeededUntil } from '../../domain/link-life.ts';
import { beijing, caseOf, declarationIn, jiaxing, locksOf, locksWith } from './cases.ts';

const LAST = Object.values(locksOf(jiaxing))
  .map(({ closesAt }) => closesAt)
  .sort()
  .at(-1);

describe('a link is needed', () => {
  test('until the last closing of the call, wherever the declaration stands', () => {
    for (const standing of ['submitted', 'forwarded'] as const)
      expect(linkNeededUntil(caseOf(declarationIn(standing)))).toBe(LAST);
  });

  test('longer where the last closing was moved', () => {
    const closesAt = beijing('2022-01-15');
    const moved = caseOf(declarationIn('submitted'), { locks: locksWith('declare', { closesAt }) });
    expect(linkNeededUntil(moved)).toBe(closesAt);
  });

  test('until a late entry ends, where that is later, and not less for one that ends before', () => {
    const granted = (until: string) =>
      caseOf(declarationIn('forwarded', { grant: { stage: 'recommendation', number: 1, until } }));
    expect(linkNeededUntil(granted(beijing('2022-03-01')))).toBe(beijing('2022-03-01'));
    expect(linkNeededUntil(granted(beijing('2021-10-30')))).toBe(LAST);
  });
});

describe('a link opens', () => {
  const expiresAt = beijing('2021-11-22');

  test('before its expiry, and not at it', () => {
    expect(isLinkOpen({ expiresAt }, beijing('2021-11-21 23:59:59.999'))).toBe(true);
    expect(isLinkOpen({ expiresAt }, expiresAt)).toBe(false);
  });

  test('nothing once it was revoked', () => {
    const revokedAt = beijing('2021-10-11');
    expect(isLinkOpen({ expiresAt, revokedAt }, beijing('2021-10-12'))).toBe(false);
  });
});
