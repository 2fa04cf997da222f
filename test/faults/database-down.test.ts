import { expect, onTestFinished, test } from 'vitest';
import { RecordsUnavailable } from '../../adapters/records/store/persist.ts';
import type { DynamoRequest } from '../rigs/dynamodb/faults.ts';
import { type FaultRig, openFaultRig, QUICK, SHORT } from '../rigs/faults/rig.ts';
import { taken } from '../rigs/machine/rig.ts';

async function open(patience = SHORT): Promise<FaultRig> {
  const rig = await openFaultRig(patience);
  onTestFinished(() => rig.stop());
  return rig;
}

/** The write that carries a submission out: the one that takes the person's claim. */
const isSubmission = ({ operation, body }: DynamoRequest) =>
  operation === 'TransactWriteItems' && JSON.stringify(body).includes('CLAIM#');

/** The traces of an act, whether it ended well or not. */
async function traces(rig: FaultRig, id: string) {
  const { declaration, timeline } = await rig.story(id);
  return { standing: declaration.standing, version: declaration.version, entries: timeline.length };
}

const BEFORE = { standing: 'draft', version: 2, entries: 2 };
const AFTER = { standing: 'submitted', version: 3, entries: 3 };

test.each(['ThrottlingException', 'TransactionConflict', 'TransactionInProgressException'] as const)(
  'an act gives up with RecordsUnavailable and has written nothing when %s outlasts the budget',
  async (fault) => {
    const rig = await open();
    const id = await rig.drafted(1);
    rig.front.inject({ fault, when: isSubmission });
    await expect(rig.submit(id)).rejects.toBeInstanceOf(RecordsUnavailable);
    await rig.front.clear();
    expect(await traces(rig, id)).toEqual(BEFORE);
    taken(await rig.submit(id));
    expect(await traces(rig, id)).toEqual(AFTER);
  },
);

test('an act whose reads are not answered gives up with RecordsUnavailable', async () => {
  const rig = await open();
  const id = await rig.drafted(1);
  rig.front.inject({ fault: 'ThrottlingException', when: ({ operation }) => operation === 'Query' });
  await expect(rig.submit(id)).rejects.toBeInstanceOf(RecordsUnavailable);
  await rig.front.clear();
  expect(await traces(rig, id)).toEqual(BEFORE);
});

test('an act whose answers are all lost gives up, has written everything once, and the patrol drives it on', async () => {
  const rig = await open();
  const id = await rig.drafted(1);
  rig.front.inject({ fault: 'AnswerLost', when: isSubmission });
  await expect(rig.submit(id)).rejects.toBeInstanceOf(RecordsUnavailable);
  await rig.front.clear();
  expect(await traces(rig, id)).toEqual(AFTER);
  expect(rig.machine.stepFunctions.listRunning()).toEqual([]);
  await rig.turnBy(1200);
  expect(rig.machine.stepFunctions.listRunning()).toMatchObject([
    { name: `${id}-1`, state: 'Ask the employer to review and to post the public notice' },
  ]);
  expect(await traces(rig, id)).toEqual(AFTER);
});

// A repeated request token is answered as the first was, for ten minutes:
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
test('an applicant whose submission was committed but not answered is told that it is taken', async () => {
  const rig = await open(QUICK);
  const id = await rig.drafted(1);
  const lost = rig.front.inject({ fault: 'AnswerLost', when: isSubmission, times: 1 });
  expect(await rig.submit(id)).toMatchObject({ ok: true, value: { standing: 'submitted', version: 3 } });
  expect(lost.count).toBe(1);
  expect(await traces(rig, id)).toEqual(AFTER);
});

test('an applicant whose draft was begun but not answered has one draft', async () => {
  const rig = await open(QUICK);
  const lost = rig.front.inject({ fault: 'AnswerLost', times: 1 });
  const begun = taken(await rig.begin(rig.applicant(1)));
  expect(lost.count).toBe(1);
  expect(taken(await rig.begin(rig.applicant(1))).id).toBe(begun.id);
});

test('a person in time is told to try again and never to be late, while the database is down past the closing', async () => {
  const rig = await open();
  const id = await rig.drafted(1);
  await rig.turnTo('2021-10-31 23:59:59.900');
  rig.front.inject({ fault: 'ThrottlingException', when: isSubmission });
  await expect(rig.submit(id)).rejects.toBeInstanceOf(RecordsUnavailable);
  await rig.front.clear();
  await rig.turnTo('2021-11-01 00:00:10');
  taken(await rig.submit(id, '2021-10-31 23:59:59.900'));
});
