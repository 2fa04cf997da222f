import { type CompleteUploadNeeds, completeUpload } from '../../casework/materials/complete-upload.ts';
import { readUploadKey } from '../../casework/materials/upload-key.ts';

/**
 * The part of storage's event that is read here:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export interface ObjectCreated {
  readonly source: 'aws.s3';
  readonly 'detail-type': 'Object Created';
  /** The instant of arrival, to the second. */
  readonly time: string;
  readonly detail: {
    readonly bucket: { readonly name: string };
    /** The key, not encoded. */
    readonly object: {
      readonly key: string;
      readonly size: number;
      readonly etag: string;
      readonly 'version-id'?: string;
    };
    readonly reason: string;
  };
}

/**
 * Takes in a file that arrived in storage, in case nobody completes it over HTTP: the page was closed, the line was
 * cut. It counts as arrived when storage says. A refusal is recorded with the upload or told to the person who
 * completes it, and is no failure. Only a file whose opening was given up is one: the event comes again, and the
 * last time decides.
 */
export function materialIntake(needs: CompleteUploadNeeds) {
  const complete = completeUpload(needs);
  return async ({ time, detail }: ObjectCreated): Promise<void> => {
    const found = readUploadKey(detail.object.key);
    const record = found && (await needs.records.uploads.get(found.declaration, found.upload));
    if (!record) return;
    const { declaration, upload, account } = record;
    const actor = { kind: 'applicant', account } as const;
    const taken = await complete(declaration, upload, { actor, at: new Date(time).toISOString() });
    if (!taken.ok && taken.refusal.because === 'file-not-opened-yet')
      throw new Error(`Opening the file ${upload} was given up`);
  };
}
