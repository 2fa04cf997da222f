import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { callIn, readWholeCall } from '../../../adapters/call-file/judge-call.ts';
import { printCall, wholeDocument } from '../../../adapters/call-file/print-call.ts';
import type { Call } from '../../../domain/call/call.ts';

/** The text of the real call that ships, as short as its file is. */
export const jiaxingFile = readFileSync(
  new URL('../../../calls/jiaxing-it-2021.yaml', import.meta.url),
  'utf8',
);

/** The real call with what it leaves to the defaults written out, so that a test may change any of it. */
export const jiaxingText = printCall(wholeDocument(jiaxingFile))
  // Lists as people write them.
  .replaceAll(/\[ (?=\S)/g, '[')
  .replaceAll(/(?<=\S) \]/g, ']');

/** The real call's value, new each time, so that a test may change it. */
export function jiaxingValue(): unknown {
  const read = readWholeCall(jiaxingText);
  if (!read.ok) throw new Error('The real call cannot be read');
  return read.value;
}

/** What the file of the real call says, without the defaults; new each time. */
export function jiaxingFileValue(): unknown {
  return parse(jiaxingFile);
}

/** The real call. */
export const jiaxingCall: Call = callIn(jiaxingText);
