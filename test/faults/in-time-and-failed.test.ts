import { expect, onTestFinished, test } from 'vitest';
import { fingerprint } from '../../adapters/fingerprint.ts';
import { epochOf } from '../../domain/values/instant.ts';
import { declarationPages } from '../../functions/declaration-pages/declaration-pages.ts';
import { watch } from '../../functions/watch/watch.ts';
import type { GatewayEvent } from '../../web/gateway-event.ts';
import { SESSION_COOKIE } from '../../web/session.ts';
import type { DynamoRequest } from '../rigs/dynamodb/faults.ts';
import { openFaultRig, SHORT } from '../rigs/faults/rig.ts';
import { beijing } from '../rigs/machine/acting.ts';

const LAST = beijing('2021-10-31 23:59:59.900');

/** The write that carries a submission out: the one that takes the person's claim. */
const isSubmission = ({ operation, body }: DynamoRequest) =>
  operation === 'TransactWriteItems' && JSON.stringify(body).includes('CLAIM#');

async function open() {
  const lines: Record<string, unknown>[] = [];
  const log = (line: object) => void lines.push(line as Record<string, unknown>);
  const rig = await openFaultRig(SHORT, { startAt: '2021-10-31 10:00', log });
  onTestFinished(() => rig.stop());
  const id = await rig.drafted(1);
  await rig.turnTo('2021-10-31 23:59:59.900');
  const { needs } = rig.machine;
  const { account, version } = (await rig.story(id)).declaration;
  const until = Date.now() + 3_600_000;
  const identity = { ...needs.identity, personOf: async () => ({ account, until }) };
  const pages = declarationPages({ ...needs, identity });
  const seal = await needs.keys.sealForm('session', fingerprint('token'), 'submit', id, '', String(version));
  const agreedHash = fingerprint(rig.call.commitment.value);
  const event: GatewayEvent = {
    rawPath: `/declarations/${id}/submit`,
    rawQueryString: '',
    headers: {},
    cookies: [`${SESSION_COOKIE}=token`],
    body: new URLSearchParams({ seal, version: String(version), agreed: 'yes', agreedHash }).toString(),
    isBase64Encoded: false,
    requestContext: { http: { method: 'POST' }, timeEpoch: epochOf(LAST), requestId: 'request-1' },
  };
  const quiet = { metrics: { put: () => {} }, channel: { send: async () => {} } };
  const look = () => watch({ ...needs, ...quiet })();
  return {
    rig,
    id,
    lines,
    send: () => pages(event),
    sendWith: (left: number) => pages(event, { getRemainingTimeInMillis: () => left }),
    look,
  };
}

test('a submission in time whose write finds no answer is told its instant, and named once the lock came over it', async () => {
  const { rig, id, lines, send, look } = await open();
  rig.front.inject({ fault: 'ThrottlingException', when: isSubmission });
  const answer = await send();
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
  expect(answer.body).toContain('2021-10-31 23:59:59（北京时间）');
  await rig.front.clear();
  expect((await look()).unrecorded).toEqual([]);
  await rig.turnTo('2021-11-01 01:30');
  const report = { act: 'submit', about: id, at: LAST, because: 'error', error: 'RecordsUnavailable' };
  expect((await look()).unrecorded).toMatchObject([report]);
  expect(lines.filter(({ attempt }) => attempt)).toMatchObject([
    { attempt: 'arrived', act: 'submit', about: id, at: LAST },
    { attempt: 'answered', act: 'submit', about: id, at: LAST, status: 503 },
  ]);
  expect(lines).toContainEqual(expect.objectContaining({ report: 'unrecorded', ...report }));
});

test('one that is done again before the lock, or after, is not named', async () => {
  const { rig, send, look } = await open();
  const fault = rig.front.inject({ fault: 'ThrottlingException', when: isSubmission });
  expect((await send()).statusCode).toBe(503);
  await rig.front.clear();
  expect(fault.count).toBeGreaterThan(0);
  expect((await send()).statusCode).toBe(303);
  await rig.turnTo('2021-11-01 01:30');
  expect((await look()).unrecorded).toEqual([]);
});

test('the log has its line while nothing can be written, not even a report', async () => {
  const { rig, id, lines, send } = await open();
  rig.front.inject({ fault: 'ThrottlingException' });
  expect((await send()).statusCode).toBe(503);
  await rig.front.clear();
  expect(lines).toContainEqual(
    expect.objectContaining({ report: 'unrecorded', act: 'submit', about: id, at: LAST }),
  );
});

test('one that is about to be cut off by its function’s end is reported before that', async () => {
  const { rig, id, sendWith, look } = await open();
  const held = rig.front.hold(isSubmission);
  const sending = sendWith(3000);
  await held.arrived;
  await rig.turnTo('2021-11-01 01:30');
  const [report] = (await look()).unrecorded;
  expect(report).toMatchObject({ act: 'submit', about: id, at: LAST, because: 'cut-off' });
  held.release();
  expect((await sending).statusCode).toBe(503);
});
