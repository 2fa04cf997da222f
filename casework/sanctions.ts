import type { Case } from '../domain/declaration/case.ts';
import { personOf } from '../domain/identifiers/identity-number.ts';
import { boundTo, type SanctionEntry } from '../domain/sanctions/entry.ts';
import { type Barred, barredBy } from '../domain/sanctions/judge-barred.ts';
import type { SanctionTold } from '../domain/sanctions/sanction-form.ts';
import { dayOf, type Instant } from '../domain/values/instant.ts';
import type { CaseNeeds } from './needs.ts';

/** An entry that bars a person, with what its decision says. */
export interface BarredTold extends Barred {
  readonly told: SanctionTold;
}

/** What the decision of an entry says. */
export async function openTold(
  { keys }: Pick<CaseNeeds, 'keys'>,
  { id, sealed }: Pick<SanctionEntry, 'id' | 'sealed'>,
): Promise<SanctionTold> {
  return JSON.parse(await keys.decryptIdentityNumber(sealed, boundTo(id))) as SanctionTold;
}

/**
 * The entries of the register that bar the submitted person now, whoever asks may be told. They are read live, under every key
 * of the ring, and kept nowhere.
 */
export async function barredNow(
  needs: Pick<CaseNeeds, 'records' | 'keys'>,
  { declaration, call }: Pick<Case, 'declaration' | 'call'>,
  at: Instant,
): Promise<BarredTold[]> {
  const { identity, submittedDraft, id } = declaration;
  if (!call.eligibility?.barred || !identity) return [];
  const number = await needs.keys.decryptIdentityNumber(identity.sealed, id);
  const person = personOf(identity.kind, number);
  const hashes = await needs.keys.hashesOfIdentity(person.kind, person.number);
  const held = await needs.records.sanctions.of(hashes);
  const about = { level: submittedDraft?.level, day: dayOf(at, call.identity.zone.value) };
  const barred = barredBy(
    call,
    held.flatMap(({ entries }) => entries),
    about,
  );
  return Promise.all(barred.map(async (each) => ({ ...each, told: await openTold(needs, each.entry) })));
}
