import { connect } from 'node:net';
import type { WebRig } from '../rig.ts';

export interface Heard {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Exactly these bytes over a line of their own: clients mend what is wrong in a request. */
export function say(rig: WebRig, text: string, { hangsUp = false } = {}): Promise<Heard> {
  const { hostname, port } = new URL(rig.origin);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(text);
      if (hangsUp) socket.destroy();
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(heard(Buffer.concat(chunks).toString())));
  });
}

function heard(answer: string): Heard {
  const [headers = '', ...rest] = answer.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(headers)?.[1] ?? 0),
    headers,
    body: rest.join('\r\n\r\n'),
  };
}

/** The lines of a request of the nth person; it has no body yet. */
export async function lines(
  rig: WebRig,
  nth: number,
  method: string,
  target: string,
  more: readonly string[] = [],
): Promise<string> {
  const token = `Authorization: Bearer ${await rig.tokenOf(nth)}`;
  return [`${method} ${target} HTTP/1.1`, 'Host: x', 'Connection: close', token, ...more, '', ''].join(
    '\r\n',
  );
}
