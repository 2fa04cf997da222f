import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { StoredObject } from './object-store.ts';
import { errorDocument, Refusal } from './refusal.ts';

export interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Uint8Array | string;
}

export function checkDigest(stated: string | undefined, bytes: Buffer): void {
  if (stated === undefined || stated === sha256Of(bytes)) return;
  throw new Refusal(400, 'BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** Answers a posted form: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html */
export function posted(fields: Readonly<Record<string, string>>, bucket: string, made: StoredObject): Answer {
  const headers = { etag: `"${made.etag}"`, 'x-amz-version-id': made.version };
  const back = fields.success_action_redirect;
  if (back === undefined || !URL.canParse(back)) return { status: 204, headers };
  const location = new URL(back);
  location.searchParams.set('bucket', bucket);
  location.searchParams.set('key', made.key);
  location.searchParams.set('etag', headers.etag);
  return { status: 303, headers: { ...headers, location: location.href } };
}

export function refusalOf(error: unknown): Answer {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'InternalError', 'We made a mistake.');
  if (refusal.status === 500) console.error(error);
  return {
    status: refusal.status,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(errorDocument(refusal)),
  };
}
