import { expect, onTestFinished, test } from 'vitest';
import type { Body, Contact, Employer } from '../../../domain/declaration/registry.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import { sayEntry } from '../../../domain/wording/say-entry.ts';
import { registerEmployers } from '../../../functions/operations/acts/register-employers.ts';
import { sampleBodies } from '../../../local/samples/sample-registry.ts';
import { COUNTY, MUNICIPAL, POINT } from '../../rigs/machine/people.ts';
import { CALL, type Rig } from '../../rigs/machine/rig.ts';
import { entriesOf, forwarded, lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../rigs/reviewer-pages/reviewing.ts';

async function open(options: Parameters<typeof openReviewing>[0] = {}): Promise<Reviewing> {
  const reviewing = await openReviewing({ startAt: '2021-10-11 09:00', ...options });
  onTestFinished(() => reviewing.stop());
  return reviewing;
}

const SUCCESSOR: Contact = {
  ...{ name: '继任者（示例）', post: '人事', phone: '13900007777', email: 'successor@example.com' },
};
const SIGNED = { by: '示例操作员', reason: '原联系人离职' };

interface Registration {
  readonly employers?: readonly (Employer & { expected: number })[];
  readonly bodies?: readonly (Body & { expected: number })[];
}

let laid = 0;
function lay({ machine }: Rig, registration: Registration): string {
  const key = `registrations/successors-${++laid}.json`;
  machine.upload({ key, type: 'application/json', bytes: Buffer.from(JSON.stringify(registration)) });
  return key;
}

/** Registers, and lets the letters leave that wait some minutes for others. */
async function register(rig: Rig, registration: Registration) {
  const told = await rig.operate({ act: 'register-employers', ...SIGNED, file: lay(rig, registration) });
  await rig.turnBy(300);
  return told;
}

const withContact = (contact: Contact, expected = 1) => ({ employers: [{ ...COUNTY, contact, expected }] });
const present = ({ machine }: Rig, desk: DeskId = EMPLOYER_DESK) =>
  machine.records.links.ofDesk(CALL.id, desk);
const linkIn = (rig: Rig, id: string) => lettersOf(rig, id).at(-1)?.body.split('\n').at(-1) ?? '';
const pathOf = (address: string) => address.replace(/^https?:\/\/[^/]+/, '');

test('a contact who was replaced decides and reads nothing more, on a page from before or after', async () => {
  const reviewing = await open();
  const { rig } = reviewing;
  const id = await rig.submitted(1);
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const page = `${desk}/declarations/${id}`;
  const form = { ...(await reviewing.formOf(page, 'decision')), ...WHO, decision: 'support' };
  expect((await register(rig, withContact(SUCCESSOR))).status).toBe('SUCCEEDED');
  for (const answer of [
    await reviewing.post(`${page}/decision`, form),
    await reviewing.get(page),
    await reviewing.get(desk),
  ]) {
    expect([answer.statusCode, readingOf(answer)]).toEqual([
      410,
      expect.stringContaining('这个链接已经换新'),
    ]);
    expect(answer.body).not.toContain(id);
  }
  expect(await rig.standingOf(id)).toBe('submitted');
});

test('the successor gets another link for everything that waits, at once, and decides by it', async () => {
  const reviewing = await open();
  const { rig } = reviewing;
  const [one, other] = [await rig.submitted(1), await supported(rig, 2)];
  const before = await present(rig);
  const at = rig.machine.needs.now();
  await register(rig, withContact(SUCCESSOR));
  expect(await present(rig)).toMatchObject({ round: 2 });
  expect(await rig.machine.records.links.get(before?.id ?? '')).toMatchObject({
    ...{ revokedAt: at, revokedBecause: 'another-person' },
  });
  // One letter opens everything that waits.
  expect(rig.machine.outbox.letters().filter(({ to }) => to === SUCCESSOR.email)).toHaveLength(1);
  for (const id of [one, other]) {
    const { to, subject = '', body = '' } = lettersOf(rig, id).at(-1) ?? {};
    expect(to).toBe(SUCCESSOR.email);
    expect(subject + body).toMatch(/(本岗位|申报\S+)的办理链接已更换/);
    expect(await messagesOf(rig, id, 'link-reissued')).toMatchObject([
      { state: 'sent', audience: 'employer' },
    ]);
  }
  // Nobody asked the successor before: the first letter says what waits, until when, and when it is handed over.
  const [reviews = '', posts = ''] = [one, other].map((id) => {
    const { subject = '', body = '' } = lettersOf(rig, id).at(-1) ?? {};
    return subject + body;
  });
  for (const part of [`请审核申报${one}`, '2021-11-11', '2021-11-03', '2021-10-15 10:00'])
    expect(reviews).toContain(part);
  for (const part of ['请张贴公示：最迟2021-11-03', other, '2021-10-14 10:00']) expect(posts).toContain(part);
  const page = `${pathOf(linkIn(rig, one))}/declarations/${one}`;
  expect((await reviewing.act(page, 'decision', { decision: 'support' })).statusCode).toBe(303);
  expect(await rig.standingOf(one)).toBe('supported');
  expect(rig.machine.outbox.letters().filter(({ to }) => to === COUNTY.contact.email)).toHaveLength(1);
});

test('the timeline of what waits says who replaced whom at which desk, and why', async () => {
  const { rig } = await open();
  const id = await rig.submitted(1);
  await register(rig, withContact(SUCCESSOR));
  const [entry] = await entriesOf(rig, id, 'reissue');
  expect(entry).toMatchObject({
    ...{ from: 'submitted', to: 'submitted', actor: { kind: 'operator', by: SIGNED.by } },
    inputs: { audience: 'employer', round: 2, cause: 'another-person', reason: SIGNED.reason },
  });
  for (const part of ['补发链接', '用人单位', '本岗位已登记其他人员', '原联系人离职'])
    expect(entry && sayEntry(entry, CALL).zh).toContain(part);
});

test.each<[string, Partial<Contact>, boolean]>([
  ['another name and post', { name: '改名（示例）', post: '主任' }, false],
  [
    'the same written otherwise',
    {
      phone: `+86 ${COUNTY.contact.phone.slice(0, 3)}-${COUNTY.contact.phone.slice(3)}`,
      email: COUNTY.contact.email.toUpperCase(),
    },
    false,
  ],
  ['another mailbox', { email: 'other@example.com' }, true],
  ['another telephone', { phone: '13900007777' }, true],
])('a contact with %s', async (_, change, isAnother) => {
  const { rig } = await open();
  const id = await rig.submitted(1);
  await register(rig, withContact({ ...COUNTY.contact, ...change }));
  expect(await rig.machine.records.people.employer(COUNTY.code)).toMatchObject({
    contact: { post: expect.anything() },
  });
  expect((await present(rig))?.round).toBe(isAnother ? 2 : 1);
  expect(await entriesOf(rig, id, 'reissue')).toHaveLength(isAnother ? 1 : 0);
});

test('the link of the replaced person’s desk alone ends: a superior’s and another employer’s stay', async () => {
  const { rig } = await open();
  const waits = await rig.submitted(1);
  await rig.turnTo('2021-10-15 12:00');
  const [contact, elsewhere] = [await rig.submitted(2), await rig.submitted(3, { employer: MUNICIPAL })];
  await register(rig, { employers: [{ ...COUNTY, superior: SUCCESSOR, expected: 1 }] });
  expect(lettersOf(rig, waits).at(-1)?.to).toBe(SUCCESSOR.email);
  expect(await present(rig, `employer-superior:${COUNTY.code}`)).toMatchObject({ round: 2 });
  expect(await present(rig)).toMatchObject({ round: 1 });
  for (const id of [contact, elsewhere]) expect(await entriesOf(rig, id, 'reissue')).toEqual([]);
});

test('the successor is told of a case that waits under a late entry, and decides it by that link', async () => {
  const reviewing = await open();
  const { rig } = reviewing;
  const id = await rig.submitted(1);
  await rig.turnTo('2021-10-15 12:00');
  const { desk, version: expectedVersion } = (await rig.story(id)).declaration;
  expect(desk).toBe('superior');
  const grant = { declaration: id, until: '2021-11-15', expectedVersion };
  expect(await rig.operate({ act: 'grant-late-entry', ...grant })).toMatchObject({ status: 'SUCCEEDED' });
  await register(rig, { employers: [{ ...COUNTY, superior: SUCCESSOR, expected: 1 }] });
  // The contact is told of the new days by the same patrol.
  const told = lettersOf(rig, id).filter(({ to }) => to === SUCCESSOR.email);
  expect(told).toHaveLength(1);
  expect(await entriesOf(rig, id, 'reissue')).toHaveLength(1);
  await rig.turnTo('2021-11-12 10:00');
  const page = `${pathOf(told[0]?.body.split('\n').at(-1) ?? '')}/declarations/${id}`;
  expect((await reviewing.act(page, 'decision', { decision: 'support' })).statusCode).toBe(303);
  expect(await rig.standingOf(id)).toBe('supported');
});

test('a body’s desk, like an employer’s', async () => {
  const { rig } = await open();
  const id = await supported(rig, 1);
  await forwarded(rig, id, '2021-10-11', '2021-10-19 09:00');
  const point = sampleBodies.find((body) => body.id === POINT);
  if (!point) throw new Error('No such body');
  await register(rig, { bodies: [{ ...point, contact: SUCCESSOR, expected: 1 }] });
  expect(lettersOf(rig, id).at(-1)?.to).toBe(SUCCESSOR.email);
  expect(await present(rig, `body:${POINT}`)).toMatchObject({ round: 2 });
  expect(await present(rig)).toMatchObject({ round: 1 });
});

/** A reviewing in which `meanwhile` happens once, at the moment of the letter that is named. */
async function openAround(moment: 'issue' | 'sign') {
  const during: { meanwhile?: () => Promise<unknown> } = {};
  const once = async (at: typeof moment) => {
    const { meanwhile } = during;
    if (at !== moment || !meanwhile) return;
    delete during.meanwhile;
    await meanwhile();
  };
  const reviewing = await open({
    aroundNeeds: (needs) => {
      const { links } = needs.records;
      const issue: typeof links.issue = async (...link) => {
        await once('issue');
        return links.issue(...link);
      };
      const signLink: typeof needs.keys.signLink = async (id) => {
        await once('sign');
        return needs.keys.signLink(id);
      };
      return {
        ...needs,
        records: { ...needs.records, links: { ...links, issue } },
        keys: { ...needs.keys, signLink },
      };
    },
  });
  const act = registerEmployers(reviewing.rig.machine.needs);
  const file = lay(reviewing.rig, withContact(SUCCESSOR));
  during.meanwhile = () => act({ ...SIGNED, execution: 'arn:of:one', file });
  return { reviewing, during };
}

test.each([
  ['whose link is being made', 'issue', 0],
  ['that is being written', 'sign', 1],
] as const)(
  'a letter %s meanwhile brings no link that opens to whom was replaced',
  async (_, moment, letters) => {
    const { reviewing, during } = await openAround(moment);
    const { rig } = reviewing;
    const id = await rig.submitted(1);
    expect(during.meanwhile).toBeUndefined();
    await rig.turnBy(300);
    const toReplaced = rig.machine.outbox.letters().filter(({ to }) => to === COUNTY.contact.email);
    expect(toReplaced).toHaveLength(letters);
    for (const { body } of toReplaced)
      expect((await reviewing.get(pathOf(body.split('\n').at(-1) ?? ''))).statusCode).toBe(410);
    const address = pathOf(linkIn(rig, id));
    expect(lettersOf(rig, id).at(-1)?.to).toBe(SUCCESSOR.email);
    expect((await reviewing.get(address)).statusCode).toBe(200);
  },
);

test.each([
  ['the first', false],
  ['another', true],
])(
  '%s link that is made between the reads and the write does not stay with whom was replaced',
  async (_, had) => {
    const { rig } = await open();
    const { needs, records } = rig.machine;
    if (had) await rig.submitted(1);
    let late: string | undefined;
    const registrations: typeof records.registrations = {
      ...records.registrations,
      async register(...all) {
        if (late === undefined) {
          const before = await present(rig);
          const link = {
            ...LINK,
            id: 'made-meanwhile',
            round: (before?.round ?? 0) + 1,
            issuedAt: needs.now(),
          };
          expect(await records.links.issue(link, before)).toBe(true);
          late = link.id;
        }
        return records.registrations.register(...all);
      },
    };
    const act = registerEmployers({ ...needs, records: { ...records, registrations } });
    const done = await act({ ...SIGNED, execution: 'arn:of:one', file: lay(rig, withContact(SUCCESSOR)) });
    expect(done.ok).toBe(true);
    expect(await records.links.get(late ?? '')).toMatchObject({ revokedBecause: 'another-person' });
    expect((await present(rig))?.id).not.toBe(late);
  },
);

const LINK = {
  call: CALL.id,
  desk: EMPLOYER_DESK,
  purpose: 'review',
  expiresAt: '2021-11-19T16:00:00.000Z',
} as const;

test('an announcement that was cut off after the write is told when the task is entered again, and once', async () => {
  const { rig } = await open();
  const { needs, records } = rig.machine;
  const id = await rig.submitted(1);
  const waiting = { atDesks: () => Promise.reject(new Error('cut off')) };
  const input = { ...SIGNED, execution: 'arn:of:one', file: lay(rig, withContact(SUCCESSOR)) };
  await expect(registerEmployers({ ...needs, records: { ...records, waiting } })(input)).rejects.toThrow();
  expect((await present(rig))?.round).toBe(2);
  for (let entered = 0; entered < 2; entered += 1) {
    expect(await registerEmployers(needs)(input)).toEqual({ ok: true, value: { employers: 1, bodies: 0 } });
    await rig.turnBy(300);
  }
  expect((await present(rig))?.round).toBe(2);
  expect(await entriesOf(rig, id, 'reissue')).toHaveLength(1);
  expect(lettersOf(rig, id).filter(({ to }) => to === SUCCESSOR.email)).toHaveLength(1);
});

test('a link that was reported is followed by the successor’s without a further act', async () => {
  const { rig } = await open();
  const id = await rig.submitted(1);
  const before = await present(rig);
  if (!before) throw new Error('No link');
  await rig.machine.records.links.revoke(before, 'not-for-me', rig.machine.needs.now());
  await register(rig, withContact(SUCCESSOR));
  expect(await present(rig)).toMatchObject({ round: 2 });
  expect((await present(rig))?.revokedAt).toBeUndefined();
  expect(lettersOf(rig, id).at(-1)?.to).toBe(SUCCESSOR.email);
});

test('a file that replaces more people than one transaction takes is refused, and writes nothing', async () => {
  const reviewing = await open();
  const { rig } = reviewing;
  const [sample] = sampleBodies;
  if (!sample) throw new Error('No such body');
  const bodies = Array.from({ length: 25 }, (_, nth): Body => ({ ...sample, id: `point-${nth}` }));
  await rig.machine.records.people.register({ bodies });
  const before = await reviewing.snapshot();
  const replaced = { contact: SUCCESSOR, superior: SUCCESSOR, expected: 1 };
  const answer = await register(rig, { bodies: bodies.map((each) => ({ ...each, ...replaced })) });
  expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(answer.cause).toContain('连同须停用的链接共 125 项，一次最多 100 项');
  expect(await reviewing.snapshot()).toEqual(before);
});

test('the link of a call that has closed ends with its person, and a reopening writes to the successor', async () => {
  const reviewing = await open({ startAt: '2021-11-01 09:00' });
  const { rig } = reviewing;
  const DESK = `body:${POINT}` as const;
  const moving = { act: 'move-deadline', call: CALL.id };
  await rig.operate({ ...moving, stage: 'declare', from: '2021-10-31', to: '2021-11-02' });
  await rig.turnBy(120);
  const id = await supported(rig, 1);
  await forwarded(rig, id, '2021-11-01', '2021-11-09 09:00');
  await rig.turnTo('2021-11-22 09:00');
  // Handed to the superior on the way, it is restored to the contact's desk.
  const before = await reviewing.deskOf(DESK);
  expect(await rig.standingOf(id)).toBe('lapsed');
  const body = sampleBodies.find((each) => each.id === POINT);
  if (!body) throw new Error('No body');
  const told = await register(rig, { bodies: [{ ...body, contact: SUCCESSOR, expected: 1 }] });
  expect(told.status).toBe('SUCCEEDED');
  expect(await present(rig, DESK)).toMatchObject({ round: 1, revokedBecause: 'another-person' });
  await rig.operate({ ...moving, stage: 'recommendation', from: '2021-11-19', to: '2021-11-26' });
  await rig.turnTo('2021-11-22 10:00');
  expect(await rig.standingOf(id)).toBe('forwarded');
  expect((await reviewing.get(before)).statusCode).toBe(410);
  const letters = lettersOf(rig, id).filter(({ to }) => to === SUCCESSOR.email);
  const link = letters.at(-1)?.body.split('\n').at(-1) ?? '';
  expect((await reviewing.get(pathOf(link))).statusCode).toBe(200);
});
