import { afterEach, expect, test } from 'vitest';
import { changeDraft } from '../../../../casework/applicant/change-draft.ts';
import type { Draft } from '../../../../domain/declaration/draft/draft.ts';
import type { Contact } from '../../../../domain/declaration/registry.ts';
import { sampleBodies } from '../../../../local/samples/sample-registry.ts';
import { COUNTY, POINT } from '../../../rigs/machine/people.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import { forwarded, supported } from '../../../rigs/machine/walks.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
afterEach(() => reviewing?.stop());

/** The applicant as somebody might write the statements into the register. */
const asRegistered = ({ phone = '', email = '' }: NonNullable<Draft['identity']>): Contact[] => [
  { ...COUNTY.contact, phone: `+86 ${phone.slice(0, 3)}-${phone.slice(3)}` },
  { ...COUNTY.contact, email: email.toUpperCase() },
];

test('a person registered as the employer’s contact or superior submits nothing to their own desk', async () => {
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

test('an applicant who becomes the contact after submitting decides nothing of their own, on a page from before or after', async () => {
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
  // Another person's declaration is the contact's duty, and the own one goes to the superior when it has waited too
  // long.
  const done = await reviewing.act(`${desk}/declarations/${other}`, 'decision', { decision: 'support' });
  expect(done.statusCode).toBe(303);
  await rig.turnTo('2021-10-15 11:00');
  const superior = `${await reviewing.deskOf(`employer-superior:${COUNTY.code}`)}/declarations/${id}`;
  expect((await reviewing.act(superior, 'decision', { decision: 'support' })).statusCode).toBe(303);
});

test('an applicant who sits at the desk of a body decides nothing of their own there', async () => {
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

/** However each side writes one number, it is one person's. */
const SPELLINGS = [
  (number: string) => `0086${number}`,
  (number: string) => `+86 ${number}`,
  (number: string) => `86-${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
  (number: string) => `${number.slice(0, 3)} ${number.slice(3)}`,
  (number: string) => [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  (number: string) => `\u202d${number}\u202c`,
];

test('a telephone is the contact’s however it is typed', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig } = reviewing;
  const id = await rig.drafted(1);
  const { draft } = rig.applicant(1);
  const { needs } = rig.machine;
  for (const spelled of SPELLINGS) {
    const { account, version } = (await rig.story(id)).declaration;
    const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const, version };
    const phone = spelled(COUNTY.contact.phone);
    taken(await changeDraft(needs)({ id, changes: { identity: { ...draft.identity, phone } }, arrival }));
    expect([phone, await rig.submit(id)]).toMatchObject([
      phone,
      { refusal: { defects: [{ because: 'own-employers-contact' }] } },
    ]);
  }
});

test('a reviewer with the applicant’s name states to be another person, which is recorded and reported', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig } = reviewing;
  const { name = '' } = rig.applicant(1).draft.identity ?? {};
  const [registered, stated] = [await rig.submitted(1), await rig.submitted(2)];
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const page = (id: string) => `${desk}/declarations/${id}`;
  // The stated name counts, however it is spaced.
  const spaced = `${name.slice(0, 2)} ${name.slice(2)}`;
  const asked = await reviewing.act(page(stated), 'decision', { decision: 'support', statedName: spaced });
  expect([asked.statusCode, readingOf(asked)]).toEqual([
    422,
    expect.stringContaining('请勾选声明您不是申报人本人'),
  ]);
  expect(asked.body).toContain('name="otherPerson"');
  expect((await reviewing.get(page(registered))).body).not.toContain('name="otherPerson"');
  const fields = { decision: 'support', statedName: spaced, otherPerson: 'yes' };
  expect((await reviewing.act(page(stated), 'decision', fields)).statusCode).toBe(303);
  // The registered name counts, whatever is stated.
  await rig.machine.records.people.register({
    employers: [{ ...COUNTY, contact: { ...COUNTY.contact, name } }],
  });
  expect((await reviewing.get(page(registered))).body).toContain('name="otherPerson"');
  const unsaid = await reviewing.act(page(registered), 'decision', { decision: 'support' });
  expect(unsaid.statusCode).toBe(422);
  const said = await reviewing.act(page(registered), 'decision', { decision: 'support', otherPerson: 'yes' });
  expect(said.statusCode).toBe(303);
  for (const id of [registered, stated])
    expect((await rig.story(id)).timeline.at(-1)?.actor).toMatchObject({ otherPerson: true });
  const reports = await rig.machine.records.reports.since();
  expect(reports.filter(({ kind }) => kind === 'same-name')).toHaveLength(2);
  expect(readingOf(await reviewing.get(page(stated)))).toContain('声明与申报人同名但不是同一人');
});
