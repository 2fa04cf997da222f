import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Placed } from '../../../../adapters/records/letters/messages.ts';
import { type Dynamo, startDynamo } from '../../../../local/dynamodb/start-dynamo.ts';
import { LATER, OPEN, openBench } from '../../../rigs/adapters/records.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const MAILBOX = 'mailbox';
const OWN: Placed = {
  ...{ occasion: 'told', round: 1, audience: 'applicant', states: {}, covers: [] },
  ...{ state: 'sending', attempts: 1, dueAt: LATER },
};
const ASKED: Placed = {
  ...OWN,
  ...{ occasion: 'asked', audience: 'employer', state: 'queued', attempts: 0, mailbox: MAILBOX },
};

async function open() {
  const bench = await openBench(dynamo.endpoint);
  const { messages, mailboxes, letters } = bench.records;
  const taking = () => mailboxes.taking(MAILBOX, undefined, { at: OPEN, cutOffAt: LATER });
  const stateOf = async (occasion: string, audience: 'applicant' | 'employer') =>
    (await messages.get('a', occasion, 1, audience))?.state;
  return { ...bench, messages, mailboxes, letters, taking, stateOf };
}

test('messages and the mailbox whose letter leaves are written in one transaction', async () => {
  const { messages, mailboxes, taking, transactions } = await open();
  const before = transactions.length;
  const { letter, write } = taking();
  expect(await messages.keep('a', [OWN, ASKED], OPEN, [write])).toMatchObject({ isWhole: true });
  expect(transactions.slice(before)).toEqual([['message', 'message', 'owed', 'letter']]);
  expect(await mailboxes.read(MAILBOX)).toMatchObject({ letter, owed: [{ declaration: 'a' }] });
});

test.each([
  ['the mailbox was taken', 2],
  ['one of the messages was kept', 1],
])('if %s meanwhile, the mailbox is not taken, and what is new is kept all the same', async (why, kept) => {
  const { messages, mailboxes, taking, stateOf } = await open();
  if (kept === 2) await mailboxes.take(MAILBOX, undefined, { at: OPEN, cutOffAt: LATER });
  else await messages.keep('a', [OWN], OPEN);
  const { letter: before } = await mailboxes.read(MAILBOX);
  const after = await messages.keep('a', [OWN, ASKED], OPEN, [taking().write]);
  expect([why, after.isWhole, after.kept.length]).toEqual([why, false, kept]);
  expect((await mailboxes.read(MAILBOX)).letter).toEqual(before);
  expect(await stateOf('asked', 'employer')).toBe('queued');
});

test.each([
  ['nothing', 'sent', 1],
  ['another attempt', 'sending', 3],
] as const)(
  'after %s meanwhile, an applicant’s letter is %s and the mailbox’s is sent',
  async (meanwhile, own, times) => {
    const { messages, mailboxes, letters, taking, stateOf, transactions } = await open();
    const { letter, write } = taking();
    const { kept } = await messages.keep('a', [OWN, ASKED], OPEN, [write]);
    const [told, asked] = kept;
    if (!told || !asked) throw new Error('Not kept');
    if (meanwhile === 'another attempt') expect(await messages.take(told, LATER)).toBe(true);
    const before = transactions.length;
    await letters.ended(
      [{ message: told, at: OPEN, state: 'sent' }],
      [{ letter, told: [{ message: asked, state: 'sent' }], end: { state: 'sent', at: OPEN } }],
    );
    expect(await stateOf('told', 'applicant')).toBe(own);
    expect(await stateOf('asked', 'employer')).toBe('sent');
    expect(await mailboxes.read(MAILBOX)).toMatchObject({ letter: { state: 'sent' }, owed: [] });
    expect(transactions.slice(before)).toHaveLength(times);
  },
);
