import { randomInt } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import process from 'node:process';
import type { Endpoint, EndpointAnswer, EndpointRequest } from './endpoint.ts';

/** The largest request of most engines is a transaction of 100 items. AWS's services stop at 1 MB or below. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

const tooLarge = (most: number): EndpointAnswer => ({
  status: 413,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: `The request body is larger than ${most} bytes.` }),
});

/**
 * Reads the body as text; undefined if it is too large. The rest is drained, so that the client reads the answer.
 */
async function readBody(request: IncomingMessage, most: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size <= most ? Buffer.concat(chunks).toString('utf8') : undefined;
}

async function answerTo(endpoint: Endpoint, request: IncomingMessage): Promise<EndpointAnswer> {
  const { mostBodyBytes = MAX_BODY_BYTES } = endpoint;
  const body = await readBody(request, mostBodyBytes);
  if (body === undefined) return tooLarge(mostBodyBytes);
  const { method = 'GET', url = '/', headers } = request;
  return answerOf(endpoint, { method, url, headers, body });
}

/** The engine's answer. An error of the engine is a 500, and its stack stays on this side. */
export async function answerOf(endpoint: Endpoint, request: EndpointRequest): Promise<EndpointAnswer> {
  try {
    return await endpoint.answer(request);
  } catch (fault) {
    console.error(fault);
    return {
      status: 500,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'InternalServerException' },
      body: JSON.stringify({
        __type: 'InternalServerException',
        message: fault instanceof Error ? fault.message : String(fault),
      }),
    };
  }
}

function send(response: ServerResponse, answer: EndpointAnswer): void {
  const headers: OutgoingHttpHeaders = {
    ...answer.headers,
    'content-length': Buffer.byteLength(answer.body),
  };
  response.writeHead(answer.status, headers).end(answer.body);
}

/**
 * The host at which this process's engines listen. They check no signature, and a page of any site can send
 * requests to 127.0.0.1 and try its ports. It does not find one of this machine's sixteen million other addresses.
 * macOS answers on 127.0.0.1 alone.
 */
export const ENGINES_HOST =
  process.platform === 'linux'
    ? `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(2, 255)}`
    : '127.0.0.1';

/** The address of a node:http server that has started. */
export function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server is not listening on TCP.');
  return `http://${address.address}:${address.port}`;
}

/** Begins to listen, on this machine only. */
export function begin(server: Server, port: number, host = '127.0.0.1'): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Stops the server at once. Connections that clients keep alive do not hold it open. */
export function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Serves one engine over HTTP at the engines' host, on a free port unless one is given. A body above the endpoint's
 * bound, 2 MB if it has none, gets 413; an error of the endpoint gets 500 without its stack.
 */
export async function listen(endpoint: Endpoint, port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answerTo(endpoint, request)
      .then((answer) => send(response, answer))
      // The client left in the middle of its request, so nobody is left to answer.
      .catch(() => response.destroy());
  });
  await begin(server, port, ENGINES_HOST);
  return { url: addressOf(server), close: () => end(server) };
}
