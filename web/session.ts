import { fingerprint } from '../adapters/fingerprint.ts';
import type { Needs } from '../casework/needs.ts';
import type { WebRequest } from './gateway-event.ts';

/**
 * The session's cookie. Its prefix binds it to the host and to TLS, and no script reads it:
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export const SESSION_COOKIE = '__Host-session';

/** A person who is signed in, for the length of one request. */
export interface Session {
  readonly account: string;
  readonly name?: string;
  /**
   * How the token came. A browser sends a cookie by itself, so a request by cookie must prove that our page sent
   * it.
   */
  readonly by: 'bearer' | 'cookie';
  readonly token: string;
  /** The token's end, in milliseconds since 1970 by the wall's clock. */
  readonly until: number;
}

/** The person who asks; undefined where nobody is signed in, or the token is not good or no longer good. */
export async function sessionOf(
  { identity }: Pick<Needs, 'identity'>,
  { headers, cookies }: Pick<WebRequest, 'headers' | 'cookies'>,
): Promise<Session | undefined> {
  const bearer = headers.authorization?.match(/^Bearer +(\S+)$/i)?.[1];
  const token = headers.authorization === undefined ? cookies[SESSION_COOKIE] : bearer;
  if (token === undefined) return undefined;
  const person = await identity.personOf(token);
  return person && { ...person, by: bearer === undefined ? 'cookie' : 'bearer', token };
}

type SessionNeeds = Pick<Needs, 'keys' | 'origin'>;

/** The hidden field `seal` of a form, bound to this session and to what the form does. */
export function formSealFor(
  { keys }: SessionNeeds,
  session: Session,
  ...bound: readonly string[]
): Promise<string> {
  return keys.sealForm('session', fingerprint(session.token), ...bound);
}

/** Whether a post comes from our own site, and from a form that we showed in this session for this purpose. */
export async function isOwnForm(
  needs: SessionNeeds,
  request: WebRequest,
  session: Session,
  seal: string,
  ...bound: readonly string[]
): Promise<boolean> {
  if (!isFromOurSite(needs, request)) return false;
  return needs.keys.isFormSeal(seal, 'session', fingerprint(session.token), ...bound);
}

/**
 * Whether a browser says that a post comes from our site. A client that says nothing is judged by the seal alone.
 */
export function isFromOurSite(
  { origin }: Pick<Needs, 'origin'>,
  { headers }: Pick<WebRequest, 'headers'>,
): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || headers.origin === new URL(origin).origin;
}
