import { expect, test } from 'vitest';
import { keptCounts } from '../../bench/bill/counts.ts';
import { rehearsalSection } from '../../bench/bill/doc/rehearsal-section.ts';
import { measureUsage } from '../../bench/usage.ts';

/** Pages are asked for at random, and the number is to be read by people. */
const TOLERANCE = 0.1;

test('docs/costs.md says what one applicant of a rehearsal uses', async () => {
  // test/infra/costs.test.ts holds the page to the counts, so the numbers that it states are read from its part.
  const { rehearsal } = keptCounts();
  const stated = [...rehearsalSection(keptCounts()).matchAll(/^\| [^|]+ \| ([\d.]+) \|/gm)];
  const used = await measureUsage();
  expect(used.map(({ what }) => what).sort()).toEqual(Object.keys(rehearsal).sort());
  expect(stated).toHaveLength(used.length);
  for (const { what, value } of used) {
    const [measured, kept] = [Number(value), rehearsal[what] ?? 0];
    expect([what, kept, Math.abs(measured - kept) <= measured * TOLERANCE]).toEqual([what, kept, true]);
  }
});
