import { CALENDAR_ZONE } from '../time/calendar.ts';
import { canonical } from '../values/canonical.ts';
import { dayOf, type Instant } from '../values/instant.ts';
import { forgottenAt, type SanctionEntry } from './entry.ts';
import type { SanctionTold } from './sanction-form.ts';
import { sharedBefore } from './sharing.ts';

/** An entry with what its decision says. */
export interface EntryTold {
  readonly entry: SanctionEntry;
  readonly told: SanctionTold;
}

/** The form of the file. A change of its fields gets another number. */
const FORM = 'zhicheng/sanctions-shared/1';

/** The text of a file for a credit platform: who is told, when, and the entries in their order. */
export function sharedFile(platform: string, at: Instant, all: readonly EntryTold[]): string {
  return canonical({ form: FORM, platform, at, sanctions: all.map(sharedEntry) });
}

/**
 * An entry with everything that a platform asks for. A mark that an entry does not bear is null, so that its absence is said; what
 * the decision does not state is left out.
 */
function sharedEntry({ entry, told }: EntryTold) {
  const { kind, number, name, checksumSetAside, employer, creditCode } = told.person;
  const { role, declared, found, evidence, heard, decision, basis, effect, served, remedy } = told;
  return {
    id: entry.id,
    version: entry.version,
    person: { kind, number, name, checksumSetAside },
    employer: (employer ?? creditCode) ? { name: employer, creditCode } : undefined,
    act: { code: entry.ground, words: told.act },
    ...{ role, declared, found, evidence, heard, decision, basis, effect },
    term: { from: entry.from, to: entry.to, startRule: told.term.startRule, years: told.term.years },
    ...{ served, remedy },
    objection: told.objection ?? null,
    ended: entry.ended ?? null,
    /** The first day on which the register has it no more. */
    deletedOn: dayOf(forgottenAt(entry, CALENDAR_ZONE), CALENDAR_ZONE),
    shared: sharedBefore(entry),
  };
}
