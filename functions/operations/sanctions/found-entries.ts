import type { Sanctioned, SanctionsAfter } from '../../../adapters/records/sanctions/sanctions.ts';
import { forgottenAt, type SanctionAct, type SanctionEntry } from '../../../domain/sanctions/entry.ts';
import { CALENDAR_ZONE } from '../../../domain/time/calendar.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import type { SanctionNeeds } from './told-person.ts';

/** Entries in the order in which they were named, with everything that stands of their people. */
export interface FoundEntries {
  readonly entries: readonly SanctionEntry[];
  readonly held: readonly Sanctioned[];
}

/**
 * Finds the entries with these ids, each once. One whose time has passed is not there, whether or not the patrol took it away.
 * Every id that is not there is named.
 */
export async function findEntries(
  { records, now }: Pick<SanctionNeeds, 'records' | 'now'>,
  named: readonly string[],
): Promise<OperatorVerdict<FoundEntries>> {
  const ids = [...new Set(named)];
  const places = await Promise.all(ids.map((id) => records.sanctions.placeOf(id)));
  const people = new Set(places.flatMap((place) => (place ? [place.person] : [])));
  const held = await records.sanctions.of([...people]);
  const at = now();
  const known = held
    .flatMap(({ entries }) => entries)
    .filter((entry) => forgottenAt(entry, CALENDAR_ZONE) > at);
  const missing = ids.filter((id) => !known.some((entry) => entry.id === id));
  if (missing.length > 0) return refused('no-such-sanction', { facts: { sanction: missing.join(', ') } });
  return accepted({ held, entries: ids.flatMap((id) => known.filter((entry) => entry.id === id)) });
}

/** What stands of the people of these entries once an act is recorded in each of them. */
export function recordIn(
  held: readonly Sanctioned[],
  those: readonly SanctionEntry[],
  actOf: (entry: SanctionEntry) => SanctionAct,
): SanctionsAfter[] {
  const recorded = (entry: SanctionEntry): SanctionEntry =>
    those.includes(entry) ? { ...entry, acts: [...entry.acts, actOf(entry)] } : entry;
  return held
    .filter(({ entries }) => entries.some((entry) => those.includes(entry)))
    .map((each) => ({ ...each, entries: each.entries.map(recorded), placed: [] }));
}
