import { afterAll, beforeAll, expect, test } from 'vitest';
import { RecordsUnavailable } from '../../../../adapters/records/store/persist.ts';
import { reviewerPages, reviewerRoutes } from '../../../../functions/reviewer-pages/reviewer-pages.ts';
import type { GatewayAnswer } from '../../../../web/gateway-event.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import { addressOf, PARTS } from '../../../rigs/reviewer-pages/every-route.ts';
import { EMPLOYER_DESK, openReviewing, type Reviewing, WHO } from '../../../rigs/reviewer-pages/reviewing.ts';
import { uploaded } from '../../../rigs/reviewer-pages/uploading.ts';

let reviewing: Reviewing;
let desk: string;
let page: string;
let upload: string;
beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig } = reviewing;
  const id = await rig.drafted(1);
  upload = await uploaded(rig, id, 1, '论文.png');
  taken(await rig.submit(id));
  await rig.settle();
  desk = await reviewing.deskOf(EMPLOYER_DESK);
  page = `${desk}/declarations/${id}`;
});
afterAll(() => reviewing?.stop());

/** The core with records that answer with this error. */
async function broken(error: Error): Promise<GatewayAnswer> {
  const { needs } = reviewing.rig.machine;
  const links = { ...needs.records.links, get: () => Promise.reject(error) };
  const pages = reviewerPages({ ...needs, records: { ...needs.records, links } });
  const requestContext = { http: { method: 'GET' }, timeEpoch: reviewing.rig.clock.now(), requestId: 'one' };
  return pages({ rawPath: desk, rawQueryString: '', headers: {}, isBase64Encoded: false, requestContext });
}

/** One answer of every status that there is; what is decided comes last. */
const ANSWERS: readonly (readonly [number, () => Promise<GatewayAnswer>])[] = [
  [400, () => reviewing.get(`${desk}/%ff`)],
  [403, () => reviewing.post(`${page}/decision`, {})],
  [404, () => reviewing.get('/review/x')],
  [404, () => reviewing.get('/review')],
  [404, () => reviewing.get(`${desk}/declarations/2021-0000-0000`)],
  [405, () => reviewing.ask('OPTIONS', page)],
  [410, () => reviewing.get(desk, { at: '2021-11-20' })],
  [413, () => reviewing.post(`${page}/decision`, 'x'.repeat(300_000))],
  [422, () => reviewing.act(page, 'decision', { statedName: '' })],
  [503, () => broken(new RecordsUnavailable('busy'))],
];

function guarded(name: string, { headers, body, statusCode }: GatewayAnswer) {
  const policy = headers['content-security-policy'] ?? '';
  expect([name, headers['x-robots-tag']]).toEqual([name, 'noindex, nofollow, noarchive']);
  const isPicture = /^image\//.test(headers['content-type'] ?? '');
  expect([name, headers['cache-control']]).toEqual([name, isPicture ? 'private, max-age=300' : 'no-store']);
  expect([name, headers['x-content-type-options']]).toEqual([name, 'nosniff']);
  expect(headers['strict-transport-security']).toContain('max-age=');
  // A form must say from where it is posted, and says no path by either of them.
  expect(['strict-origin', 'no-referrer']).toContain(headers['referrer-policy']);
  expect(headers['set-cookie']).toBeUndefined();
  if (statusCode === 303) return expect(body).toBe('');
  expect(policy).toContain("default-src 'none'");
  if (isPicture) return expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  for (const part of ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/script-src|unsafe|https?:|\*/);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  // The page loads nothing from elsewhere and leads nowhere else, since another site would learn the address.
  expect(body.match(/(?:href|src|action)="(?:[a-z]+:|\/\/)[^"]*"/gi)).toBeNull();
}

test('every page and file is guarded by its headers', async () => {
  const { needs } = reviewing.rig.machine;
  const id = page.split('/').at(-1) ?? '';
  for (const route of reviewerRoutes(needs).filter(({ method }) => method === 'GET')) {
    const address = addressOf(route, desk, id, { ...PARTS, upload });
    const answer = await reviewing.get(address);
    // A file lies in storage, at an address that is signed anew each time.
    const isFile = route.path.endsWith('/materials/{upload}');
    expect([route.path, answer.statusCode]).toEqual([route.path, isFile ? 303 : 200]);
    guarded(route.path, answer);
    const head = await reviewing.head(address);
    const headers = isFile
      ? { ...answer.headers, location: expect.stringContaining('X-Amz-Expires=60') }
      : answer.headers;
    expect(head).toEqual({ ...answer, headers, body: '', isBase64Encoded: false });
  }
});

test.each(ANSWERS)('so is what is answered with %i', async (status, ask) => {
  const answer = await ask();
  expect(answer.statusCode).toBe(status);
  guarded(String(status), answer);
});

test('so are what was taken, and what came too late', async () => {
  const form = { ...(await reviewing.formOf(page, 'decision')), ...WHO };
  for (const [status, typed] of [
    [303, { decision: 'support' }],
    [409, { decision: 'refuse', reason: '示例理由' }],
  ] as const) {
    const answer = await reviewing.post(`${page}/decision`, { ...form, ...typed });
    expect(answer.statusCode).toBe(status);
    guarded(String(status), answer);
  }
});
