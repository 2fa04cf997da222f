import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../../domain/values/instant.ts';
import { type Answer, refusalOf } from './answer.ts';
import { preflight } from './cors.ts';
import type { ObjectStore, StoredObject, Uploaded } from './object-store.ts';
import { headersSet, judgeAddress, PRESIGNED } from './presigned.ts';
import { putObject } from './put-object.ts';
import { denied, missing, Refusal, unsupported } from './refusal.ts';
import { checkUnlocked, type Place, putRetention } from './retention.ts';

/** A request over a connection, or of a client in this process. */
export interface BucketRequest extends AsyncIterable<Buffer> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

export interface ServedBucket {
  /** The host that a request must name. A page of another site whose name leads here names another. */
  readonly host: string;
  readonly bucket: string;
  readonly store: ObjectStore;
  /** Takes a form that a browser posts. */
  readonly post: () => Promise<Answer>;
  /** Keeps a new version, of which the event tells. */
  readonly put: (object: Uploaded) => StoredObject;
  readonly now: () => Instant;
  /** The secret that signs addresses. */
  readonly secret: string;
  /** The site's origin, whose script may post; undefined if none may. */
  readonly pages?: string | undefined;
}

/** Answers one request to the bucket. A refusal is an answer in AWS's words. */
export async function answerTo(
  request: BucketRequest,
  { host, bucket, store, post, put, now, secret, pages }: ServedBucket,
): Promise<Answer> {
  try {
    if (request.headers.host !== host) throw denied('This is not the host of this storage.');
    const { name, key, query, path } = placeOf(request.url ?? '/');
    if (name !== bucket) throw new Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist.');
    if (request.method === 'OPTIONS') return preflight(request.headers, pages);
    if (key === '' && query.size === 0 && request.method === 'POST') return await post();
    const isPresigned = query.has('X-Amz-Signature');
    if (isPresigned) judgeAddress({ method: request.method, host, path, query }, secret);
    else if (request.headers.authorization === undefined) throw denied('Access Denied');
    const place = { key, version: query.get('versionId') ?? undefined, now: now() };
    const foreign = [...query.keys()].filter(
      (each) => !QUERY.includes(each) && !(isPresigned && PRESIGNED.includes(each)),
    );
    if (isPresigned && request.method !== 'GET') throw unsupported(`a signed ${request.method}`);
    if (key !== '' && request.method === 'PUT' && foreign.join() === 'retention') {
      await putRetention(store, request, place);
      return { status: 200 };
    }
    if (key !== '' && request.method === 'PUT' && !query.has('versionId') && foreign.length === 0)
      return await putObject(request, key, put);
    if (key === '' || foreign.length > 0) throw unsupported(`${request.method} ${foreign.join(', ')}`);
    const answer = onObject(store, request, place);
    return { ...answer, headers: { ...answer.headers, ...headersSet(query) } };
  } catch (error) {
    return refusalOf(error);
  }
}

/**
 * The query parameters that an address may have. Any other one asks for another operation. The client names its
 * operation in `x-id`.
 */
const QUERY = ['versionId', 'x-id'];

function placeOf(url: string): { name: string; key: string; query: URLSearchParams; path: string } {
  try {
    const { pathname, searchParams } = new URL(`http://s3${url}`);
    const [, name = '', ...rest] = pathname.split('/').map(decodeURIComponent);
    return { name, key: rest.join('/'), query: searchParams, path: pathname };
  } catch {
    throw new Refusal(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

function onObject(
  store: ObjectStore,
  { method, headers }: BucketRequest,
  { key, version, now }: Place & { readonly now: Instant },
): Answer {
  if (method === 'DELETE' && version !== undefined) checkUnlocked(store, version, now);
  if (method === 'DELETE')
    return { status: 204, headers: { 'x-amz-version-id': store.delete(key, version) } };
  if (method !== 'GET' && method !== 'HEAD') throw unsupported(String(method));
  const found = store.get(key, version);
  if (!found || found.isMarker) throw missing(version);
  return read(found, headers.range);
}

/** Answers with the object, or with its first bytes for `Range: bytes=0-n`, the only range in use. */
function read({ type, bytes, etag, version, sha256 }: StoredObject, range: string | undefined): Answer {
  const headers = {
    'content-type': type,
    etag: `"${etag}"`,
    'x-amz-version-id': version,
    'accept-ranges': 'bytes',
  };
  const last = /^bytes=0-(\d+)$/.exec(range ?? '')?.[1];
  if (range !== undefined && last === undefined) throw unsupported(`Range: ${range}`);
  // AWS's code for this is in https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
  if (last !== undefined && bytes.length === 0)
    throw new Refusal(416, 'InvalidRange', 'The requested range is not satisfiable');
  if (last === undefined)
    return { status: 200, headers: { ...headers, 'x-amz-checksum-sha256': sha256 }, body: bytes };
  const part = bytes.subarray(0, Number(last) + 1);
  const said = `bytes 0-${part.length - 1}/${bytes.length}`;
  return { status: 206, headers: { ...headers, 'content-range': said }, body: part };
}
