import { type Instant, instantOf } from '../domain/values/instant.ts';
import type { Page } from '../pages/html/layout.ts';

/**
 * The part of an HTTP API's event that is read here, in payload format 2.0:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface GatewayEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  /** Header names are in lower case; several values of one name are joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly requestContext: {
    readonly http: { readonly method: string };
    /**
     * The instant at which the gateway received the request, in milliseconds since 1970. It decides whether an act
     * is in time.
     */
    readonly timeEpoch: number;
    readonly requestId: string;
  };
}

export interface GatewayAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** A request as the cores read it. */
export interface WebRequest {
  readonly method: string;
  /** The decoded segments of the path: `/calls/x` is `['calls', 'x']`. A wrongly encoded path stays as it came. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: string;
  readonly receivedAt: Instant;
  readonly requestId: string;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cookies to set, each as `name=value; attributes`. */
  readonly cookies?: readonly string[];
  readonly body?: string | Uint8Array;
  /** A page around which the site's frame is still to be set (web/frame.ts). It has no body before. */
  readonly page?: Page;
}

/** The most bytes of a body; more gets 413. Files go to storage and do not pass here. */
export const MAX_BODY_BYTES = 256 * 1024;

/** Headers of every answer; a route may set others. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

/** A request, and what makes it unreadable if anything does. */
export type ReadRequest =
  | { readonly ok: true; readonly request: WebRequest }
  | { readonly ok: false; readonly request: WebRequest; readonly fault: 'malformed-path' | 'body-too-large' };

/** Reads the gateway's event. */
export function requestOf(event: GatewayEvent): ReadRequest {
  const { requestContext, headers } = event;
  const { method } = requestContext.http;
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const parts = event.rawPath.split('/').filter((part) => part !== '');
  const path = decoded(parts);
  const request: WebRequest = {
    method: method === 'HEAD' ? 'GET' : method,
    path: path ?? parts,
    query: new URLSearchParams(event.rawQueryString),
    headers,
    cookies: cookiesOf(event.cookies ?? []),
    body: bytes.toString('utf8'),
    receivedAt: instantOf(requestContext.timeEpoch),
    requestId: requestContext.requestId,
  };
  if (!path) return { ok: false, request, fault: 'malformed-path' };
  if (bytes.length > MAX_BODY_BYTES) return { ok: false, request, fault: 'body-too-large' };
  return { ok: true, request };
}

function decoded(parts: readonly string[]): string[] | undefined {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function cookiesOf(cookies: readonly string[]): Record<string, string> {
  const pairs = cookies.map((cookie) => {
    const at = cookie.indexOf('=');
    return [cookie.slice(0, at).trim(), cookie.slice(at + 1).trim()] as const;
  });
  return Object.fromEntries(pairs);
}

/** The answer as the gateway takes it. An answer to HEAD has no body. */
export function answerOf(
  { status, headers, cookies, body = '' }: WebAnswer,
  headOnly: boolean,
): GatewayAnswer {
  const isText = typeof body === 'string';
  const text = isText ? body : Buffer.from(body).toString('base64');
  return {
    statusCode: status,
    headers: { ...ALWAYS, ...headers },
    ...(cookies ? { cookies } : {}),
    body: headOnly ? '' : text,
    isBase64Encoded: !isText && !headOnly,
  };
}
