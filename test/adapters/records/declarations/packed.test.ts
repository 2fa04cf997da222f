import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packed, unpacked } from '../../../../adapters/records/declarations/packed.ts';

const value = fc.jsonValue({ maxDepth: 4 });
const row = fc.record({ name: fc.string(), bytes: fc.integer(), more: value }, { requiredKeys: [] });

test('what was packed comes out as it was, whatever it holds', () => {
  const values = fc.record({ some: value, rows: fc.array(row), deep: fc.record({ rows: fc.array(row) }) });
  fc.assert(
    fc.property(values, (all) => {
      expect(unpacked(packed(all))).toEqual(plain(all));
    }),
  );
});

/** A JSON text is what any store of it gives back. */
const plain = (all: object) => JSON.parse(JSON.stringify(all));

test('files name their attributes once', () => {
  const files = [
    { material: 'degree', bytes: 1, type: 'application/pdf' },
    { material: 'thesis', bytes: 2, type: 'application/pdf' },
  ];
  expect(packed({ materials: files })).toBe(
    '{"materials":{"#of":["material","bytes","type"],"rows":[["degree",1,"application/pdf"],["thesis",2,"application/pdf"]]}}',
  );
});

test.each([
  ['of other names', [{ a: 1 }, { b: 1 }]],
  ['of which one lacks a value', [{ a: 1 }, { a: undefined }]],
  ['that are no objects', [1, null, 'a', [1]]],
  ['of one', [{ a: 1 }]],
])('a list %s stays as it is', (_, list) => {
  expect(packed({ list })).toBe(JSON.stringify({ list }));
});
