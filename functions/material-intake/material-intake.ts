import type { Needs } from '../needs.ts';
import { completeUpload } from './complete-upload.ts';
import { readUploadKey } from './upload-key.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html, as far as it is read. */
export interface S3Event {
  readonly Records: readonly {
    readonly eventName: string;
    readonly eventTime: string;
    readonly s3: {
      readonly bucket: { readonly name: string };
      /** The key is written as in a form: a space is a plus. */
      readonly object: { readonly key: string; readonly size: number; readonly versionId?: string };
    };
  }[];
}

/**
 * Takes in what arrived in storage, in case nobody completes it over HTTP: the page was closed, the line was cut. It
 * arrived when storage says. A refusal is recorded with the upload, or told to who completes it; it is no failure.
 */
export function materialIntake(needs: Pick<Needs, 'records' | 'calendar' | 'workflow' | 'materials'>) {
  const complete = completeUpload(needs);
  return async ({ Records }: S3Event): Promise<void> => {
    for (const { eventTime, s3 } of Records) {
      const found = readUploadKey(decoded(s3.object.key));
      const record = found && (await needs.records.uploads.get(found.declaration, found.upload));
      if (!record) continue;
      const { declaration, upload, account } = record;
      const actor = { kind: 'applicant', account } as const;
      await complete(declaration, upload, { actor, at: new Date(eventTime).toISOString() });
    }
  };
}

/** A key that is not written as storage writes one is none of ours. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replace(/\+/g, ' '));
  } catch {
    return '';
  }
}
