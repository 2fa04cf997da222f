import type { Person } from './identity.ts';

/** Milliseconds for which a verified token is not verified again. An issuer's withdrawn key is held for longer than that. */
const REMEMBERED_MS = 60_000;
/** The most tokens that are remembered; beyond them the oldest goes. */
const MOST = 1000;

type Verify = (token: string) => Promise<Person | undefined>;

/**
 * Remembers for a minute who holds a token that was verified, since a page and the act on it come with the same one. A
 * token that ends meanwhile is verified again, and one that was refused always is.
 */
export function rememberPersons(verify: Verify): Verify {
  const known = new Map<string, { readonly person: Person; readonly until: number }>();
  return async (token) => {
    const found = known.get(token);
    if (found && performance.now() < found.until && Date.now() < found.person.until) return found.person;
    known.delete(token);
    const person = await verify(token);
    if (!person) return undefined;
    known.set(token, { person, until: performance.now() + REMEMBERED_MS });
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    return person;
  };
}
