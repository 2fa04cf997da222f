import { connect, type Socket } from 'node:net';
import process from 'node:process';
import type { Wire } from './engine-client.ts';
import { type EngineAnswer, readAnswers } from './read-answers.ts';

export interface KeptSocket {
  /** Resolves with the answer, however long it takes; rejects if the connection breaks. */
  ask(wire: Wire): Promise<EngineAnswer>;
  close(): void;
}

interface Asked {
  readonly resolve: (answer: EngineAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** More requests at once share connections. They are then so many that none waits long. */
const MAX_SOCKETS = 16;

/**
 * Keeps connections to the engine. A request takes one on which nobody waits for an answer: the engine holds back a
 * second small answer on a connection until the first was acknowledged, and the system acknowledges after 40 ms.
 */
export function openKeptSockets(url: string): KeptSocket {
  const kept: { readonly socket: KeptSocket; waiting: number }[] = [];

  function next() {
    const [idlest] = kept.toSorted((one, other) => one.waiting - other.waiting);
    if (idlest && (idlest.waiting === 0 || kept.length >= MAX_SOCKETS)) return idlest;
    const opened = { socket: openKeptSocket(url), waiting: 0 };
    kept.push(opened);
    return opened;
  }

  return {
    async ask(wire) {
      const taken = next();
      taken.waiting += 1;
      try {
        return await taken.socket.ask(wire);
      } finally {
        taken.waiting -= 1;
      }
    },
    close() {
      for (const { socket } of kept) socket.close();
    },
  };
}

/**
 * Opens one connection to the engine, again when it breaks. Requests of one turn of the event loop leave in one
 * system call, without waiting for the answers before them; HTTP/1.1 answers in the order of the requests. A system
 * call costs more than everything else that a client does.
 */
function openKeptSocket(url: string): KeptSocket {
  const { hostname, port, host } = new URL(url);
  const asked: Asked[] = [];
  let socket: Socket | undefined;
  let leaving: string[] = [];

  function open(): Socket {
    const opened = connect(Number(port), hostname).setNoDelay(true);
    const read = readAnswers((answer) => {
      asked.shift()?.resolve(answer);
      if (asked.length === 0) opened.unref();
    });
    opened.on('data', (chunk: Buffer) => {
      try {
        read(chunk);
      } catch (fault) {
        opened.destroy(fault as Error);
      }
    });
    opened.on('error', (fault) => breakOff(opened, fault));
    opened.on('close', () => breakOff(opened, hungUp()));
    return opened;
  }

  function breakOff(broken: Socket, fault: Error): void {
    if (broken !== socket) return;
    socket = undefined;
    leaving = [];
    for (const { reject } of asked.splice(0)) reject(fault);
  }

  function leave(): void {
    const text = leaving.join('');
    leaving = [];
    if (text !== '') socket?.write(text);
  }

  return {
    ask({ target, body }) {
      const { promise, resolve, reject } = Promise.withResolvers<EngineAnswer>();
      socket ??= open();
      socket.ref();
      asked.push({ resolve, reject });
      if (leaving.length === 0) process.nextTick(leave);
      leaving.push(requestOf(host, target, body));
      return promise;
    },
    close() {
      socket?.destroy();
    },
  };
}

/** The engine checks a signature's form only. */
function requestOf(host: string, target: string, body: string): string {
  return (
    `POST / HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/x-amz-json-1.0\r\nx-amz-target: ${target}\r\n` +
    'x-amz-date: 20260101T000000Z\r\nauthorization: AWS4-HMAC-SHA256 ' +
    'Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0\r\n' +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

function hungUp(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
