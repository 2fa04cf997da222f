import { afterEach, expect, test, vi } from 'vitest';
import { rememberForAMinute } from '../../../../adapters/records/store/remember.ts';

afterEach(() => void vi.useRealTimers());

/** Reads a name's length, 0 as nothing; it counts how often each is read. */
function opened() {
  const reads: string[] = [];
  const recent = rememberForAMinute(async (name) => {
    reads.push(name);
    if (name === 'broken') throw new Error('No answer');
    return name.length > 0 ? name.length : undefined;
  });
  return { reads, recent };
}

test('a value is read once a minute, also by those who ask at once', async () => {
  vi.useFakeTimers();
  const { reads, recent } = opened();
  expect(await Promise.all([recent('one'), recent('one'), recent('three')])).toEqual([3, 3, 5]);
  expect(await recent('one')).toBe(3);
  expect(reads).toEqual(['one', 'three']);
  vi.advanceTimersByTime(60_000);
  await recent('one');
  expect(reads).toEqual(['one', 'three', 'one']);
});

test('what is not there, and what could not be read, is asked for again', async () => {
  const { reads, recent } = opened();
  expect([await recent(''), await recent('')]).toEqual([undefined, undefined]);
  for (const _ of [1, 2]) await expect(recent('broken')).rejects.toThrow('No answer');
  expect(reads).toEqual(['', '', 'broken', 'broken']);
});

test('names that people type do not fill the memory', async () => {
  const { reads, recent } = opened();
  for (let nth = 0; nth <= 1000; nth += 1) await recent(`name ${nth}`);
  await recent('name 1000');
  await recent('name 1');
  expect(reads).toHaveLength(1001);
  await recent('name 0');
  expect(reads).toHaveLength(1002);
});
