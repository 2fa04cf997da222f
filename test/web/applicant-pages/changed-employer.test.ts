import { afterAll, beforeAll, expect, test } from 'vitest';
import { filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { COUNTY, MUNICIPAL } from '../../rigs/machine/people.ts';
import { taken } from '../../rigs/machine/rig.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
});
afterAll(() => rig?.stop());

test('a declaration that has ended names the employer that it was submitted to, not one that was only written into the draft', async () => {
  const { browser, path, id } = await filledIn(rig, 0);
  taken(await rig.submit(id));
  taken(await rig.giveBack(id));
  await browser.fillIn(`${path}/draft`, `${path}/draft`, { '/employer': MUNICIPAL.code });
  const { text: correcting } = await browser.get(path);
  expect(correcting).toContain(MUNICIPAL.name);
  taken(await rig.withdraw(id));
  const { text: ended } = await browser.get(path);
  expect(ended).toContain(COUNTY.name);
  expect(ended).not.toContain(MUNICIPAL.name);
});
