import { expect, onTestFinished, test } from 'vitest';
import { type Letter, LetterNotSent } from '../../../adapters/mail/channel.ts';
import { storyCaseOf } from '../../../casework/case.ts';
import { settleOwed } from '../../../casework/telling/settle-owed.ts';
import type { Message, PlannedMessage } from '../../../domain/desks/message.ts';
import { type FaultRig, openFaultRig, QUICK } from '../../rigs/faults/rig.ts';
import { tells } from '../../rigs/functions/tells.ts';
import { COUNTY, REGISTRY } from '../../rigs/machine/people.ts';
import { taken } from '../../rigs/machine/rig.ts';

interface Post {
  /** The letters that were handed over so far. */
  readonly letters: Letter[];
  /** How often each letter was tried, by its reference. */
  readonly tries: Map<string, number>;
  isDown: boolean;
  /** The mailbox that does not exist. */
  gone?: string;
}

/** A machine whose letters go to `post`; with `mute`, no driver tells anybody anything. */
async function open({ mute = false } = {}): Promise<{ rig: FaultRig; post: Post }> {
  const post: Post = { letters: [], tries: new Map(), isDown: false };
  const channel = {
    async send(letter: Letter) {
      post.tries.set(letter.reference, (post.tries.get(letter.reference) ?? 0) + 1);
      if (letter.to === post.gone) throw new LetterNotSent(true);
      if (post.isDown) throw new Error('The mail server refuses');
      post.letters.push(letter);
    },
  };
  const rig = await openFaultRig(QUICK, {
    startAt: '2021-10-11 09:00',
    aroundNeeds: (needs) => ({ ...needs, channel }),
    aroundFunctions: (tasks) => (name, payload) =>
      mute && tells(name) ? Promise.reject(new Error('mute')) : tasks(name, payload),
  });
  onTestFinished(() => rig.stop());
  return { rig, post };
}

async function message(rig: FaultRig, id: string, occasion: string): Promise<Message | undefined> {
  return (await rig.story(id)).messages.find((each) => each.occasion === occasion);
}

const subjects = ({ letters }: Post, reference: string) =>
  letters.filter((letter) => letter.reference === reference).map(({ subject }) => subject);

test('a message that a crash left between ledger and channel goes again once, and says so', async () => {
  const { rig, post } = await open();
  const id = await rig.drafted(1);
  const planned: PlannedMessage = {
    ...{ occasion: 'draft-one-day-before-lock', round: 0, audience: 'applicant' },
    ...{ states: { closesOn: '2021-10-31' }, covers: [] },
  };
  const now = rig.machine.needs.now();
  await rig.machine.records.messages.keep(
    id,
    [{ ...planned, state: 'sending', attempts: 1, dueAt: now }],
    now,
  );
  await rig.turnBy(3600);
  const reference = `${id}/draft-one-day-before-lock/0/applicant`;
  expect(subjects(post, reference)).toEqual(['【重发】申报即将截止：最后一天2021-10-31']);
  expect(await message(rig, id, 'draft-one-day-before-lock')).toMatchObject({ state: 'sent', attempts: 2 });
  await rig.turnTo('2021-10-20 09:00');
  expect(subjects(post, reference)).toHaveLength(1);
});

test('a letter that could not be handed over five times is left to the operators, and holds nobody up', async () => {
  const { rig, post } = await open();
  post.isDown = true;
  const id = await rig.submitted(1);
  taken(await rig.support(id));
  await rig.turnBy(4 * 3600);
  expect(await message(rig, id, 'submission-received')).toMatchObject({
    ...{ state: 'failed', attempts: 5, failure: 'unreachable' },
  });
  expect((await message(rig, id, 'submission-received'))?.sentAt).toBeUndefined();
  expect(post.tries.get(`${id}/submission-received/3/applicant`)).toBe(5);
  post.isDown = false;
  await rig.turnBy(4 * 3600);
  expect(post.letters).toEqual([]);
  expect(rig.machine.stepFunctions.listRunning()).toMatchObject([
    { state: 'Ask the employer to review and to post the public notice' },
  ]);
});

