import { expect, onTestFinished, test } from 'vitest';
import { SmsNotSent } from '../../../adapters/sms/sms-channel.ts';
import { openTencent } from '../../../adapters/sms/tencent.ts';
import { listen } from '../../../local/machine/http/listen.ts';
import type { SmsBehaviour } from '../../../local/sms/behaviour.ts';
import { openLocalSms } from '../../../local/sms/open-sms.ts';
import { LOCAL_SMS } from '../../../local/sms/templates.ts';

const NUMBER = '13800138000';
const TEMPLATE = LOCAL_SMS.templates['asked-to-correct'] ?? '';
const PARAMETERS = ['2021-0000-0001', '2021年度职称申报', '2021-10-31'];
const MESSAGE = { to: NUMBER, template: TEMPLATE, parameters: PARAMETERS };

async function open(behaviour: SmsBehaviour = {}, { secret = '', signName = LOCAL_SMS.signName } = {}) {
  const engine = openLocalSms({ path: ':memory:', clock: { now: Date.now }, behaviour });
  const { url, close } = await listen(engine);
  onTestFinished(async () => {
    await close();
    engine.close();
  });
  const key = secret === '' ? engine.key : { ...engine.key, key: secret };
  return { engine, url, tencent: openTencent({ ...LOCAL_SMS, signName }, key, url) };
}

const reasonOf = (sending: Promise<unknown>) =>
  sending.then(
    () => 'sent',
    (error) => (error instanceof SmsNotSent ? error.because : String(error)),
  );

test('the text is the template with its numbered parameters, behind the signature', async () => {
  const { engine, tencent } = await open();
  const { serial } = await tencent.send(MESSAGE);
  expect(engine.taken()).toMatchObject([
    {
      to: NUMBER,
      serial,
      text: '【职称申报演示】2021年度职称申报（2021-0000-0001）被退回，2021-10-31截止，详见邮件',
    },
  ]);
});

test.each([
  ['a signature by another key', {}, { secret: 'other' }, MESSAGE],
  ['a signature name that is not approved', {}, { signName: '别家' }, MESSAGE],
  ['a template that is not approved', {}, {}, { ...MESSAGE, template: '9' }],
  ['a parameter too few', {}, {}, { ...MESSAGE, parameters: PARAMETERS.slice(1) }],
  ['throttling', { faultOf: () => 'throttles' } as const, {}, MESSAGE],
])('%s is tried again, since it is ours to mend or passes', async (_, behaviour, ours, message) => {
  const { engine, tencent } = await open(behaviour, ours);
  expect(await reasonOf(tencent.send(message))).toBe('unreachable');
  expect(engine.taken()).toEqual([]);
});

test.each([
  ['a number that the provider refuses', { faultOf: () => 'refuses the number' } as const, MESSAGE],
  ['a number that is none', {}, { ...MESSAGE, to: '12345' }],
  ['an address among the parameters', {}, { ...MESSAGE, parameters: ['https://a.cn', 'b', 'c'] }],
])('%s is refused for good', async (_, behaviour, message) => {
  const { engine, tencent } = await open(behaviour);
  expect(await reasonOf(tencent.send(message))).toBe('refused');
  expect(engine.taken()).toEqual([]);
});

test('a provider that breaks after it took the message leaves it unclear whether it left', async () => {
  const { engine, tencent } = await open({ faultOf: () => 'takes it and breaks' });
  expect(await reasonOf(tencent.send(MESSAGE))).toBe('unclear');
  expect(engine.taken()).toHaveLength(1);
});

test('a provider that hangs is given up', async () => {
  const { tencent } = await open({ faultOf: () => 'hangs' });
  expect(await reasonOf(tencent.send(MESSAGE))).toBe('unclear');
}, 20_000);

test('nothing left where nobody listens', async () => {
  const tencent = openTencent(LOCAL_SMS, { id: 'local', key: 'key' }, 'http://127.0.0.1:1');
  expect(await reasonOf(tencent.send(MESSAGE))).toBe('unreachable');
});

test.each([
  ['SUCCESS', 'delivered'],
  ['FAIL', 'undelivered'],
  [undefined, 'pending'],
] as const)('the report %s of the network is read as %s', async (reported, delivery) => {
  const { tencent } = await open({ reportOf: () => reported });
  expect(await tencent.deliveryOf(await tencent.send(MESSAGE))).toBe(delivery);
});

test('the report of another message to the same number is not taken for this one', async () => {
  const { tencent } = await open();
  await tencent.send(MESSAGE);
  expect(await tencent.deliveryOf({ to: NUMBER, serial: 'another', since: 0 })).toBe('pending');
});

test('the error of a refused message names neither the number nor the text', async () => {
  const { tencent } = await open({ faultOf: () => 'refuses the number' });
  const error = (await tencent.send(MESSAGE).catch((caught: unknown) => caught)) as Error;
  expect(`${error.message}${JSON.stringify(error)}`).not.toMatch(/1380013|2021-0000/);
});
