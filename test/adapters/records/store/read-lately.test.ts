import { expect, test } from 'vitest';
import { readLately } from '../../../../adapters/records/store/read-lately.ts';
import type { Store } from '../../../../adapters/records/store/store.ts';
import { keys, nameOf } from '../../../../adapters/records/store/table.ts';
import { type Instant, plusSeconds } from '../../../../domain/values/instant.ts';
import { OPEN } from '../../../rigs/adapters/records.ts';

const ONE = keys.employer('one');
const TWO = keys.employer('two');

/** A store that answers with the count of its readings, and fails while it is broken. */
function open() {
  const state = { now: OPEN, isBroken: false, asked: [] as string[][] };
  const store = {
    async getAll(asked: readonly (typeof ONE)[]) {
      if (state.isBroken) throw new Error('The table does not answer');
      state.asked.push(asked.map(nameOf));
      return asked.map((key) => ({ ...key, reading: state.asked.length }));
    },
    async getTogether(asked: readonly (typeof ONE)[]) {
      if (state.isBroken) throw new Error('The table does not answer');
      state.asked.push(['together', ...asked.map(nameOf)]);
      return asked.map((key) => ({ ...key, reading: state.asked.length }));
    },
  } as unknown as Store;
  const lately = readLately(store, () => state.now);
  const readingOf = async (key = ONE) => (await lately.get(key))?.reading;
  return { state, lately, readingOf, turnTo: (now: Instant) => Object.assign(state, { now }) };
}

test('reads an item once in five seconds, by the clock of the task and not before its reading', async () => {
  const { readingOf, turnTo } = open();
  expect(await readingOf()).toBe(1);
  turnTo(plusSeconds(OPEN, 5));
  expect(await readingOf()).toBe(1);
  turnTo(plusSeconds(OPEN, 6));
  expect(await readingOf()).toBe(2);
  turnTo(OPEN);
  expect(await readingOf()).toBe(3);
});

test('reads together only what is not known, each once, and whoever asks meanwhile waits for the same reading', async () => {
  const { state, lately } = open();
  const [first, again] = await Promise.all([lately.getAll([ONE, ONE]), lately.getAll([ONE, TWO])]);
  expect(first).toHaveLength(1);
  expect(again.map(({ reading }) => reading)).toEqual([1, 2]);
  expect(state.asked).toEqual([[nameOf(ONE)], [nameOf(TWO)]]);
});

test('a reading that failed is not remembered', async () => {
  const { state, readingOf } = open();
  state.isBroken = true;
  await expect(readingOf()).rejects.toThrow('does not answer');
  state.isBroken = false;
  expect(await readingOf()).toBe(1);
});

test('reads some anew at one moment, and in the same call what else is not known', async () => {
  const { state, lately, readingOf } = open();
  const THREE = keys.employer('three');
  await lately.getAll([ONE, THREE]);
  const { items, together } = await lately.getAllWith([ONE, TWO], [THREE]);
  expect(state.asked.at(-1)).toEqual(['together', nameOf(THREE), nameOf(TWO)]);
  expect(items.map(({ reading }) => reading)).toEqual([1, 2]);
  expect(together).toMatchObject([{ ...THREE, reading: 2 }, { ...TWO }]);
  expect(await readingOf(THREE)).toBe(2);
  expect((await lately.getAllWith([ONE], [])).together).toEqual([]);
  expect(state.asked).toHaveLength(2);
});

test('a reading at one moment that fails is made again, and fails for whoever asked alone', async () => {
  const { state, lately } = open();
  state.isBroken = true;
  await expect(lately.getAllWith([ONE], [TWO])).rejects.toThrow('does not answer');
  state.isBroken = false;
  const { items, together } = await lately.getAllWith([ONE, ONE], [TWO, TWO]);
  expect(items).toEqual([{ ...ONE, reading: 1 }]);
  expect(together).toEqual([TWO, ONE].map((key) => ({ ...key, reading: 1 })));
});
