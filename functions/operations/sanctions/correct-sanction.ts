import type {
  Sanctioned,
  SanctionPlace,
  SanctionsAfter,
} from '../../../adapters/records/sanctions/sanctions.ts';
import { judgingParts, type SanctionEntry } from '../../../domain/sanctions/entry.ts';
import { SANCTION_SENTENCES, type SanctionTold } from '../../../domain/sanctions/sanction-form.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import type { Signed } from '../operator.ts';
import { heldAlready, tooMuch } from './held-already.ts';
import { readSanctions, type SanctionsRead } from './read-sanctions.ts';
import { closedTo, findEntry, hashesOf, type SanctionNeeds, type Standing, sealTold } from './told-person.ts';

export interface CorrectSanction extends Signed {
  readonly sanction: string;
  /** The version of the entry that the operator saw. */
  readonly expectedVersion: number;
  /** A file with the whole entry as it shall be. */
  readonly file: string;
}

/**
 * Corrects an entry by a further act: the file says the whole entry anew, and what it replaces stays with the act, sealed.
 * Another person's number moves it to that person.
 */
export function correctSanction(needs: SanctionNeeds) {
  return async (input: CorrectSanction): Promise<OperatorVerdict<{ version: number }>> => {
    const read = await readSanctions(needs, input.file);
    const verdict = await corrects(needs, input, read);
    if (read.ok) await needs.materials.discard(input.file, read.value.version);
    return verdict;
  };
}

async function corrects(
  needs: SanctionNeeds,
  input: CorrectSanction,
  read: OperatorVerdict<SanctionsRead>,
): Promise<OperatorVerdict<{ version: number }>> {
  const found = await findEntry(needs, input.sanction);
  if (!found.ok) return found;
  const { entry } = found.value;
  // The task is entered again. Its file may be gone already.
  if (entry.acts.some(({ execution }) => execution === input.execution))
    return accepted({ version: entry.version });
  if (!read.ok) return read;
  const { version, sanctions } = read.value;
  const closed = closedTo(entry, input.expectedVersion);
  if (closed) return closed;
  if (!sanctions.ok) return sanctions;
  return correct(needs, input, found.value, sanctions.value, version);
}

async function correct(
  needs: SanctionNeeds,
  input: CorrectSanction,
  { held, entry }: Standing,
  sanctions: readonly SanctionTold[],
  fileVersion: string,
): Promise<OperatorVerdict<{ version: number }>> {
  const [told, ...more] = sanctions;
  if (!told || more.length > 0)
    return refused('malformed', {
      defects: [{ at: '/sanctions', because: 'one-entry', detail: { ...SANCTION_SENTENCES['one-entry'] } }],
    });
  const hashes = await hashesOf(needs, told);
  const next = await corrected(needs, input, entry, told);
  const place = {
    id: entry.id,
    person: hashes[0],
    execution: input.execution,
    file: input.file,
    fileVersion,
  };
  const own = await needs.records.sanctions.of(hashes);
  const others = own.map((each) => ({ ...each, entries: each.entries.filter(({ id }) => id !== entry.id) }));
  const after = movedTo({ held, entry }, next, place, own[0]);
  const defects = [
    ...(await heldAlready(needs, { told, index: 0 }, others)),
    ...tooMuch({ index: 0 }, after.at(-1)?.entries ?? []),
  ];
  if (defects.length > 0) return refused('malformed', { defects });
  const written = await needs.records.sanctions.write(after);
  if (written.ok) return accepted({ version: next.version });
  const again = await findEntry(needs, entry.id);
  if (!again.ok) return again;
  return (
    closedTo(again.value.entry, input.expectedVersion) ??
    correct(needs, input, again.value, sanctions, fileVersion)
  );
}

async function corrected(
  needs: SanctionNeeds,
  { by, reason, execution }: CorrectSanction,
  entry: SanctionEntry,
  told: SanctionTold,
): Promise<SanctionEntry> {
  const { levels: _levels, ...kept } = entry;
  const act = { act: 'correct', at: needs.now(), by, reason, execution, before: entry.sealed } as const;
  return {
    ...kept,
    ...judgingParts(told),
    sealed: await sealTold(needs, entry.id, told),
    version: entry.version + 1,
    acts: [...entry.acts, act],
  };
}

/** The entry in its person's list, or taken out of it and put into another person's, who had these entries before. */
function movedTo(
  { held, entry }: Standing,
  next: SanctionEntry,
  place: SanctionPlace,
  target: Sanctioned | undefined,
): SanctionsAfter[] {
  const others = held.entries.filter(({ id }) => id !== entry.id);
  if (place.person === held.person)
    return [
      { ...held, entries: held.entries.map((each) => (each.id === entry.id ? next : each)), placed: [place] },
    ];
  const before = target ?? { person: place.person, version: 0, entries: [] };
  return [
    { ...held, entries: others, placed: [] },
    { ...before, entries: [...before.entries, next], placed: [place] },
  ];
}
