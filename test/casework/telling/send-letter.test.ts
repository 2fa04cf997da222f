import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type Letter, LetterNotSent } from '../../../adapters/mail/channel.ts';
import { sendLetter } from '../../../casework/telling/send-letter.ts';
import { type FaultRig, openFaultRig, QUICK } from '../../rigs/faults/rig.ts';
import { COUNTY, MUNICIPAL, POINT, REGISTRY } from '../../rigs/machine/people.ts';
import { taken } from '../../rigs/machine/rig.ts';
import { forwarded, messagesOf } from '../../rigs/machine/walks.ts';

interface Post {
  readonly letters: Letter[];
  /**
   * The fate of the next letters to reviewers: handed over, refused, or handed over with the process ending then.
   */
  does: 'sends' | 'fails' | 'dies before' | 'dies after';
  /** How many hang for ever, as those of a process that ended. */
  hanging: number;
}

async function open(startAt = '2021-10-11 09:00'): Promise<{ rig: FaultRig; post: Post }> {
  const post: Post = { letters: [], does: 'sends', hanging: 0 };
  const channel = {
    async send(letter: Letter) {
      const isReviewers = !letter.to.startsWith('applicant');
      const does = isReviewers ? post.does : 'sends';
      if (does === 'fails') throw new LetterNotSent(false);
      if (does !== 'dies before') post.letters.push(letter);
      if (does === 'sends') return;
      post.hanging += 1;
      await new Promise<void>(() => {});
    },
  };
  const rig = await openFaultRig(QUICK, { startAt, aroundNeeds: (needs) => ({ ...needs, channel }) });
  onTestFinished(() => rig.stop());
  return { rig, post };
}

const toContact = ({ letters }: Post) => letters.filter(({ to }) => to === COUNTY.contact.email);

/** Two cases of which the second waits for the hour of letters on the next working day; its mailbox. */
async function waiting(rig: FaultRig): Promise<string> {
  await rig.submitted(1);
  const [asked] = await messagesOf(rig, await rig.submitted(2), 'asked-to-review');
  expect(asked).toMatchObject({ state: 'queued' });
  return asked?.mailbox ?? '';
}

test.each([
  ['before', 'between its record and its sending', 1],
  ['after', 'between its sending and the record of it', 2],
] as const)(
  'a letter that a crash cut off %s it was handed over goes again, marked: %s',
  async (when, _, copies) => {
    const { rig, post } = await open();
    const mailbox = await waiting(rig);
    rig.sleepTo('2021-10-12 10:30');
    post.does = `dies ${when}`;
    void sendLetter(rig.machine.needs, mailbox);
    while (post.hanging === 0) await pause(5);
    post.does = 'sends';
    // While it may still be on its way, nobody sends another.
    expect(await sendLetter(rig.machine.needs, mailbox)).toBe(false);
    await rig.turnTo('2021-10-12 11:00');
    const second = toContact(post).slice(1);
    expect(second).toHaveLength(copies);
    expect(second.at(-1)?.subject).toMatch(/^【重发】/);
    expect(new Set(second.map(({ reference }) => reference)).size).toBe(1);
    await rig.turnTo('2021-10-12 20:00');
    expect(toContact(post)).toHaveLength(1 + copies);
  },
);

test('a second copy that tells more than the first has a name of its own, and a mailbox shows both', async () => {
  const { rig, post } = await open();
  const mailbox = await waiting(rig);
  rig.sleepTo('2021-10-12 10:30');
  post.does = 'dies after';
  void sendLetter(rig.machine.needs, mailbox);
  while (post.hanging === 0) await pause(5);
  post.does = 'sends';
  await rig.turnBy(60);
  const joins = await rig.submitted(3);
  await rig.turnTo('2021-10-12 11:00');
  const [, first, second] = toContact(post);
  expect(first?.body).not.toContain(joins);
  expect(second?.body).toContain(joins);
  expect(second?.reference).toBe(`${first?.reference}/2`);
});

test('a message that joins a failing letter does not fail with it', async () => {
  const { rig, post } = await open();
  await waiting(rig);
  post.does = 'fails';
  await rig.turnTo('2021-10-12 11:40');
  const joins = await rig.submitted(3);
  await rig.turnTo('2021-10-12 12:20');
  expect(await messagesOf(rig, joins, 'asked-to-review')).toMatchObject([{ state: 'queued' }]);
  post.does = 'sends';
  await rig.turnTo('2021-10-13 12:00');
  expect(await messagesOf(rig, joins, 'asked-to-review')).toMatchObject([{ state: 'sent' }]);
});

