import { describe, expect, onTestFinished, test } from 'vitest';
import { lifeOfLink } from '../../../casework/reviewer/links.ts';
import { sampleBodies } from '../../../local/samples/sample-registry.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { BUREAU, COUNTY, POINT } from '../../rigs/machine/people.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { confirmed, forwarded, messagesOf, supported } from '../../rigs/machine/walks.ts';

async function open(startAt: string): Promise<Rig> {
  const rig = await openRig({ startAt });
  onTestFinished(() => rig.stop());
  return rig;
}

const contactOf = (body: string | undefined) =>
  sampleBodies.find(({ id }) => id === body)?.contact.email ?? '';
const toMailbox = (rig: Rig, mailbox: string | undefined) =>
  rig.machine.outbox.letters().filter(({ to }) => to === mailbox);
const audiencesOf = async (rig: Rig, id: string, occasion: string) =>
  (await messagesOf(rig, id, occasion)).map(({ audience }) => audience).sort();

async function granted(rig: Rig, id: string, until: string): Promise<void> {
  const { version: expectedVersion } = (await rig.story(id)).declaration;
  const act = { act: 'grant-late-entry', declaration: id, until, expectedVersion };
  expect(await confirmed(rig, act)).toMatchObject({ status: 'SUCCEEDED' });
}

describe('an end at one body', () => {
  test('is told to that body alone, however the case goes on after a restoration', async () => {
    const rig = await open('2021-10-11 09:00');
    const id = await supported(rig, 1);
    await forwarded(rig, id, '2021-10-11', '2021-10-19 11:00');
    await rig.turnTo('2021-11-20 09:00');
    const told = ['applicant', `body-superior:${POINT}`, 'employer'];
    // The lock ended it at midnight; the applicant hears of it in the morning.
    const [lapse] = (await messagesOf(rig, id, 'told-of-lapse')).filter(
      ({ audience }) => audience === 'applicant',
    );
    expect(lapse).toMatchObject({ state: 'sent', sentAt: beijing('2021-11-20 08:30'), attempts: 1 });
    expect(await audiencesOf(rig, id, 'told-of-lapse')).toEqual(told);
    const until = '2021-12-03';
    await granted(rig, id, until);
    expect((await rig.story(id)).declaration).toMatchObject({ standing: 'forwarded', desk: 'contact' });
    taken(await rig.support(id));
    await rig.turnTo('2021-11-24 12:00');
    expect(await audiencesOf(rig, id, 'told-of-lapse')).toEqual(told);
    expect(
      toMailbox(rig, contactOf(BUREAU))
        .map(({ body }) => body)
        .join(),
    ).not.toContain('逾期，不再受理。\n停在');
  });
});

test('a letter that leaves after its case was reopened does not say that it lapsed', async () => {
  const rig = await open('2021-10-29 10:00');
  const id = await rig.submitted(1);
  await rig.turnTo('2021-11-12 00:10');
  expect(await rig.standingOf(id)).toBe('lapsed');
  await rig.turnTo('2021-11-12 00:30');
  await confirmed(rig, {
    act: 'move-deadline',
    call: rig.call.id,
    stage: 'employer',
    from: '2021-11-11',
    to: '2021-11-15',
  });
  await rig.turnTo('2021-11-12 11:00');
  expect((await rig.story(id)).declaration).toMatchObject({ standing: 'submitted', desk: 'contact' });
  const letters = toMailbox(rig, COUNTY.contact.email).filter(({ leftAt = '' }) => leftAt > '2021-11-11T16');
  expect(letters.length).toBeGreaterThan(0);
  const own = rig.machine.outbox.letters().filter(({ reference }) => reference.startsWith(`${id}/`));
  expect(own.map(({ reference }) => reference.split('/')[1])).toContain('told-of-restoration');
  for (const { subject, body } of [...letters, ...own]) expect(subject + body).not.toContain('已逾期');
});

