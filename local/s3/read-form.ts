import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Fields, SizeRange } from './policy.ts';
import { Refusal } from './refusal.ts';

/**
 * Reads a form whose last field is the file. `judge` sees the fields before a byte of the file is read, and says how
 * many may be. What is too much is read and thrown away, so that the browser gets the answer and no broken connection.
 */
export async function readForm(
  request: IncomingMessage,
  judge: (fields: Fields) => SizeRange,
): Promise<{ fields: Fields; bytes: Buffer }> {
  const fields: Record<string, string> = {};
  const files: Promise<Buffer>[] = [];
  const form = busboy({ headers: request.headers, limits: { fieldSize: 64 * 1024, fields: 60, files: 1 } });
  form.on('field', (name, value) => {
    fields[name.toLowerCase()] = value;
  });
  form.on('file', (name, stream) => {
    const reading = readFile(stream, name, () => judge(fields));
    reading.catch(() => {});
    files.push(reading);
  });
  await new Promise((resolve, reject) => {
    form.on('close', resolve).on('error', () => reject(malformed()));
    request.on('aborted', () => reject(malformed()));
    request.pipe(form);
  });
  const [file] = files;
  if (!file) throw new Refusal(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
  return { fields, bytes: await file };
}

function malformed(): Refusal {
  return new Refusal(400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed.');
}

async function readFile(stream: Readable, name: string, judge: () => SizeRange): Promise<Buffer> {
  try {
    if (name !== 'file') throw new Refusal(400, 'InvalidArgument', 'The file field must be named "file".');
    const { least, most } = judge();
    const bytes = await read(stream, most);
    if (bytes === undefined) throw new Refusal(400, 'EntityTooLarge', `At most ${most} bytes are admitted.`);
    if (bytes.length < least)
      throw new Refusal(400, 'EntityTooSmall', `At least ${least} bytes are asked for.`);
    return bytes;
  } catch (error) {
    stream.resume();
    throw error;
  }
}

async function read(stream: Readable, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size <= most ? Buffer.concat(chunks) : undefined;
}
