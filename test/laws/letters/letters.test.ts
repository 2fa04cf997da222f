import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { wallTimeOf } from '../../../domain/values/instant.ts';
import type { SentLetter } from '../../../local/machine/outbox.ts';
import { sampleBodies } from '../../../local/samples/sample-registry.ts';
import { amend, withRest } from '../../rigs/machine/calendars.ts';
import { BUREAU, COUNTY, POINT } from '../../rigs/machine/people.ts';
import { CALL, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { lettersOf, messagesOf } from '../../rigs/machine/walks.ts';

const ZONE = CALL.identity.zone.value;
const leftAt = ({ leftAt = '' }: SentLetter) => wallTimeOf(leftAt, ZONE).slice(0, 16).replace('T', ' ');
const mailboxOf = (body: string | undefined) =>
  sampleBodies.find(({ id }) => id === body)?.contact.email ?? '';
const toMailbox = (rig: Rig, mailbox: string) =>
  rig.machine.outbox.letters().filter((letter) => letter.to === mailbox);

async function open(startAt: string): Promise<Rig> {
  const rig = await openRig({ startAt });
  onTestFinished(() => rig.stop());
  return rig;
}

describe('twelve declarations of one day at one employer, on a clean path', () => {
  let rig: Rig;
  const ids: string[] = [];

  beforeAll(async () => {
    rig = await openRig({ startAt: '2021-10-11 08:50' });
    const each = async (at: string, act: (id: string) => Promise<unknown>) => {
      await rig.turnTo(at);
      for (const id of ids) {
        await act(id);
        await rig.settle();
      }
    };
    for (let nth = 1; nth <= 12; nth += 1) ids.push(await rig.drafted(nth));
    await each('2021-10-11 09:10', async (id) => taken(await rig.submit(id)));
    await each('2021-10-12 14:00', async (id) => taken(await rig.support(id)));
    await each('2021-10-12 15:00', async (id) => taken(await rig.post(id, { postedOn: '2021-10-12' })));
    await each('2021-10-20 14:00', async (id) => taken(await rig.record(id)));
    await each('2021-10-21 14:00', async (id) => taken(await rig.support(id)));
    await each('2021-10-22 14:00', async (id) => taken(await rig.support(id)));
    await rig.turnTo('2021-11-22 09:00');
  });
  afterAll(() => rig?.stop());

  test('send the employer six letters in all instead of eighty-four, at most one in a working day', () => {
    expect(toMailbox(rig, COUNTY.contact.email).map(leftAt)).toEqual([
      // The first that came in, at once; the other eleven at the hour of letters.
      '2021-10-11 09:10',
      '2021-10-12 10:30',
      // The notices have ended: twelve results are to be recorded.
      '2021-10-20 10:30',
      // The point supported the first, then the others; the bureau likewise.
      '2021-10-21 14:00',
      '2021-10-22 10:30',
      '2021-10-25 10:30',
    ]);
  });

  test('send each body two', () => {
    expect(toMailbox(rig, mailboxOf(POINT)).map(leftAt)).toEqual(['2021-10-20 14:00', '2021-10-21 10:30']);
    expect(toMailbox(rig, mailboxOf(BUREAU)).map(leftAt)).toEqual(['2021-10-21 14:00', '2021-10-22 10:30']);
  });

  test('send each applicant every receipt', async () => {
    for (const id of ids) {
      const told = (await rig.story(id)).messages.filter(({ audience }) => audience === 'applicant');
      expect(told.map(({ occasion, state }) => `${occasion} ${state}`).sort()).toEqual([
        'submission-received sent',
        'told-of-committee sent',
        'told-of-posting sent',
        'told-of-recommendation sent',
        'told-of-support sent',
        'told-of-support sent',
      ]);
      const own = rig.machine.outbox.letters().filter(({ reference }) => reference.startsWith(`${id}/`));
      expect(own).toHaveLength(6);
    }
  });

  test('are named by applicant, number, what is asked and the last day, and with what the desk’s link did', () => {
    const [, eleven, results] = toMailbox(rig, COUNTY.contact.email);
    expect(eleven?.subject).toBe('待办提醒：11件申报，最早一件的最后一天是2021-11-03');
    const named = ids.filter((id) => eleven?.body.includes(`示例申报人（${id}）：请审核申报${id}`));
    expect(named).toHaveLength(11);
    expect(eleven?.body).toContain('最后一天 last day：2021-11-11');
    expect(eleven?.body).not.toContain('凭本岗位的链接办理');
    for (const id of ids)
      for (const act of ['审核同意', '张贴公示'])
        expect(results?.body).toContain(
          `示例申报人（${id}）：${act}；通过链接（用人单位），自称“经办人”、“某某”`,
        );
    expect(results?.body.match(/\/review\//g)).toHaveLength(1);
  });

  test('never lead to a letter of an own act alone, and each act by a link is told once', async () => {
    const stories = await Promise.all(ids.map((id) => rig.story(id)));
    const own = stories.flatMap(({ messages }) => messages.filter(({ isOwnAct }) => isOwnAct));
    expect(own.length).toBeGreaterThan(24);
    const all = stories.flatMap(({ messages }) => messages.filter(({ state }) => state === 'sent'));
    const byLetter = Map.groupBy(all, ({ mailbox, letter }) => `${mailbox}/${letter}`);
    for (const messages of byLetter.values()) expect(messages.every(({ isOwnAct }) => isOwnAct)).toBe(false);
    const letters = toMailbox(rig, COUNTY.contact.email)
      .map(({ body }) => body)
      .join('\n');
    for (const id of ids) expect(letters.split(`（${id}）：登记公示结果并推荐；`)).toHaveLength(2);
  });
});

test('over the National Day holiday a mailbox gets one letter, at the first hour of letters after it', async () => {
  const rig = await open('2021-09-30 16:00');
  await rig.submitted(1);
  expect(toMailbox(rig, COUNTY.contact.email)).toHaveLength(1);
  for (const [nth, at] of ['2021-10-01 09:00', '2021-10-03 09:00', '2021-10-07 22:00'].entries()) {
    await rig.turnTo(at);
    const id = await rig.submitted(nth + 2);
    expect(lettersOf(rig, id).map(({ reference }) => reference)).toEqual([
      `${id}/submission-received/3/applicant`,
    ]);
  }
  await rig.turnTo('2021-10-08 10:29');
  expect(toMailbox(rig, COUNTY.contact.email)).toHaveLength(1);
  await rig.turnTo('2021-10-08 12:00');
  expect(toMailbox(rig, COUNTY.contact.email).map(({ subject }) => subject)[1]).toContain('3件申报');
});

test('a letter does not ask what was decided before it left, and no letter is sent about nothing', async () => {
  const rig = await open('2021-10-11 09:00');
  const [first, gone, stays] = [await rig.submitted(1), await rig.submitted(2), await rig.submitted(3)];
  taken(await rig.support(gone));
  await rig.settle();
  await rig.turnTo('2021-10-12 12:00');
  const [, second] = toMailbox(rig, COUNTY.contact.email);
  expect(second?.subject).toContain('2件申报');
  expect(second?.body).toContain(`（${stays}）：请审核申报${stays}`);
  expect(second?.body).toContain(`（${gone}）：公示尚未登记`);
  expect(second?.body).toContain(`（${gone}）：审核同意；`);
  expect(second?.body).not.toContain(`请审核申报${gone}`);
  expect(await messagesOf(rig, gone, 'asked-to-review')).toMatchObject([{ state: 'dropped' }]);
  // The rung of the 13th waits for the hour of letters; what it asks for is done before, so nothing is written.
  await rig.turnTo('2021-10-13 10:00');
  taken(await rig.post(gone, { postedOn: '2021-10-13' }));
  for (const id of [first, stays]) taken(await rig.support(id));
  await rig.settle();
  await rig.turnTo('2021-10-13 20:00');
  expect(await messagesOf(rig, first, 'employer-two-days-after-asked')).toEqual([]);
  expect(toMailbox(rig, COUNTY.contact.email)).toHaveLength(2);
});

test('an act of an operator over twelve cases of a mailbox sends it one letter', async () => {
  const rig = await open('2021-10-11 09:00');
  const ids: string[] = [];
  for (let nth = 1; nth <= 12; nth += 1) ids.push(await rig.submitted(nth));
  const sentBy = async (at: string, mailbox: string, act: () => Promise<unknown>) => {
    await rig.turnTo(at);
    const before = toMailbox(rig, mailbox).length;
    await act();
    await rig.turnBy(9 * 3600);
    const letters = toMailbox(rig, mailbox).slice(before);
    for (const id of ids) expect(letters[0]?.body).toContain(id);
    return letters.map(leftAt);
  };
  const moved = {
    act: 'move-deadline',
    call: CALL.id,
    stage: 'employer',
    from: '2021-11-11',
    to: '2021-11-12',
  };
  expect(await sentBy('2021-10-13 14:00', COUNTY.contact.email, () => rig.operate(moved))).toEqual([
    '2021-10-13 14:05',
  ]);
  const amendment = () => amend(rig, withRest('2021-11-08'), 1);
  expect(await sentBy('2021-10-14 14:00', COUNTY.contact.email, amendment)).toEqual(['2021-10-14 14:05']);
  const contact = { ...COUNTY.contact, name: '继任者（示例）', email: 'successor@example.com' };
  const employers = JSON.stringify({ employers: [{ ...COUNTY, contact, expected: 1 }] });
  const file = 'registrations/successor.json';
  rig.machine.upload({ key: file, type: 'application/json', bytes: Buffer.from(employers) });
  const succeeded = () => rig.operate({ act: 'register-employers', file });
  expect(await sentBy('2021-10-15 09:00', contact.email, succeeded)).toEqual(['2021-10-15 09:05']);
});
