import type { Body, Contact, Employer } from '../../domain/declaration/registry.ts';
import { type DeskId, deskParts } from '../../domain/identifiers/desk-id.ts';
import type { Needs } from '../needs.ts';

/** The employer or the body that has this desk, as it is registered now. */
export function holderOf({ records }: Pick<Needs, 'records'>, desk: DeskId) {
  const { role, whom } = deskParts(desk);
  return role === 'employer' ? records.people.employer(whom) : records.people.body(whom);
}

/** The person at a desk: the registered contact, or the contact's superior. */
export function personIn(holder: Employer | Body | undefined, desk: DeskId): Contact | undefined {
  return deskParts(desk).isSuperior ? holder?.superior : holder?.contact;
}

/** Hex digits of the hash that tell mailboxes apart. */
const HASH_DIGITS = 32;

/** A mailbox's name: the keyed hash of its address, for places where no address may stand. */
export async function mailboxNamed({ keys }: Pick<Needs, 'keys'>, email: string): Promise<string> {
  const [, hash = ''] = (await keys.hashIdentity('mailbox', email.toLowerCase())).split('.');
  return hash.slice(0, HASH_DIGITS);
}

/** The name of the mailbox of a desk's holder; undefined where no address is registered. */
export async function mailboxOf(
  needs: Pick<Needs, 'records' | 'keys'>,
  desk: DeskId,
): Promise<string | undefined> {
  const email = personIn(await holderOf(needs, desk), desk)?.email;
  if (!email) return undefined;
  const mailbox = await mailboxNamed(needs, email);
  const found = foundIn(needs);
  if (found.size >= MAX_FOUND) found.clear();
  found.set(desk, mailbox);
  return mailbox;
}

/** The mailboxes that were found, by the records in which they were. */
const found = new WeakMap<object, Map<DeskId, string>>();
/** The most mailboxes that a process remembers; a city has a few thousand employers. */
const MAX_FOUND = 10_000;

function foundIn({ records }: Pick<Needs, 'records'>): Map<DeskId, string> {
  const known = found.get(records) ?? new Map<DeskId, string>();
  found.set(records, known);
  return known;
}

/**
 * The mailbox that this process last found at a desk. It only says what is worth reading along: whoever tells a desk looks
 * at its holder.
 */
export function likelyMailboxOf(needs: Pick<Needs, 'records'>, desk: DeskId): string | undefined {
  return foundIn(needs).get(desk);
}
