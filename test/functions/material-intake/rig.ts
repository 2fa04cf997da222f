import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { openMaterials } from '../../../adapters/materials.ts';
import { announceUpload } from '../../../casework/materials/announce-upload.ts';
import { completeUpload } from '../../../casework/materials/complete-upload.ts';
import type { Needs } from '../../../casework/needs.ts';
import type { Upload } from '../../../domain/acts/applicant/materials.ts';
import { LIMITS } from '../../../functions/material-inspection/limits.ts';
import { warmWorker } from '../../../functions/material-inspection/warm-worker.ts';
import { materialIntake, type ObjectCreated } from '../../../functions/material-intake/material-intake.ts';
import { openS3 } from '../../../local/s3/open-s3.ts';
import { partsOf, post } from '../../local/s3/rig.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { anotherPdf } from '../../rigs/real-files.ts';

const BUCKET = 'materials';
/** It has time enough on a busy machine. */
const INSPECTOR = new URL('../../../functions/material-inspection/worker.ts', import.meta.url);

/** A machine whose storage tells nobody of what arrives: a test hands the events on when it wants to. */
export async function openIntake(startAt: string) {
  const rig = await openRig({ startAt, files: warmWorker(INSPECTOR, { ...LIMITS, seconds: 60 }) });
  const events: ObjectCreated[] = [];
  const s3 = await openS3({
    secret: 'local',
    path: ':memory:',
    bucket: BUCKET,
    clock: rig.clock,
    notify: async (event) => events.push(event),
  });
  onTestFinished(async () => {
    await s3.close();
    await rig.stop();
  });
  const needs: Needs = {
    ...rig.machine.needs,
    materials: openMaterials(BUCKET, { at: s3.url, secret: 'local' }),
  };
  return { rig, needs, s3, events, ...actingOn(rig, needs, events) };
}

function actingOn(rig: Rig, needs: Needs, events: ObjectCreated[]) {
  const { account } = rig.applicant(1);
  const actor = { kind: 'applicant', account } as const;
  return {
    account,
    /** A draft of the first invented person that holds no files yet. */
    async begun(): Promise<string> {
      const id = taken(await rig.begin(rig.applicant(1))).id;
      const { materials: _none, ...draft } = rig.applicant(1).draft;
      taken(await rig.change(id, draft));
      return id;
    },
    /** Announces a file and posts these bytes with its form: the upload, and the event that tells of it. */
    async arrived(id: string, bytes: Uint8Array = anotherPdf(), said: Partial<Upload> = {}) {
      const file = {
        material: 'identity-document',
        fileName: '证件.pdf',
        type: 'application/pdf',
        ...said,
      };
      const at = needs.now();
      const { upload, form } = taken(await announceUpload(needs)(id, file, { account, at }));
      await post(form.url, partsOf({ url: form.url, fields: { ...form.fields } }, bytes));
      for (;;) {
        const event = events.find(({ detail }) => detail.object.key.endsWith(upload));
        if (event) return { upload, event };
        await pause();
      }
    },
    tell: (event: ObjectCreated) => materialIntake(needs)(event),
    complete: (id: string, upload: string) => completeUpload(needs)(id, upload, { actor, at: needs.now() }),
    files: async (id: string) => (await rig.story(id)).declaration.draft.materials ?? [],
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 2));

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
