import { afterAll, beforeAll, expect, test } from 'vitest';
import { institution, mid, noticed, RECOMMENDABLE } from '../../../rigs/machine/institutions.ts';
import { openReviewing, type Reviewing, WHO } from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
});
afterAll(() => reviewing?.stop());

test('the employer’s page says how many posts are free before the recommendation, and refuses the one too many on it', async () => {
  const { rig } = reviewing;
  const employer = await institution(rig, 1, [mid(1)]);
  const ids = [await noticed(rig, 1, employer), await noticed(rig, 2, employer)];
  await rig.turnTo(RECOMMENDABLE);
  const desk = await reviewing.deskOf(`employer:${employer.code}`);
  const [first, second] = ids.map((id) => `${desk}/declarations/${id}`);
  const before = await reviewing.get(second ?? '');
  expect(before.body).toContain('空余 1 个');
  expect(before.body).toContain('用人单位推荐时占用一个');
  const opinion = { opinion: '同意推荐', ...WHO };
  expect((await reviewing.act(first ?? '', 'result', opinion)).statusCode).toBe(303);
  const refused = await reviewing.act(second ?? '', 'result', opinion);
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('中级岗位没有空余');
  expect(refused.body).toContain('五（一）');
  expect(refused.body).toContain('空余 0 个');
  expect(await rig.standingOf(ids[1] ?? '')).toBe('posted');
});
