import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inventedApplicant } from '../../rigs/machine/people.ts';
import { PDF } from '../../rigs/real-files.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig();
});
afterAll(() => rig.stop());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a declaration is begun, filled in, given its files, submitted and explained over HTTP alone', async () => {
  const { json: calls } = await rig.api(undefined, 'GET', '/calls');
  const [{ id: call }] = calls.calls;
  const begun = await rig.api(0, 'POST', '/declarations', { body: { call } });
  expect(begun.status).toBe(201);
  expect((await rig.api(0, 'POST', '/declarations', { body: { call } })).status).toBe(200);
  const path = `/declarations/${begun.json.id}`;
  const { materials = [], ...stated } = inventedApplicant(rig.call, 1, {}).draft;
  const etag = begun.headers.get('etag') ?? '';
  const changed = await rig.api(0, 'PATCH', path, { body: stated, headers: { 'if-match': etag } });
  expect([changed.status, changed.json.stated]).toEqual([200, stated]);

  for (const { material, fileName } of materials) {
    const body = { material, fileName, type: 'application/pdf', bytes: PDF.length, sha256: sha256(PDF) };
    const announced = await rig.api(0, 'POST', `${path}/materials`, { body });
    expect(announced.status).toBe(201);
    const { upload, form } = announced.json;
    const fields = new FormData();
    for (const [name, value] of Object.entries(form.fields)) fields.set(name, String(value));
    fields.set('file', new Blob([PDF]), 'x');
    expect((await fetch(form.url, { method: 'POST', body: fields })).status).toBe(204);
    const completed = await rig.api(0, 'POST', `${path}/materials/${upload}/complete`);
    expect(completed.json).toMatchObject({ material, bytes: PDF.length, sha256: sha256(PDF) });
    const file = await rig.handedOut(0, `${path}/materials/${upload}`);
    expect(await file.text()).toBe(PDF.toString());
  }
  expect((await rig.api(0, 'GET', `${path}/missing`)).json).toEqual({ missing: [] });

  const { json: shown } = await rig.api(undefined, 'GET', `/calls/${call}`);
  const body = { agreedHash: shown.commitment.sha256 };
  const now = await rig.api(0, 'GET', path);
  const headers = { 'if-match': now.headers.get('etag') ?? '', 'idempotency-key': 'one' };
  const submitted = await rig.api(0, 'POST', `${path}/submission`, { body, headers });
  expect([submitted.status, submitted.json.standing]).toEqual([200, 'submitted']);
  expect((await rig.api(0, 'POST', `${path}/submission`, { body, headers })).text).toBe(submitted.text);
  const kept = await rig.api(0, 'GET', path);
  expect(kept.json.commitment).toMatchObject({ wording: shown.commitment.wording, hash: body.agreedHash });

  await rig.settle();
  const why = await rig.api(0, 'GET', `${path}/why`, { headers: { 'accept-language': 'en' } });
  expect(why.json.why.join(' ')).toMatch(/with the employer.*waited for the employer/s);
  const timeline = await rig.api(0, 'GET', `${path}/timeline`);
  expect(timeline.json.timeline.map(({ move }: { move: string }) => move)).toContain('submit');
});

test('a call’s names come in the reader’s language, and the commitment in Chinese', async () => {
  const ask = async (language: string) => {
    const headers = { 'accept-language': language };
    return (await rig.api(undefined, 'GET', `/calls/${rig.call.id}`, { headers })).json;
  };
  const [zh, en] = await Promise.all([ask('zh-CN'), ask('en')]);
  const named = ({ stages, levels }: typeof en) => [stages[0].name, levels.value[2].name];
  expect(named(zh)).toEqual(['个人申报', '工程师']);
  expect(named(en)).toEqual(['Declaring', 'Engineer']);
  expect(en.insurance.value[0].name).toBe('Insured in Jiaxing, with proof of the insurance');
  expect(en.materials.value[0]).toEqual({ id: 'identity-document', name: 'Valid identity document' });
  expect(en.commitment).toEqual(zh.commitment);
});
