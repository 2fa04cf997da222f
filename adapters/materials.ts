import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Instant } from '../domain/values/instant.ts';
import { clientSettings } from './client-settings.ts';
import { type LogLine, toLog } from './log-line.ts';
import { unlessBusy } from './unavailable.ts';
import { unless } from './workflow.ts';

/** A form that a browser posts to storage by itself, with the file as its last field, named `file`. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What a form admits; storage refuses everything else. */
export interface Admitted {
  readonly key: string;
  readonly type: string;
  /** Bytes, at most; with `exactly` neither more nor less. */
  readonly most: number;
  readonly exactly?: number;
  /** SHA-256 of the file in hex; a page without script cannot say it. */
  readonly sha256?: string;
  /** Where storage sends the browser afterwards. */
  readonly back?: string;
}

/** One version of an object, as it lies in storage. */
export interface Stored {
  readonly version: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Materials {
  /** Lives ten minutes by the wall's clock. */
  formFor(admitted: Admitted): Promise<UploadForm>;
  /** The latest version under a key; undefined where nothing was uploaded. Larger than `most` bytes, it is cut off after `most + 1`. */
  latest(key: string, most: number): Promise<Stored | undefined>;
  /** Exactly this version. */
  version(key: string, version: string): Promise<Stored | undefined>;
  /** Takes one version away for good: only of what was never submitted. */
  discard(key: string, version: string): Promise<void>;
  /**
   * Keeps this version from being taken away before an instant to come. Set again it may end later; an earlier end is
   * refused by storage. A version that is gone (a court may have it erased) cannot be kept, which the log says.
   */
  retain(key: string, version: string, until: Instant): Promise<void>;
  /** The origin to which forms are posted: pages name it in their policy. */
  origin(): Promise<string>;
}

/** How long a form may be posted, in seconds. */
export const FORM_SECONDS = 600;
const GONE = ['NoSuchKey', 'NoSuchVersion', 'NotFound'];

/** Storage on this machine. What a browser posts there must be signed, so it has a secret of its own. */
export interface LocalStorage {
  readonly url: string;
  readonly secret: string;
}

export function openMaterials(bucket: string, local?: LocalStorage, log: LogLine = toLog): Materials {
  const client = new S3Client({
    ...clientSettings(local?.url, local?.secret),
    forcePathStyle: local !== undefined,
  });
  const formFor = (admitted: Admitted) => presign(client, bucket, admitted);
  return {
    formFor,
    latest: (key, most) => readBeginning(client, { Bucket: bucket, Key: key }, most),
    version: (key, version) =>
      reading(client, new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version })),
    async discard(key, version) {
      const command = new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: version });
      await unlessBusy('Storage', () => client.send(command));
    },
    async retain(key, version, until) {
      if (!(await retaining(client, { Bucket: bucket, Key: key, VersionId: version }, until)))
        log({ lost: key, version });
    },
    async origin() {
      const { url } = await formFor({ key: 'origin', type: 'text/plain', most: 1 });
      return new URL(url).origin;
    },
  };
}

/**
 * Every field that the browser sends stands in the policy as an exact condition, besides the size.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
async function presign(client: S3Client, bucket: string, admitted: Admitted): Promise<UploadForm> {
  const { key, type, most, exactly, sha256, back } = admitted;
  const sum = sha256 === undefined ? {} : { 'x-amz-checksum-sha256': hexToBase64(sha256) };
  const algorithm = sha256 === undefined ? {} : { 'x-amz-checksum-algorithm': 'SHA256' };
  const { url, fields } = await createPresignedPost(client, {
    Bucket: bucket,
    Key: key,
    Expires: FORM_SECONDS,
    Conditions: [['content-length-range', exactly ?? 1, exactly ?? most]],
    Fields: {
      'Content-Type': type,
      ...algorithm,
      ...sum,
      ...(back === undefined ? {} : { success_action_redirect: back }),
    },
  });
  return { url, fields };
}

async function reading(client: S3Client, command: GetObjectCommand): Promise<Stored | undefined> {
  return unlessBusy('Storage', () =>
    unless(GONE, async () => {
      const { Body, VersionId, ContentType } = await client.send(command);
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return { version: VersionId ?? '', type: ContentType ?? '', bytes };
    }),
  );
}

/**
 * An empty object has no first byte: a range of it is refused, and it is read whole.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList (InvalidRange)
 */
async function readBeginning(
  client: S3Client,
  object: { readonly Bucket: string; readonly Key: string },
  most: number,
): Promise<Stored | undefined> {
  try {
    return await reading(client, new GetObjectCommand({ ...object, Range: `bytes=0-${most}` }));
  } catch (error) {
    if ((error as Error).name !== 'InvalidRange') throw error;
    return reading(client, new GetObjectCommand(object));
  }
}

interface Version {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId: string;
}

/**
 * Governance, since a court or a request for erasure must have a way: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 * False where this version is not there.
 */
async function retaining(client: S3Client, version: Version, until: Instant): Promise<boolean> {
  const Retention = { Mode: 'GOVERNANCE', RetainUntilDate: new Date(until) } as const;
  const command = new PutObjectRetentionCommand({ ...version, Retention });
  const kept = await unlessBusy('Storage', () => unless(GONE, () => client.send(command)));
  return kept !== undefined;
}

function hexToBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
