/** The engine's answer in the wire form. */
export interface EngineAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** The headers that a client reads. Parsing the others would cost each call a twentieth of its time. */
const READ = ['content-type', 'x-amzn-requestid'];

/**
 * Gives a function that takes what a connection brings and hands on each whole HTTP/1.1 answer, in order. It throws if
 * an answer does not state its length, since the engine always does.
 */
export function readAnswers(take: (answer: EngineAnswer) => void): (chunk: Buffer) => void {
  let unread: Buffer = Buffer.alloc(0);
  return (chunk) => {
    unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    for (let next = firstOf(unread); next !== undefined; next = firstOf(unread)) {
      unread = unread.subarray(next.length);
      take(next.answer);
    }
  };
}

/** The first answer if it is there as a whole, and the bytes that it takes. */
function firstOf(bytes: Buffer): { answer: EngineAnswer; length: number } | undefined {
  const headEnds = bytes.indexOf(END_OF_HEAD);
  if (headEnds < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnds);
  const size = Number(headerOf(head, 'content-length') ?? Number.NaN);
  if (Number.isNaN(size)) throw new Error('The engine answered without a length.');
  const from = headEnds + END_OF_HEAD.length;
  if (bytes.length < from + size) return undefined;
  const headers = Object.fromEntries(READ.map((name) => [name, headerOf(head, name) ?? '']));
  // HTTP/1.1 200 OK
  const status = Number(head.slice(9, 12));
  return { answer: { status, headers, body: bytes.subarray(from, from + size) }, length: from + size };
}

/** The value of a header. The engine writes the names in lower case. */
function headerOf(head: string, name: string): string | undefined {
  const at = head.indexOf(`\r\n${name}: `);
  if (at < 0) return undefined;
  const from = at + name.length + 4;
  const end = head.indexOf('\r\n', from);
  return head.slice(from, end < 0 ? undefined : end);
}
