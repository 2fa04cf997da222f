import { readFileSync } from 'node:fs';
import { readCallFile } from '../../../adapters/call-file/call-file.ts';

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