test('a letter that failed twice goes out with the third attempt, and not again', async () => {
  const { rig, post } = await open();
  post.isDown = true;
  const id = await rig.submitted(1);
  await rig.turnBy(11 * 60);
  post.isDown = false;
  await rig.turnBy(5 * 3600);
  expect(subjects(post, `${id}/submission-received/3/applicant`)).toHaveLength(1);
  expect(await message(rig, id, 'submission-received')).toMatchObject({ state: 'sent', attempts: 3 });
});

test('a recipient without an address fails at once, and is not tried', async () => {
  const { rig, post } = await open();
  const contact = { ...COUNTY.contact, email: '' };
  await rig.machine.records.people.register({ ...REGISTRY, employers: [{ ...COUNTY, contact }] });
  const id = await rig.submitted(1);
  await rig.turnBy(3600);
  expect(await message(rig, id, 'asked-to-review')).toMatchObject({
    ...{ state: 'failed', attempts: 1, failure: 'no-address' },
  });
  expect(post.letters.map(({ reference }) => reference)).toEqual([`${id}/submission-received/3/applicant`]);
});

test('a mailbox that does not exist fails at once, and is not tried again', async () => {
  const { rig, post } = await open();
  post.gone = COUNTY.contact.email;
  const id = await rig.submitted(1);
  await rig.turnBy(4 * 3600);
  const failed = await message(rig, id, 'asked-to-review');
  expect(failed).toMatchObject({ state: 'failed', attempts: 1, failure: 'refused' });
  expect(failed?.dueAt).toBeUndefined();
  expect(JSON.stringify(failed)).not.toContain('@');
  expect(post.tries.get(`${failed?.mailbox}/1`)).toBe(1);
  expect(await message(rig, id, 'submission-received')).toMatchObject({ state: 'sent' });
});

test('a letter that was sent at last carries no failure', async () => {
  const { rig, post } = await open();
  post.isDown = true;
  const id = await rig.submitted(1);
  post.isDown = false;
  await rig.turnBy(3600);
  const sent = await message(rig, id, 'asked-to-review');
  expect(sent?.state).toBe('sent');
  expect(sent).not.toHaveProperty('failure');
});

test('a covered occasion is kept, never sent, and its words stand in the letter that covers it', async () => {
  const { rig, post } = await open();
  const id = await rig.submitted(1);
  await rig.turnTo('2021-10-15 12:00');
  // The superior supports: the contact is told of it and asked to post in one.
  taken(await rig.support(id));
  await rig.turnTo('2021-10-18 12:00');
  const covered = (await rig.story(id)).messages.filter(({ state }) => state === 'covered');
  expect(covered.map(({ occasion }) => occasion)).toContain('told-of-support');
  const sent = post.letters.map(({ reference }) => reference);
  for (const { occasion, round, audience } of covered)
    expect(sent).not.toContain(`${id}/${occasion}/${round}/${audience}`);
  const asked = post.letters.find(({ to, body }) => to === COUNTY.contact.email && body.includes('又：'));
  expect(asked?.body).toContain(`又：申报${id}已审核同意。`);
});

test('each letter is sent by one of two processes that tell at once', async () => {
  const { rig, post } = await open({ mute: true });
  const id = await rig.submitted(1);
  const subject = await storyCaseOf(rig.machine.needs, id);
  if (!subject) throw new Error('No story');
  await Promise.all([1, 2, 3].map(() => settleOwed(rig.machine.needs, subject)));
  const asked = await message(rig, id, 'asked-to-review');
  expect(post.letters.map(({ reference }) => reference).sort()).toEqual(
    [`${asked?.mailbox}/1`, `${id}/submission-received/3/applicant`].sort(),
  );
});

test('a message that another process told meanwhile does not swallow the letter that was to cover it', async () => {
  const { rig, post } = await open({ mute: true });
  const id = await rig.submitted(1);
  taken(await rig.withdraw(id));
  const subject = await storyCaseOf(rig.machine.needs, id);
  if (!subject) throw new Error('No story');
  const { needs } = rig.machine;
  const early: PlannedMessage = {
    ...{ occasion: 'submission-received', round: 3, audience: 'applicant', states: {}, covers: [] },
  };
  await needs.records.messages.keep(
    id,
    [{ ...early, state: 'sending', attempts: 1, dueAt: needs.now() }],
    needs.now(),
  );
  await settleOwed(needs, subject);
  expect(post.letters.map(({ reference }) => reference)).toContain(`${id}/told-of-withdrawal/4/applicant`);
});
