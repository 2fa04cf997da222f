import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Stored } from '../../../adapters/materials.ts';
import type { Needs } from '../../../casework/needs.ts';
import {
  SANCTION_SENTENCES,
  type SanctionTold,
  sanctionsForm,
} from '../../../domain/sanctions/sanction-form.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import { readJsonFile } from '../input/read-json-file.ts';

/** The most bytes of a file of sanctions. */
const MAX_BYTES = 256 * 1024;

export const sanctionsFile = sanctionsForm(
  VOCABULARIES.grounds.map(({ id }) => id),
  VOCABULARIES.titles.map(({ id }) => id),
);

/** What an act read of a file, and the version that it read. */
export interface SanctionsRead {
  readonly version: string;
  readonly sanctions: OperatorVerdict<readonly SanctionTold[]>;
}

/**
 * Reads a file of sanctions from the bucket. The bucket only hands it over: whatever the answer, the act deletes the version
 * that it read, since the record holds everything, sealed.
 */
export async function readSanctions(
  { materials }: Pick<Needs, 'materials'>,
  file: string,
): Promise<OperatorVerdict<SanctionsRead>> {
  const stored = await materials.latest(file, MAX_BYTES);
  if (!stored) return refused('no-such-sanctions', { facts: { file } });
  return accepted({ version: stored.version, sanctions: sanctionsIn(stored) });
}

function sanctionsIn(stored: Pick<Stored, 'bytes'>): OperatorVerdict<readonly SanctionTold[]> {
  const read = readJsonFile(stored, {
    form: sanctionsFile,
    sentences: SANCTION_SENTENCES,
    most: MAX_BYTES,
    tooLarge: 'sanctions-too-large',
    notJson: 'sanctions-not-json',
    nameless: '诚信档案文件',
  });
  return read.ok ? accepted(read.value.sanctions) : read;
}
