import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprint } from '../../adapters/fingerprint.ts';
import { filledIn, ifMatch } from '../rigs/api/declaring.ts';
import { formIn, openBrowser } from '../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../rigs/web/rig.ts';

/** The calls that one request has read. A case is read with its call, so their number is the number of its readings. */
const request = new AsyncLocalStorage<string[]>();
let answered: string[] = [];
let rig: WebRig;

beforeAll(async () => {
  rig = await openWebRig({
    startAt: '2021-10-11 09:00',
    inFunction: (_, run) => {
      answered = [];
      return request.run(answered, run);
    },
  });
  const { calls } = rig.machine.needs.records;
  const { callAt } = calls;
  Object.assign(calls, {
    callAt: (...of: Parameters<typeof callAt>) => {
      request.getStore()?.push(of.join(' '));
      return callAt(...of);
    },
  });
});
afterAll(() => rig?.stop());

test('each act of an applicant reads its case once, by the API', async () => {
  const { path } = await filledIn(rig, 0);
  const acts: [method: string, path: string, body: object][] = [
    ['PATCH', path, { facts: { selfScore: 7 } }],
    ['POST', `${path}/submission`, { agreedHash: fingerprint(rig.call.commitment.value) }],
    ['POST', `${path}/contact`, { identity: { phone: '13811112222', email: 'new@example.com' } }],
    ['POST', `${path}/withdrawal`, {}],
  ];
  for (const [method, to, body] of acts) {
    const headers = { ...(await ifMatch(rig, 0, path)), 'idempotency-key': to };
    expect((await rig.api(0, method, to, { body, headers })).status).toBe(200);
    expect([to, answered.length]).toEqual([to, 1]);
  }
});

test('each act of an applicant reads its case once, on the pages', async () => {
  const { path } = await filledIn(rig, 1);
  const browser = openBrowser(rig, 1);
  const acts: [page: string, fields: Record<string, string>][] = [
    ['draft', { '/facts/selfScore': '7' }],
    ['submit', { agreed: 'yes' }],
    ['contact', { '/identity/phone': '13811112223' }],
    ['withdraw', { confirmed: 'yes' }],
  ];
  for (const [page, fields] of acts) {
    const address = `${path}/${page}`;
    const form = formIn((await browser.get(address)).text, address);
    expect((await browser.post(address, { ...form, ...fields })).status).toBe(303);
    expect([page, answered.length]).toEqual([page, 1]);
  }
});