test('a letter that was cut off and has lost its reasons is not taken for the next one', async () => {
  const { rig, post } = await open();
  const mailbox = await waiting(rig);
  rig.sleepTo('2021-10-12 10:30');
  post.does = 'dies before';
  void sendLetter(rig.machine.needs, mailbox);
  while (post.hanging === 0) await pause(5);
  post.does = 'sends';
  const { mailboxes, messages } = rig.machine.records;
  for (const { declaration, occasion, round, audience } of (await mailboxes.read(mailbox)).owed) {
    const message = await messages.get(declaration, occasion, round, audience);
    if (message) await mailboxes.drop([{ message, state: 'dropped' }], { at: rig.machine.needs.now() });
  }
  await rig.turnTo('2021-10-13 09:00');
  await rig.submitted(3);
  await rig.turnTo('2021-10-14 12:00');
  const [, ...next] = toContact(post);
  expect(next.length).toBeGreaterThan(0);
  expect(next.filter(({ subject }) => subject.startsWith('【重发】'))).toEqual([]);
});

test('one of many processes sends a mailbox’s letter', async () => {
  const { rig, post } = await open();
  const mailbox = await waiting(rig);
  rig.sleepTo('2021-10-12 10:30');
  const sent = await Promise.all(Array.from({ length: 6 }, () => sendLetter(rig.machine.needs, mailbox)));
  expect(sent.filter((each) => each)).toHaveLength(1);
  expect(toContact(post)).toHaveLength(2);
});

test('a letter that could not be handed over five times has failed with all that it told, and is one report', async () => {
  const { rig, post } = await open();
  await waiting(rig);
  post.does = 'fails';
  await rig.turnTo('2021-10-12 20:00');
  const reports = await rig.machine.records.reports.since();
  expect(reports).toMatchObject([{ kind: 'letter-failed', failure: 'unreachable' }]);
  expect(JSON.stringify(reports)).not.toContain('@');
  post.does = 'sends';
  const id = await rig.submitted(3);
  await rig.turnTo('2021-10-13 12:00');
  expect(toContact(post)[1]?.body).toContain(id);
});

test('the successor is told of what waits when a desk gets another holder, by the new link', async () => {
  const { rig, post } = await open();
  const mailbox = await waiting(rig);
  const before = await rig.machine.records.links.ofDesk(rig.call.id, `employer:${COUNTY.code}`);
  const contact = { ...COUNTY.contact, email: 'successor@example.com' };
  await rig.machine.records.people.register({ ...REGISTRY, employers: [{ ...COUNTY, contact }] });
  if (before) await rig.machine.records.links.revoke(before, 'another-person', rig.machine.needs.now());
  await rig.turnTo('2021-10-12 12:00');
  expect(toContact(post)).toHaveLength(1);
  const [letter] = post.letters.filter(({ to }) => to === contact.email);
  const now = await rig.machine.records.links.ofDesk(rig.call.id, `employer:${COUNTY.code}`);
  expect(now?.round).toBe(2);
  expect(letter?.body).toContain(await rig.machine.needs.keys.signLink(now?.id ?? ''));
  expect((await rig.machine.records.mailboxes.read(mailbox)).owed).toEqual([]);
});

test('a letter that was not handed over, since one of its desks got another holder, is no second copy later', async () => {
  const { rig, post } = await open();
  const { needs, records } = rig.machine;
  const shared = { ...MUNICIPAL, contact: { ...MUNICIPAL.contact, email: COUNTY.contact.email } };
  await records.people.register({ ...REGISTRY, employers: [COUNTY, shared] });
  const mailbox = await waiting(rig);
  const stays = await rig.submitted(3, { employer: MUNICIPAL });
  const contact = { ...COUNTY.contact, email: 'successor@example.com' };
  rig.sleepTo('2021-10-12 10:30');
  // The letter makes a link for the desk that has none yet; meanwhile the other desk gets a successor.
  const issue: typeof records.links.issue = async (...link) => {
    await records.people.register({ ...REGISTRY, employers: [{ ...COUNTY, contact }, shared] });
    return records.links.issue(...link);
  };
  const sent = toContact(post).length;
  const meanwhile = { ...needs, records: { ...records, links: { ...records.links, issue } } };
  expect(await sendLetter(meanwhile, mailbox)).toBe(false);
  await rig.turnTo('2021-10-12 11:00');
  const [letter, ...more] = toContact(post).slice(sent);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe(`请审核申报${stays}`);
  expect(await records.mailboxes.letter(mailbox)).toMatchObject({ state: 'sent', number: 2, attempts: 1 });
});

test('a mailbox of several desks gets one letter, with each desk’s name and link, and names as many as a letter holds', async () => {
  const { rig, post } = await open();
  const bodies = REGISTRY.bodies.map((body) => ({
    ...body,
    contact: { ...body.contact, email: COUNTY.contact.email },
  }));
  await rig.machine.records.people.register({ ...REGISTRY, bodies });
  const ids = [await rig.submitted(1), await rig.submitted(2)];
  for (const id of ids) taken(await rig.support(id));
  await rig.settle();
  const [first = ''] = ids;
  await forwarded(rig, first, '2021-10-11', '2021-10-19 14:00');
  await rig.turnTo('2021-10-20 12:00');
  const letter = toContact(post).at(-1);
  expect(letter?.body.match(/\/review\//g)).toHaveLength(2);
  expect(letter?.body).toContain(`【${COUNTY.name}】`);
  expect(letter?.body).toContain(`【${bodies.find(({ id }) => id === POINT)?.name}】`);
});
