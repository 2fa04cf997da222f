import { rawRequest } from '../../local/raw-request.ts';
import type { WebRig } from '../web/rig.ts';

export interface Heard {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** The answer to exactly these bytes, since clients mend faults of a request. */
export async function say(rig: WebRig, text: string): Promise<Heard> {
  const answer = Buffer.from(await rawRequest(rig.origin, text), 'latin1').toString();
  const [headers = '', ...rest] = answer.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(headers)?.[1] ?? 0);
  return { status, headers, body: rest.join('\r\n\r\n') };
}

/** The lines of a request, of the nth person or of nobody; it has no body yet. */
export async function lines(
  rig: WebRig,
  nth: number | undefined,
  method: string,
  target: string,
  more: readonly string[] = [],
): Promise<string> {
  const token = nth === undefined ? [] : [`Authorization: Bearer ${await rig.tokenOf(nth)}`];
  const host = `Host: ${new URL(rig.origin).host}`;
  return [`${method} ${target} HTTP/1.1`, host, 'Connection: close', ...token, ...more, '', ''].join('\r\n');
}
