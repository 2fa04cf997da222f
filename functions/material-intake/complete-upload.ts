import { fingerprint } from '../../adapters/keys.ts';
import type { UploadRecord } from '../../adapters/records/uploads.ts';
import { addMaterials } from '../../domain/acts/materials.ts';
import type { MaterialFile } from '../../domain/draft.ts';
import type { Instant } from '../../domain/instant.ts';
import { fileDefects, MOST_MATERIAL_BYTES } from '../../domain/material-file.ts';
import { type Actor, accepted, refused, type Verdict } from '../../domain/verdict.ts';
import { reporting } from '../attempts.ts';
import type { CaseNeeds } from '../needs.ts';
import { perform } from '../perform.ts';
import { uploadKey } from './upload-key.ts';

type Completing = Pick<CaseNeeds, 'records' | 'workflow' | 'materials'>;

/** How often an addition is tried again where the draft changed meanwhile. */
const MOST_ATTEMPTS = 5;

/**
 * Takes an uploaded file in: reads it from storage, judges it, and adds it to the draft as a change that passes the
 * declaration's gate. Done again it answers the same. A file that is not what was said is refused and discarded.
 */
export function completeUpload(needs: Completing) {
  return async (
    id: string,
    upload: string,
    { actor, at }: { readonly actor: Actor; readonly at: Instant },
  ): Promise<Verdict<MaterialFile>> => {
    const { uploads } = needs.records;
    const record = await uploads.get(id, upload);
    if (!record || actor.kind !== 'applicant' || actor.account !== record.account)
      return refused('no-such-material');
    const decided = decisionOn(record);
    if (decided) return decided;
    const key = uploadKey(id, upload);
    const stored = await needs.materials.latest(key, MOST_MATERIAL_BYTES);
    if (!stored) {
      // Whoever looked at it meanwhile may have refused and discarded it.
      const again = await uploads.get(id, upload);
      return (again && decisionOn(again)) ?? refused('not-uploaded');
    }
    const { bytes, version } = stored;
    const sha256 = fingerprint(bytes);
    const defects = fileDefects(record, bytes, sha256);
    if (defects.length > 0) {
      await uploads.refuse(record, defects);
      await needs.materials.discard(key, version);
      return refused('file-refused', { defects });
    }
    const { material, fileName, type } = record;
    const file = { material, fileName, type, bytes: bytes.length, sha256, upload, version };
    return reporting(needs, { act: 'change', by: 'applicant', about: id, at }, () =>
      takeIn(needs, record, file, at),
    );
  };
}

/** What became of an upload; undefined while nothing has. */
function decisionOn({ file, defects }: UploadRecord): Verdict<MaterialFile> | undefined {
  if (file) return accepted(file);
  return defects && refused('file-refused', { defects });
}

/** It does not matter what else changed in the draft meanwhile: the file is added to what is there now. */
async function takeIn(
  needs: Completing,
  record: UploadRecord,
  file: MaterialFile,
  at: Instant,
): Promise<Verdict<MaterialFile>> {
  const { declaration, upload, account } = record;
  const { uploads } = needs.records;
  for (let attempt = 1; ; attempt += 1) {
    const added = await perform(
      needs,
      declaration,
      (subject) => {
        const { version } = subject.declaration;
        return addMaterials(subject, [file], { at, actor: { kind: 'applicant', account }, version });
      },
      { along: () => [uploads.takenIn(record, file)] },
    );
    if (added.ok) return accepted(file);
    const { because } = added.refusal;
    if (because === 'already-taken-in') {
      const decided = await uploads.get(declaration, upload);
      return decided?.file ? accepted(decided.file) : refused('no-such-material');
    }
    if (because !== 'stale' || attempt === MOST_ATTEMPTS) return added;
  }
}
