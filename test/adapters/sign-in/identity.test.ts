import { createHash } from 'node:crypto';
import { type CryptoKey, exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { RecordsUnavailable } from '../../../adapters/records/store/persist.ts';
import { openIdentity } from '../../../adapters/sign-in/identity.ts';
import { CLIENT, json, type StandardIssuer, standardIssuer } from '../../rigs/adapters/standard-issuer.ts';

const NOW = () => Math.floor(Date.now() / 1000);
const SIGN_IN = { state: 's', nonce: 'n', verifier: 'v'.repeat(43), back: 'https://zhicheng.example/back' };

async function rig() {
  const issuer = await standardIssuer();
  const told: object[] = [];
  return {
    issuer,
    told,
    identity: openIdentity(
      { issuer: issuer.url, client: CLIENT, longestHours: 8 },
      (line) => void told.push(line),
    ),
  };
}

function later(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  onTestFinished(() => void vi.useRealTimers());
}

describe('a token', () => {
  test('names its holder by an account that reveals neither issuer nor subject', async () => {
    const { issuer, identity } = await rig();
    const person = await identity.personOf(await issuer.sign());
    expect(person).toEqual({
      account: createHash('sha256').update(`${issuer.url}\none`).digest('hex'),
      name: '某某',
      until: expect.any(Number),
    });
    const other = await identity.personOf(await issuer.sign({ sub: 'other' }));
    expect(other?.account).not.toBe(person?.account);
  });

  const HOURS = 3600;
  const good: [string, (issuer: StandardIssuer) => Promise<string>][] = [
    [
      'for several audiences, issued to us',
      (issuer) => issuer.sign({ aud: ['another', CLIENT], azp: CLIENT }),
    ],
    ['for us alone in a list', (issuer) => issuer.sign({ aud: [CLIENT] })],
    ['that names us twice', (issuer) => issuer.sign({ aud: [CLIENT, CLIENT] })],
    ['issued to us', (issuer) => issuer.sign({ azp: CLIENT })],
    ['that calls us its client', (issuer) => issuer.sign({ client_id: CLIENT })],
    ['whose header says that it is a JWT', (issuer) => issuer.sign({}, { typ: 'JWT' })],
    ['whose header says so in small letters', (issuer) => issuer.sign({}, { typ: 'jwt' })],
    ['whose header says so as a media type', (issuer) => issuer.sign({}, { typ: 'application/jwt' })],
    ['of Cognito for its holder', (issuer) => issuer.sign({ token_use: 'id' })],
    ['of Keycloak for its holder', (issuer) => issuer.sign({ typ: 'ID', azp: CLIENT })],
    ['with a nonce', (issuer) => issuer.sign({ nonce: 'n' })],
    [
      'that ended within the tolerance of clocks',
      (issuer) => issuer.sign({ iat: NOW() - 60, exp: NOW() - 10 }),
    ],
    ['that begins within it', (issuer) => issuer.sign({ nbf: NOW() + 10 })],
    ['issued within it', (issuer) => issuer.sign({ iat: NOW() + 20 })],
    [
      'that lives as long as the setting allows',
      (issuer) => issuer.sign({ iat: NOW(), exp: NOW() + 8 * HOURS }),
    ],
    ['of a subject of 255 signs', (issuer) => issuer.sign({ sub: 'a'.repeat(255) })],
    ['of a subject with signs of its own', (issuer) => issuer.sign({ sub: 'auth0|99 01~x@example.com' })],
  ];
  test.each(good)('%s is good', async (_name, token) => {
    const { issuer, identity } = await rig();
    expect(await identity.personOf(await token(issuer))).toMatchObject({ name: '某某' });
  });

  const bad: [string, (issuer: StandardIssuer) => Promise<string> | string][] = [
    // https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
    ['issued to another client', (issuer) => issuer.sign({ azp: 'another' })],
    [
      'issued to another client of whom we are an audience',
      (issuer) => issuer.sign({ aud: ['another', CLIENT], azp: 'another' }),
    ],
    ['for several audiences, issued to nobody', (issuer) => issuer.sign({ aud: ['another', CLIENT] })],
    ['issued to no text', (issuer) => issuer.sign({ azp: [CLIENT] })],
    ['issued to nothing', (issuer) => issuer.sign({ azp: '' })],
    ['that calls another its client', (issuer) => issuer.sign({ client_id: 'another' })],
    ['for a list without us', (issuer) => issuer.sign({ aud: ['another', 'others'], azp: CLIENT })],
    ['for no audience', (issuer) => issuer.sign({ aud: [] })],
    ['for an audience that our name is a part of', (issuer) => issuer.sign({ aud: `${CLIENT}-2` })],
    ['for what is no text beside us', (issuer) => issuer.sign({ aud: [CLIENT, 5] as unknown as string[] })],
    // https://datatracker.ietf.org/doc/html/rfc9068#section-2.1 and #section-4
    ['of access, by its header', (issuer) => issuer.sign({}, { typ: 'at+jwt' })],
    ['of access, by its header as a media type', (issuer) => issuer.sign({}, { typ: 'application/at+jwt' })],
    ['of access, in capitals', (issuer) => issuer.sign({}, { typ: 'AT+JWT' })],
    ['of access, as Cognito says', (issuer) => issuer.sign({ token_use: 'access' })],
    ['of access, as Keycloak says', (issuer) => issuer.sign({ typ: 'Bearer', azp: CLIENT })],
    ['to refresh with, as Keycloak says', (issuer) => issuer.sign({ typ: 'Refresh' })],
    ['of access, by its scope', (issuer) => issuer.sign({ scope: 'openid profile' })],
    ['of access, by its scopes', (issuer) => issuer.sign({ scp: ['declare'] })],
    ['of logout, by its header', (issuer) => issuer.sign({}, { typ: 'logout+jwt' })],
    [
      'of logout, by its event',
      (issuer) => issuer.sign({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
    ],
    ['of a security event', (issuer) => issuer.sign({}, { typ: 'secevent+jwt' })],
    ['whose nonce is no text', (issuer) => issuer.sign({ nonce: 5 })],
    ['issued in the future', (issuer) => issuer.sign({ iat: NOW() + 40, exp: NOW() + HOURS })],
    ['issued at no time', (issuer) => issuer.sign({ iat: undefined as unknown as number })],
    ['issued at a time that is a text', (issuer) => issuer.sign({ iat: '0' as unknown as number })],
    ['issued before all time', (issuer) => byHand(issuer, { iat: '-1e999' })],
    ['that lives for ever', (issuer) => byHand(issuer, { exp: '1e999' })],
    ['without an end', (issuer) => issuer.sign({ exp: undefined as unknown as number })],
    [
      'that lives a second longer than the setting allows',
      (issuer) => issuer.sign({ iat: NOW(), exp: NOW() + 8 * HOURS + 1 }),
    ],
    ['that is good for a year', (issuer) => issuer.sign({ exp: NOW() + 365 * 24 * HOURS })],
    ['that has lived longer than it may', (issuer) => issuer.sign({ iat: NOW() - 9 * HOURS })],
    ['of a number', (issuer) => issuer.sign({ sub: 1 as unknown as string })],
    ['of a list', (issuer) => issuer.sign({ sub: ['one'] as unknown as string })],
    ['of an object', (issuer) => issuer.sign({ sub: {} as unknown as string })],
    ['of true', (issuer) => issuer.sign({ sub: true as unknown as string })],
    ['of null', (issuer) => issuer.sign({ sub: null as unknown as string })],
    ['of a subject of spaces', (issuer) => issuer.sign({ sub: '   ' })],
    ['of a subject of 256 signs', (issuer) => issuer.sign({ sub: 'a'.repeat(256) })],
    ['of a subject with a line break', (issuer) => issuer.sign({ sub: 'one\nother' })],
    ['of a subject with half a sign', (issuer) => issuer.sign({ sub: 'one\ud800' })],
    ['that has ended', (issuer) => issuer.sign({ exp: NOW() - 60 })],
    ['that has not begun', (issuer) => issuer.sign({ nbf: NOW() + 3600 })],
    ['of another issuer', (issuer) => issuer.sign({ iss: `${issuer.url}/` })],
    ['for another audience', (issuer) => issuer.sign({ aud: 'another' })],
    ['of nobody', (issuer) => issuer.sign({ sub: '' })],
    [
      'without a signature',
      ({ url }) => new UnsecuredJWT({ sub: 'one' }).setIssuer(url).setAudience(CLIENT).encode(),
    ],
    ['signed with the public key as if it were a secret', byThePublicKey],
    ['of a key that the issuer does not know', (issuer) => issuer.sign({}, { kid: 'unknown' })],
    [
      'of a key that it does not publish',
      (issuer) => issuer.rotate('hidden', false).then(() => issuer.sign()),
    ],
    [
      'under the name of another key',
      (issuer) => issuer.rotate('second').then(() => issuer.sign({}, { kid: 'first' })),
    ],
    ['that lacks its end', async (issuer) => (await issuer.sign()).slice(0, -4)],
  ];
  test.each(bad)('%s is nobody’s', async (_name, token) => {
    const { issuer, identity } = await rig();
    expect(await identity.personOf(await token(issuer))).toBeUndefined();
  });

  test.each(['', 'abc', 'a.b', 'a.b.c.d', 'a.b.c d', '../x.y.z'])(
    'that is no token, %j, is not worth asking the issuer',
    async (token) => {
      const { issuer, identity } = await rig();
      expect(await identity.personOf(token)).toBeUndefined();
      expect(issuer.asked).toEqual([]);
    },
  );

  test('of a new key is good as soon as the keys may be asked for again, and one of the old key stays good', async () => {
    const { issuer, identity } = await rig();
    const old = await issuer.sign();
    expect(await identity.personOf(old)).toBeDefined();
    await issuer.rotate('second');
    const fresh = await issuer.sign();
    later(31);
    expect(await identity.personOf(fresh)).toBeDefined();
    expect(await identity.personOf(old)).toBeDefined();
    expect(issuer.asked.filter((path) => path === '/jwks')).toHaveLength(2);
  });

  test('of an unknown key does not make every request ask for the keys', async () => {
    const { issuer, identity } = await rig();
    const token = await issuer.sign({}, { kid: 'unknown' });
    for (let count = 0; count < 5; count += 1) await identity.personOf(token);
    expect(issuer.asked.filter((path) => path === '/jwks')).toHaveLength(1);
  });
});

/** Claims as literal JSON: JavaScript writes no infinite number, but a text may hold one. */
async function byHand({ url, signText }: StandardIssuer, claims: Record<string, string>): Promise<string> {
  const usual = { iss: `"${url}"`, aud: `"${CLIENT}"`, sub: '"one"', iat: `${NOW()}`, exp: `${NOW() + 60}` };
  const members = Object.entries({ ...usual, ...claims }).map(([name, text]) => `"${name}":${text}`);
  return signText(`{${members.join(',')}}`);
}

async function byThePublicKey({ url }: StandardIssuer): Promise<string> {
  const { keys } = (await (await fetch(`${url}/jwks`)).json()) as { keys: object[] };
  const spki = await exportSPKI(
    (await importJWK(keys[0] ?? {}, 'RS256', { extractable: true })) as CryptoKey,
  );
  return new SignJWT({ iss: url, aud: CLIENT, sub: 'one', iat: NOW(), exp: NOW() + 3600 })
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .sign(Buffer.from(spki));
}

describe('signing in', () => {
  test('goes to the issuer with PKCE, beside the parameters that its address already has', async () => {
    const { issuer, identity } = await rig();
    const address = new URL(await identity.signInAddress(SIGN_IN));
    expect(`${address.origin}${address.pathname}`).toBe(`${issuer.url}/authorize`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      tenant: 'one',
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: SIGN_IN.back,
      scope: 'openid profile',
      state: 's',
      nonce: 'n',
      code_challenge: createHash('sha256').update(SIGN_IN.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
  });

  const answers: [string, (issuer: StandardIssuer) => Promise<unknown>, boolean][] = [
    ['with this sign-in’s nonce', async (issuer) => ({ id_token: await issuer.sign({ nonce: 'n' }) }), true],
    ['with another’s nonce', async (issuer) => ({ id_token: await issuer.sign({ nonce: 'm' }) }), false],
    ['without a nonce', async (issuer) => ({ id_token: await issuer.sign() }), false],
    [
      'for another audience',
      async (issuer) => ({ id_token: await issuer.sign({ nonce: 'n', aud: 'x' }) }),
      false,
    ],
    [
      'for another client',
      async (issuer) => ({ id_token: await issuer.sign({ nonce: 'n', azp: 'x' }) }),
      false,
    ],
    [
      'of access',
      async (issuer) => ({ id_token: await issuer.sign({ nonce: 'n' }, { typ: 'at+jwt' }) }),
      false,
    ],
    ['that is no token', async () => ({ id_token: 'nonsense' }), false],
    ['that is missing', async () => ({ access_token: 'x' }), false],
  ];
  test.each(answers)('by a token %s: %#', async (_name, answer, isTaken) => {
    const { issuer, identity } = await rig();
    const body = await answer(issuer);
    issuer.token = (_request, response) => json(response, 200, body);
    const token = await identity.tokenFor('code', SIGN_IN);
    expect(token !== undefined).toBe(isTaken);
  });

  const refused: [string, Parameters<StandardIssuer['sign']>, string][] = [
    ['lives too long', [{ nonce: 'n', exp: NOW() + 100 * 3600 }], 'lives-too-long'],
    ['is another client’s', [{ nonce: 'n', azp: 'x' }], 'for-another-client'],
    ['is one of access', [{ nonce: 'n' }, { typ: 'at+jwt' }], 'not-an-id-token'],
    ['lacks its nonce', [{}], 'nonce'],
    ['has another audience', [{ nonce: 'n', aud: 'x' }], 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ];
  test.each(refused)(
    'by a token that %s tells the log why, and nothing about the person',
    async (_name, claims, why) => {
      const { issuer, identity, told } = await rig();
      const id_token = await issuer.sign(...claims);
      issuer.token = (_request, response) => json(response, 200, { id_token });
      expect(await identity.tokenFor('code', SIGN_IN)).toBeUndefined();
      expect(told).toEqual([{ at: expect.any(String), refusedIdToken: why }]);
    },
  );

  test('by a code that the issuer refuses signs nobody in', async () => {
    const { identity } = await rig();
    expect(await identity.tokenFor('used', SIGN_IN)).toBeUndefined();
  });
});

describe('an issuer', () => {
  // https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation
  test('that names itself differently is refused', async () => {
    const { issuer, identity } = await rig();
    const document = {
      issuer: `${issuer.url}/other`,
      jwks_uri: `${issuer.url}/jwks`,
      token_endpoint: '',
      authorization_endpoint: '',
    };
    issuer.instead = { path: '/.well-known', answer: (_request, response) => json(response, 200, document) };
    await expect(identity.personOf(await issuer.sign())).rejects.toBeInstanceOf(RecordsUnavailable);
  });

  const failures: [string, StandardIssuer['token']][] = [
    ['answers 500', (_request, response) => json(response, 500, {})],
    ['answers a page', (_request, response) => void response.end('<html>')],
    ['answers nothing', (_request, response) => json(response, 200, null)],
    ['asks for patience', (_request, response) => json(response, 429, {})],
    ['breaks off', (_request, response) => void response.destroy()],
    [
      'breaks off in the middle',
      (_request, response) =>
        void response.writeHead(200, { 'content-length': 9 }).write('{', () => response.destroy()),
    ],
  ];
  const paths = ['/.well-known/openid-configuration', '/jwks', '/token'];
  test.each(paths.flatMap((path) => failures.map(([name, answer]) => [path, name, answer] as const)))(
    'that at %s %s is unavailable, and found again when it is back',
    async (path, _name, answer) => {
      const { issuer, identity } = await rig();
      const token = await issuer.sign({ nonce: 'n' });
      issuer.token = (_request, response) => json(response, 200, { id_token: token });
      const ask = () => (path === '/token' ? identity.tokenFor('code', SIGN_IN) : identity.personOf(token));
      issuer.instead = { path, answer };
      await expect(ask()).rejects.toBeInstanceOf(RecordsUnavailable);
      issuer.instead = undefined;
      expect(await ask()).toBeDefined();
    },
  );

  test('that is asked at the same moment is asked once', async () => {
    const { issuer, identity } = await rig();
    const token = await issuer.sign();
    await Promise.all(Array.from({ length: 5 }, () => identity.personOf(token)));
    expect(issuer.asked.toSorted()).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });
});
