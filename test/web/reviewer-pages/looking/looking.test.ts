import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reviewerRoutes } from '../../../../functions/reviewer-pages/reviewer-pages.ts';
import type { Route } from '../../../../web/routing.ts';
import { ENGINES, rowsOf } from '../../../rigs/machine/engine-rows.ts';
import { POINT } from '../../../rigs/machine/people.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import { addressOf, PARTS } from '../../../rigs/reviewer-pages/every-route.ts';
import { EMPLOYER_DESK, openReviewing, type Reviewing } from '../../../rigs/reviewer-pages/reviewing.ts';
import { uploaded } from '../../../rigs/reviewer-pages/uploading.ts';

const folder = mkdtempSync(join(tmpdir(), 'looking-'));
let reviewing: Reviewing;
let routes: Route[];
/** Declarations in every standing that a page offers an act in, or offers none. */
const ids: string[] = [];
let upload: string;

beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00', folder });
  const { rig } = reviewing;
  routes = reviewerRoutes(rig.machine.needs);
  const first = await rig.drafted(1);
  upload = await uploaded(rig, first, 1, '论文.png');
  taken(await rig.submit(first));
  await rig.settle();
  ids.push(first, await rig.submitted(2), await rig.submitted(3), await rig.submitted(4));
  const [, supported = '', posted = '', returned = ''] = ids;
  for (const each of [supported, posted]) taken(await rig.support(each));
  taken(await rig.post(posted, { postedOn: '2021-10-11' }));
  taken(await rig.object(posted, '对业绩有疑问'));
  taken(await rig.giveBack(returned));
  await rig.settle();
});
afterAll(async () => {
  await reviewing?.stop();
  rmSync(folder, { recursive: true });
});

/** All that the machine keeps: records, executions with their histories, schedules, files, letters. */
async function everything(): Promise<Record<string, string[]>> {
  const engines = ENGINES.map((engine) => [engine, rowsOf(folder, engine)] as const);
  return { records: await reviewing.snapshot(), ...Object.fromEntries(engines) };
}

const QUERIES = [
  '',
  '?done=support&postedOn=2021-10-12',
  '?decision=support&kind=refuse&version=3&seal=x',
  `?${'utm_source=mail&'.repeat(50)}`,
  '?%00=%ff&=&&a=1;b=2&postedOn=%3Cscript%3E',
];

/**
 * Headers as link scanners of mail systems and previews of messengers send them, and clients that load ahead or ask
 * for changes.
 */
const SCANNERS: Readonly<Record<string, string>>[] = [
  { 'user-agent': 'Mozilla/5.0 (compatible; SafeLinks scanner)', accept: '*/*' },
  { 'user-agent': 'WeChat preview', purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' },
  { range: 'bytes=0-10', 'if-none-match': '*', 'x-http-method-override': 'POST', 'x-method-override': 'PUT' },
];

const at = <T>(all: readonly T[], nth: number) => all[nth % all.length] as T;

test('the machine keeps something of everything that could be changed', async () => {
  for (const [name, rows] of Object.entries(await everything()))
    expect([name, rows.length > 0]).toEqual([name, true]);
});

test('a link opened a hundred times by GET and HEAD, at every page below it, changes nothing anywhere', async () => {
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const pages = routes.filter(({ method }) => method === 'GET');
  const before = await everything();
  for (const page of pages) {
    for (let time = 0; time < 100 / pages.length; time += 1) {
      const address = addressOf(page, desk, at(ids, page.path.includes('{upload}') ? 0 : time), {
        ...PARTS,
        upload,
      });
      const asking = { headers: at(SCANNERS, time) };
      const { statusCode, body } = await reviewing.get(`${address}${at(QUERIES, time)}`, asking);
      const isFile = page.path.endsWith('/materials/{upload}');
      expect([address, statusCode]).toEqual([address, isFile ? 303 : 200]);
      expect(body === '').toBe(isFile);
      const head = await reviewing.ask('HEAD', `${address}${at(QUERIES, time)}`, asking);
      expect([head.statusCode, head.body]).toEqual([statusCode, '']);
    }
  }
  expect(await everything()).toEqual(before);
});

test('no other method opens anything, even with the form of an act in its body', async () => {
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const [id = ''] = ids;
  const form = await reviewing.formOf(`${desk}/declarations/${id}`, 'decision');
  const body = new URLSearchParams({
    ...form,
    statedName: '某某',
    statedPost: '专员',
    decision: 'support',
  }).toString();
  const before = await everything();
  for (const route of routes) {
    const address = addressOf(route, desk, id, { ...PARTS, upload });
    const allowed = routes.filter(({ path }) => path === route.path).map(({ method }) => method);
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'get', 'Post']) {
      const { statusCode, headers } = await reviewing.ask(method, address, { body });
      expect([method, address, statusCode]).toEqual([method, address, 405]);
      expect(headers.allow).toBe(allowed.join(', '));
    }
  }
  for (const act of ['decision', 'posting', 'result', 'interruption', 'objections', 'objections/1'])
    for (const method of ['GET', 'HEAD']) {
      const address = `${desk}/declarations/${id}/${act}?${body}`;
      expect((await reviewing.ask(method, address, { body })).statusCode).toBe(405);
    }
  expect(await everything()).toEqual(before);
});

test('an expired and a stopped link, change nothing either', async () => {
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const point = await reviewing.deskOf(`body:${POINT}`);
  await reviewing.rig.machine.records.links.revoke(
    await reviewing.linkOf(`body:${POINT}`),
    'not-for-me',
    reviewing.rig.machine.needs.now(),
  );
  const before = await everything();
  for (const page of routes.filter(({ method }) => method === 'GET')) {
    for (const time of [0, 1, 2, 3]) {
      const late = await reviewing.get(addressOf(page, desk, at(ids, time)), { at: '2021-11-20' });
      const stopped = await reviewing.get(addressOf(page, point, at(ids, time)));
      expect([late.statusCode, stopped.statusCode]).toEqual([410, 410]);
    }
  }
  expect(await everything()).toEqual(before);
});
