import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { announceUpload } from '../../../functions/material-intake/announce-upload.ts';
import { completeUpload } from '../../../functions/material-intake/complete-upload.ts';
import { MUNICIPAL } from '../../laws/people.ts';
import { taken } from '../../laws/rig.ts';
import { EMPLOYER_DESK, openReviewing, type Reviewing } from './reviewing.ts';

let reviewing: Reviewing;
afterEach(() => reviewing?.stop());

const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(64, 7),
]);

/** Uploads one file to the nth person's draft; the upload's name. */
async function uploaded(id: string, nth: number, fileName: string): Promise<string> {
  const { needs } = reviewing.rig.machine;
  const who = { account: `account-${nth}`, at: needs.now() };
  const file = { material: 'papers', fileName, type: 'image/png', bytes: PNG.length, sha256: hashOf(PNG) };
  const { upload, form } = taken(await announceUpload(needs)(id, file, who));
  const sent = new FormData();
  for (const [name, value] of Object.entries(form.fields)) sent.set(name, value);
  sent.set('file', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), fileName);
  const answer = await fetch(form.url, { method: 'POST', body: sent });
  expect(answer.ok).toBe(true);
  const actor = { kind: 'applicant', account: who.account } as const;
  taken(await completeUpload(needs)(id, upload, { actor, at: who.at }));
  return upload;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

test('a reviewer downloads exactly the files that were submitted, as attachments', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig, get, act } = reviewing;
  const id = await rig.drafted(1);
  const submitted = await uploaded(id, 1, '论文 “一”.png');
  taken(await rig.submit(id));
  await rig.settle();
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const page = `${desk}/declarations/${id}`;
  const file = `${page}/materials/${submitted}`;
  expect((await get(page)).body).toContain(`href="${file}"`);
  const { statusCode, headers, body, isBase64Encoded } = await get(file);
  expect([statusCode, isBase64Encoded]).toEqual([200, true]);
  expect(Buffer.from(body, 'base64').equals(PNG)).toBe(true);
  expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%E8%AE%BA/);
  expect(headers['x-content-type-options']).toBe('nosniff');

  await act(page, 'decision', { decision: 'return', defects: '请补充论文' });
  await rig.settle();
  const added = await uploaded(id, 1, '论文二.png');
  expect((await get(file)).statusCode).toBe(404);
  expect((await get(`${page}/materials/${added}`)).statusCode).toBe(404);
  taken(await rig.submit(id));
  await rig.settle();
  expect((await get(`${page}/materials/${added}`)).statusCode).toBe(200);
  expect((await get(page)).body).toContain('论文二.png');
  const other = await reviewing.deskOf(`employer:${MUNICIPAL.code}`);
  expect((await get(`${other}/declarations/${id}/materials/${added}`)).statusCode).toBe(404);
});
