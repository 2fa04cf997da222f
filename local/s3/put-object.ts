import { type Answer, checkDigest } from './answer.ts';
import type { StoredObject, Uploaded } from './object-store.ts';
import { readBody } from './read-body.ts';
import { unsupported } from './refusal.ts';
import type { BucketRequest } from './serve-bucket.ts';

/** The most bytes of an object that our own client writes. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The headers of AWS's own that a request may have. Any other one asks for more than to keep the bytes. */
const OWN = /^x-amz-(date|content-sha256|user-agent|sdk-checksum-algorithm|checksum-\w+)$/;

/** Answers PutObject: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export async function putObject(
  request: BucketRequest,
  key: string,
  put: (object: Uploaded) => StoredObject,
): Promise<Answer> {
  const { headers } = request;
  const foreign = Object.keys(headers).filter((name) => name.startsWith('x-amz-') && !OWN.test(name));
  if (foreign.length > 0) throw unsupported(`PUT ${foreign.join(', ')}`);
  if (headers['content-encoding'] !== undefined) throw unsupported('a body in chunks');
  const bytes = await readBody(request, MAX_BYTES);
  const stated = headers['x-amz-checksum-sha256'];
  checkDigest(typeof stated === 'string' ? stated : undefined, bytes);
  const { etag, version } = put({ key, type: headers['content-type'] ?? 'binary/octet-stream', bytes });
  return { status: 200, headers: { etag: `"${etag}"`, 'x-amz-version-id': version } };
}
