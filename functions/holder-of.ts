import { deskParts } from '../domain/desk-access.ts';
import type { Needs } from './needs.ts';

/** The employer or the body whose desk it is, as it is registered now. */
export function holderOf({ records }: Pick<Needs, 'records'>, audience: string) {
  const { role, whom } = deskParts(audience);
  return role === 'employer' ? records.people.employer(whom) : records.people.body(whom);
}
