import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ApiRig, filledIn, ifMatch, openApiRig, refused } from '../../rigs/api/declaring.ts';
import { beijing } from '../../rigs/machine/acting.ts';

let rig: ApiRig;
beforeEach(async () => {
  rig = await openApiRig({ startAt: '2021-10-11 09:00' });
});
afterEach(() => rig.stop());

const NOON = '2021-10-11T12:00:00+08:00';

/** Sends a booking or its cancellation under this key. */
async function send(path: string, method: 'POST' | 'DELETE', key: string, submitAt?: string) {
  const { json } = await rig.api(undefined, 'GET', `/calls/${rig.call.id}`);
  const body = method === 'POST' ? { body: { agreedHash: json.commitment.sha256, submitAt } } : {};
  const headers = { ...(await ifMatch(rig, 1, path)), 'idempotency-key': key };
  return rig.api(1, method, `${path}/booking`, { ...body, headers });
}

test('a booking is shown, refuses edits, answers alike when sent again, and is submitted at its instant', async () => {
  const { path, id } = await filledIn(rig, 1);
  const booked = await send(path, 'POST', 'book', NOON);
  expect([booked.status, booked.json.standing]).toEqual([200, 'draft']);
  expect((await send(path, 'POST', 'book', NOON)).json).toEqual(booked.json);
  expect((await rig.api(1, 'GET', path)).json.bookedFor).toBe(beijing('2021-10-11 12:00'));
  const headers = await ifMatch(rig, 1, path);
  const edit = await refused(rig, () =>
    rig.api(1, 'PATCH', path, { body: { inService: { post: '工程师' } }, headers }),
  );
  expect([edit.status, edit.json.because]).toEqual([409, 'is-booked']);
  expect(edit.json.detail).toContain('2021-10-11 12:00');
  await rig.turnTo('2021-10-11 12:10');
  const { json } = await rig.api(1, 'GET', path);
  expect(json).toMatchObject({ standing: 'submitted', submittedAt: beijing('2021-10-11 12:00') });
  expect(json.bookedFor).toBeUndefined();
  expect((await rig.story(id)).declaration.standing).toBe('submitted');
});

test('a cancellation under one key is done once, and leaves the draft to be edited', async () => {
  const { path } = await filledIn(rig, 1);
  await send(path, 'POST', 'book', NOON);
  const cancelled = await send(path, 'DELETE', 'cancel');
  expect(cancelled.status).toBe(200);
  expect((await send(path, 'DELETE', 'cancel')).json).toEqual(cancelled.json);
  expect((await send(path, 'DELETE', 'again')).json.because).toBe('not-booked');
  await rig.turnTo('2021-10-11 13:00');
  expect((await rig.api(1, 'GET', path)).json.standing).toBe('draft');
});

test.each(['2021-10-11', '2021-10-11T12:00', '2021-13-11T12:00:00Z', 'noon'])(
  'an instant written as %s is refused at its place',
  async (submitAt) => {
    const { path } = await filledIn(rig, 1);
    const answer = await refused(rig, () => send(path, 'POST', 'book', submitAt));
    expect(answer.status).toBe(422);
    expect(answer.json.defects).toMatchObject([{ pointer: '/submitAt', because: 'malformed' }]);
  },
);
