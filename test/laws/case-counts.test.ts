import { afterAll, beforeAll, expect, test } from 'vitest';
import { countWriteUnits, type Units } from '../rigs/adapters/write-units.ts';
import { COUNTY_CASE, walkCountyCase } from '../rigs/machine/county-case.ts';
import { openRig, type Rig } from '../rigs/machine/rig.ts';

/**
 * What AWS bills for one case of a county on its clean path, with the rungs that its desks meet. The counts are exact.
 * One rises only in a commit that says what it buys.
 */
let rig: Rig;
let id: string;
let units: readonly Units[];

beforeAll(async () => {
  rig = await openRig({ startAt: COUNTY_CASE.begins });
  const counted = countWriteUnits();
  id = await walkCountyCase(rig);
  units = counted.end().filter(({ pk }) => !pk.startsWith('CALL#'));
});
afterAll(() => rig?.stop());

const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);

test('a case takes so many write units, of the table, of condition checks and of the indexes', () => {
  const of = (kind: Units['kind']) => units.filter((each) => each.kind === kind);
  expect({
    table: sum(of('write').map(({ table }) => table)),
    checks: sum(of('check').map(({ table }) => table)),
    indexes: sum(of('write').flatMap(({ index }) => Object.values(index))),
  }).toEqual({ table: 224, checks: 16, indexes: 68 });
});

test('the item that every act rewrites stays below one KB', () => {
  const own = units.filter(({ pk, sk }) => pk.startsWith('DECLARATION#') && sk === 'DECLARATION');
  expect(own).toHaveLength(16);
  expect(Math.max(...own.map(({ bytes }) => bytes))).toBeLessThan(1024);
});

test('a case enters so many states', async () => {
  expect(await rig.states('declaration', `${id}-1`)).toHaveLength(9);
});
