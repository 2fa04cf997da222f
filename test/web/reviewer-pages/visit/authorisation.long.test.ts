import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LinkRecord, nextLink } from '../../../../adapters/records/links.ts';
import type { DeskId } from '../../../../domain/identifiers/desk-id.ts';
import { referenceNumber } from '../../../../domain/identifiers/reference-number.ts';
import { reviewerRoutes } from '../../../../functions/reviewer-pages/reviewer-pages.ts';
import { boundTo } from '../../../../functions/reviewer-pages/visit/link-visit.ts';
import { layCall } from '../../../../local/machine/lay-call.ts';
import type { Route } from '../../../../web/routing.ts';
import { BUREAU, COUNTY, MUNICIPAL, POINT } from '../../../rigs/machine/people.ts';
import { FILE, taken } from '../../../rigs/machine/rig.ts';
import { forwarded, supported } from '../../../rigs/machine/walks.ts';
import { addressOf, PARTS, send } from '../../../rigs/reviewer-pages/every-route.ts';
import { EMPLOYER_DESK, openReviewing, type Reviewing, WHO } from '../../../rigs/reviewer-pages/reviewing.ts';
import { uploaded } from '../../../rigs/reviewer-pages/uploading.ts';

/** Right in form, and nobody's. */
const NOBODYS = referenceNumber(2021, () => 0.123_456_7);

let reviewing: Reviewing;
let routes: Route[];
const ids: Record<string, string> = {};
const uploads: Record<string, string> = {};

beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig } = reviewing;
  const file = FILE.replace(`id: ${rig.call.id}`, 'id: another-call');
  await rig.operate({ act: 'publish-call', file: layCall(rig.machine, file), expectedVersion: 0 });
  routes = reviewerRoutes(rig.machine.needs).filter(({ path }) => path.includes('{id}'));
  const drafted = async (name: string, nth: number) => {
    const id = await rig.drafted(nth);
    ids[name] = id;
    uploads[name] = await uploaded(rig, id, nth, '论文.png');
    return id;
  };
  await drafted('never submitted', 1);
  for (const [name, nth] of [
    ['with the point', 2],
    ['back from the point', 3],
  ] as const) {
    taken(await rig.submit(await drafted(name, nth)));
    await rig.settle();
    taken(await rig.support(ids[name] ?? ''));
    await rig.settle();
  }
  taken(await rig.post(ids['with the point'] ?? '', { postedOn: '2021-10-11' }));
  await forwarded(rig, ids['back from the point'] ?? '', '2021-10-11', '2021-10-19 09:00');
  taken(await rig.record(ids['with the point'] ?? ''));
  await rig.settle();
  taken(await rig.giveBack(ids['back from the point'] ?? ''));
  await rig.settle();
  for (const id of [ids['back from the point'] ?? '', await drafted('with the employer', 4)])
    taken(await rig.submit(id));
  await rig.settle();
});
afterAll(() => reviewing?.stop());

/** The link of the same desk under a call that is not this one. */
async function linkUnderAnotherCall(desk: DeskId): Promise<LinkRecord> {
  const { links } = reviewing.rig.machine.records;
  const present = await links.ofDesk('another-call', desk);
  if (present) return present;
  const made = nextLink({ call: 'another-call', desk }, undefined, reviewing.rig.machine.needs.now());
  await links.issue(made, undefined);
  return made;
}

const OTHERS: readonly DeskId[] = [
  `employer:${MUNICIPAL.code}`,
  `employer-superior:${MUNICIPAL.code}`,
  `employer-superior:${COUNTY.code}`,
  `body:${BUREAU}`,
  `body-superior:${BUREAU}`,
  `body-superior:${POINT}`,
];

/** The desks that have nothing to do with each declaration as it stands. */
const STRANGERS: Readonly<Record<string, readonly DeskId[]>> = {
  'never submitted': [...OTHERS, EMPLOYER_DESK, `body:${POINT}`],
  'with the employer': [...OTHERS, `body:${POINT}`],
  'with the point': OTHERS,
  'back from the point': [...OTHERS, `body:${POINT}`],
};

const CASES = Object.entries(STRANGERS).flatMap(([which, desks]) => [
  ...desks.map((desk) => [which, desk, 'this call'] as const),
  [which, EMPLOYER_DESK, 'another call'] as const,
]);

test('every route that there is has a place in this test', () => {
  expect(routes.map(({ method, path }) => `${method} ${addressOf({ path }, '', 'ID')}`).sort()).toEqual(
    expect.arrayContaining(['GET /declarations/ID', 'POST /declarations/ID/decision']),
  );
  expect(routes.length).toBeGreaterThanOrEqual(8);
});

test('every reviewer who may look at it is let in by each of them', async () => {
  const [id = '', upload = ''] = [ids['with the employer'], uploads['with the employer']];
  for (const route of routes) {
    const address = addressOf(route, await reviewing.deskOf(EMPLOYER_DESK), id, { ...PARTS, upload });
    // An act lacks its form alone.
    const { statusCode } = await send(reviewing, route, address);
    const shown = route.path.endsWith('/materials/{upload}') ? 303 : 200;
    expect([address, statusCode]).toEqual([address, route.method === 'GET' ? shown : 403]);
  }
});

describe('a reviewer is told of another’s declaration exactly what is told of none', () => {
  test.each(CASES)('%s, by the link of %s under %s', async (which, of, under) => {
    const { keys } = reviewing.rig.machine.needs;
    const link = under === 'this call' ? await reviewing.linkOf(of) : await linkUnderAnotherCall(of);
    const desk = `/review/${await keys.signLink(link.id)}`;
    const [id = '', upload = ''] = [ids[which], uploads[which]];
    const { version } = (await reviewing.rig.story(id)).declaration;
    const before = await reviewing.snapshot();
    for (const route of routes) {
      const [foreign, none] = [id, NOBODYS].map((each) => addressOf(route, desk, each, { ...PARTS, upload }));
      const act = foreign?.split(`${id}/`)[1] ?? '';
      // This holds even with a seal that no page would give.
      const seal = await keys.sealForm(...boundTo(link, act, { id, version }));
      const fields = { ...WHO, decision: 'support', version: String(version), seal };
      const answer = await send(reviewing, route, foreign ?? '', fields);
      expect([foreign, answer.statusCode]).toEqual([foreign, 404]);
      expect(answer).toEqual(await send(reviewing, route, none ?? '', fields));
      expect(answer.body).not.toContain(id);
    }
    if (under === 'this call') expect((await reviewing.get(desk)).body).not.toContain(id);
    expect(await reviewing.snapshot()).toEqual(before);
  });
});

test('a superior reads what was handed over, also after the decision, and nothing else of the employer', async () => {
  const { rig } = reviewing;
  const id = ids['with the employer'] ?? '';
  await rig.turnTo('2021-10-25 12:00');
  expect((await rig.story(id)).declaration.desk).toBe('superior');
  const superior = await reviewing.deskOf(`employer-superior:${COUNTY.code}`);
  const page = `${superior}/declarations/${id}`;
  expect((await reviewing.act(page, 'decision', { decision: 'support' })).statusCode).toBe(303);
  await rig.settle();
  expect((await reviewing.get(page)).statusCode).toBe(200);
  expect((await reviewing.get(`${superior}/declarations/${ids['with the point']}`)).statusCode).toBe(404);
  const fresh = await supported(rig, 5);
  expect((await reviewing.get(`${superior}/declarations/${fresh}`)).statusCode).toBe(404);
});
