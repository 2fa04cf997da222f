import { expect, onTestFinished, test } from 'vitest';
import { settleSms } from '../../../casework/telling/settle-sms.ts';
import type { SmsDelivery } from '../../../domain/desks/sms.ts';
import type { SmsFault } from '../../../local/sms/behaviour.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';

/** What the provider does now, and what it was asked. */
interface Weather {
  fault?: SmsFault | undefined;
  report: 'SUCCESS' | 'FAIL' | undefined;
  readonly asked: string[];
}

/** The eve of the last day: the rung of a draft comes at nine. */
async function open(startAt = '2021-10-28 12:00'): Promise<{ rig: Rig; weather: Weather; lines: unknown[] }> {
  const weather: Weather = { report: 'SUCCESS', asked: [] };
  const lines: unknown[] = [];
  const rig = await openRig({
    startAt,
    log: (line) => void lines.push(line),
    sms: {
      faultOf: (action) => {
        weather.asked.push(action);
        return action === 'SendSms' ? weather.fault : undefined;
      },
      reportOf: () => weather.report,
    },
  });
  onTestFinished(() => rig.stop());
  return { rig, weather, lines };
}

const RUNG = { occasion: 'draft-one-day-before-lock', round: 0 };
const deliveryOf = (rig: Rig, declaration: string): Promise<SmsDelivery | undefined> =>
  rig.machine.records.sms.get({ declaration, ...RUNG });
const textsOf = (rig: Rig) => rig.machine.sms.taken().map(({ text }) => text);
const sends = ({ asked }: Weather) => asked.filter((action) => action === 'SendSms').length;
const reportsOf = async (rig: Rig) =>
  (await rig.machine.records.reports.since()).filter((each) => each.kind === 'letter-failed');
const lettersOf = (rig: Rig, id: string) =>
  rig.machine.outbox.letters().filter(({ reference }) => reference.startsWith(`${id}/${RUNG.occasion}/`));

test('an applicant who agreed gets one beside the letter, and its report is kept', async () => {
  const { rig, weather } = await open();
  const id = await rig.drafted(1, { smsAgreed: true });
  const refused = await rig.drafted(2, { smsAgreed: false });
  const unasked = await rig.drafted(3);
  await rig.turnTo('2021-10-30 12:00');
  expect(rig.machine.sms.taken()).toMatchObject([{ to: '13810000001' }]);
  expect(textsOf(rig)).toEqual([
    `【职称申报演示】2021年度职称申报（${id}）未提交，2021-10-31截止，请登录办理`,
  ]);
  expect(await deliveryOf(rig, id)).toMatchObject({ state: 'delivered', attempts: 1 });
  expect((await deliveryOf(rig, id))?.dueAt).toBeUndefined();
  expect(lettersOf(rig, id)).toHaveLength(1);
  for (const other of [refused, unasked]) {
    expect(await deliveryOf(rig, other)).toBeUndefined();
    expect(lettersOf(rig, other)).toHaveLength(1);
  }
  expect(sends(weather)).toBe(1);
});

test('neither the ledger, the text nor a line of a log has a name, a number or an address', async () => {
  const { rig, lines } = await open();
  const id = await rig.drafted(1, { smsAgreed: true });
  await rig.turnTo('2021-10-30 12:00');
  const { identity } = (await rig.story(id)).declaration.draft;
  const planted = ['示例申报人', '13810000001', '9900001980', 'applicant-1@', 'http'];
  expect(identity?.phone).toBe(planted[1]);
  const kept = JSON.stringify([textsOf(rig), await deliveryOf(rig, id), lines]);
  for (const marker of planted) expect(kept).not.toContain(marker);
  expect(JSON.stringify(lines)).not.toContain('未提交');
});

test('a provider that throttles is tried again, and the message is not marked', async () => {
  const { rig, weather } = await open();
  const id = await rig.drafted(1, { smsAgreed: true });
  weather.fault = 'throttles';
  await rig.turnTo('2021-10-29 09:06');
  expect(await deliveryOf(rig, id)).toMatchObject({ state: 'sending', attempts: 1 });
  expect(lettersOf(rig, id)).toHaveLength(1);
  weather.fault = undefined;
  await rig.turnTo('2021-10-29 12:00');
  expect(await deliveryOf(rig, id)).toMatchObject({ state: 'delivered', attempts: 2 });
  expect(textsOf(rig)).toEqual([expect.not.stringContaining('重发')]);
});

test('a provider that never takes it is given up after five attempts, and reported', async () => {
  const { rig, weather } = await open();
  const id = await rig.drafted(1, { smsAgreed: true });
  weather.fault = 'throttles';
  await rig.turnTo('2021-10-29 20:00');
  expect(await deliveryOf(rig, id)).toMatchObject({ state: 'failed', failure: 'unreachable', attempts: 5 });
  expect(sends(weather)).toBe(5);
  expect(await reportsOf(rig)).toMatchObject([{ by: 'sms', declaration: id, failure: 'unreachable' }]);
  expect((await rig.machine.functions('WatchFunction', {})) as object).toMatchObject({ lettersFailed: 1 });
});

