import { pipeline } from 'node:stream/promises';
import { createInflate } from 'node:zlib';
import { LOST_BYTES, runsOfOneByte } from './one-byte-runs.ts';

/** A stream of a PDF whose outermost filter can tell lost data. */
interface PdfStream {
  readonly filter: 'FlateDecode' | 'DCTDecode';
  readonly data: Buffer;
}

/** The longest dictionary that is looked at before a stream. */
const MAX_DICTIONARY = 2000;
/** Fewer equal bytes prove nothing, however short a stream is. */
const LEAST_BYTES = 32;

/**
 * The streams of a PDF in which one byte stands so often in a row that data may be lost: for the length that counts as
 * lost, or for a quarter of the stream. A PDF reader leaves out what it cannot read and says nothing. Streams stand in the
 * open even where other objects are compressed. ISO 32000-1, 7.3.8
 */
export function suspectStreams(pdf: Buffer): PdfStream[] {
  const found: PdfStream[] = [];
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    const filter = filterBefore(pdf, at);
    const data = filter && dataAt(pdf, at + 6);
    if (filter && data && isSuspect(data)) found.push({ filter, data });
  }
  return found;
}

/** The outermost filter that a stream's dictionary names. The stream's keyword stands right behind the dictionary. */
function filterBefore(pdf: Buffer, at: number): PdfStream['filter'] | undefined {
  const before = pdf.toString('latin1', Math.max(0, at - MAX_DICTIONARY), at);
  if (!/>>\s*$/.test(before)) return undefined;
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
  const [, filter] = /\/Filter\s*\[?\s*\/(FlateDecode|DCTDecode)\b/.exec(dictionary) ?? [];
  return filter as PdfStream['filter'] | undefined;
}

/** The data behind the keyword and its line end, until the stream ends or, where that is lost, until the file does. */
function dataAt(pdf: Buffer, keyword: number): Buffer {
  const begin = keyword + (pdf[keyword] === 0x0d ? 1 : 0) + 1;
  const end = pdf.indexOf('endstream', begin);
  return pdf.subarray(begin, end < 0 ? pdf.length : end);
}

function isSuspect(data: Buffer): boolean {
  const least = Math.max(LEAST_BYTES, Math.min(LOST_BYTES, data.length >> 2));
  return runsOfOneByte(data, least).length > 0;
}

/** Whether compressed data can be read to their end. What stands behind the end is not looked at. */
export async function inflates(data: Buffer): Promise<boolean> {
  try {
    await pipeline([data], createInflate(), async (read: AsyncIterable<Buffer>) => {
      for await (const _ of read);
    });
    return true;
  } catch {
    return false;
  }
}
