import type { SanctionPlace } from '../../../adapters/records/sanctions/sanctions.ts';
import type { EndGround, SanctionEntry } from '../../../domain/sanctions/entry.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import type { Signed } from '../operator.ts';
import { closedTo, findEntry, type SanctionNeeds } from './told-person.ts';

export interface EndSanction extends Signed {
  readonly sanction: string;
  readonly expectedVersion: number;
  readonly ground: EndGround;
}

/** Ends an entry before its last day, on a recorded ground. From then on it judges nobody. */
export function endSanction(needs: Pick<SanctionNeeds, 'records' | 'now'>) {
  return (input: EndSanction): Promise<OperatorVerdict<{ version: number }>> =>
    changeEntry(needs, input, (entry) => ({
      ...entry,
      version: entry.version + 1,
      ended: { at: needs.now(), ground: input.ground },
      acts: [...entry.acts, { act: 'end', at: needs.now(), ...signatureOf(input) }],
    }));
}

export function signatureOf({ by, reason, execution }: Signed): Signed {
  return { by, reason, execution };
}

/** Changes an entry where it stands, once, on the version that the operator saw. */
export async function changeEntry(
  needs: Pick<SanctionNeeds, 'records'>,
  input: Signed & { readonly sanction: string; readonly expectedVersion: number },
  change: (entry: SanctionEntry) => SanctionEntry,
): Promise<OperatorVerdict<{ version: number }>> {
  const [found, place] = await Promise.all([
    findEntry(needs, input.sanction),
    needs.records.sanctions.placeOf(input.sanction),
  ]);
  if (!found.ok) return found;
  if (!place) return refused('no-such-sanction', { facts: { sanction: input.sanction } });
  const { held, entry } = found.value;
  if (entry.acts.some(({ execution }) => execution === input.execution))
    return accepted({ version: entry.version });
  const closed = closedTo(entry, input.expectedVersion);
  if (closed) return closed;
  const next = change(entry);
  const entries = held.entries.map((each) => (each.id === entry.id ? next : each));
  const placed: SanctionPlace[] = [{ ...place, person: held.person }];
  const written = await needs.records.sanctions.write([{ ...held, entries, placed }]);
  return written.ok ? accepted({ version: next.version }) : changeEntry(needs, input, change);
}
