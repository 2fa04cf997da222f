import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { announceUpload } from '../../../casework/materials/announce-upload.ts';
import { completeUpload } from '../../../casework/materials/complete-upload.ts';
import { type Rig, taken } from '../machine/rig.ts';
import { pngOf } from '../real-files.ts';

/** Another picture for each name: the same bytes are not taken twice for one material. */
export function pngNamed(fileName: string): Buffer {
  return pngOf(8, 8 + fileName.length);
}

/** Uploads one file to the nth person's draft; the upload's name. */
export async function uploaded({ machine }: Rig, id: string, nth: number, fileName: string): Promise<string> {
  const { needs } = machine;
  const who = { account: `account-${nth}`, at: needs.now() };
  const png = pngNamed(fileName);
  const file = { material: 'papers', fileName, type: 'image/png', bytes: png.length, sha256: hashOf(png) };
  const { upload, form } = taken(await announceUpload(needs)(id, file, who));
  const sent = new FormData();
  for (const [name, value] of Object.entries(form.fields)) sent.set(name, value);
  sent.set('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), fileName);
  const answer = await fetch(form.url, { method: 'POST', body: sent });
  expect(answer.ok).toBe(true);
  const actor = { kind: 'applicant', account: who.account } as const;
  taken(await completeUpload(needs)(id, upload, { actor, at: who.at }));
  return upload;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
