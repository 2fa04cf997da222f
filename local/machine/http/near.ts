import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';
import type { NearEndpoint } from '../../../adapters/client-settings.ts';
import type { Endpoint } from './endpoint.ts';
import { answerOf } from './listen.ts';

/** A request of an SDK client, as its request handler gets it. */
export interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | Readable;
}

/** The part of the SDK's request handler that a client calls. */
export interface RequestHandler {
  handle(request: SdkRequest): Promise<{ response: SdkResponse }>;
}

/**
 * The way from an SDK client to an endpoint of the same process: the request in AWS's wire form is handed over by a call. A
 * connection to oneself costs several times what the engine does. `url` is where the endpoint listens for others.
 */
export function nearTo(url: string, endpoint: Endpoint): NearEndpoint {
  // The work that the endpoint goes on with is no part of the call that it answers, as on another machine.
  const elsewhere = AsyncLocalStorage.snapshot();
  const requestHandler: RequestHandler = {
    async handle(request) {
      const { method, headers } = request;
      const answer = await elsewhere(answerOf, endpoint, {
        method,
        url: urlOf(request),
        headers,
        body: textOf(request.body),
      });
      const body = Buffer.from(answer.body);
      return { response: { statusCode: answer.status, headers: { ...answer.headers }, body } };
    },
  };
  return { url, requestHandler };
}

/** Path and query, as they stand in a request line. */
export function urlOf({ path, query = {} }: SdkRequest): string {
  const parts = Object.entries(query).flatMap(([name, values]) => {
    if (values === null) return [encodeURIComponent(name)];
    return [values].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  });
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

/** The body as text. The SDK's bytes have a string's methods too and warn whoever uses one, so they are read as plain memory. */
export function textOf(body: unknown): string {
  if (!(body instanceof Uint8Array)) return String(body ?? '');
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}
