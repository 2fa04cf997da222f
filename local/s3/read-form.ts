import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Fields, SizeRange } from './policy.ts';
import { Refusal } from './refusal.ts';

/**
 * Reads a form whose last field is the file. `judge` sees the fields before a byte of the file is read, and gives
 * the most bytes. Fields after the file are not read. Excess bytes are read and dropped, so that the browser gets
 * the answer and no broken connection.
 */
export async function readForm(
  request: IncomingMessage,
  judge: (fields: Fields) => SizeRange,
): Promise<{ fields: Fields; bytes: Buffer }> {
  const fields: Record<string, string> = {};
  const files: Promise<Buffer>[] = [];
  const form = parserOf(request.headers);
  form.on('field', (name, value) => {
    if (files.length === 0) fields[name.toLowerCase()] = value;
  });
  form.on('file', (name, stream) => {
    // A form that breaks off in its file fails as a whole below, and nobody may be listening to the file any more.
    stream.on('error', () => {});
    const reading = readFile(stream, name, () => judge(fields));
    reading.catch(() => {});
    files.push(reading);
  });
  await new Promise((resolve, reject) => {
    form.on('close', resolve).on('error', () => reject(malformed()));
    request.on('aborted', () => reject(malformed()));
    request.pipe(form);
  });
  const [file, another] = files;
  if (!file || another)
    throw new Refusal(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
  return { fields, bytes: await file };
}

function parserOf(headers: IncomingHttpHeaders): busboy.Busboy {
  if (!headers['content-type']?.startsWith('multipart/form-data'))
    throw new Refusal(
      400,
      'RequestIsNotMultiPartContent',
      'A bucket POST request must be of the enclosure-type multipart/form-data.',
    );
  try {
    return busboy({ headers, limits: { fieldSize: 64 * 1024, fields: 60, files: 2 } });
  } catch {
    throw malformed();
  }
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
