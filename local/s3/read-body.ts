import { Refusal } from './refusal.ts';

/** The bytes of a request's body. What is beyond the most is read and dropped, so that the answer is not a broken connection. */
export async function readBody(request: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  if (size > most) throw new Refusal(400, 'EntityTooLarge', 'Your proposed upload is too large.');
  return Buffer.concat(chunks);
}
