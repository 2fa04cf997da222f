import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { removeMaterial } from '../../../casework/materials/remove-material.ts';
import { fileKey, uploadKey } from '../../../casework/materials/upload-key.ts';
import type { Upload } from '../../../domain/acts/applicant/materials.ts';
import { taken } from '../../rigs/machine/rig.ts';
import { JPEG } from '../../rigs/real-files.ts';
import { openIntake, sha256Of } from './rig.ts';

const OPEN = '2021-10-11 09:00';
const HEIC = readFileSync(
  new URL('../material-inspection/made-by-heif-enc/two-colours.heic', import.meta.url),
);
const JPEG_SAID: Partial<Upload> = { fileName: '证件.jpg', type: 'image/jpeg' };
const HEIC_SAID: Partial<Upload> = { fileName: 'IMG_0001.HEIC', type: 'image/heic' };

/** A machine with a draft to which a photograph was uploaded, of which nobody has been told. */
async function uploaded(bytes: Uint8Array = JPEG, said = JPEG_SAID) {
  const intake = await openIntake(OPEN);
  const id = await intake.begun();
  const { upload, event } = await intake.arrived(id, bytes, said);
  const original = () => intake.needs.materials.latest(uploadKey(id, upload), 100);
  return { ...intake, id, upload, event, original };
}

describe('a photograph', () => {
  test('is kept redrawn, with its own hash and the one that was stated, and what it was before is gone', async () => {
    const sha256 = sha256Of(JPEG);
    const { needs, id, upload, original, complete } = await uploaded(JPEG, { ...JPEG_SAID, sha256 });
    const file = taken(await complete(id, upload));
    const kept = await needs.materials.latest(fileKey(id, file), 1_000_000);
    expect(file).toMatchObject({ statedSha256: sha256, type: 'image/jpeg', fileName: '证件.jpg', upload });
    expect([file.sha256, file.bytes, file.version]).toEqual([
      sha256Of(kept?.bytes ?? new Uint8Array()),
      kept?.bytes.length,
      kept?.version,
    ]);
    expect(file.sha256).not.toBe(sha256);
    expect(await original()).toBeUndefined();
  });

  test('of a telephone is kept as a JPEG, under the name it had', async () => {
    const { id, upload, complete } = await uploaded(HEIC, HEIC_SAID);
    const file = taken(await complete(id, upload));
    expect(file).toMatchObject({ type: 'image/jpeg', fileName: 'IMG_0001.jpg' });
  });

  test('starts no intake once it is redrawn', async () => {
    const { id, upload, complete, tell, events, files } = await uploaded();
    const file = taken(await complete(id, upload));
    const own = await eventOf(events, fileKey(id, file));
    await tell(own);
    expect(await files(id)).toEqual([file]);
  });

  test('that is told of and completed at the same moment is taken in once, and one picture is kept', async () => {
    const { needs, id, upload, event, complete, tell, original, files, events } = await uploaded();
    const [, ...completed] = await Promise.all([
      tell(event),
      ...Array.from({ length: 3 }, () => complete(id, upload)),
    ]);
    const [file] = await files(id);
    for (const verdict of completed) expect(verdict).toEqual({ ok: true, value: file });
    const made = events.map(({ detail }) => detail.object.key).filter((key) => key.includes(`${upload}/`));
    const kept = await Promise.all(made.map((key) => needs.materials.latest(key, 1)));
    expect([kept.filter(Boolean).length, await original()]).toEqual([1, undefined]);
  });

  test('whose deletion failed is deleted when its event comes again', async () => {
    const { id, upload, event, complete, tell, s3, original } = await uploaded();
    taken(await complete(id, upload));
    s3.upload({ key: uploadKey(id, upload), type: 'image/jpeg', bytes: JPEG });
    expect(await original()).toBeDefined();
    await tell(event);
    expect(await original()).toBeUndefined();
  });

  test('that is taken off the draft is deleted', async () => {
    const { needs, rig, account, id, upload, complete } = await uploaded();
    const file = taken(await complete(id, upload));
    const { version } = (await rig.story(id)).declaration;
    const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const, version };
    taken(await removeMaterial(needs)(id, upload, arrival));
    expect(await needs.materials.latest(fileKey(id, file), 1)).toBeUndefined();
  });

  test('is not taken twice for one material, by the bytes that were uploaded', async () => {
    const { id, upload, complete, arrived } = await uploaded();
    taken(await complete(id, upload));
    const again = await arrived(id, JPEG, JPEG_SAID);
    expect(await complete(id, again.upload)).toMatchObject({
      refusal: { because: 'file-refused', defects: [{ because: 'file-given-already' }] },
    });
  });
});

async function eventOf(events: Awaited<ReturnType<typeof openIntake>>['events'], key: string) {
  for (;;) {
    const event = events.find(({ detail }) => detail.object.key === key);
    if (event) return event;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