test('a number that the provider refuses is recorded and not tried again', async () => {
  const { rig, weather } = await open();
  const id = await rig.drafted(1, { smsAgreed: true });
  weather.fault = 'refuses the number';
  await rig.turnTo('2021-10-29 20:00');
  expect(await deliveryOf(rig, id)).toMatchObject({ state: 'failed', failure: 'refused', attempts: 1 });
  expect(sends(weather)).toBe(1);
  expect(JSON.stringify(await reportsOf(rig))).not.toContain('138');
});

test('one that may have left goes again once, marked, and no third time', async () => {
  const { rig, weather } = await open();
  const id = await rig.drafted(1, { smsAgreed: true });
  weather.fault = 'takes it and breaks';
  await rig.turnTo('2021-10-29 20:00');
  expect(textsOf(rig)).toEqual([
    expect.not.stringContaining('重发'),
    expect.stringContaining(`${id}（重发）`),
  ]);
  expect(await deliveryOf(rig, id)).toMatchObject({ state: 'failed', failure: 'unclear', attempts: 2 });
});

test('one that a crash left between ledger and provider goes again once, marked', async () => {
  const { rig } = await open();
  const id = await rig.drafted(1, { smsAgreed: true });
  const { needs } = rig.machine;
  // The process ends when the provider would be called.
  const crash = { send: () => new Promise<never>(() => {}), deliveryOf: async () => 'pending' as const };
  const now = needs.now();
  const message = { ...RUNG, audience: 'applicant', states: {}, covers: [] } as const;
  const sms = { speaks: RUNG.occasion, dueAt: now };
  await needs.records.messages.keep(
    id,
    [{ ...message, state: 'sending', attempts: 1, dueAt: now, sms }],
    now,
  );
  void settleSms({ ...needs, smsChannel: crash }, { declaration: id, ...RUNG });
  await expect.poll(() => deliveryOf(rig, id)).toMatchObject({ state: 'sending', attempts: 1 });
  await rig.turnBy(3600);
  expect(textsOf(rig)).toEqual([expect.stringContaining(`${id}（重发）`)]);
  expect(await deliveryOf(rig, id)).toMatchObject({ state: 'delivered', attempts: 2 });
});

test('of two looks at one moment one sends', async () => {
  const { rig, weather } = await open('2021-10-28 12:00');
  const id = await rig.drafted(1, { smsAgreed: true });
  const { needs } = rig.machine;
  const now = needs.now();
  const message = { ...RUNG, audience: 'applicant', states: {}, covers: [] } as const;
  const sms = { speaks: RUNG.occasion, dueAt: now };
  await needs.records.messages.keep(
    id,
    [{ ...message, state: 'sending', attempts: 1, dueAt: now, sms }],
    now,
  );
  const looks = [1, 2].map(() => settleSms(needs, { declaration: id, ...RUNG }));
  expect((await Promise.all(looks)).filter((did) => did === 'sent')).toHaveLength(1);
  expect(sends(weather)).toBe(1);
});

test('a refusal in quiet hours is told by letter at once and by SMS in the morning', async () => {
  const { rig } = await open('2021-10-11 21:00');
  const id = await rig.submitted(1, { smsAgreed: true });
  taken(await rig.decide(id, { kind: 'refuse', reason: '不符合条件' }));
  await rig.settle();
  await rig.turnTo('2021-10-12 08:20');
  expect(textsOf(rig)).toEqual([]);
  expect(
    rig.machine.outbox.letters().some(({ reference }) => reference.includes(`${id}/told-of-refusal`)),
  ).toBe(true);
  await rig.turnTo('2021-10-12 08:40');
  expect(textsOf(rig)).toEqual([`【职称申报演示】2021年度职称申报（${id}）于2021-10-11未予通过，理由见邮件`]);
});

test('one that is no longer true when it leaves is dropped', async () => {
  const { rig } = await open('2021-10-11 21:00');
  const id = await rig.submitted(1, { smsAgreed: true });
  taken(await rig.giveBack(id));
  await rig.settle();
  taken(await rig.submit(id));
  await rig.turnTo('2021-10-12 12:00');
  expect(textsOf(rig)).toEqual([]);
});

test('what the network could not deliver is reported', async () => {
  const { rig, weather } = await open();
  weather.report = 'FAIL';
  const id = await rig.drafted(1, { smsAgreed: true });
  await rig.turnTo('2021-10-29 12:00');
  expect(await deliveryOf(rig, id)).toMatchObject({ state: 'failed', failure: 'undelivered' });
  expect(await reportsOf(rig)).toMatchObject([{ by: 'sms', failure: 'undelivered' }]);
});

test('where the network reports nothing it is asked three times, and the message stays accepted', async () => {
  const { rig, weather } = await open();
  weather.report = undefined;
  const id = await rig.drafted(1, { smsAgreed: true });
  await rig.turnTo('2021-11-02 12:00');
  const delivery = await deliveryOf(rig, id);
  expect(delivery).toMatchObject({ state: 'accepted', asked: 3 });
  expect(delivery?.dueAt).toBeUndefined();
  expect(weather.asked.filter((action) => action !== 'SendSms')).toHaveLength(3);
});

test('where none are sent, nothing is written beside a letter of a person who agreed', async () => {
  const rig = await openRig({ startAt: '2021-10-28 12:00' });
  onTestFinished(() => rig.stop());
  const id = await rig.drafted(1, { smsAgreed: true });
  await rig.turnTo('2021-10-29 12:00');
  expect(lettersOf(rig, id)).toHaveLength(1);
  expect(await deliveryOf(rig, id)).toBeUndefined();
});
