import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiRig, openApiRig, refused } from '../../rigs/api/declaring.ts';

let rig: ApiRig;
beforeAll(async () => {
  rig = await openApiRig({ startAt: '2021-10-11 09:00' });
});
afterAll(() => rig?.stop());

test('a change that states what the call asks nobody for is refused by name, and nothing of it is stored', async () => {
  const { json } = await rig.api(1, 'POST', '/declarations', { body: { call: rig.call.id } });
  const path = `/declarations/${json.id}`;
  const unasked = { recommenders: [{ name: '赵推荐' }], hours: { 2015: 90, 2021: 90 }, selfScore: 61 };
  const patch = async (facts: object) => {
    const { headers } = await rig.api(1, 'GET', path);
    return rig.api(1, 'PATCH', path, { body: { facts }, headers: { 'if-match': headers.get('etag') ?? '' } });
  };
  const answer = await refused(rig, () => patch(unasked));
  expect(answer.status).toBe(422);
  expect(answer.json.defects).toMatchObject([
    { pointer: '/facts/hours/2015', because: 'not-asked' },
    { pointer: '/facts/recommenders', because: 'not-asked' },
  ]);
  const stored = async () => (await rig.story(json.id)).declaration.draft.facts;
  expect(await stored()).toBeUndefined();
  const asked = { hours: { 2021: 90 }, selfScore: 61 };
  expect((await patch(asked)).status).toBe(200);
  expect((await patch({ recommenders: null, achievements: null })).status).toBe(200);
  expect(await stored()).toEqual(asked);
});
