import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ApiRig,
  announcementOf,
  filledIn,
  ifMatch,
  type Own,
  openApiRig,
  post,
  refused,
  submission,
} from '../../rigs/api/declaring.ts';
import { PDF } from '../../rigs/real-files.ts';

let rig: ApiRig;
/** Submitted in time, under the key `once`. */
let early: Own;
beforeAll(async () => {
  rig = await openApiRig({ startAt: '2021-10-31 23:00' });
  early = await filledIn(rig, 2);
  const headers = { 'idempotency-key': 'once' };
  expect((await submission(rig, 2, early.path, { headers })).status).toBe(200);
});
afterAll(() => rig?.stop());

test('the last millisecond is in time; one later everything that changes is late, with the words and the clause', async () => {
  const own = await filledIn(rig, 1);
  const { json: file } = await rig.api(1, 'POST', `${own.path}/materials`, { body: announcementOf(PDF) });
  await rig.settle();
  const last = await filledIn(rig, 0);
  rig.sleepTo('2021-10-31 23:59:59.999');
  expect((await submission(rig, 0, last.path)).status).toBe(200);
  await rig.settle();
  rig.sleepTo('2021-11-01 00:00');
  // The form still lives: storage takes the file, and the declaration does not.
  expect(await post(rig, file.form, PDF)).toBe(204);
  for (const [language, words] of [
    ['zh-CN', /“个人申报”已于 2021-10-31 24:00 截止，逾期不再受理/],
    ['en', /closed at 2021-10-31 24:00; late is not accepted/],
  ] as const) {
    const headers = { ...(await ifMatch(rig, 1, own.path)), 'accept-language': language };
    const attempts = [
      () => submission(rig, 1, own.path, { headers }),
      () => rig.api(1, 'PATCH', own.path, { body: { level: 'engineer' }, headers }),
      () => rig.api(1, 'POST', `${own.path}/materials`, { body: announcementOf(PDF), headers }),
      () => rig.api(1, 'POST', `${own.path}/materials/${file.upload}/complete`, { headers }),
      () => rig.api(1, 'DELETE', `${own.path}/materials/invented-papers`, { headers }),
    ];
    for (const attempt of attempts) {
      const { status, json } = await refused(rig, attempt);
      expect([status, json.because]).toEqual([403, 'stage-closed']);
      expect(json.detail).toMatch(words);
      expect(json.clause).toMatch(/三/);
    }
  }
});

test('an answer given once is given again after the closing and after the lock, and another body is refused', async () => {
  const headers = { 'idempotency-key': 'once' };
  const check = async () => {
    expect((await refused(rig, () => submission(rig, 2, early.path, { headers }))).json.standing).toBe(
      'submitted',
    );
    const other = { agreedHash: 'ab'.repeat(32) };
    expect(
      (await refused(rig, () => submission(rig, 2, early.path, { body: other, headers }))).json.because,
    ).toBe('key-reused');
  };
  await check();
  await rig.turnTo('2021-11-01 01:00');
  const { json } = await rig.api(undefined, 'GET', `/calls/${rig.call.id}`);
  expect(json.stages[0].locked).toBe(true);
  await check();
});
