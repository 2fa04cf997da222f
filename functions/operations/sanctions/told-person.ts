import type { Sanctioned } from '../../../adapters/records/sanctions/sanctions.ts';
import type { Needs } from '../../../casework/needs.ts';
import { personOf } from '../../../domain/identifiers/identity-number.ts';
import { boundTo, type SanctionEntry } from '../../../domain/sanctions/entry.ts';
import type { SanctionTold } from '../../../domain/sanctions/sanction-form.ts';
import type { OperatorRefusal, OperatorVerdict } from '../../../domain/values/verdict.ts';
import { accepted, refused } from '../../../domain/values/verdict.ts';

export type SanctionNeeds = Pick<Needs, 'records' | 'materials' | 'keys' | 'now'>;

/** The hashes of the person whom a decision names, the current key's first. */
export function hashesOf(
  { keys }: Pick<Needs, 'keys'>,
  { person: { kind, number } }: SanctionTold,
): Promise<[string, ...string[]]> {
  const person = personOf(kind, number);
  return keys.hashesOfIdentity(person.kind, person.number);
}

export function sealTold({ keys }: Pick<Needs, 'keys'>, id: string, told: SanctionTold): Promise<string> {
  return keys.encryptIdentityNumber(JSON.stringify(told), boundTo(id));
}

/** An entry with the person under whom it stands and that person's other entries. */
export interface Standing {
  readonly held: Sanctioned;
  readonly entry: SanctionEntry;
}

/** Finds an entry by its id. */
export async function findEntry(
  { records }: Pick<Needs, 'records'>,
  sanction: string,
): Promise<OperatorVerdict<Standing>> {
  const missing = refused('no-such-sanction', { facts: { sanction } });
  const place = await records.sanctions.placeOf(sanction);
  if (!place) return missing;
  const [held] = await records.sanctions.of([place.person]);
  const entry = held?.entries.find(({ id }) => id === sanction);
  return held && entry ? accepted({ held, entry }) : missing;
}

/** Why an entry cannot be acted on: another version than the operator saw, or it has ended. */
export function closedTo(
  { id, version, ended }: SanctionEntry,
  expectedVersion: number,
): { ok: false; refusal: OperatorRefusal } | undefined {
  if (version !== expectedVersion)
    return refused('stale', { facts: { shown: expectedVersion, now: version } });
  return ended ? refused('sanction-ended', { facts: { sanction: id } }) : undefined;
}
