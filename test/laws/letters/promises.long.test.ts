import { afterEach, describe, expect, test } from 'vitest';
import { layCall } from '../../../local/machine/lay-call.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { CALL, FILE, type Told, taken } from '../../rigs/machine/rig.ts';
import { lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
afterEach(() => rig?.stop());

/** Once taken it runs on: the cases are told in a second pass a minute later. */
const moving = (stage: string, from: string, to: string) => ({
  act: 'move-deadline',
  call: CALL.id,
  stage,
  from,
  to,
});

/** The word that an unconfirmed act's answer asks for. */
function wordIn({ cause = '' }: Told): string {
  const word = /"confirms": "([0-9a-f]{8})"/.exec(cause)?.[1];
  if (word === undefined) throw new Error(`No word in: ${cause}`);
  return word;
}

/** Starts an act, reads its effect, and starts it again confirmed. */
async function confirmed(input: {
  act: string;
  [name: string]: unknown;
}): Promise<{ asked: Told; done: Told }> {
  const asked = await rig.operate(input);
  expect(asked.status).toBe('FAILED');
  return { asked, done: await rig.operate({ ...input, confirms: wordIn(asked) }) };
}

describe('declaring moved from 10-31 to 11-05, while the employer closes on 11-11', () => {
  const MOVE = moving('declare', '2021-10-31', '2021-11-05');

  test('is taken only once its operator has confirmed the days that are too late, by day and number of cases', async () => {
    rig = await openWebRig({ startAt: '2021-10-28 10:00' });
    await rig.drafted(1);
    await rig.drafted(2);
    const unconfirmed = await rig.operate(MOVE);
    expect(unconfirmed).toMatchObject({ status: 'FAILED', error: 'Refused' });
    for (const part of [
      '2021-11-04 至 2021-11-05',
      '2021-11-03',
      '2 份',
      '2021-11-04 to 2021-11-05',
      '2 declarations',
    ])
      expect(unconfirmed.cause).toContain(part);
    const lock = async () => (await rig.machine.records.stages.of(CALL.id)).declare;
    expect(await lock()).toMatchObject({ moves: 0, closesAt: beijing('2021-11-01') });
    expect(await rig.operate({ ...MOVE, confirms: '00000000' })).toMatchObject({ status: 'FAILED' });
    const another = { ...moving('declare', '2021-10-31', '2021-11-04'), confirms: wordIn(unconfirmed) };
    expect(await rig.operate(another)).toMatchObject({ status: 'FAILED' });
    expect((await lock())?.moves).toBe(0);
    // More drafts than were counted change nothing of what was read.
    await rig.drafted(3);
    const done = await rig.operate({ ...MOVE, confirms: wordIn(unconfirmed) });
    expect(done.status).toBe('RUNNING');
    expect(await lock()).toMatchObject({ moves: 1, closesAt: beijing('2021-11-06') });
  });

  test('an applicant who submits on 11-05 is warned before and after, and so is the employer', async () => {
    rig = await openWebRig({ startAt: '2021-10-28 10:00' });
    await confirmed(MOVE);
    const early = await rig.submitted(1, { employer: MUNICIPAL });
    await rig.turnTo('2021-11-05 10:00');
    const id = await rig.drafted(2, { employer: MUNICIPAL });
    expect(taken(await rig.submit(id))).toMatchObject({
      standing: 'submitted',
      warnings: ['cannot-finish-in-time'],
    });
    await rig.settle();
    const asked = await messagesOf(rig, id, 'review-cannot-finish');
    expect(asked).toMatchObject([{ audience: 'employer', state: 'sent' }]);
    const letter = lettersOf(rig, id).find(({ to }) => to === MUNICIPAL.contact.email);
    expect(letter?.subject).toContain('公示已来不及期满');
    expect((await rig.story(id)).timeline.at(-1)?.inputs).toMatchObject({ lastPosting: '2021-11-03' });
    expect(await messagesOf(rig, early, 'review-cannot-finish')).toEqual([]);
  });

  test('needs no confirmation where every day can still be finished', async () => {
    rig = await openWebRig({ startAt: '2021-10-28 10:00' });
    expect((await rig.operate(moving('declare', '2021-10-31', '2021-11-03'))).status).toBe('RUNNING');
    // The hour after the last day to post is a day too many.
    const { asked } = await confirmed(moving('declare', '2021-11-03', '2021-11-04 00:30'));
    expect(asked.cause).toContain('2021-11-04提交的');
    expect((await rig.operate(moving('employer', '2021-11-11', '2021-11-18'))).status).toBe('RUNNING');
    expect((await rig.operate(moving('declare', '2021-11-04 00:30', '2021-11-05'))).status).toBe('RUNNING');
  });
});

describe('the employers’ step, moved or reopened', () => {
  test('names the declarations that even its new closing does not save', async () => {
    rig = await openWebRig({ startAt: '2021-11-02 10:00' });
    await rig.operate(moving('declare', '2021-10-31', '2021-11-03'));
    await rig.turnBy(120);
    const [posted, unposted] = [await supported(rig, 1), await supported(rig, 2)];
    taken(await rig.post(posted, { postedOn: '2021-11-02' }));
    await rig.turnTo('2021-11-10 10:00');
    // A notice had to be posted by Sunday the 7th to end by 11-15.
    const { asked, done } = await confirmed(moving('employer', '2021-11-11', '2021-11-15'));
    expect(asked.cause).toContain(unposted);
    expect(asked.cause).toContain('1 份申报来不及办结，最迟须于 2021-11-07 张贴');
    expect(asked.cause).not.toContain(posted);
    expect(done.status).toBe('RUNNING');
    // It can be posted on the day of the movement to end by the 18th.
    expect((await rig.operate(moving('employer', '2021-11-15', '2021-11-18'))).status).toBe('RUNNING');
  });

  test('reopened, names those that it brings back in vain', async () => {
    rig = await openWebRig({ startAt: '2021-11-02 10:00' });
    await rig.operate(moving('declare', '2021-10-31', '2021-11-03'));
    await rig.turnBy(120);
    const id = await supported(rig, 1);
    await rig.turnTo('2021-11-12 10:00');
    expect(await rig.standingOf(id)).toBe('lapsed');
    const asked = await rig.operate(moving('employer', '2021-11-11', '2021-11-17'));
    expect(asked.cause).toContain(id);
    expect(await rig.standingOf(id)).toBe('lapsed');
  });
});

test('the employers’ step moved to a minute before the bodies’ closing is taken only once that is confirmed', async () => {
  rig = await openWebRig({ startAt: '2021-11-02 10:00' });
  const { asked, done } = await confirmed(moving('employer', '2021-11-11', '2021-11-19 23:59'));
  expect(asked.cause).toContain('2021-11-19 23:59 截止时才办结的');
  expect(asked.cause).toContain('less than one working day');
  expect(done.status).toBe('RUNNING');
});

describe('a late entry', () => {
  const granting = (id: string, version: number, until: string) => ({
    act: 'grant-late-entry',
    declaration: id,
    until,
    expectedVersion: version,
  });
  const versionOf = async (id: string) => (await rig.story(id)).declaration.version;

  test('a draft past the last day to post is granted only once that is confirmed', async () => {
    rig = await openWebRig({ startAt: '2021-10-28 10:00' });
    const [one, other] = [await rig.drafted(1), await rig.drafted(2)];
    await rig.turnTo('2021-11-01 10:00');
    expect((await rig.operate(granting(one, await versionOf(one), '2021-11-03'))).status).toBe('SUCCEEDED');
    const { asked, done } = await confirmed(granting(other, await versionOf(other), '2021-11-05'));
    expect(asked.cause).toContain('2021-11-04 至 2021-11-05');
    expect(done.status).toBe('SUCCEEDED');
  });

  test('a case that was not posted and is too short for its notice is granted only once that is confirmed', async () => {
    rig = await openWebRig({ startAt: '2021-11-02 10:00' });
    await rig.operate(moving('declare', '2021-10-31', '2021-11-03'));
    await rig.turnBy(120);
    const id = await supported(rig, 1, { employer: MUNICIPAL });
    await rig.turnTo('2021-11-12 10:00');
    const version = await versionOf(id);
    const short = await rig.operate(granting(id, version, '2021-11-18'));
    expect(short.cause).toContain('准许至 2021-11-18，公示仍来不及期满');
    expect(await rig.standingOf(id)).toBe('lapsed');
    expect((await rig.operate(granting(id, version, '2021-11-22'))).status).toBe('SUCCEEDED');
    expect(await rig.standingOf(id)).toBe('supported');
  });
});

test('a call whose employers close a day after declaring is published only once that is confirmed', async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  const file = FILE.replace(`id: ${CALL.id}`, 'id: another-call').replace(
    'closes: { value: 2021-10-31',
    'closes: { value: 2021-11-10',
  );
  const { asked, done } = await confirmed({
    act: 'publish-call',
    file: layCall(rig.machine, file),
    expectedVersion: 0,
  });
  expect(asked.cause).toContain('2021-11-04 至 2021-11-10');
  expect(done.status).toBe('SUCCEEDED');
});

test('the pages say it before the last day, after it, and to everybody who looks', async () => {
  rig = await openWebRig({ startAt: '2021-11-01 10:00' });
  await confirmed(moving('declare', '2021-10-31', '2021-11-05'));
  await rig.turnBy(120);
  const { id } = (await rig.api(0, 'POST', '/declarations', { body: { call: CALL.id } })).json;
  const pageOf = async (path: string) => {
    const headers = { cookie: `__Host-session=${await rig.tokenOf(0)}`, 'accept-language': 'zh' };
    return (await fetch(`${rig.origin}/declarations/${id}${path}`, { headers })).text();
  };
  expect(await pageOf('')).toContain('请在 2021-11-03（周三） 前（含当日）提交');
  await rig.turnTo('2021-11-04 09:00');
  for (const path of ['', '/submit']) expect(await pageOf(path)).toContain('现在提交，公示已来不及期满');
});
