import { createHash } from 'node:crypto';
import { type CryptoKey, exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openIdentity } from '../../adapters/identity.ts';
import { RecordsUnavailable } from '../../adapters/records/store.ts';
import { CLIENT, json, type StandardIssuer, standardIssuer } from './standard-issuer.ts';

const NOW = () => Math.floor(Date.now() / 1000);
const SIGN_IN = { state: 's', nonce: 'n', verifier: 'v'.repeat(43), back: 'https://zhicheng.example/back' };

async function rig() {
  const issuer = await standardIssuer();
  return { issuer, identity: openIdentity({ issuer: issuer.url, client: CLIENT }) };
}

function later(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  onTestFinished(() => void vi.useRealTimers());
}

describe('a token', () => {
  test('names its holder by an account that says neither issuer nor subject', async () => {
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

  const good: [string, (issuer: StandardIssuer) => Promise<string>][] = [
    ['for several audiences, ours among them', (issuer) => issuer.sign({ aud: ['another', CLIENT] })],
    ['that ended within the tolerance of clocks', (issuer) => issuer.sign({ exp: NOW() - 10 })],
    ['that begins within it', (issuer) => issuer.sign({ nbf: NOW() + 10 })],
  ];
  test.each(good)('%s is good', async (_name, token) => {
    const { issuer, identity } = await rig();
    expect(await identity.personOf(await token(issuer))).toMatchObject({ name: '某某' });
  });

  const bad: [string, (issuer: StandardIssuer) => Promise<string> | string][] = [
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
    'that is none, %j, is not worth asking the issuer',
    async (token) => {
      const { issuer, identity } = await rig();
      expect(await identity.personOf(token)).toBeUndefined();
      expect(issuer.asked).toEqual([]);
    },
  );

  test('of a new key is good as soon as the keys may be asked for again, and the old one’s still is', async () => {
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
  test('goes to the issuer with PKCE, beside what its address has already', async () => {
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

  test('by a code that the issuer does not take is by nobody', async () => {
    const { identity } = await rig();
    expect(await identity.tokenFor('used', SIGN_IN)).toBeUndefined();
  });
});

describe('an issuer', () => {
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
