import { afterEach, expect, test } from 'vitest';
import type { Draft } from '../../../domain/draft.ts';
import type { Contact } from '../../../domain/registry.ts';
import { sampleBodies } from '../../../local/sample-registry.ts';
import { COUNTY, POINT } from '../../laws/people.ts';
import { taken } from '../../laws/rig.ts';
import { forwarded, supported } from '../../laws/walks.ts';
import { EMPLOYER_DESK, openReviewing, type Reviewing, readingOf, WHO } from './reviewing.ts';

let reviewing: Reviewing;
afterEach(() => reviewing?.stop());

/** The same person as he states himself, as somebody might write him into the register. */
const asRegistered = ({ phone = '', email = '' }: NonNullable<Draft['identity']>): Contact[] => [
  { ...COUNTY.contact, phone: `+86 ${phone.slice(0, 3)}-${phone.slice(3)}` },
  { ...COUNTY.contact, email: email.toUpperCase() },
];

test('who is registered as his employer’s contact or superior submits nothing to himself', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig } = reviewing;
  const id = await rig.drafted(1);
  for (const person of asRegistered(rig.applicant(1).draft.identity ?? {})) {
    for (const role of ['contact', 'superior']) {
      await rig.machine.records.people.register({ employers: [{ ...COUNTY, [role]: person }] });
      const refused = await rig.submit(id);
      expect(refused).toMatchObject({ refusal: { defects: [{ because: 'own-employers-contact' }] } });
    }
  }
  expect(await rig.standingOf(id)).toBe('draft');
});

test('who becomes the contact after he submitted decides nothing of his own, on a page from before or after', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig } = reviewing;
  const [id, other] = [await rig.submitted(1), await rig.submitted(2)];
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const page = `${desk}/declarations/${id}`;
  const form = { ...(await reviewing.formOf(page, 'decision')), ...WHO, decision: 'support' };
  const [himself = COUNTY.contact] = asRegistered(rig.applicant(1).draft.identity ?? {});
  await rig.machine.records.people.register({ employers: [{ ...COUNTY, contact: himself }] });
  const before = await reviewing.snapshot();
  const told = await reviewing.post(`${page}/decision`, form);
  expect([told.statusCode, readingOf(told)]).toEqual([403, expect.stringContaining('不能办理自己的申报')]);
  const shown = await reviewing.get(page);
  expect([shown.statusCode, readingOf(shown)]).toEqual([200, expect.stringContaining('不能办理自己的申报')]);
  for (const { body } of [told, shown]) expect(body).not.toContain('<form method="post"');
  expect(await reviewing.snapshot()).toEqual(before);
  // Another's is his duty, and his own goes to his superior when it has waited too long.
  const done = await reviewing.act(`${desk}/declarations/${other}`, 'decision', { decision: 'support' });
  expect(done.statusCode).toBe(303);
  await rig.turnTo('2021-10-15 11:00');
  const superior = `${await reviewing.deskOf(`employer-superior:${COUNTY.code}`)}/declarations/${id}`;
  expect((await reviewing.act(superior, 'decision', { decision: 'support' })).statusCode).toBe(303);
});

test('who sits at the desk of a body decides nothing of his own there', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig } = reviewing;
  const id = await supported(rig, 1);
  await forwarded(rig, id, '2021-10-11', '2021-10-19 09:00');
  const [himself] = asRegistered(rig.applicant(1).draft.identity ?? {});
  const point = sampleBodies.find((each) => each.id === POINT);
  if (!point || !himself) throw new Error('No such body');
  const page = `${await reviewing.deskOf(`body:${POINT}`)}/declarations/${id}`;
  const form = { ...(await reviewing.formOf(page, 'decision')), ...WHO, decision: 'support' };
  await rig.machine.records.people.register({ bodies: [{ ...point, contact: himself }] });
  expect((await reviewing.post(`${page}/decision`, form)).statusCode).toBe(403);
  expect(await rig.standingOf(id)).toBe('forwarded');
  taken(await rig.withdraw(id));
});
