import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from '../../../adapters/records/store/store.ts';
import { keys } from '../../../adapters/records/store/table.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { MAX_ANNOUNCED_A_DAY, MAX_BEGUN, MAX_CHANGES } from '../../../domain/values/bounds.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

/** The most bytes that leave a function: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_ANSWER_BYTES = 6 * 1024 * 1024;

let rig: WebRig;
let store: Store;
beforeAll(async () => {
  rig = await openWebRig({
    startAt: '2021-10-11 09:00',
  });
  store = openStore('zhicheng', rig.database);
});
afterAll(() => rig.stop());

const begin = (nth: number) => rig.api(nth, 'POST', '/declarations', { body: { call: rig.call.id } });
const withdraw = (nth: number, { id, version }: Pick<Declaration, 'id' | 'version'>) =>
  rig.api(nth, 'POST', `/declarations/${id}/withdrawal`, {
    body: {},
    headers: { 'if-match': `"${version}"`, 'idempotency-key': `withdraw-${id}` },
  });

test('an account begins ten declarations under a call, however often it withdraws, and is told so', async () => {
  for (let nth = 0; nth < MAX_BEGUN; nth += 1) {
    const begun = await begin(0);
    expect(begun.status).toBe(201);
    expect((await begin(0)).json.id).toBe(begun.json.id);
    expect((await withdraw(0, begun.json)).status).toBe(200);
  }
  const refused = await begin(0);
  expect(refused).toMatchObject({ status: 409, json: { because: 'too-many-begun' } });
  expect(refused.json.detail).toContain(String(MAX_BEGUN));
  expect((await rig.api(0, 'GET', '/declarations')).json.declarations).toHaveLength(MAX_BEGUN);
});

test('of begins at the same moment after the ninth withdrawal one is taken', async () => {
  for (let nth = 1; nth < MAX_BEGUN; nth += 1) await withdraw(1, (await begin(1)).json);
  const all = await Promise.all([begin(1), begin(1), begin(1)]);
  expect(new Set(all.map(({ json }) => json.id)).size).toBe(1);
  await withdraw(1, all[0].json);
  expect((await begin(1)).json.because).toBe('too-many-begun');
});

test('files are announced so often a day, and again the next', async () => {
  const { id } = (await begin(2)).json;
  const file = {
    ...{ material: 'identity-document', fileName: '证件.pdf', type: 'application/pdf', bytes: 9 },
    sha256: 'f'.repeat(64),
  };
  const announce = () => rig.api(2, 'POST', `/declarations/${id}/materials`, { body: file });
  expect((await announce()).status).toBe(201);
  const { sk, ...count } = (await store.get(keys.announced(id, '2021-10-11'))) ?? {};
  expect(count).toMatchObject({ announced: 1 });
  const Item = { ...keys.announced(id, '2021-10-11'), announced: MAX_ANNOUNCED_A_DAY - 1 };
  await store.transact([{ named: 'announced', write: { Put: { Item } } }]);
  expect((await announce()).status).toBe(201);
  expect(await announce()).toMatchObject({ status: 409, json: { because: 'too-many-announced' } });
  await rig.turnTo('2021-10-12 00:00');
  expect((await announce()).status).toBe(201);
});

/** This person's draft with a timeline of so many more changes, as if they had been made. */
async function changedOften(nth: number, changes: number, reasons = 0): Promise<string> {
  const { id, version } = (await begin(nth)).json;
  const entry = {
    ...{ declaration: id, at: '2021-10-11T01:00:00.000Z', from: 'draft', to: 'draft', run: 0 },
    ...{ actor: { kind: 'applicant', account: 'a' }, call: rig.call.id, callVersion: 1 },
  };
  for (let made = 1; made <= changes + reasons; made += 1) {
    const isReason = made > changes;
    const what = isReason
      ? { move: 'return', inputs: { defects: ['"'.repeat(1999)], resubmitBy: '2021-10-31T16:00:00.000Z' } }
      : { move: 'change', inputs: { sections: ['identity', 'facts', 'inService', 'materials'] } };
    const Item = {
      ...keys.timeline(id, version + made),
      entry: { ...entry, ...what, version: version + made },
    };
    await store.transact([{ named: 'timeline', write: { Put: { Item } } }]);
  }
  const item = await store.get(keys.declaration(id));
  const Item = { ...item, version: version + changes + reasons, changes };
  await store.transact([{ named: 'declaration', write: { Put: { Item } } }]);
  return id;
}

test('a draft that was changed a thousand times is changed no more, and can be submitted or withdrawn', async () => {
  const id = await changedOften(3, MAX_CHANGES);
  const { version } = (await rig.api(3, 'GET', `/declarations/${id}`)).json;
  const headers = { 'if-match': `"${version}"` };
  const refused = await rig.api(3, 'PATCH', `/declarations/${id}`, { body: { level: 'engineer' }, headers });
  expect(refused).toMatchObject({ status: 409, json: { because: 'too-many-changes' } });
  const { timeline, earlier } = (await rig.api(3, 'GET', `/declarations/${id}/timeline`)).json;
  expect([timeline.length, earlier]).toEqual([MAX_CHANGES + 1, 0]);
  expect((await withdraw(3, { id, version })).status).toBe(200);
});

test('a timeline that no answer carries is told in parts, the latest first, and leaves none out', async () => {
  const id = await changedOften(4, 50, 700);
  const seen: number[] = [];
  let before = '';
  for (let part = 1; part < 20; part += 1) {
    const answer = await rig.api(4, 'GET', `/declarations/${id}/timeline${before}`);
    expect(JSON.stringify(answer.text).length).toBeLessThan(MAX_ANSWER_BYTES);
    const { timeline, earlier } = answer.json;
    seen.unshift(...timeline.map(({ version }: { version: number }) => version));
    if (earlier === 0) break;
    before = `?before=${timeline[0].version}`;
  }
  expect(seen).toEqual(Array.from({ length: 751 }, (_, nth) => nth + 1));
  const page = await fetch(`${rig.origin}/declarations/${id}`, {
    headers: { authorization: `Bearer ${await rig.tokenOf(4)}` },
  });
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(JSON.stringify(text).length).toBeLessThan(MAX_ANSWER_BYTES);
  expect(text).toMatch(/更早的 \d+ 条记录/);
});
