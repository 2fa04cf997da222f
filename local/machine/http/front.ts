import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { GatewayAnswer, GatewayEvent } from '../../../web/gateway-event.ts';
import type { Clock } from '../time/clock.ts';
import { addressOf, begin, end } from './listen.ts';

/** A function behind the gateway. */
export type WebFunction = (event: GatewayEvent) => Promise<GatewayAnswer>;

/**
 * The gateway's limit on a request in bytes:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

/** The gateway of one machine. It listens before it serves, since the functions must know its address. */
export interface Front {
  /** The address: `http://127.0.0.1:3000`. */
  readonly origin: string;
  /**
   * Serves from now on: each request goes to the function of its longest prefix, where `/` takes the rest. The
   * clock stamps it.
   */
  serve(functions: Readonly<Record<string, WebFunction>>, clock: Clock): void;
  close(): Promise<void>;
}

export async function openFront(port = 0): Promise<Front> {
  let answering: ((request: IncomingMessage) => Promise<GatewayAnswer>) | undefined;
  const server = createServer((request, response) => {
    const reply = answering?.(request) ?? Promise.resolve(STARTING);
    reply
      .then((answer) => send(response, answer))
      .catch((fault: unknown) => {
        // A client that left in the middle of its request gets no answer. Any other error is our own.
        if (!request.complete) {
          response.destroy();
          return;
        }
        console.error(fault);
        send(response, BROKEN);
      });
  });
  await begin(server, port);
  const origin = addressOf(server);
  const { host } = new URL(origin);
  return {
    origin,
    serve(functions, clock) {
      const prefixes = Object.keys(functions).sort((one, other) => other.length - one.length);
      answering = async (request) => {
        const elsewhere = request.headers.host === host ? undefined : underAnotherName(request, origin);
        if (elsewhere) return elsewhere;
        const event = await eventOf(request, clock);
        if (!event) return TOO_LARGE;
        const prefix = prefixes.find((each) => isUnder(each, event.rawPath)) ?? '/';
        return functions[prefix]?.(event) ?? NOT_FOUND;
      };
    },
    close: () => end(server),
  };
}

function isUnder(prefix: string, path: string): boolean {
  return prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
}

const plain = (statusCode: number, body: string, headers = {}): GatewayAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message: body }),
  isBase64Encoded: false,
});
const STARTING = plain(503, 'Service Unavailable', { 'retry-after': '1' });
const NOT_FOUND = plain(404, 'Not Found');
const TOO_LARGE = plain(413, 'Request Entity Too Large');
const BROKEN = plain(500, 'Internal Server Error');

/**
 * Answers a request under another host name. A site may have its own name point to this machine, and its pages
 * would then read ours as their own, so only the front's own name is served. A person who typed `localhost` is sent
 * on. https://developer.mozilla.org/docs/Web/Security/Attacks/DNS_rebinding
 */
function underAnotherName({ method, url = '' }: IncomingMessage, origin: string) {
  const isLook = (method === 'GET' || method === 'HEAD') && url.startsWith('/');
  return isLook
    ? plain(307, 'Temporary Redirect', { location: `${origin}${url}` })
    : plain(421, `Misdirected Request: this is ${origin}`);
}

/**
 * The request as the gateway hands it on, with several values of one header joined by commas; undefined above the
 * gateway's limit:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
async function eventOf(request: IncomingMessage, clock: Clock): Promise<GatewayEvent | undefined> {
  // The stamp is of the arrival, before the body was read.
  const timeEpoch = clock.now();
  const body = await bodyOf(request);
  if (body === undefined) return undefined;
  // The path is not resolved: `//` names no host here, and `..` is an ordinary name.
  const [rawPath = '/', ...query] = (request.url ?? '/').split('?');
  const { cookie, ...headers } = request.headersDistinct;
  return {
    rawPath,
    rawQueryString: query.join('?'),
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values?.join(',')])),
    ...(cookie === undefined ? {} : { cookies: cookie.flatMap((each) => each.split(/;\s*/)) }),
    ...(body.length > 0 ? { body: body.toString('base64') } : {}),
    isBase64Encoded: body.length > 0,
    requestContext: { http: { method: request.method ?? 'GET' }, timeEpoch, requestId: randomUUID() },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_PAYLOAD_BYTES) chunks.push(chunk);
  }
  return size <= MAX_PAYLOAD_BYTES ? Buffer.concat(chunks) : undefined;
}

function send(
  response: ServerResponse,
  { statusCode, headers, cookies, body, isBase64Encoded }: GatewayAnswer,
) {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  response.writeHead(statusCode, {
    ...headers,
    ...(cookies ? { 'set-cookie': [...cookies] } : {}),
    'content-length': bytes.length,
  });
  response.end(bytes);
}
