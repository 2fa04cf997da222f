import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Instant } from '../domain/values/instant.ts';
import { clientSettings, type NearEndpoint } from './client-settings.ts';
import { type LogLine, toLog } from './log-line.ts';
import { unlessBusy } from './unavailable.ts';
import { runIgnoring } from './workflow.ts';

/** A form that a browser posts directly to storage, with the file as its last field, named `file`. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The upload that a form allows. Storage refuses every other one. */
export interface Admitted {
  readonly key: string;
  readonly type: string;
  /** The most bytes. With `exactly`, the file must have exactly that many. */
  readonly most: number;
  readonly exactly?: number;
  /** SHA-256 of the file in hex. A page without script cannot state it. */
  readonly sha256?: string;
  /** The address to which storage sends the browser afterwards. */
  readonly back?: string;
}

/** One version of an object in storage. */
export interface Stored {
  readonly version: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One version of an object, as a browser saves it. */
export interface HandedOut extends Pick<Stored, 'version' | 'type'> {
  readonly key: string;
  readonly fileName: string;
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

/** Seconds for which a form may be posted. */
export const FORM_SECONDS = 600;
/** Seconds for which an address hands out a version: enough to follow a redirect, too few to pass it on. */
export const ADDRESS_SECONDS = 60;
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
  const formFor = (admitted: Admitted) => presign(client, bucket, admitted);
  return {
    formFor,
    latest: (key, most) => readBeginning(client, { Bucket: bucket, Key: key }, most),
    async addressOf(handedOut) {
      const address = await addressOf(client, bucket, handedOut);
      if (address !== undefined) log({ handedOut: handedOut.key, version: handedOut.version });
      return address;
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

/**
 * Makes a form. Every field that the browser sends is an exact condition of the policy, besides the size:
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

/**
 * Signs the address of a version. Storage answers with exactly the type and the name that were signed:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (response-content-disposition)
 */
async function addressOf(
  client: S3Client,
  bucket: string,
  { key, version, type, fileName }: HandedOut,
): Promise<string | undefined> {
  const object = { Bucket: bucket, Key: key, VersionId: version };
  // The answer to a HEAD has no body, so it does not say whether the version or the whole bucket is missing.
  if (!(await readBeginning(client, object, 0))) return undefined;
  const command = new GetObjectCommand({
    ...object,
    ResponseContentType: type,
    ResponseContentDisposition: `attachment; filename*=UTF-8''${encoded(fileName)}`,
  });
  return getSignedUrl(client, command, { expiresIn: ADDRESS_SECONDS });
}

/** Encodes a file name for a header: https://datatracker.ietf.org/doc/html/rfc8187#section-3.2 */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
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

function hexToBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
