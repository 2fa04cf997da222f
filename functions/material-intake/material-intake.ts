import { type CompleteUploadNeeds, completeUpload } from '../../casework/materials/complete-upload.ts';
import { readUploadKey } from '../../casework/materials/upload-key.ts';

/** What storage tells through EventBridge, as far as it is read: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export interface ObjectCreated {
  readonly source: 'aws.s3';
  readonly 'detail-type': 'Object Created';
  /** When it arrived, to the second. */
  readonly time: string;
  readonly detail: {
    readonly bucket: { readonly name: string };
    /** The key as it is, not encoded. */
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
 * Takes in what arrived in storage, in case nobody completes it over HTTP: the page was closed, the line was cut. It
 * arrived when storage says. A refusal is recorded with the upload, or told to who completes it; it is no failure. Only a
 * file that was given up is: then the event is told again, and the last time decides.
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
