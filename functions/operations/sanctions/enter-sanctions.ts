import { fingerprint } from '../../../adapters/fingerprint.ts';
import type {
  Sanctioned,
  SanctionPlace,
  SanctionsAfter,
} from '../../../adapters/records/sanctions/sanctions.ts';
import { judgingParts, type SanctionEntry } from '../../../domain/sanctions/entry.ts';
import type { SanctionTold } from '../../../domain/sanctions/sanction-form.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import type { Signed } from '../operator.ts';
import { heldAlready, tooMuch } from './held-already.ts';
import { readSanctions } from './read-sanctions.ts';
import { hashesOf, type SanctionNeeds, sealTold } from './told-person.ts';

export interface EnterSanctions extends Signed {
  /** The file in the bucket: `sanctions/2022-01-10.json`. */
  readonly file: string;
}

/** The ids of the entries, in the order of the file. */
export interface Entered {
  readonly ids: readonly string[];
}

/** An id by which everybody names an entry. It follows from the execution, so a task that is entered again makes the same. */
export function sanctionId(execution: string, index: number): string {
  return `S${fingerprint(`${execution}/${index}`).slice(0, 12)}`;
}

/**
 * Enters the sanctions of a file in one conditional write. The record holds what the decision says, sealed, and the file's
 * version is deleted, whatever the answer. A second run of the execution writes nothing.
 */
export function enterSanctions(needs: SanctionNeeds) {
  return async (input: EnterSanctions): Promise<OperatorVerdict<Entered>> => {
    const { file, execution } = input;
    const before = await enteredBefore(needs, execution);
    if (before) return accepted(before);
    const read = await readSanctions(needs, file);
    if (!read.ok) return read;
    const { version, sanctions } = read.value;
    const verdict = sanctions.ok ? await enter(needs, input, sanctions.value, version) : sanctions;
    await needs.materials.discard(file, version);
    return verdict;
  };
}

/** What this execution entered, if its task is entered again; its file goes if it is still there. */
async function enteredBefore(
  { records, materials }: SanctionNeeds,
  execution: string,
): Promise<Entered | undefined> {
  const ids: string[] = [];
  for (;;) {
    const place = await records.sanctions.placeOf(sanctionId(execution, ids.length));
    if (!place) return ids.length > 0 ? { ids } : undefined;
    if (ids.length === 0) await materials.discard(place.file, place.fileVersion);
    ids.push(place.id);
  }
}

interface Entering {
  readonly told: SanctionTold;
  readonly entry: SanctionEntry;
  readonly hashes: readonly [string, ...string[]];
}

async function enter(
  needs: SanctionNeeds,
  input: EnterSanctions,
  sanctions: readonly SanctionTold[],
  fileVersion: string,
): Promise<OperatorVerdict<Entered>> {
  const entering = await Promise.all(sanctions.map((told, index) => entryOf(needs, input, told, index)));
  const held = await needs.records.sanctions.of([...new Set(entering.flatMap(({ hashes }) => hashes))]);
  const defects = await defectsOf(needs, entering, held);
  if (defects.length > 0) return refused('malformed', { defects });
  const written = await needs.records.sanctions.write(
    afterAll(entering, held, (id, person) => ({
      ...{ id, person, execution: input.execution, file: input.file, fileVersion },
    })),
  );
  // Somebody wrote an entry of one of them between the read and the write.
  if (!written.ok) return enter(needs, input, sanctions, fileVersion);
  return accepted({ ids: entering.map(({ entry }) => entry.id) });
}

async function entryOf(
  needs: SanctionNeeds,
  { by, reason, execution }: EnterSanctions,
  told: SanctionTold,
  index: number,
): Promise<Entering> {
  const id = sanctionId(execution, index);
  const [hashes, sealed] = await Promise.all([hashesOf(needs, told), sealTold(needs, id, told)]);
  const act = { act: 'enter', at: needs.now(), by, reason, execution } as const;
  return { told, hashes, entry: { id, ...judgingParts(told), sealed, version: 1, acts: [act] } };
}

/** What keeps a file out: a decision of which its person has an entry, and more of one person than the register takes. */
async function defectsOf(
  needs: SanctionNeeds,
  entering: readonly Entering[],
  held: readonly Sanctioned[],
): Promise<Defect[]> {
  const each = entering.map(async ({ told, entry, hashes }, index) => {
    const own = held.filter(({ person }) => hashes.includes(person));
    const added = entering.filter((one) => one.hashes[0] === hashes[0]).map((one) => one.entry);
    const isLast = added.at(-1) === entry;
    const under = own.filter(({ person }) => person === hashes[0]).flatMap(({ entries }) => entries);
    return [
      ...(await heldAlready(needs, { told, index }, own)),
      ...(isLast ? tooMuch({ index }, [...under, ...added]) : []),
    ];
  });
  return (await Promise.all(each)).flat();
}

/** The entries of each person with those that are entered now, under the current key. */
function afterAll(
  entering: readonly Entering[],
  held: readonly Sanctioned[],
  placeOf: (id: string, person: string) => SanctionPlace,
): SanctionsAfter[] {
  return [...Map.groupBy(entering, ({ hashes: [current] }) => current)].map(([person, own]) => {
    const before = held.find((each) => each.person === person) ?? { person, version: 0, entries: [] };
    const added = own.map(({ entry }) => entry);
    return {
      ...before,
      entries: [...before.entries, ...added],
      placed: added.map(({ id }) => placeOf(id, person)),
    };
  });
}
