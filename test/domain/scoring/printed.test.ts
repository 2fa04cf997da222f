import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readCallFile } from '../../../adapters/call-file/call-file.ts';
import { tableForm } from '../../../domain/call/scoring-form.ts';
import { table } from '../../rigs/domain/generated-tables.ts';

test('a table that is printed as a file is read as the same table', () => {
  fc.assert(
    fc.property(table, (made) => {
      const read = readCallFile(stringify(made));
      if (!read.ok) throw new Error('It cannot be read');
      expect(v.parse(tableForm, read.value)).toEqual(made);
    }),
    { numRuns: 100 },
  );
});

test.each([
  [{ choices: undefined }, 'one-measure'],
  [{ parts: [] }, 'one-measure'],
  [{ each: { unit: '项', points: 1 } }, 'one-measure'],
  [{ cap: 1.005 }, 'two-decimals'],
])('an indicator with %j is refused', (change, word) => {
  const choices = [{ id: 'a', name: '甲', points: 1 }];
  const indicator = { id: 'i', name: '指标', counts: 'sum', choices, ...change };
  const { issues = [] } = v.safeParse(tableForm, { cap: 1, indicators: [indicator] });
  expect(issues.map(({ message }) => message)).toContain(word);
});
