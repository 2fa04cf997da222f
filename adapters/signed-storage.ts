import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

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

/** One version of an object, as a browser saves it. */
export interface HandedOut {
  readonly key: string;
  readonly version: string;
  readonly type: string;
  readonly fileName: string;
}

/** Seconds for which a form may be posted. */
export const FORM_SECONDS = 600;
/** Seconds for which an address hands out a version: enough to follow a redirect, too few to pass it on. */
export const ADDRESS_SECONDS = 60;

/**
 * Makes a form. Every field that the browser sends is an exact condition of the policy, besides the size:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export async function signedForm(client: S3Client, bucket: string, admitted: Admitted): Promise<UploadForm> {
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
export function signedAddress(
  client: S3Client,
  bucket: string,
  { key, version, type, fileName }: HandedOut,
): Promise<string> {
  const command = new GetObjectCommand({
    ...{ Bucket: bucket, Key: key, VersionId: version },
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

function hexToBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
