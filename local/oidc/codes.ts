import { createHash, randomBytes } from 'node:crypto';

/** The sign-in that an authorization code stands for. */
export interface Granted {
  readonly sub: string;
  readonly back: string;
  readonly nonce: string | undefined;
  /** SHA-256 of the verifier in base64url: https://datatracker.ietf.org/doc/html/rfc7636#section-4.2 */
  readonly challenge: string;
}

/** Milliseconds of the wall's clock in which a code must be exchanged. */
const LIFE = 60_000;

/**
 * Keeps authorization codes in memory, each good once and for a minute. A restart in between makes the person sign
 * in again.
 */
export function openCodes() {
  const granted = new Map<string, Granted & { readonly until: number }>();
  return {
    grant(what: Granted): string {
      const code = randomBytes(24).toString('base64url');
      granted.set(code, { ...what, until: Date.now() + LIFE });
      return code;
    },
    /** Takes a code; undefined if it is unknown, used, too old, for another address, or without its verifier. */
    take(code: string, back: string, verifier: string): Granted | undefined {
      const found = granted.get(code);
      granted.delete(code);
      if (!found || found.until < Date.now() || found.back !== back) return undefined;
      return createHash('sha256').update(verifier).digest('base64url') === found.challenge
        ? found
        : undefined;
    },
  };
}
