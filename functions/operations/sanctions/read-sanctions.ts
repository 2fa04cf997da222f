import * as v from 'valibot';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Stored } from '../../../adapters/materials.ts';
import type { Needs } from '../../../casework/needs.ts';
import {
  SANCTION_SENTENCES,
  type SanctionTold,
  sanctionsForm,
} from '../../../domain/sanctions/sanction-form.ts';
import { isUnknownField } from '../../../domain/values/form.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import { operatorDefect } from '../input/operator-defect.ts';
import { countedIn, jsonIn, unknownField } from '../input/read-registration.ts';

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

/** Reads the bytes of a file. Every defect has its pointer, and nothing of the file is repeated. */
export function sanctionsIn({ bytes }: Pick<Stored, 'bytes'>): OperatorVerdict<readonly SanctionTold[]> {
  if (bytes.length > MAX_BYTES) return refused('sanctions-too-large', { facts: { most: MAX_BYTES / 1024 } });
  const json = jsonIn(bytes);
  if (!json) return refused('sanctions-not-json');
  const read = v.safeParse(sanctionsFile, json.value);
  if (read.success) return accepted(read.output.sanctions);
  const nth = countedIn(json.value);
  const defects = read.issues.map((issue) =>
    isUnknownField(issue) ? unknownField(issue, nth) : operatorDefect(issue, json.value, SANCTION_SENTENCES),
  );
  return refused('malformed', { defects });
}
