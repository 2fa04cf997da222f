import { describe, expect, test } from 'vitest';
import type { Materials } from '../../../adapters/materials.ts';
import { RecordsUnavailable } from '../../../adapters/records/store/persist.ts';
import { completeUpload } from '../../../casework/materials/complete-upload.ts';
import { removeMaterial } from '../../../casework/materials/remove-material.ts';
import { uploadKey } from '../../../casework/materials/upload-key.ts';
import type { Needs } from '../../../casework/needs.ts';
import { materialIntake } from '../../../functions/material-intake/material-intake.ts';
import { taken } from '../../rigs/machine/rig.ts';
import { PDF } from '../../rigs/real-files.ts';
import { openIntake, sha256Of } from './rig.ts';

const OPEN = '2021-10-11 09:00';

describe('an event of storage', () => {
  test('takes a file in that nobody completes, once, at the instant at which it arrived', async () => {
    const { rig, begun, arrived, tell, complete, files } = await openIntake(OPEN);
    const id = await begun();
    const { upload, event } = await arrived(id, PDF);
    await rig.turnBy(60);
    await tell(event);
    const [file] = await files(id);
    expect(file).toMatchObject({ upload, sha256: sha256Of(PDF), bytes: PDF.length, fileName: '证件.pdf' });
    const { declaration, timeline } = await rig.story(id);
    expect(timeline.at(-1)).toMatchObject({ move: 'change', at: new Date(event.time).toISOString() });
    await tell(event);
    expect(taken(await complete(id, upload))).toEqual(file);
    expect((await rig.story(id)).declaration.version).toBe(declaration.version);
  });

  test('after the completion changes nothing', async () => {
    const { rig, begun, arrived, tell, complete, files } = await openIntake(OPEN);
    const id = await begun();
    const { upload, event } = await arrived(id);
    taken(await complete(id, upload));
    const { version } = (await rig.story(id)).declaration;
    await tell(event);
    expect([(await files(id)).length, (await rig.story(id)).declaration.version]).toEqual([1, version]);
  });

  test('and completions at the same moment add the file once, and all say the same', async () => {
    const { begun, arrived, tell, complete, files } = await openIntake(OPEN);
    const id = await begun();
    const { upload, event } = await arrived(id);
    const [, , ...completed] = await Promise.all([
      tell(event),
      tell(event),
      ...Array.from({ length: 4 }, () => complete(id, upload)),
    ]);
    const all = await files(id);
    expect(all).toHaveLength(1);
    for (const verdict of completed) expect(verdict).toEqual({ ok: true, value: all[0] });
  });

  test('of several files at the same moment loses none', async () => {
    const { begun, arrived, tell, files } = await openIntake(OPEN);
    const id = await begun();
    const uploads = [];
    for (let count = 0; count < 4; count += 1) uploads.push(await arrived(id));
    await Promise.all(uploads.map(({ event }) => tell(event)));
    const names = (await files(id)).map(({ upload }) => upload);
    expect(names.toSorted()).toEqual(uploads.map(({ upload }) => upload).toSorted());
  });

  test('does not bring back a file that was taken off the draft', async () => {
    const { rig, needs, account, begun, arrived, tell, complete, files } = await openIntake(OPEN);
    const id = await begun();
    const { upload, event } = await arrived(id);
    taken(await complete(id, upload));
    const { version } = (await rig.story(id)).declaration;
    const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const, version };
    taken(await removeMaterial(needs)(id, upload, arrival));
    await tell(event);
    expect(await files(id)).toEqual([]);
  });
});

