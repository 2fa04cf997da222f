import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ApiRig,
  begun,
  filledIn,
  ifMatch,
  type Own,
  openApiRig,
  taken,
} from '../../../rigs/api/declaring.ts';
import { OPERATIONS, type Operation, undocumentedIn } from '../../../rigs/api/document.ts';
import { anyJson, broken, conforming, strange } from '../../../rigs/api/invented.ts';
import type { ApiAnswer } from '../../../rigs/web/rig.ts';

const OWNER = 0;
/** Requests to each operation; raise it to look longer. */
const RUNS = 12;

let rig: ApiRig;
let own: Own;
let upload: string;
beforeAll(async () => {
  rig = await openApiRig();
  own = await filledIn(rig, OWNER);
  upload = await taken(rig, OWNER, own);
});
afterAll(() => rig?.stop());

/** A value for a part of a path: the right one, or any that a client can put there. */
const part = fc.oneof({ weight: 3, arbitrary: fc.constant('right') }, strange.map(encoded));
const header = fc.constantFrom('', '"1"', 'W/"2"', '*', '"1", "2"', 'x'.repeat(300), '\t', 'é', '"-1"');
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });

interface Sent {
  readonly parts: readonly string[];
  readonly nth: number | undefined;
  readonly match: string | undefined;
  readonly key: string | undefined;
  readonly type: string | undefined;
  readonly body: string | undefined;
  readonly query: string;
}

/** Anything of the request may be wrong; where all of it is right, the act is done. */
function requests({ body }: Operation): fc.Arbitrary<Sent> {
  const valid = body === undefined ? anyJson : conforming(body as object);
  const bodies = fc.oneof(valid, valid.chain(broken), anyJson).map((value) => JSON.stringify(value));
  return fc.record({
    parts: fc.tuple(part, part),
    nth: fc.constantFrom(OWNER, OWNER, OWNER, 1, undefined),
    match: fc.oneof(fc.constant('right'), maybe(header)),
    key: fc.oneof(fc.uuid(), maybe(header)),
    type: fc.oneof(
      { weight: 4, arbitrary: fc.constant('application/json') },
      maybe(fc.constantFrom('', 'text/html', 'x')),
    ),
    body: fc.oneof({ weight: 4, arbitrary: bodies }, maybe(strange)),
    query: fc.oneof(
      fc.constant(''),
      strange.map((text) => `?${encoded(text)}=${encoded(text)}`),
    ),
  });
}

/**
 * A text as a client writes it into an address. Half a character cannot be written, and the server cuts long ones
 * off.
 */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed().slice(0, 300)).replace(/^\.{1,2}$/, '%2E') || '%20';
}

async function send({ method, path, body: form }: Operation, sent: Sent): Promise<ApiAnswer> {
  const { parts, nth, match, key, type, body, query } = sent;
  const right = { '{id}': own.id, '{upload}': upload, '{call}': rig.call.id, '{code}': '91990000MA990001X2' };
  let at = path.replace('/api/v1', '');
  for (const [index, [name, value]] of Object.entries(right).entries())
    at = at.replace(name, parts[index % 2] === 'right' ? value : (parts[index % 2] ?? ''));
  const etag = match === 'right' ? (await ifMatch(rig, OWNER, own.path))['if-match'] : match;
  const headers = {
    ...(etag === undefined ? {} : { 'if-match': etag }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(type === undefined ? {} : { 'content-type': type }),
  };
  const withBody = body === undefined || (method === 'GET' && form === undefined) ? {} : { body };
  return rig.api(nth, method, at + query, { headers, ...withBody });
}

describe.each(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s',
  (_name, operation) => {
    test('answers whatever it is sent as its document says, never with a fault of its own', async () => {
      await fc.assert(
        fc
          .asyncProperty(requests(operation), async (sent) => {
            const answer = await send(operation, sent);
            expect(answer.status).toBeLessThan(500);
            expect(undocumentedIn(operation, answer)).toEqual([]);
            expect(answer.headers.get('content-type') ?? '').not.toMatch(/html|xml|svg|javascript/);
            expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
          })
          .afterEach(operation.method === 'GET' ? () => {} : renew),
        { numRuns: RUNS },
      );
    });
  },
);

/** Begins another declaration after a withdrawal or a submission, so that the fuzz meets drafts. */
async function renew(): Promise<void> {
  if ((await rig.standingOf(own.id)) === 'submitted') {
    const headers = { ...(await ifMatch(rig, OWNER, own.path)), 'idempotency-key': crypto.randomUUID() };
    await rig.api(OWNER, 'POST', `${own.path}/withdrawal`, { body: {}, headers });
  }
  // A booked draft takes no edit, so its booking is cancelled; of any other draft that is refused.
  const key = { 'idempotency-key': crypto.randomUUID() };
  const booked = { ...(await ifMatch(rig, OWNER, own.path)), ...key };
  await rig.api(OWNER, 'DELETE', `${own.path}/booking`, { headers: booked });
  const { id } = await begun(rig, OWNER);
  if (id === own.id) return;
  own = await filledIn(rig, OWNER);
  upload = await taken(rig, OWNER, own);
}
