import { createHash } from 'node:crypto';
import type { Clock } from '../machine/time/clock.ts';
import type { Wire } from './engine-client.ts';
import type { EngineAnswer } from './read-answers.ts';

/**
 * The time for which a token stands for its transaction once that has ended:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#DDB-TransactWriteItems-request-ClientRequestToken
 */
const KEPT_MS = 10 * 60_000;

/**
 * Finds the token in a request as the SDK writes it. Within an item's values a quotation mark is escaped, and an
 * attribute of this name has an object as its value.
 */
const TOKEN = /,?"ClientRequestToken":"([^"\\]*)"/;

interface Kept {
  /** A fingerprint of the request without its token. */
  readonly content: string;
  /** The answer and its instant; undefined while the transaction is under way. */
  done?: { readonly answer: EngineAnswer; readonly at: number };
}

/** Hands a request on, unless it repeats a transaction that its token names. */
export type ThroughTokens = (
  wire: Wire,
  forward: (wire: Wire) => Promise<EngineAnswer>,
) => Promise<EngineAnswer>;

/**
 * Answers repeated transactions in the engine's place and hands no token on, since each token of the last minutes
 * makes every transaction of the engine dearer. A token with another content is a mismatch. A transaction that was
 * refused did nothing, so its token is free again.
 */
export function openKeptTokens(clock: Clock): ThroughTokens {
  const tokens = new Map<string, Kept>();

  function forgetOld(): void {
    for (const [token, { done }] of tokens) {
      if (done === undefined || clock.now() - done.at < KEPT_MS) return;
      tokens.delete(token);
    }
  }

  return async (wire, forward) => {
    const token = isTransaction(wire) ? TOKEN.exec(wire.body)?.[1] : undefined;
    if (token === undefined) return forward(wire);
    forgetOld();
    const bare = wire.body.replace(TOKEN, '').replace(/^\{,/, '{');
    const content = createHash('sha1').update(bare).digest('base64');
    const known = tokens.get(token);
    if (known !== undefined) return repeated(known, content);
    const kept: Kept = { content };
    tokens.set(token, kept);
    try {
      const answer = await forward({ ...wire, body: bare });
      if (answer.status === 200) kept.done = { answer: copied(answer), at: clock.now() };
      return answer;
    } finally {
      if (kept.done === undefined) tokens.delete(token);
    }
  };
}

function isTransaction({ target }: Wire): boolean {
  return target.endsWith('.TransactWriteItems');
}

function repeated({ content, done }: Kept, wanted: string): EngineAnswer {
  if (content !== wanted)
    return refusal(
      'IdempotentParameterMismatchException',
      'The provided client token was already used with different parameters',
    );
  if (done === undefined)
    return refusal(
      'TransactionInProgressException',
      'The transaction with the given request token is already in progress.',
    );
  return done.answer;
}

/** An answer read from a socket lies in a larger piece of memory, which would be kept with it. */
function copied(answer: EngineAnswer): EngineAnswer {
  return { ...answer, body: Buffer.from(answer.body) };
}

function refusal(name: string, Message: string): EngineAnswer {
  const body = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, Message });
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return { status: 400, headers, body: Buffer.from(body) };
}
