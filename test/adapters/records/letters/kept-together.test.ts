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
  const carries = [{ ...ASKED, declaration: 'a' }];
  const taking = () => mailboxes.taking(MAILBOX, undefined, { at: OPEN, cutOffAt: LATER, carries });
  const stateOf = async (occasion: string, audience: 'applicant' | 'employer') =>
    (await messages.get('a', occasion, 1, audience))?.state;
  return { ...bench, messages, mailboxes, letters, taking, stateOf };
}

test('messages and the mailbox whose letter leaves are written in one transaction', async () => {
  const { messages, mailboxes, taking, transactions } = await open();
  const before = transactions.length;
  const { letter, write } = taking();
  expect(await messages.keep('a', [OWN, ASKED], OPEN, [write], [MAILBOX])).toMatchObject({ isWhole: true });
  expect(transactions.slice(before)).toEqual([['message', 'message', 'letter']]);
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
  const after = await messages.keep('a', [OWN, ASKED], OPEN, [taking().write], [MAILBOX]);
  expect([why, after.isWhole, after.kept.length]).toEqual([why, false, kept]);
  const { letter, owed } = await mailboxes.read(MAILBOX);
  expect(letter).toEqual(before);
  expect(owed).toMatchObject([{ declaration: 'a', occasion: 'asked' }]);
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
    const { kept } = await messages.keep('a', [OWN, ASKED], OPEN, [write], [MAILBOX]);
    const [told, asked] = kept;
    if (!told || !asked) throw new Error('Not kept');
    if (meanwhile === 'another attempt') expect(await messages.take(told, LATER)).toBe(true);
    const before = transactions.length;
    await letters.ended(
      [{ message: told, at: OPEN, state: 'sent' }],
      [{ letter, told: [{ message: asked, state: 'sent' }], end: { state: 'sent', at: OPEN, left: [] } }],
    );
    expect(await stateOf('told', 'applicant')).toBe(own);
    expect(await stateOf('asked', 'employer')).toBe('sent');
    expect(await mailboxes.read(MAILBOX)).toMatchObject({ letter: { state: 'sent' }, owed: [] });
    expect(transactions.slice(before)).toHaveLength(times);
  },
);

test.each([
  ['is cut off', 'sending', ['asked', 'noted']],
  ['is given up', 'failed', ['noted']],
  ['has nothing to say', 'empty', ['asked', 'noted']],
] as const)('a letter that %s loses no message that it carried', async (_, state, owed) => {
  const { messages, mailboxes, letters } = await open();
  const noted: Placed = { ...ASKED, occasion: 'noted', state: 'noted' };
  const carries = [ASKED, noted].map((each) => ({ ...each, declaration: 'a' }));
  const { letter, write } = mailboxes.taking(MAILBOX, undefined, { at: OPEN, cutOffAt: LATER, carries });
  const { kept } = await messages.keep('a', [ASKED, noted], OPEN, [write], [MAILBOX]);
  const left = kept.filter(({ occasion }) => state !== 'failed' || occasion === 'noted');
  const told = kept
    .filter((each) => !left.includes(each))
    .map((message) => ({ message, state: 'failed' }) as const);
  if (state !== 'sending')
    await letters.ended([], [{ letter, told, end: { state, at: OPEN, left, failure: 'refused' } }]);
  const found = await mailboxes.read(MAILBOX);
  expect(found.owed.map(({ occasion }) => occasion).sort()).toEqual(owed);
  const again = await mailboxes.take(MAILBOX, found.letter, { at: LATER, cutOffAt: LATER });
  expect(again?.number).toBe(state === 'sending' ? 1 : 2);
  expect((await mailboxes.read(MAILBOX)).owed.map(({ occasion }) => occasion).sort()).toEqual(owed);
});
