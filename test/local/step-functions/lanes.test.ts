import { expect, test } from 'vitest';
import { openLanes } from '../../../local/step-functions/lanes.ts';

test('does the work of one lane in order, and that of another beside it', async () => {
  const lanes = openLanes();
  const did: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = lanes.run('a', async () => {
    await promise;
    did.push('a1');
  });
  const second = lanes.run('a', async () => void did.push('a2'));
  await lanes.run('b', async () => void did.push('b1'));
  expect(did).toEqual(['b1']);
  resolve();
  await Promise.all([first, second]);
  expect(did).toEqual(['b1', 'a1', 'a2']);
});

test('settles a lane with what was added meanwhile', async () => {
  const lanes = openLanes();
  const did: string[] = [];
  void lanes.run('a', async () => {
    did.push('first');
    void lanes.run('a', async () => void did.push('second'));
  });
  await lanes.settle('a');
  expect(did).toEqual(['first', 'second']);
  await lanes.settle('empty');
});

test('tells whoever asked of an error, and goes on', async () => {
  const lanes = openLanes();
  const broken = lanes.run('a', () => Promise.reject(new Error('broken')));
  const next = lanes.run('a', async () => {});
  await expect(broken).rejects.toThrow('broken');
  await expect(next).resolves.toBeUndefined();
});