describe('at the closing', () => {
  /** A file that arrived in the last second, of which storage tells only when the clock shows this. */
  async function toldAt(wall: string, { locked = true } = {}) {
    const intake = await openIntake('2021-10-31 23:59:59');
    const id = await intake.begun();
    const { event } = await intake.arrived(id);
    await (locked ? intake.rig.turnTo(wall) : Promise.resolve(intake.rig.sleepTo(wall)));
    await intake.tell(event);
    return { ...intake, id, event };
  }

  test('a file that arrived in time is taken in after the closing, while the lock is not set', async () => {
    const { files, id } = await toldAt('2021-11-01 00:00:20', { locked: false });
    expect(await files(id)).toHaveLength(1);
  });

  test('a file that arrived in time is not taken in any more once the lock is set, and nothing fails', async () => {
    const { files, id, rig } = await toldAt('2021-11-01 09:00');
    expect([await files(id), await rig.standingOf(id)]).toEqual([[], 'lapsed']);
  });

  test('a file that arrived at the closing is late, though the lock is not set', async () => {
    const { rig, begun, arrived, tell, files } = await openIntake('2021-10-31 23:59:59');
    const id = await begun();
    const { event } = await arrived(id);
    rig.sleepTo('2021-11-01 00:00:10');
    await tell({ ...event, time: '2021-10-31T16:00:00Z' });
    expect(await files(id)).toEqual([]);
  });
});

describe('a file that is not what was said', () => {
  const PAGE = Buffer.from('<html>');
  const REFUSED = { refusal: { because: 'file-refused', defects: [{ because: 'file-is-not-its-type' }] } };

  test('is refused by the event, and its bytes are gone', async () => {
    const { needs, begun, arrived, tell, complete, files } = await openIntake(OPEN);
    const id = await begun();
    const { upload, event } = await arrived(id, PAGE);
    await tell(event);
    expect(await files(id)).toEqual([]);
    expect(await complete(id, upload)).toMatchObject(REFUSED);
    expect(await needs.materials.latest(uploadKey(id, upload), 10)).toBeUndefined();
  });

  test('is said to be refused also to a completion that the event overtakes', async () => {
    const { needs, account, begun, arrived, tell } = await openIntake(OPEN);
    const id = await begun();
    const { upload, event } = await arrived(id, PAGE);
    const overtaken: Materials = {
      ...needs.materials,
      async latest(...asked) {
        await tell(event);
        return needs.materials.latest(...asked);
      },
    };
    const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const };
    expect(await completeUpload({ ...needs, materials: overtaken })(id, upload, arrival)).toMatchObject(
      REFUSED,
    );
  });
});

describe('a key', () => {
  const odd: [string, (id: string, upload: string) => string][] = [
    ['of another folder', (id, upload) => `elsewhere/${id}/${upload}`],
    ['with a way up', (id, upload) => `materials/${id}/../${id}/${upload}`],
    ['with a plus for a space', (id, upload) => `materials/${id}/+${upload}`],
    ['with more behind it', (id, upload) => `materials/${id}/${upload}/x`],
    ['with a newline behind it', (id, upload) => `materials/${id}/${upload}\n`],
    ['that is encoded', (id, upload) => `materials%2F${id}%2F${upload}`],
    ['of another declaration', (_id, upload) => `materials/2021-0000-0000/${upload}`],
    ['of an upload that nobody announced', (id) => `materials/${id}/unknown`],
    ['of a prototype', (id) => `materials/${id}/__proto__`],
    ['that decodes to nothing', () => 'materials/%E0%A4%A/%'],
    ['of an operator', () => 'registrations/2021-09-20.json'],
    ['that is very long', (id) => `materials/${id}/${'x'.repeat(1000)}`],
    ['that is empty', () => ''],
  ];
  test.each(odd)('%s is passed over', async (_name, keyOf) => {
    const { begun, arrived, tell, files } = await openIntake(OPEN);
    const id = await begun();
    const { upload, event } = await arrived(id);
    const { detail } = event;
    const object = { ...detail.object, key: keyOf(id, upload) };
    await tell({ ...event, detail: { ...detail, object } });
    expect(await files(id)).toEqual([]);
    await tell(event);
    expect(await files(id)).toHaveLength(1);
  });
});

