import { Client } from 'tencentcloud-sdk-nodejs-sms/tencentcloud/services/sms/v20210111/sms_client.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../../local/machine/http/listen.ts';
import { openLocalSms } from '../../../local/sms/open-sms.ts';
import { LOCAL_SMS, TEMPLATES } from '../../../local/sms/templates.ts';

const engine = openLocalSms({ path: ':memory:', clock: { now: Date.now } });
let url = '';
let close = async () => {};
beforeAll(async () => {
  ({ url, close } = await listen(engine));
});
afterAll(async () => {
  await close();
  engine.close();
});

function client() {
  const { id: secretId, key: secretKey } = engine.key;
  const httpProfile = { endpoint: new URL(url).host, protocol: 'http://' };
  return new Client({ credential: { secretId, secretKey }, region: '', profile: { httpProfile } });
}

const sending = {
  PhoneNumberSet: ['+8613800138000'],
  SmsSdkAppId: LOCAL_SMS.app,
  TemplateId: '1001',
  SignName: LOCAL_SMS.signName,
  TemplateParamSet: ['a', 'b', 'c'],
};

test.each([
  ['another action', 'SendMultiGlobalSms', {}, 'UnsupportedOperation'],
  ['a parameter that it does not read', 'SendSms', { ...sending, ExtendCode: '1' }, 'UnknownParameter'],
  ['a parameter that is missing', 'SendSms', { ...sending, SignName: undefined }, 'MissingParameter'],
  [
    'several numbers at once',
    'SendSms',
    { ...sending, PhoneNumberSet: ['+8613800138000', '+8613800138001'] },
    'UnsupportedOperation',
  ],
  [
    'another application',
    'SendSms',
    { ...sending, SmsSdkAppId: '1' },
    'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
  ],
])('refuses %s in the words of the provider', async (_, action, fields, code) => {
  await expect(client().request(action, fields)).rejects.toMatchObject({ code });
});

test('refuses what is not signed', async () => {
  const headers = { 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(sending) });
  expect(await answer.json()).toMatchObject({
    Response: { Error: { Code: 'AuthFailure.SecretIdNotFound' } },
  });
});

test('refuses a body that was changed after it was signed', async () => {
  const signed = client();
  const changing = {
    ...engine,
    answer: (request: Parameters<typeof engine.answer>[0]) =>
      engine.answer({ ...request, body: request.body.replace('"a"', '"x"') }),
  };
  const between = await listen(changing);
  signed.endpoint = new URL(between.url).host;
  await expect(signed.request('SendSms', sending)).rejects.toMatchObject({
    code: 'AuthFailure.SignatureFailure',
  });
  await between.close();
});

test('every template takes the three values, and has room for them in one short message', () => {
  for (const text of TEMPLATES.values()) {
    expect(text.match(/\{\d\}/g)?.sort()).toEqual(['{1}', '{2}', '{3}']);
    const longest = text
      .replace('{1}', '2021-0000-0001（重发）')
      .replace('{2}', '2021年度职称申报')
      .replace('{3}', '2021-10-31 17:00');
    expect(`【${LOCAL_SMS.signName}】${longest}`.length).toBeLessThanOrEqual(70);
  }
});
