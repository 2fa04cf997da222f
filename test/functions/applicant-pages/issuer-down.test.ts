import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIdentity } from '../../../adapters/sign-in/identity.ts';
import { applicantApi } from '../../../functions/applicant-api/applicant-api.ts';
import { applicantPages } from '../../../functions/applicant-pages/applicant-pages.ts';
import type { GatewayAnswer } from '../../../web/gateway-event.ts';
import { SESSION_COOKIE } from '../../../web/session.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
let ask: (rawPath: string, credentials: { cookies?: string[]; bearer?: string }) => Promise<GatewayAnswer>;
beforeAll(async () => {
  rig = await openWebRig();
  // Nothing listens on port 1.
  const identity = openIdentity({ issuer: 'http://127.0.0.1:1', client: 'zhicheng', longestHours: 8 });
  const needs = { ...rig.machine.needs, identity };
  const [api, pages] = [applicantApi(needs), applicantPages(needs)];
  ask = (rawPath, { cookies = [], bearer }) =>
    (rawPath.startsWith('/api/') ? api : pages)({
      rawPath,
      rawQueryString: '',
      headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
      cookies,
      isBase64Encoded: false,
      requestContext: { http: { method: 'GET' }, timeEpoch: rig.clock.now(), requestId: 'one' },
    });
});
afterAll(() => rig?.stop());

test('nobody who is signed in is taken for a stranger while the issuer’s keys cannot be had: 503, and when to try again', async () => {
  const token = await rig.tokenOf(0);
  const page = await ask('/', { cookies: [`${SESSION_COOKIE}=${token}`] });
  expect([page.statusCode, page.headers['retry-after'], page.cookies]).toEqual([503, '5', undefined]);
  const problem = await ask('/api/v1/declarations', { bearer: token });
  expect([problem.statusCode, problem.headers['retry-after']]).toEqual([503, '5']);
  expect(JSON.parse(problem.body).because).toBe('busy');
});

test('signing in says the same', async () => {
  expect((await ask('/sign-in', {})).statusCode).toBe(503);
});

test('serves a person who shows no token', async () => {
  expect((await ask('/', {})).statusCode).toBe(200);
  expect((await ask('/', { cookies: [`${SESSION_COOKIE}=nonsense`] })).statusCode).toBe(200);
  expect((await ask('/api/v1/calls', {})).statusCode).toBe(200);
});