test('storage that does not answer leaves the event to be told again', async () => {
  const { needs, begun, arrived, tell, files } = await openIntake(OPEN);
  const id = await begun();
  const { event } = await arrived(id);
  const down = { ...needs.materials, latest: () => Promise.reject(new RecordsUnavailable('Down')) };
  await expect(materialIntake({ ...needs, materials: down })(event)).rejects.toThrow('Down');
  expect(await files(id)).toEqual([]);
  await tell(event);
  expect(await files(id)).toHaveLength(1);
});

describe('a file whose opening is given up', () => {
  const givingUp = ({ inspection }: Pick<Needs, 'inspection'>): Pick<Needs, 'inspection'> => ({
    inspection: { ...inspection, open: async () => ({ gaveUp: 'time' }) },
  });
  const YET = { refusal: { because: 'file-not-opened-yet' } };
  const REFUSED = { refusal: { because: 'file-refused', defects: [{ because: 'pdf-not-opened' }] } };

  test('is left for another try, and refused with what to do after the third; its bytes are gone', async () => {
    const { needs, account, begun, arrived, files } = await openIntake(OPEN);
    const id = await begun();
    const { upload } = await arrived(id);
    const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const };
    const complete = () => completeUpload({ ...needs, ...givingUp(needs) })(id, upload, arrival);
    expect([await complete(), await complete()]).toMatchObject([YET, YET]);
    expect(await complete()).toMatchObject(REFUSED);
    expect(await files(id)).toEqual([]);
    expect(await needs.materials.latest(uploadKey(id, upload), 10)).toBeUndefined();
    expect(await completeUpload(needs)(id, upload, arrival)).toMatchObject(REFUSED);
  });

  test('is taken in by a machine that is less busy', async () => {
    const { needs, account, begun, arrived, complete, files } = await openIntake(OPEN);
    const id = await begun();
    const { upload } = await arrived(id);
    const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const };
    expect(await completeUpload({ ...needs, ...givingUp(needs) })(id, upload, arrival)).toMatchObject(YET);
    taken(await complete(id, upload));
    expect(await files(id)).toHaveLength(1);
  });

  test('has its event told again twice, and then it is no failure any more', async () => {
    const { needs, begun, arrived, complete } = await openIntake(OPEN);
    const id = await begun();
    const { upload, event } = await arrived(id);
    const tell = () => materialIntake({ ...needs, ...givingUp(needs) })(event);
    await expect(tell()).rejects.toThrow('given up');
    await expect(tell()).rejects.toThrow('given up');
    await tell();
    expect(await complete(id, upload)).toMatchObject(REFUSED);
  });

  test('is not discarded where another took it in meanwhile', async () => {
    const { needs, account, begun, arrived, complete, files } = await openIntake(OPEN);
    const id = await begun();
    const { upload } = await arrived(id);
    const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const };
    const overtaken = {
      ...needs.inspection,
      async open() {
        taken(await complete(id, upload));
        return { opens: false, because: 'pdf-damaged' } as const;
      },
    };
    const answer = await completeUpload({ ...needs, inspection: overtaken })(id, upload, arrival);
    const [file] = await files(id);
    expect(answer).toEqual({ ok: true, value: file });
    const latest = await needs.materials.latest(uploadKey(id, upload), 1);
    expect(latest?.version).toBe(file?.version);
  });
});

test('an inspection that does not answer leaves the upload to be completed again', async () => {
  const { needs, account, begun, arrived, complete, files } = await openIntake(OPEN);
  const id = await begun();
  const { upload } = await arrived(id);
  const down = { ...needs.inspection, open: () => Promise.reject(new RecordsUnavailable('Down')) };
  const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const };
  await expect(completeUpload({ ...needs, inspection: down })(id, upload, arrival)).rejects.toThrow('Down');
  expect(await files(id)).toEqual([]);
  taken(await complete(id, upload));
});
