import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../../domain/achievements/person.ts';
import { type ApiRig, openApiRig, refused, submission } from '../../rigs/api/declaring.ts';
import { FILE } from '../../rigs/machine/rig.ts';

let rig: ApiRig;
beforeAll(async () => {
  rig = await openApiRig({ startAt: '2021-10-11 09:00' });
});
afterAll(() => rig?.stop());

const LOW: Person = { selfScore: 12, insurance: 'local', hours: { 2019: 300, 2020: 0, 2021: 0 } };

/** The path of a draft by self-score that states these facts. */
async function stating(of: ApiRig, nth: number, facts: Person): Promise<string> {
  const { json } = await of.api(nth, 'POST', '/declarations', { body: { call: of.call.id } });
  const { draft } = of.applicant(nth);
  const [any] = draft.materials ?? [];
  const sheet = any ? [{ ...any, material: 'self-score-sheet', upload: 'of-the-sheet' }] : [];
  const materials = [...(draft.materials ?? []), ...sheet];
  await of.change(json.id, {
    ...draft,
    eligibilityRoute: 'self-score',
    facts: { ...draft.facts, ...facts },
    materials,
  });
  return `/declarations/${json.id}`;
}

test('a draft shows every route of its level, the chosen one first, and what needs a reason', async () => {
  const path = await stating(rig, 1, LOW);
  const { status, json } = await rig.api(1, 'GET', `${path}/eligibility`, {
    headers: { 'accept-language': 'en' },
  });
  expect(status).toBe(200);
  expect(json.routes.map((each: { eligibilityRoute: { id: string } }) => each.eligibilityRoute.id)).toEqual([
    ...['self-score', 'normal', 'skill-certificate', 'skill-award'],
  ]);
  expect(json.routes[0]).toMatchObject({ level: { id: 'engineer' }, is: 'not-met' });
  expect(json.unmet).toMatchObject([
    { clause: '二（一）', does: 'take-with-reason', admitted: false },
    { clause: '五（二）', does: 'take-with-reason', admitted: false },
  ]);
  expect(json.unmet[0].says).toContain(
    'a self-score of 60 or more (its scoring table is not public, so the stated total is judged); stated: Self-score 12; 48 points short',
  );
});

test('a submission lists every missing reason at once, and is taken with them', async () => {
  const path = await stating(rig, 2, LOW);
  const { json: judged } = await rig.api(2, 'GET', `${path}/eligibility`);
  const places: string[] = judged.unmet.map(({ place }: { place: string }) => place);
  const pointers = places.map((place) => `/reasons/${place.replaceAll('/', '~1')}`);
  const none = await refused(rig, () => submission(rig, 2, path));
  expect(none.status).toBe(422);
  expect(none.json.defects).toMatchObject(
    pointers.map((pointer) => ({ pointer, because: 'reason-missing' })),
  );
  for (const reasons of [
    [],
    'x',
    { [places[0] ?? '']: 3 },
    Object.fromEntries(Array.from({ length: 21 }, (_, nth) => [`/${nth}`, 'x'])),
  ])
    expect((await refused(rig, () => submission(rig, 2, path, { body: { reasons } }))).status).toBe(422);
  const stray = {
    ...Object.fromEntries(places.map((place) => [place, '有课题'])),
    '/eligibility/rules/0/when': '多余',
  };
  const extra = await refused(rig, () => submission(rig, 2, path, { body: { reasons: stray } }));
  expect(extra.json.defects).toMatchObject([
    { pointer: '/reasons/~1eligibility~1rules~10~1when', because: 'reason-not-asked' },
  ]);
  const reasons = Object.fromEntries(places.map((place) => [place, '有课题']));
  const key = { 'idempotency-key': 'with-reasons' };
  expect((await submission(rig, 2, path, { body: { reasons }, headers: key })).status).toBe(200);
});

test('a call that refuses by rule answers 422 with its clause and whom to ask', async () => {
  const other = await openApiRig({
    startAt: '2021-10-11 09:00',
    file: FILE.replace('value: take-with-reason', 'value: refuse'),
  });
  try {
    const path = await stating(other, 1, LOW);
    const { status, json } = await refused(other, () => submission(other, 1, path));
    expect(status).toBe(422);
    expect(json).toMatchObject({ because: 'refused-by-rule', clause: '二（一）' });
    expect(json.detail).toContain(other.call.identity.contact.value);
    expect(json.defects.map(({ because }: { because: string }) => because)).toEqual([
      ...['refused-by-rule', 'refused-by-rule'],
    ]);
  } finally {
    await other.stop();
  }
});
