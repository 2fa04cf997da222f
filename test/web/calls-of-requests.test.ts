import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprint } from '../../adapters/fingerprint.ts';
import type { Needs } from '../../casework/needs.ts';
import { webCoresOf } from '../../local/machine/cores.ts';
import type { WebFunction } from '../../local/machine/http/front.ts';
import type { GatewayEvent } from '../../web/gateway-event.ts';
import { SESSION_COOKIE } from '../../web/session.ts';
import { nameOf } from '../rigs/adapters/around-calls.ts';
import { chainOf } from '../rigs/functions/chain-of-calls.ts';
import { openWebRig, type WebRig } from '../rigs/web/rig.ts';

/**
 * The calls to AWS of a person's requests, and how many of them follow one another: what a person waits for. The counts
 * are exact, in a function that has just started and in one that has answered the same before.
 */
let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
});
afterAll(() => rig?.stop());

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** The requests of one person, in their order, about the declaration that the first one begins. */
const REQUESTS: Readonly<Record<string, (id: string) => Sent>> = {
  'begins a draft': () => ({ method: 'POST', path: '/api/v1/declarations', body: { call: rig.call.id } }),
  'changes the draft': (id) => ({
    method: 'PATCH',
    path: `/api/v1/declarations/${id}`,
    body: { facts: { selfScore: 7 } },
  }),
  'looks at the page of the draft': (id) => ({ method: 'GET', path: `/declarations/${id}` }),
  'submits it': (id) => ({
    method: 'POST',
    path: `/api/v1/declarations/${id}/submission`,
    body: { agreedHash: fingerprint(rig.call.commitment.value) },
  }),
  'looks at the page of the submission': (id) => ({ method: 'GET', path: `/declarations/${id}` }),
  'reads it by the API': (id) => ({ method: 'GET', path: `/api/v1/declarations/${id}` }),
  'withdraws it': (id) => ({ method: 'POST', path: `/api/v1/declarations/${id}/withdrawal`, body: {} }),
};

interface Counted {
  readonly calls: string;
  readonly inSequence: number;
}

/** Sends the requests of the nth person to functions with these needs, and counts the calls of each. */
async function counted(nth: number, needsOf: () => Needs): Promise<Record<string, Counted>> {
  const token = await rig.tokenOf(nth);
  const counts: Record<string, Counted> = {};
  let id = '';
  let version = 0;
  for (const [name, request] of Object.entries(REQUESTS)) {
    const { method, path, body } = request(id);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'if-match': `"${version}"`,
      'idempotency-key': randomUUID(),
    };
    const isPage = path.startsWith('/declarations');
    const event: GatewayEvent = {
      ...{ rawPath: path, rawQueryString: '', isBase64Encoded: false },
      headers: isPage ? {} : headers,
      cookies: [`${SESSION_COOKIE}=${token}`],
      ...(body ? { body: JSON.stringify(body) } : {}),
      requestContext: { http: { method }, timeEpoch: rig.clock.now(), requestId: randomUUID() },
    };
    const core = coreFor(path, needsOf());
    const { result, calls, inSequence } = await chainOf(() => core(event));
    expect([name, result.statusCode]).toEqual([name, name.startsWith('begins') ? 201 : 200]);
    counts[name] = { calls: calls.map(nameOf).sort().join(' '), inSequence };
    version = Number(/\d+/.exec(result.headers.etag ?? '')?.[0] ?? version);
    if (name === 'begins a draft') id = JSON.parse(result.body).id;
    // The rest of the draft, with files that count as taken in.
    if (name === 'changes the draft') version += (await rig.change(id, rig.applicant(nth).draft)).ok ? 1 : 0;
    await rig.settle();
  }
  return counts;
}

function coreFor(path: string, needs: Needs): WebFunction {
  const cores = webCoresOf(needs);
  const [prefix = ''] = Object.keys(cores)
    .filter((each) => path.startsWith(each))
    .sort((one, other) => other.length - one.length);
  const core = cores[prefix];
  if (!core) throw new Error(`No function answers ${path}`);
  return core;
}

test('a function that has answered such requests before waits for so few calls', async () => {
  await counted(0, () => rig.machine.needs);
  expect(await counted(1, () => rig.machine.needs)).toEqual({
    'begins a draft': { calls: 'BatchGet TransactWrite', inSequence: 2 },
    'changes the draft': { calls: 'BatchGet TransactWrite', inSequence: 2 },
    'looks at the page of the draft': { calls: 'BatchGet Query', inSequence: 1 },
    'submits it': { calls: 'BatchGet StartExecution TransactWrite', inSequence: 3 },
    'looks at the page of the submission': { calls: 'BatchGet Query', inSequence: 1 },
    'reads it by the API': { calls: 'BatchGet', inSequence: 1 },
    'withdraws it': { calls: 'BatchGet SendTaskSuccess TransactWrite', inSequence: 3 },
  });
});

test('a function that has just started reads besides what it will remember, as much as it can at once', async () => {
  expect(await counted(2, rig.machine.coldNeeds)).toEqual({
    'begins a draft': { calls: 'BatchGet Get Get Query TransactWrite', inSequence: 3 },
    'changes the draft': { calls: 'BatchGet Get Get Query TransactWrite', inSequence: 3 },
    'looks at the page of the draft': {
      calls: 'BatchGet Get Get Get GetSecretValue Query Query Query',
      inSequence: 5,
    },
    'submits it': {
      calls: 'BatchGet Get Get Get GetSecretValue Query Query StartExecution TransactWrite',
      inSequence: 5,
    },
    'looks at the page of the submission': {
      calls: 'BatchGet Get Get Get GetSecretValue Query Query',
      inSequence: 4,
    },
    'reads it by the API': { calls: 'BatchGet Get Get GetSecretValue Query', inSequence: 3 },
    'withdraws it': { calls: 'BatchGet Get Get Query SendTaskSuccess TransactWrite', inSequence: 4 },
  });
});
