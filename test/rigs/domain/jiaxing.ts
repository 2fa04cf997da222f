import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { readCallFile } from '../../../adapters/call-file/call-file.ts';
import type { Call } from '../../../domain/call/call.ts';
import { callFile } from '../../../domain/call/call-form.ts';

/** The text of the real call that ships. */
export const jiaxingText = readFileSync(
  new URL('../../../calls/jiaxing-it-2021.yaml', import.meta.url),
  'utf8',
);

/** The real call's value, new each time, so that a test may change it. */
export function jiaxingValue(): unknown {
  const read = readCallFile(jiaxingText);
  if (!read.ok) throw new Error('The real call cannot be read');
  return read.value;
}

/** The real call. */
export const jiaxingCall: Call = v.parse(callFile, jiaxingValue());
