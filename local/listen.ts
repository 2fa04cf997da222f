import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Endpoint, EndpointAnswer } from './clock.ts';

/** The largest request any engine takes is a transaction of 100 items; AWS's services stop at 1 MB or below. */
const MOST_BODY_BYTES = 2 * 1024 * 1024;

const TOO_LARGE: EndpointAnswer = {
  status: 413,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: `The request body is larger than ${MOST_BODY_BYTES} bytes.` }),
};

/** The body as text, or undefined if it is too large; the rest is drained so that the client reads the answer. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MOST_BODY_BYTES ? Buffer.concat(chunks).toString('utf8') : undefined;
}

/** What the engine answers; a fault of the engine itself is a 500 whose stack stays on this side. */
async function answerTo(endpoint: Endpoint, request: IncomingMessage): Promise<EndpointAnswer> {
  const body = await readBody(request);
  if (body === undefined) return TOO_LARGE;
  const { method = 'GET', url = '/', headers } = request;
  try {
    return await endpoint.answer({ method, url, headers, body });
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

/** A started node:http server's address on this machine. */
export function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server is not listening on TCP.');
  return `http://127.0.0.1:${address.port}`;
}

/** Begins listening on 127.0.0.1 only: an engine checks no signature, so nobody else may reach it. */
export function begin(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Stops the server at once; connections that clients keep alive do not hold it open. */
export function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Serves one endpoint over HTTP on 127.0.0.1, on a free port unless one is given.
 * Bodies over 2 MB get 413; an exception of the endpoint gets 500 without its stack.
 */
export async function listen(endpoint: Endpoint, port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answerTo(endpoint, request)
      .then((answer) => send(response, answer))
      // The client went away in the middle of its request: nobody is left to answer.
      .catch(() => response.destroy());
  });
  await begin(server, port);
  return { url: addressOf(server), close: () => end(server) };
}
