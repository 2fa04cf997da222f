import { createServer, type IncomingMessage } from 'node:http';
import type { NearEndpoint } from '../../adapters/client-settings.ts';
import { instantOf } from '../../domain/values/instant.ts';
import type { ObjectCreated } from '../../functions/material-intake/material-intake.ts';
import { addressOf, begin, end } from '../machine/http/listen.ts';
import type { Clock } from '../machine/time/clock.ts';
import { type Answer, checkDigest, posted } from './answer.ts';
import { corsHeaders } from './cors.ts';
import { nearBucket } from './near-bucket.ts';
import { notifier } from './notifier.ts';
import { openObjectStore, type StoredObject, type Uploaded } from './object-store.ts';
import { judgeForm } from './policy.ts';
import { readForm } from './read-form.ts';
import { Refusal } from './refusal.ts';
import { answerTo } from './serve-bucket.ts';

export interface S3 {
  readonly url: string;
  /** The way for a client of this process. */
  readonly near: NearEndpoint;
  /** Uploads a new version under the key, as an operator does in the console. */
  upload(object: Uploaded): void;
  /** Resolves when every event was delivered or waits for the next opening. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

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
  /** The site's origin, whose script may post and read the answer; without it no script may. */
  readonly pages?: string | undefined;
}

/**
 * The local S3, as far as the project uses it: browsers post forms; our own client reads, writes, retains and deletes
 * objects; every version is kept, and each object made gives an event. Nothing is served anonymously.
 */
export async function openS3({ path, bucket, clock, notify, secret, pages }: S3Options): Promise<S3> {
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
  const served = () => {
    const { host } = new URL(addressOf(server));
    const put = (object: Uploaded) => keep(object, 'PutObject');
    return { host, bucket, store, put, now: () => instantOf(clock.now()), secret, pages };
  };
  const server = createServer((request, response) => {
    answerTo(request, { ...served(), post: () => post(request) })
      .then(({ status, headers, body = '' }) => {
        // The rest of a refused request is read, so that the client gets the answer.
        request.resume();
        const allowed = corsHeaders(request.headers, request.method, pages);
        response.writeHead(status, { 'content-length': body.length, ...headers, ...allowed });
        response.end(request.method === 'HEAD' ? undefined : body);
      })
      .catch(() => response.destroy());
  });
  await begin(server, 0);
  notices.begin();
  const url = addressOf(server);
  return {
    url,
    near: nearBucket(url, served()),
    upload: (object) => void keep(object, 'PutObject'),
    settle: notices.settle,
    async close() {
      await end(server);
      await notices.close();
      store.close();
    },
  };
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
