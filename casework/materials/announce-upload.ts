import { randomUUID } from 'node:crypto';
import type { UploadRecord } from '../../adapters/records/declarations/uploads.ts';
import type { UploadForm } from '../../adapters/signed-storage.ts';
import { admitUpload, type Upload } from '../../domain/acts/applicant/materials.ts';
import { MAX_ANNOUNCED_A_DAY } from '../../domain/values/bounds.ts';
import { dayOf, type Instant } from '../../domain/values/instant.ts';
import { accepted, refused, type Verdict } from '../../domain/values/verdict.ts';
import { reporting } from '../attempts.ts';
import { caseOf } from '../case.ts';
import type { CaseNeeds } from '../needs.ts';
import { formAgain } from './uploads.ts';

export interface Announced {
  readonly upload: string;
  /** The name under which the file is kept: the given name with the ending of its type. */
  readonly fileName: string;
  /** The browser posts this form with the file, within ten minutes. */
  readonly form: UploadForm;
}

type AnnounceUploadNeeds = Pick<CaseNeeds, 'records' | 'materials'>;

/**
 * Admits one file of the owner's. Its record is kept behind the declaration's gate, and storage's form is
 * returned.
 */
export function announceUpload(needs: AnnounceUploadNeeds) {
  return (id: string, upload: Upload, by: Announcer): Promise<Verdict<Announced>> =>
    reporting(needs, { act: 'change', by: 'applicant', about: id, at: by.at }, () =>
      announce(needs, id, upload, by),
    );
}

interface Announcer {
  readonly account: string;
  readonly at: Instant;
}

async function announce(
  needs: AnnounceUploadNeeds,
  id: string,
  upload: Upload,
  { account, at }: Announcer,
): Promise<Verdict<Announced>> {
  const subject = await caseOf(needs, id);
  if (!subject) return refused('no-such-declaration');
  const admitted = admitUpload(subject, upload, { at, actor: { kind: 'applicant', account } });
  if (!admitted.ok) return admitted;
  const { gate, ...kept } = admitted.value;
  const made = randomUUID();
  const record: UploadRecord = {
    ...upload,
    ...kept,
    declaration: id,
    upload: made,
    account,
    announcedAt: at,
  };
  const day = dayOf(at, subject.call.identity.zone.value);
  const most = MAX_ANNOUNCED_A_DAY;
  const { uploads } = needs.records;
  const written = await uploads.announce(subject, record, gate, { day, most });
  if (written.ok) {
    const form = await formAgain(needs)(record);
    return accepted({ upload: made, fileName: record.fileName, form });
  }
  if (written.failed.every(({ named }) => named === 'announced'))
    return refused('too-many-announced', { facts: { most } });
  // The gate closed or moved between reading and writing; judging again says which.
  const again = await caseOf(needs, id);
  if (!again) return refused('no-such-declaration');
  const passed = admitUpload(again, upload, { at, actor: { kind: 'applicant', account } });
  return passed.ok ? refused('in-time-but-unrecorded', { facts: { at } }) : passed;
}
