import { expect, test } from 'vitest';
import { inLanes, openTurns } from '../../../casework/executions/lanes.ts';

const always = () => true;
const upTo = (count: number) => Array.from({ length: count }, (_, nth) => nth);
const aMoment = () => new Promise<void>((resolve) => setImmediate(resolve));

async function* paged(count: number) {
  for (const nth of upTo(count)) {
    await aMoment();
    yield nth;
  }
}

test.each([
  ['a list', upTo(20)],
  ['pages', paged(20)],
])('every record of %s is taken once, as many at once as there are lanes', async (_, batch) => {
  const did: number[] = [];
  let [now, most] = [0, 0];
  const taken = await inLanes({ lanes: 4, mayGoOn: always }, batch, async (one) => {
    now += 1;
    most = Math.max(most, now);
    for (let moments = 0; moments < 9; moments += 1) await aMoment();
    now -= 1;
    did.push(one);
  });
  expect(did.toSorted((a, b) => a - b)).toEqual(upTo(20));
  expect([taken, most]).toEqual([20, 4]);
});

test('a record that hangs holds up its own lane alone', async () => {
  const others = Promise.withResolvers<void>();
  let left = 9;
  await inLanes({ lanes: 2, mayGoOn: always }, upTo(10), async (one) => {
    if (one === 0) return others.promise;
    left -= 1;
    if (left === 0) others.resolve();
  });
  expect(left).toBe(0);
});

test('when the time is over nothing more is taken, and what was taken has ended', async () => {
  const did: number[] = [];
  const taken = await inLanes({ lanes: 3, mayGoOn: () => did.length < 4 }, upTo(20), async (one) => {
    await aMoment();
    did.push(one);
  });
  expect(did.toSorted((a, b) => a - b)).toEqual(upTo(taken));
  expect(taken).toBeLessThanOrEqual(6);
});

test('after an error nothing more is taken, and the others end before it is thrown', async () => {
  const did: number[] = [];
  const running = inLanes({ lanes: 3, mayGoOn: always }, upTo(20), async (one) => {
    if (one === 0) throw new Error('of the table');
    for (let moments = 0; moments < 5; moments += 1) await aMoment();
    did.push(one);
  });
  await expect(running).rejects.toThrow('of the table');
  expect(did).toEqual([1, 2]);
});

test('acts of one key run in their order, one after another, and those of another key beside them', async () => {
  const inTurn = openTurns();
  const did: string[] = [];
  const act = (name: string, moments: number) => async () => {
    did.push(`${name} begins`);
    for (let moment = 0; moment < moments; moment += 1) await aMoment();
    did.push(`${name} ends`);
  };
  const broken = inTurn('a', () => Promise.reject(new Error('broken')));
  await Promise.all([
    expect(broken).rejects.toThrow('broken'),
    inTurn('a', act('a1', 5)),
    inTurn('a', act('a2', 1)),
    inTurn('b', act('b1', 2)),
  ]);
  expect(did).toEqual(['b1 begins', 'a1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends']);
});
