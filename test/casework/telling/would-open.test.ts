import { expect, test } from 'vitest';
import { wouldOpen } from '../../../casework/telling/letter-text.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { lastClosing } from '../../../domain/call/windows.ts';
import { plusSeconds } from '../../../domain/values/instant.ts';
import { COMPLETE, caseOf, declarationIn, jiaxing } from '../../rigs/domain/cases.ts';

test('a link opens for a later step of another version, whichever case a letter names first', () => {
  const locks = locksOf(jiaxing);
  const closed = lastClosing(locks);
  const [stage] = Object.values(locks);
  if (!stage) throw new Error('The call has no stage');
  const later = { ...stage, stage: 'later', closesAt: plusSeconds(closed, 30 * 86_400) };
  const one = caseOf(declarationIn('submitted', { draft: COMPLETE }), { call: jiaxing, locks });
  const other = { ...one, locks: { ...locks, later } };
  const desk = { desk: 'employer:91330402MA2ABCD13Y' } as const;
  const now = plusSeconds(closed, 86_400);
  expect(wouldOpen(desk, [one, other], now)).toBe(true);
  expect(wouldOpen(desk, [other, one], now)).toBe(true);
  expect(wouldOpen(desk, [one], now)).toBe(false);
});
