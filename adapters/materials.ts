import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Instant } from '../domain/values/instant.ts';
import { clientSettings, type NearEndpoint } from './client-settings.ts';
import { type LogLine, toLog } from './log-line.ts';
import {
  type Admitted,
  type HandedOut,
  signedAddress,
  signedForm,
  type UploadForm,
} from './signed-storage.ts';
import { unlessBusy } from './unavailable.ts';
import { runIgnoring } from './workflow.ts';

/** One version of an object in storage. */
export interface Stored {
  readonly version: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Materials {
  /** Makes a form for one upload. It is valid for ten minutes of real time. */
  formFor(admitted: Admitted): Promise<UploadForm>;
  /**
   * The latest version under a key; undefined if nothing was uploaded. A version larger than `most` bytes is cut off
   * after `most + 1`.
   */
  latest(key: string, most: number): Promise<Stored | undefined>;
  /**
   * An address that hands out one version as an attachment under a name, for a minute of real time, and a line of the log
   * that it was given; undefined if the version is not there.
   */
  addressOf(handedOut: HandedOut): Promise<string | undefined>;
  /** Writes a new version under a key. */
  put(object: Pick<Stored, 'type' | 'bytes'> & { readonly key: string }): Promise<void>;
  /** Deletes one version for good. Only files that were never submitted are deleted. */
  discard(key: string, version: string): Promise<void>;
  /**
   * Protects a version from deletion until a future instant. A later call may extend the time; storage refuses to
   * shorten it. A version that is gone (a court may have it erased) cannot be protected, and the log says so.
   */
  retain(key: string, version: string, until: Instant): Promise<void>;
  /** The origin to which forms are posted. Pages allow it in their content security policy. */
  origin(): Promise<string>;
}

const GONE = ['NoSuchKey', 'NoSuchVersion', 'NotFound'];

/** The storage of one machine. It has a secret of its own, because a browser's post must be signed. */
export interface LocalStorage {
  readonly at: string | NearEndpoint;
  readonly secret: string;
}

export function openMaterials(bucket: string, local?: LocalStorage, log: LogLine = toLog): Materials {
  const client = new S3Client({
    ...clientSettings(local?.at, local?.secret),
    forcePathStyle: local !== undefined,
  });
  const formFor = (admitted: Admitted) => signedForm(client, bucket, admitted);
  return {
    formFor,
    latest: (key, most) => readBeginning(client, { Bucket: bucket, Key: key }, most),
    async addressOf(handedOut) {
      const { key, version } = handedOut;
      // The answer to a HEAD has no body, so it does not say whether the version or the whole bucket is missing.
      const found = await readBeginning(client, { Bucket: bucket, Key: key, VersionId: version }, 0);
      if (!found) return undefined;
      log({ handedOut: key, version });
      return signedAddress(client, bucket, handedOut);
    },
    async put({ key, type, bytes }) {
      const command = new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: type, Body: bytes });
      await unlessBusy('Storage', () => client.send(command));
    },
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

async function reading(client: S3Client, command: GetObjectCommand): Promise<Stored | undefined> {
  return unlessBusy('Storage', () =>
    runIgnoring(GONE, async () => {
      const { Body, VersionId, ContentType } = await client.send(command);
      if (VersionId === undefined) throw new Error('The bucket of the files keeps no versions');
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return { version: VersionId, type: ContentType ?? '', bytes };
    }),
  );
}

/**
 * Reads the first bytes of an object. A range of an empty object is refused, because it has no first byte, so that one
 * is read whole: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList (InvalidRange)
 */
async function readBeginning(
  client: S3Client,
  object: Omit<Version, 'VersionId'> & Partial<Version>,
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
 * Protects a version; false if the version is not there. The mode is governance, so that a court or a request for
 * erasure has a way: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
async function retaining(client: S3Client, version: Version, until: Instant): Promise<boolean> {
  const Retention = { Mode: 'GOVERNANCE', RetainUntilDate: new Date(until) } as const;
  const command = new PutObjectRetentionCommand({ ...version, Retention });
  const kept = await unlessBusy('Storage', () => runIgnoring(GONE, () => client.send(command)));
  return kept !== undefined;
}
