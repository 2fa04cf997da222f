import { expect, test } from 'vitest';
import { openKeptTokens } from '../../../local/dynamodb/kept-tokens.ts';
import { turnedClock } from '../../../local/machine/time/turned-clock.ts';

const OK = { status: 200, headers: {}, body: Buffer.from('{}') };
const REFUSED = { status: 400, headers: {}, body: Buffer.from('{"__type":"TransactionCanceledException"}') };
const MINUTE = 60_000;

function transaction(token: string, item = 'a') {
  const body = JSON.stringify({
    TransactItems: [{ Put: { Item: { pk: { S: item } } } }],
    ClientRequestToken: token,
  });
  return { target: 'DynamoDB_20120810.TransactWriteItems', body };
}

function opened() {
  const clock = turnedClock(0);
  const through = openKeptTokens(clock);
  const handedOn: string[] = [];
  const ask = (wire: ReturnType<typeof transaction>, answer = Promise.resolve(OK)) =>
    through(wire, ({ body }) => {
      handedOn.push(body);
      return answer;
    });
  return { clock, handedOn, ask };
}

test('hands a transaction on once, without its token, and answers its repetition alike', async () => {
  const { handedOn, ask } = opened();
  const answers = [await ask(transaction('t')), await ask(transaction('t'))];
  expect(answers.map(({ status, body }) => [status, body.toString()])).toEqual([
    [200, '{}'],
    [200, '{}'],
  ]);
  expect(handedOn).toEqual(['{"TransactItems":[{"Put":{"Item":{"pk":{"S":"a"}}}}]}']);
});

test.each([
  ['{"ClientRequestToken":"t","TransactItems":[]}', '{"TransactItems":[]}'],
  [
    '{"TransactItems":[],"ClientRequestToken":"t","ReturnConsumedCapacity":"TOTAL"}',
    '{"TransactItems":[],"ReturnConsumedCapacity":"TOTAL"}',
  ],
  ['{"ClientRequestToken":"t"}', '{}'],
])('takes the token out of %s wherever it stands', async (body, bare) => {
  const { handedOn, ask } = opened();
  await ask({ target: 'DynamoDB_20120810.TransactWriteItems', body });
  expect(handedOn).toEqual([bare]);
});

test('leaves a value alone that reads like a token', async () => {
  const { handedOn, ask } = opened();
  const wire = transaction('t', '"ClientRequestToken":"other"');
  await ask(wire);
  expect(handedOn).toEqual([wire.body.replace(',"ClientRequestToken":"t"', '')]);
});

test('refuses a token with another content', async () => {
  const { handedOn, ask } = opened();
  await ask(transaction('t', 'a'));
  const { status, body } = await ask(transaction('t', 'b'));
  expect(status).toBe(400);
  expect(body.toString()).toContain('#IdempotentParameterMismatchException');
  expect(handedOn).toHaveLength(1);
});

test('says that a transaction is in progress while its first request is under way', async () => {
  const { ask } = opened();
  const { promise, resolve } = Promise.withResolvers<typeof OK>();
  const first = ask(transaction('t'), promise);
  expect((await ask(transaction('t'))).body.toString()).toContain('#TransactionInProgressException');
  resolve(OK);
  await first;
  expect(await ask(transaction('t'))).toMatchObject({ status: 200 });
});

test('frees the token of a transaction that was refused or broke off', async () => {
  const { handedOn, ask } = opened();
  expect(await ask(transaction('t'), Promise.resolve(REFUSED))).toBe(REFUSED);
  await expect(ask(transaction('t', 'b'), Promise.reject(new Error('socket hang up')))).rejects.toThrow();
  expect(await ask(transaction('t', 'c'))).toMatchObject({ status: 200 });
  expect(handedOn).toHaveLength(3);
});

test('keeps a token for ten minutes after its transaction ended', async () => {
  const { clock, handedOn, ask } = opened();
  await ask(transaction('t'));
  clock.set(10 * MINUTE - 1);
  await ask(transaction('t'));
  expect(handedOn).toHaveLength(1);
  clock.set(10 * MINUTE);
  await ask(transaction('t'));
  expect(handedOn).toHaveLength(2);
});

test('lets other requests pass as they are', async () => {
  const { handedOn, ask } = opened();
  const body = '{"ClientRequestToken":"t"}';
  await ask({ target: 'DynamoDB_20120810.ExecuteTransaction', body });
  await ask({ target: 'DynamoDB_20120810.ExecuteTransaction', body });
  expect(handedOn).toEqual([body, body]);
});
