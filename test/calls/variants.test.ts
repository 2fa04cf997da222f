import { expect, test } from 'vitest';
import { judgeCallFile } from '../../adapters/call-file/judge-call.ts';
import { publishedCalendar } from '../rigs/domain/published-calendar.ts';
import { VARIANTS, variantText } from '../rigs/domain/variants.ts';

test.each(VARIANTS)('a call with %s checks without error', (name) => {
  const judged = judgeCallFile(variantText(name), publishedCalendar);
  expect(judged.ok ? [] : judged.findings).toEqual([]);
});

test('no variant is the real call', () => {
  const texts = VARIANTS.map(variantText);
  expect(new Set([variantText('the real call'), ...texts]).size).toBe(VARIANTS.length + 1);
});
