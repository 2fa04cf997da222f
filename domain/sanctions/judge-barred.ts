import { type Call, citation } from '../call/call.ts';
import { type Day, plusDays } from '../values/instant.ts';
import { holdsOn, type SanctionEntry } from './entry.ts';

/** What bars a person by a call's clause: the entry, and the first day on which it bars nobody any more. */
export interface Barred {
  readonly entry: SanctionEntry;
  readonly clause: string;
  /** The nearest miss: the person may declare from this day on, all else equal. */
  readonly freeFrom: Day;
}

/**
 * The entries by which a call bars a person from a level on a day. An entry holds on its last day and not on the next. None
 * if the call bars nobody.
 */
export function barredBy(
  { eligibility }: Pick<Call, 'eligibility'>,
  entries: readonly SanctionEntry[],
  { level, day }: { readonly level: string | undefined; readonly day: Day },
): Barred[] {
  const barred = eligibility?.barred;
  if (!barred) return [];
  return entries
    .filter(({ ground }) => barred.noSanction.includes(ground))
    .filter(({ levels }) => levels === undefined || (level !== undefined && levels.includes(level)))
    .filter((entry) => holdsOn(entry, day))
    .map((entry) => ({ entry, clause: citation(barred), freeFrom: plusDays(entry.to, 1) }));
}
