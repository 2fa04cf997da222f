import lines from '../../calls/defaults.json' with { type: 'json' };
import { typedFile } from '../../domain/check-call/form/typed-file.ts';
import { readCallFile } from './call-file.ts';

/** The file of what is the same for nearly all calls. */
export const DEFAULTS_FILE = 'calls/defaults.yaml';

/** The text of the file. It is kept by its lines as JSON too, since a bundle holds no other file. */
export const DEFAULTS_TEXT = lines.join('\n');

/** The defaults, with the place of each. */
export const DEFAULTS = read();

function read() {
  const file = readCallFile(DEFAULTS_TEXT);
  if (!file.ok) throw new Error(`${DEFAULTS_FILE} cannot be read`);
  return { value: typedFile(file.value), locate: file.locate };
}
