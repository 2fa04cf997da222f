import type { JWTPayload, ProtectedHeaderParameters } from 'jose';

/** The terms that a token must meet: its client, and how long it may live. */
export interface Expected {
  /** The name under which the issuer knows this system. */
  readonly client: string;
  /** The most seconds from `iat` to `exp`. A session lives as long as its token. */
  readonly longestLife: number;
  /** Seconds by which clocks may differ. */
  readonly tolerance: number;
}

/** An ID token whose signature, issuer and end were already verified. */
export interface Verified {
  readonly header: ProtectedHeaderParameters;
  readonly payload: JWTPayload;
}

/**
 * Why a token that the issuer signed is no ID token for this system; undefined if it is one. `now` is in seconds.
 * https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation (3.1.3.7)
 */
export function unfitnessOf(
  { header, payload }: Verified,
  expected: Expected,
  now: number,
): string | undefined {
  const { client, longestLife, tolerance } = expected;
  const { iat = Number.NaN, exp = Number.NaN } = payload;
  const reasons: readonly (readonly [boolean, string])[] = [
    [!isIdToken(header, payload), 'not-an-id-token'],
    [!isForOnly(client, payload), 'for-another-client'],
    [!isSubject(payload.sub), 'subject-is-no-text'],
    [!(iat <= now + tolerance), 'issued-in-the-future'],
    [!(exp - iat <= longestLife), 'lives-too-long'],
  ];
  return reasons.find(([isSo]) => isSo)?.[1];
}

/**
 * Whether a token is an ID token. An issuer signs other tokens with the same key: access tokens (`at+jwt`, RFC 9068
 * s.2.1: https://datatracker.ietf.org/doc/html/rfc9068) and logout tokens (which have `events`:
 * https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken). Cognito names the kind in `token_use`,
 * Keycloak in a claim `typ`; only access tokens carry a scope.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
function isIdToken({ typ = 'JWT' }: ProtectedHeaderParameters, payload: JWTPayload): boolean {
  const kinds = [
    /^(application\/)?jwt$/i.test(typ),
    payload.token_use === undefined || payload.token_use === 'id',
    payload.typ === undefined || payload.typ === 'ID',
    payload.nonce === undefined || typeof payload.nonce === 'string',
  ];
  const others = ['events', 'scope', 'scp'];
  return kinds.every(Boolean) && others.every((claim) => payload[claim] === undefined);
}

/**
 * Whether the token was made for this client alone. If it has several audiences, it must name this client as the party
 * it was issued to.
 */
function isForOnly(client: string, { aud, azp, client_id }: JWTPayload): boolean {
  const audiences = new Set([aud].flat());
  if (!audiences.has(client) || (azp === undefined && audiences.size > 1)) return false;
  return [azp, client_id].every((party) => party === undefined || party === client);
}

/**
 * Whether the subject is at most 255 characters of ASCII (OIDC Core s.2). Two longer or wider texts that UTF-8 cannot
 * tell apart would be one account.
 */
function isSubject(sub: unknown): boolean {
  return typeof sub === 'string' && /^[ -~]{1,255}$/.test(sub) && sub.trim() !== '';
}