test('a letter that leaves after the superior decided does not say that the case is handed over', async () => {
  const rig = await open('2021-10-11 09:00');
  const id = await rig.submitted(1);
  await rig.turnTo('2021-10-15 10:00');
  expect((await rig.story(id)).declaration.desk).toBe('superior');
  await rig.turnTo('2021-10-15 10:05');
  taken(await rig.support(id));
  await rig.settle();
  await rig.turnTo('2021-10-18 12:00');
  const written = toMailbox(rig, COUNTY.contact.email).map(({ subject, body }) => subject + body);
  expect(written.join()).toContain(`申报${id}已审核同意`);
  expect(written.join()).not.toContain('已转主管办理');
});

describe('once the last day to post has passed', () => {
  const titles = (rig: Rig) => toMailbox(rig, COUNTY.contact.email).map(({ subject }) => subject);
  const noneHasAPlaceholder = (rig: Rig) => {
    const held = rig.machine.outbox.letters().filter(({ subject, body }) => /\{\w+\}/.test(subject + body));
    expect(held).toEqual([]);
  };

  test('a letter of several says that no notice can end in time, by the closing', async () => {
    const rig = await open('2021-10-29 10:00');
    const [first] = [await rig.submitted(1), await rig.submitted(2)];
    await rig.turnTo('2021-11-03 14:00');
    taken(await rig.support(first));
    await rig.settle();
    await rig.turnTo('2021-11-04 10:30');
    noneHasAPlaceholder(rig);
    const [last] = toMailbox(rig, COUNTY.contact.email).slice(-1);
    expect(last?.subject).toBe('待办提醒：2件申报，最早一件的最后一天是2021-11-11');
    expect(last?.body).toContain(`（${first}）：申报${first}的公示已来不及期满`);
  });

  test('a letter of one with another link says so in its subject', async () => {
    const rig = await open('2021-10-29 10:00');
    const id = await rig.submitted(1);
    await rig.turnTo('2021-11-03 14:00');
    taken(await rig.support(id));
    await rig.turnTo('2021-11-04 09:00');
    const act = { act: 'reissue-link', declaration: id, expectedRound: 1 };
    expect(await rig.operate(act)).toMatchObject({ status: 'SUCCEEDED' });
    await rig.turnTo('2021-11-04 12:00');
    noneHasAPlaceholder(rig);
    expect(titles(rig).at(-1)).toBe(`申报${id}的公示已来不及期满`);
  });

  test('a superior is told that it was handed over and that it is too late', async () => {
    const rig = await open('2021-10-29 10:00');
    const id = await rig.submitted(1);
    await rig.turnTo('2021-11-08 12:00');
    expect((await rig.story(id)).declaration.desk).toBe('superior');
    noneHasAPlaceholder(rig);
    const [last] = toMailbox(rig, COUNTY.superior.email).slice(-1);
    expect(last?.subject).toBe(`请审核申报${id}：公示已来不及期满`);
    expect(last?.body).toContain('又：请督办');
  });
});

test('a letter that tells a hand-over under a late entry carries a link that opens', async () => {
  const rig = await open('2021-10-11 09:00');
  const id = await supported(rig, 1);
  await forwarded(rig, id, '2021-10-11', '2021-10-19 11:00');
  await rig.turnTo('2021-11-22 09:00');
  await granted(rig, id, '2021-12-03');
  await rig.turnTo('2021-11-29 12:00');
  expect((await rig.story(id)).declaration).toMatchObject({ standing: 'forwarded', desk: 'superior' });
  const letters = toMailbox(rig, contactOf(POINT)).filter(({ leftAt = '' }) => leftAt > '2021-11-23');
  const told = letters.find(({ subject, body }) => `${subject}${body}`.includes('已转主管办理'));
  expect(told?.body).toContain('/review/');
  const { needs } = rig.machine;
  for (const desk of [`body:${POINT}`, `body-superior:${POINT}`] as const)
    expect(await lifeOfLink(needs)({ call: rig.call.id, desk }, needs.now())).toBe(
      '2021-12-03T16:00:00.000Z',
    );
  const elsewhere = { call: rig.call.id, desk: `body:${BUREAU}` } as const;
  expect((await lifeOfLink(needs)(elsewhere, needs.now())) < needs.now()).toBe(true);
});
