import { afterAll, beforeAll, expect, test } from 'vitest';
import { filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { institution, mid } from '../../rigs/machine/institutions.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
});
afterAll(() => rig?.stop());

test('a draft says how many posts its institution has free, and nothing of an enterprise', async () => {
  const { code } = await institution(rig, 1, [mid(5, { employed: 3 })]);
  const { browser, path } = await filledIn(rig, 0);
  const shownAt = async (employer: string) => {
    await browser.fillIn(`${path}/draft`, `${path}/draft`, { '/employer': employer });
    return (await browser.get(`${path}/draft`)).text;
  };
  expect(await shownAt(code)).toContain('空余 2 个');
  expect(await shownAt(MUNICIPAL.code)).not.toContain('核定岗位');
});
