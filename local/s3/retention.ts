import { type Instant, instantOf } from '../../domain/values/instant.ts';
import type { ObjectStore } from './object-store.ts';
import { readBody } from './read-body.ts';
import { denied, missing, Refusal, unsupported } from './refusal.ts';
import type { BucketRequest } from './serve-bucket.ts';

export interface Place {
  readonly key: string;
  readonly version: string | undefined;
}

/**
 * Storage's refusal to delete a retained version:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
const LOCKED = 'Access Denied because object protected by object lock.';
/** The most bytes of a body with a mode and a date. */
const MAX_BODY_BYTES = 4096;

/**
 * Answers PutObjectRetention in governance mode. A later end is taken; an earlier one needs the right to bypass,
 * which nobody has here. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectRetention.html
 */
export async function putRetention(
  store: ObjectStore,
  request: Pick<BucketRequest, 'headers'> & AsyncIterable<Buffer>,
  { key, version, now }: Place & { readonly now: Instant },
): Promise<void> {
  if (!Object.keys(request.headers).some((name) => /^(content-md5$|x-amz-checksum-)/.test(name)))
    throw new Refusal(400, 'InvalidRequest', 'Missing required header: Content-MD5 OR x-amz-checksum-*');
  const until = readEnd((await readBody(request, MAX_BODY_BYTES)).toString('utf8'));
  if (until <= now) throw new Refusal(400, 'InvalidArgument', 'The retain until date must be in the future!');
  const found = store.get(key, version);
  if (!found || found.isMarker) throw missing(version);
  if (until < lockedUntil(store, found.version, now)) throw denied(LOCKED);
  store.retain(found.version, until);
}

/** Throws if a version is retained. A marker in front of it can be set and taken away. */
export function checkUnlocked(store: ObjectStore, version: string, now: Instant): void {
  if (lockedUntil(store, version, now) > now) throw denied(LOCKED);
}

/** The end of a version's lock; one that has passed locks nothing. */
function lockedUntil(store: ObjectStore, version: string, now: Instant): Instant {
  const until = store.retainedUntil(version) ?? now;
  return until > now ? until : now;
}

function readEnd(text: string): Instant {
  const mode = /<Mode>(\w+)<\/Mode>/.exec(text)?.[1];
  const until = Date.parse(/<RetainUntilDate>([^<]+)<\/RetainUntilDate>/.exec(text)?.[1] ?? '');
  if (mode === undefined || Number.isNaN(until))
    throw new Refusal(400, 'MalformedXML', 'The XML you provided was not well-formed.');
  if (mode !== 'GOVERNANCE') throw unsupported(`the mode ${mode}`);
  return instantOf(until);
}
