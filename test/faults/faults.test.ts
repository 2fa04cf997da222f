import { beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../local/dynamodb/faults.ts';
import { type Ended, FATES, walk } from './fates.ts';
import { type FaultRig, openFaultRig, QUICK } from './rig.ts';

/** A walk beside others on a busy machine: far above what it takes, since only its end is judged. */
const WALK_MILLISECONDS = 240_000;

let undisturbed: Record<string, Ended>;
beforeAll(async () => {
  const rig = await openFaultRig(QUICK);
  undisturbed = await walk(rig);
  await rig.stop();
}, WALK_MILLISECONDS);

interface Walked {
  readonly ends: Record<string, Ended>;
  /** Whatever a task threw: no state machine may need its retries here. */
  readonly thrown: readonly unknown[];
}

async function walkWith(disturb: (rig: FaultRig) => unknown): Promise<Walked> {
  const thrown: unknown[] = [];
  const rig = await openFaultRig(QUICK, {
    aroundFunctions: (tasks) => (name, payload) =>
      tasks(name, payload).catch((error: unknown) => {
        thrown.push(error);
        throw error;
      }),
  });
  await disturb(rig);
  const ends = await walk(rig).finally(rig.stop);
  return { ends, thrown };
}

test.each(Object.entries(FATES).map(([name, { ends }]) => ({ name, ends })))(
  'without faults, a declaration that is $name ends as $ends',
  ({ name, ends }) => {
    expect(undisturbed[name]?.standing).toBe(ends);
  },
);

test('without faults, what is sent is sent once', () => {
  for (const { letters } of Object.values(undisturbed)) expect(letters).toEqual([...new Set(letters)]);
});

const FAULTS: readonly Fault[] = [
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
  { fault: 'TransactionConflict', chance: 0.2 },
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
  { fault: 'ThrottlingException', chance: 0.2 },
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
  { fault: 'TransactionInProgressException', chance: 0.2 },
  { fault: 'AnswerLost', chance: 0.1 },
];

// The engine works while we wait for it: walks side by side take two thirds of the time.
describe.concurrent('everybody in time is taken, and ends the same, and is told the same', {
  timeout: WALK_MILLISECONDS,
}, () => {
  test.each(FAULTS)('under $fault', async (fault) => {
    let befallen = () => 0;
    const { ends, thrown } = await walkWith(({ front }) => {
      const injected = front.inject(fault);
      befallen = () => injected.count;
    });
    expect(ends).toEqual(undisturbed);
    expect(thrown).toEqual([]);
    expect(befallen()).toBeGreaterThan(10);
  });

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Writes
  test('while indexes lag behind by thirty writes', async () => {
    const { ends, thrown } = await walkWith((rig) => rig.lag(30));
    expect(ends).toEqual(undisturbed);
    expect(thrown).toEqual([]);
  });
});
