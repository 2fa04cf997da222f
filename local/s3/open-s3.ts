import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { type Instant, instantOf } from '../../domain/values/instant.ts';
import type { ObjectCreated } from '../../functions/material-intake/material-intake.ts';
import { addressOf, begin, end } from '../machine/http/listen.ts';
import type { Clock } from '../machine/time/clock.ts';
import { notifier } from './notifier.ts';
import { type ObjectStore, openObjectStore, type StoredObject } from './object-store.ts';
import { judgeForm } from './policy.ts';
import { readForm } from './read-form.ts';
import { denied, errorDocument, missing, Refusal, unsupported } from './refusal.ts';
import { checkUnlocked, type Place, putRetention } from './retention.ts';

export interface S3 {
  readonly url: string;
  /** Uploads a new version under the key, as an operator does in the console. */
  upload(object: Uploaded): void;
  /** Resolves when every event was delivered or waits for the next opening. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export type Uploaded = Pick<StoredObject, 'key' | 'type' | 'bytes'>;

export interface S3Options {
  /** The file that keeps everything; `:memory:` keeps nothing. */
  readonly path: string;
  readonly bucket: string;
  /** Stamps the events. Forms expire by the wall's clock. */
  readonly clock: Clock;
  /** Hears of each new object at least once; rejects if it could not take the event. */
  readonly notify: (event: ObjectCreated) => Promise<unknown>;
  /** The secret that signs forms, since every page may know storage's address. */
  readonly secret: string;
}

interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Uint8Array | string;
}

/**
 * The local S3, as far as the project uses it: browsers post forms; our own client reads, retains and deletes
 * objects; every version is kept, and each object made gives an event. Nothing is served anonymously.
 */
export async function openS3({ path, bucket, clock, notify, secret }: S3Options): Promise<S3> {
  const store = openObjectStore(path);
  const notices = notifier(store, (event) => notify(event as ObjectCreated));
  const keep = (object: Uploaded, reason: string): StoredObject => {
    const at = clock.now();
    const made = store.put(object, (kept) => JSON.stringify(eventOf(bucket, kept, { at, reason })));
    notices.begin();
    return made;
  };
  const post = async (request: IncomingMessage): Promise<Answer> => {
    const { fields, bytes } = await readForm(request, (given) => judgeForm(given, bucket, secret));
    const key = fields.key ?? '';
    if (key === '') throw new Refusal(400, 'InvalidArgument', 'The form has no key.');
    checkDigest(fields['x-amz-checksum-sha256'], bytes);
    const type = fields['content-type'] ?? 'binary/octet-stream';
    return posted(fields, bucket, keep({ key, type, bytes }, 'POST Object'));
  };
  const server = createServer((request, response) => {
    const { host } = new URL(addressOf(server));
    answerTo(request, { host, bucket, store, post, now: () => instantOf(clock.now()) })
      .then(({ status, headers, body = '' }) => {
        // The rest of a refused request is read, so that the client gets the answer.
        request.resume();
        response.writeHead(status, { 'content-length': body.length, ...headers });
        response.end(request.method === 'HEAD' ? undefined : body);
      })
      .catch(() => response.destroy());
  });
  await begin(server, 0);
  notices.begin();
  return {
    url: addressOf(server),
    upload: (object) => void keep(object, 'PutObject'),
    settle: notices.settle,
    async close() {
      await end(server);
      await notices.close();
      store.close();
    },
  };
}

interface ServedBucket {
  /** The host that a request must name. A page of another site whose name leads here names another. */
  readonly host: string;
  readonly bucket: string;
  readonly store: ObjectStore;
  readonly post: (request: IncomingMessage) => Promise<Answer>;
  readonly now: () => Instant;
}

async function answerTo(
  request: IncomingMessage,
  { host, bucket, store, post, now }: ServedBucket,
): Promise<Answer> {
  try {
    if (request.headers.host !== host) throw denied('This is not the host of this storage.');
    const { name, key, query } = placeOf(request.url ?? '/');
    if (name !== bucket) throw new Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist.');
    if (key === '' && query.size === 0 && request.method === 'POST') return await post(request);
    if (request.headers.authorization === undefined) throw denied('Access Denied');
    const place = { key, version: query.get('versionId') ?? undefined, now: now() };
    const foreign = [...query.keys()].filter((each) => !QUERY.includes(each));
    if (key !== '' && request.method === 'PUT' && foreign.join() === 'retention') {
      await putRetention(store, request, place);
      return { status: 200 };
    }
    if (key === '' || foreign.length > 0) throw unsupported(`${request.method} ${foreign.join(', ')}`);
    return onObject(store, request, place);
  } catch (error) {
    return refusalOf(error);
  }
}

/**
 * The query parameters that an address may have. Any other one asks for another operation. The client names its
 * operation in `x-id`.
 */
const QUERY = ['versionId', 'x-id'];

function placeOf(url: string): { name: string; key: string; query: URLSearchParams } {
  try {
    const { pathname, searchParams } = new URL(`http://s3${url}`);
    const [, name = '', ...rest] = pathname.split('/').map(decodeURIComponent);
    return { name, key: rest.join('/'), query: searchParams };
  } catch {
    throw new Refusal(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

function onObject(
  store: ObjectStore,
  { method, headers }: IncomingMessage,
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

function checkDigest(stated: string | undefined, bytes: Buffer): void {
  if (stated === undefined || stated === sha256Of(bytes)) return;
  throw new Refusal(400, 'BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** Answers a posted form: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html */
function posted(fields: Readonly<Record<string, string>>, bucket: string, made: StoredObject): Answer {
  const headers = { etag: `"${made.etag}"`, 'x-amz-version-id': made.version };
  const back = fields.success_action_redirect;
  if (back === undefined || !URL.canParse(back)) return { status: 204, headers };
  const location = new URL(back);
  location.searchParams.set('bucket', bucket);
  location.searchParams.set('key', made.key);
  location.searchParams.set('etag', headers.etag);
  return { status: 303, headers: { ...headers, location: location.href } };
}

/**
 * The event as EventBridge passes it on, to the second:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
function eventOf(
  bucket: string,
  { key, bytes, etag, version }: StoredObject,
  { at, reason }: { at: number; reason: string },
): ObjectCreated {
  return {
    source: 'aws.s3',
    'detail-type': 'Object Created',
    time: instantOf(at).replace(/\.\d+Z$/, 'Z'),
    detail: {
      bucket: { name: bucket },
      object: { key, size: bytes.length, etag, 'version-id': version },
      reason,
    },
  };
}

function refusalOf(error: unknown): Answer {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'InternalError', 'We made a mistake.');
  if (refusal.status === 500) console.error(error);
  return {
    status: refusal.status,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(errorDocument(refusal)),
  };
}
