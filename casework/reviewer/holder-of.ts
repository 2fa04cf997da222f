import type { Contact } from '../../domain/declaration/registry.ts';
import { deskParts } from '../../domain/desks/desk-access.ts';
import type { Needs } from '../needs.ts';

/** The employer or the body whose desk it is, as it is registered now. */
export function holderOf({ records }: Pick<Needs, 'records'>, audience: string) {
  const { role, whom } = deskParts(audience);
  return role === 'employer' ? records.people.employer(whom) : records.people.body(whom);
}

/** Who sits at a desk now: the registered contact, or that contact's superior. */
export async function personAt(needs: Pick<Needs, 'records'>, desk: string): Promise<Contact | undefined> {
  const holder = await holderOf(needs, desk);
  return deskParts(desk).isSuperior ? holder?.superior : holder?.contact;
}

/** As much of the hash as tells mailboxes apart, in hex digits. */
const HASH_DIGITS = 32;

/** The mailbox of a desk by its keyed hash, which names it wherever no address may stand; none is registered without one. */
export async function mailboxOf(
  needs: Pick<Needs, 'records' | 'keys'>,
  desk: string,
): Promise<string | undefined> {
  const email = (await personAt(needs, desk))?.email ?? '';
  if (email === '') return undefined;
  return (await needs.keys.hashIdentity('mailbox', email.toLowerCase())).slice(0, HASH_DIGITS);
}
