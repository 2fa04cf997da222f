import { expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../../adapters/records/store/store.ts';
import { type Key, keys } from '../../../adapters/records/store/table.ts';
import { watch } from '../../../functions/watch/watch.ts';
import { type DynamoFront, openDynamoFront } from '../../rigs/dynamodb/open-front.ts';
import { countCalls } from '../../rigs/functions/count-calls.ts';
import { counted } from '../../rigs/machine/counted.ts';
import { COUNTY } from '../../rigs/machine/people.ts';
import { CALL, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { EMPLOYER_DESK } from '../../rigs/reviewer-pages/reviewing.ts';

interface Checking {
  readonly rig: Rig;
  readonly front: DynamoFront;
  readonly store: Store;
  /** Sleeps to this wall time of Beijing and looks; returns the body of the day's digest, if one was sent. */
  lookAt(wall: string): Promise<string | undefined>;
}

async function open(): Promise<Checking> {
  let front: DynamoFront | undefined;
  const throughFront = async (target: string) => {
    front = await openDynamoFront({ target });
    return front.endpoint;
  };
  const rig = await openRig({ startAt: '2021-10-11 09:00', throughFront });
  if (!front) throw new Error('No front');
  const opened = front;
  onTestFinished(async () => {
    await opened.clear();
    await rig.stop();
    await opened.close();
  });
  const store = openStore('zhicheng', opened.endpoint);
  return {
    rig,
    front: opened,
    store,
    async lookAt(wall) {
      rig.sleepTo(wall);
      const bodies: string[] = [];
      const channel = { send: async ({ body }: { body: string }) => void bodies.push(body) };
      await watch({ ...rig.machine.needs, metrics: { put: () => {} }, channel })();
      return bodies[0];
    },
  };
}

const miscounts = async ({ rig }: Checking) =>
  (await rig.machine.records.reports.since()).flatMap((each) => (each.kind === 'miscounted' ? [each] : []));

/** Every counter of the call that the store holds. */
async function counterKeys({ store }: Checking): Promise<Key[]> {
  const found = Array.from({ length: 16 }, async (_, nth) => {
    const ExpressionAttributeValues = { ':pk': keys.stageCounter(CALL.id, nth).pk };
    return (await store.query({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues })).items;
  });
  return (await Promise.all(found)).flat().map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
}

test('counters that are as the lists are left alone, and the lists are read once a night', async () => {
  const checking = await open();
  await checking.rig.submitted(1, { employer: COUNTY });
  await checking.rig.drafted(2);
  expect(await countCalls(() => checking.lookAt('2021-10-12 03:00'))).toBeGreaterThan(
    (await countCalls(() => checking.lookAt('2021-10-12 03:05'))) + 16,
  );
  expect(await miscounts(checking)).toEqual([]);
  const { byCounters, byList } = await counted(checking.rig, [EMPLOYER_DESK]);
  expect(byCounters).toEqual(byList);
});

test('damaged and lost counters are set right by the second look, and the operators are told in the morning', async () => {
  const checking = await open();
  const { rig, store } = checking;
  for (let nth = 1; nth <= 4; nth += 1) await rig.submitted(nth, { employer: COUNTY });
  const right = await counted(rig, [EMPLOYER_DESK]);
  const all = await counterKeys(checking);
  const [lost] = all.filter(({ sk }) => sk.startsWith('DESK'));
  const [damaged] = all.filter(({ sk }) => sk.startsWith('STAGES'));
  if (!lost || !damaged) throw new Error('No counters');
  const Update = {
    Key: damaged,
    UpdateExpression: 'ADD #stage :many',
    ExpressionAttributeNames: { '#stage': 'stage:employer' },
    ExpressionAttributeValues: { ':many': 7 },
  };
  await store.transact([
    { named: 'lost', write: { Delete: { Key: lost } } },
    { named: 'damaged', write: { Update } },
  ]);
  expect((await counted(rig, [EMPLOYER_DESK])).byCounters).not.toEqual(right.byCounters);
  await checking.lookAt('2021-10-12 02:59');
  await checking.lookAt('2021-10-12 03:00');
  await checking.lookAt('2021-10-12 03:00:59');
  expect(await miscounts(checking)).toEqual([]);
  await checking.lookAt('2021-10-12 03:05');
  expect((await counted(rig, [EMPLOYER_DESK])).byCounters).toEqual(right.byList);
  expect((await miscounts(checking)).map(({ counter }) => counter).sort()).toEqual(
    [lost, damaged].map(({ pk, sk }) => `${pk} ${sk}`).sort(),
  );
  await checking.lookAt('2021-10-12 03:10');
  expect(await miscounts(checking)).toHaveLength(2);
  expect(await checking.lookAt('2021-10-12 09:00')).toContain('2 个计数与名单不符');
});

test('a counter that its index has not caught up with is not taken for a wrong one', async () => {
  const checking = await open();
  const { rig, front } = checking;
  const id = await rig.submitted(1, { employer: COUNTY });
  const lag = await front.lagIndexes(1000);
  rig.sleepTo('2021-10-12 03:00');
  taken(await rig.giveBack(id));
  await checking.lookAt('2021-10-12 03:00');
  await lag.catchUp();
  // The same counters again, a moment before the next look.
  rig.sleepTo('2021-10-12 03:04:30');
  taken(await rig.submit(id));
  await checking.lookAt('2021-10-12 03:05');
  expect(lag.count).toBeGreaterThan(0);
  await lag.catchUp();
  await checking.lookAt('2021-10-12 03:10');
  expect(await miscounts(checking)).toEqual([]);
  const { byCounters, byList } = await counted(rig, [EMPLOYER_DESK]);
  expect(byCounters).toEqual(byList);
  expect(byCounters.stages).toMatchObject({ declare: 0, employer: 1 });
});
