import { type RequestHandler, textOf } from '../machine/http/near.ts';
import type { EngineClient, Wire } from './engine-client.ts';
import type { ThroughTokens } from './kept-tokens.ts';
import type { EngineAnswer } from './read-answers.ts';

/** Milliseconds after which a client gives a request up, as every client of ours does. */
const PATIENCE_MS = 5000;

/**
 * Hands the requests of an SDK client to the engine over a kept connection. It saves a third of each call against the
 * SDK's own handler, which opens a stream for each request and each answer.
 */
export function openRequestHandler(engine: EngineClient, throughTokens: ThroughTokens): RequestHandler {
  return {
    async handle({ headers, body }) {
      const wire: Wire = { target: headers['x-amz-target'] ?? '', body: textOf(body) };
      const answer = await inTime(throughTokens(wire, engine.forward));
      const response = { statusCode: answer.status, headers: { ...answer.headers }, body: answer.body };
      return { response };
    },
  };
}

/**
 * Rejects when the time is over. The request goes on, so that the retry of a transaction learns from its token that it
 * is still under way, or done.
 */
function inTime(answer: Promise<EngineAnswer>): Promise<EngineAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<EngineAnswer>();
  const timer = setTimeout(() => {
    const fault = new Error(`The engine did not answer within ${PATIENCE_MS} ms.`);
    reject(Object.assign(fault, { name: 'TimeoutError' }));
  }, PATIENCE_MS);
  answer.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
}
