import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ApiRig,
  begun,
  filledIn,
  ifMatch,
  openApiRig,
  refused,
  submission,
  type Told,
} from '../../rigs/api/declaring.ts';

let rig: ApiRig;
beforeAll(async () => {
  rig = await openApiRig({ startAt: '2021-10-31 20:00' });
});
afterAll(() => rig?.stop());

/** The nth person's declaration with this change. */
async function changed(nth: number, body: unknown) {
  const own = await filledIn(rig, nth);
  const answer = await rig.api(nth, 'PATCH', own.path, { body, headers: await ifMatch(rig, nth, own.path) });
  expect(answer.status).toBe(200);
  return own;
}

describe('everything that a submission lacks', () => {
  const WRONG = {
    identity: { number: '990000198001010011', phone: '12345', email: 'nobody' },
    employer: '91330402MA20000861',
    inService: { stated: false },
    level: 'professor',
    profession: 'alchemy',
    facts: {
      degrees: [{ degree: 'bachlor', obtainedOn: '2031-06-30' }],
      hours: { 2020: null },
      selfScore: 999,
      employments: null,
    },
  };
  const EXPECTED = {
    '/identity/number': 'wrong-checksum',
    '/identity/phone': 'not-a-mobile-number',
    '/identity/email': 'not-an-email',
    '/employer': 'wrong-checksum',
    '/inService/stated': 'not-stated',
    '/level': 'not-in-this-call',
    '/profession': 'not-in-this-call',
    '/facts/degrees/0/degree': 'malformed',
    '/facts/degrees/0/obtainedOn': 'in-the-future',
    '/facts/degrees/0/school': 'missing',
    '/facts/employments': 'missing',
    '/facts/selfScore': 'too-large',
    '/commitment': 'not-agreed',
  };

  test.each([
    ['zh-CN', /^[^a-z]*[\u4e00-\u9fff]/],
    ['en', /^[A-Z][\w\s,.:;"'()-]+$/],
  ])('is said all at once, each with its place, in %s', async (language, sentence) => {
    const own = await changed(0, WRONG);
    const headers = { 'accept-language': language };
    const body = { agreedHash: 'ab'.repeat(32) };
    const {
      status,
      headers: given,
      json,
    } = await refused(rig, () => submission(rig, 0, own.path, { body, headers }));
    expect([status, json.because, given.get('content-language')]).toEqual([422, 'incomplete', language]);
    const defects: Told[] = json.defects;
    const seen = Object.fromEntries(defects.map(({ pointer, because }) => [pointer, because]));
    expect(seen).toMatchObject(EXPECTED);
    for (const { detail } of defects) expect(detail).toMatch(sentence);
    const cited = defects.filter(({ clause }) => clause !== undefined).map(({ pointer }) => pointer);
    for (const pointer of [
      '/level',
      '/profession',
      '/facts/degrees/0/school',
      '/facts/employments',
      '/facts/selfScore',
      '/commitment',
      '/inService/stated',
    ])
      expect(cited).toContain(pointer);
  });

  test('is for an empty draft everything that the call asks, as the list of what is missing says it', async () => {
    const own = await begun(rig, 1);
    const { json } = await refused(rig, () => submission(rig, 1, own.path));
    const { missing } = (await rig.api(1, 'GET', `${own.path}/missing`)).json;
    expect(json.defects).toEqual(missing);
    expect(missing.length).toBeGreaterThan(15);
  });

  test.each([
    ['990000198001010012x', 'wrong-form'],
    ['990000198002300011', 'no-such-birth-date'],
    ['990000800101001', 'only-fifteen-digits'],
    ['99000019800101', 'wrong-form'],
  ])('is said of a wrong identity number: %s', async (number, because) => {
    const own = await changed(0, { identity: { number } });
    const { json } = await refused(rig, () => submission(rig, 0, own.path));
    expect(json.defects).toContainEqual(expect.objectContaining({ pointer: '/identity/number', because }));
  });
});

describe('the Idempotency-Key of a submission', () => {
  test('gives the first answer again, however often and whatever else is different now', async () => {
    const own = await filledIn(rig, 2);
    const headers = { 'idempotency-key': 'once' };
    const first = await submission(rig, 2, own.path, { headers });
    expect([first.status, first.json.standing]).toEqual([200, 'submitted']);
    const again = await refused(rig, () => submission(rig, 2, own.path, { headers }));
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([
      200,
      first.text,
      first.headers.get('etag'),
    ]);
    const many = await Promise.all([1, 2, 3].map(() => submission(rig, 2, own.path, { headers })));
    expect(many.map(({ text }) => text)).toEqual([first.text, first.text, first.text]);
  });

  test('is refused for another body, for another act and for another declaration', async () => {
    const own = await filledIn(rig, 2);
    const headers = { 'idempotency-key': 'once' };
    const other = { agreedHash: 'ab'.repeat(32) };
    const otherBody = await refused(rig, () => submission(rig, 2, own.path, { body: other, headers }));
    const asked = { ...(await ifMatch(rig, 2, own.path)), ...headers };
    const otherAct = await refused(rig, () =>
      rig.api(2, 'POST', `${own.path}/withdrawal`, { body: {}, headers: asked }),
    );
    for (const { status, json } of [otherBody, otherAct])
      expect([status, json.because]).toEqual([422, 'key-reused']);
  });

  test('is one person’s: another person’s key of that text is another key', async () => {
    const own = await filledIn(rig, 3);
    const answer = await submission(rig, 3, own.path, { headers: { 'idempotency-key': 'once' } });
    expect([answer.status, answer.json.declaration]).toEqual([200, own.id]);
  });

  test('sent many times at once is one submission with one answer', async () => {
    const own = await filledIn(rig, 4);
    const headers = { ...(await ifMatch(rig, 4, own.path)), 'idempotency-key': 'at-once' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => submission(rig, 4, own.path, { headers })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    const { timeline } = (await rig.api(4, 'GET', `${own.path}/timeline`)).json;
    expect(timeline.filter(({ move }: { move: string }) => move === 'submit')).toHaveLength(1);
  });

  test('of what was refused is free for what is sent right', async () => {
    const own = await filledIn(rig, 5);
    const headers = { 'idempotency-key': 'tried' };
    const body = { agreedHash: 'ab'.repeat(32) };
    expect((await refused(rig, () => submission(rig, 5, own.path, { body, headers }))).status).toBe(422);
    expect((await submission(rig, 5, own.path, { headers })).status).toBe(200);
  });
});
