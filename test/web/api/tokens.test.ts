import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CryptoKey,
  exportSPKI,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISSUER_PATH } from '../../../local/machine/settings.ts';
import { type ApiRig, openApiRig } from '../../rigs/api/declaring.ts';

const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
const issuerKeyFile = join(folder, 'key.pem');
const SECONDS = Math.floor(Date.now() / 1000);

let rig: ApiRig;
let key: CryptoKey;
let kid: string;
let jwk: Record<string, string>;
beforeAll(async () => {
  rig = await openApiRig({ issuerKeyFile });
  key = await importPKCS8(readFileSync(issuerKeyFile, 'utf8'), 'RS256');
  const { keys } = (await (await fetch(`${rig.origin}${ISSUER_PATH}/jwks`)).json()) as {
    keys: (typeof jwk)[];
  };
  jwk = keys[0] ?? {};
  kid = jwk.kid ?? '';
});
afterAll(async () => {
  await rig?.stop();
  rmSync(folder, { recursive: true });
});

const claims = (): JWTPayload => ({
  iss: `${rig.origin}${ISSUER_PATH}`,
  aud: 'zhicheng',
  sub: 'invented-1',
  iat: SECONDS,
  exp: SECONDS + 3600,
});

/** A token with the issuer's own key, but for what is said otherwise. */
function signed(other: JWTPayload = {}, header: Record<string, unknown> = {}): Promise<string> {
  const payload = Object.fromEntries(
    Object.entries({ ...claims(), ...other }).filter(([, value]) => value !== null),
  );
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(key);
}

const without = (claim: string) => () => signed({ [claim]: null } as unknown as JWTPayload);

async function byAnotherKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
}

/** The issuer's public key, which everybody knows, as if it were a shared secret. */
async function byThePublicKey(): Promise<string> {
  const spki = await exportSPKI((await importJWK(jwk, 'RS256', { extractable: true })) as CryptoKey);
  return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid }).sign(Buffer.from(spki));
}

async function withItsOwnKey(): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const own = { kty: 'RSA', ...(await crypto.subtle.exportKey('jwk', publicKey)) };
  return new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', jwk: own as object }).sign(privateKey);
}

/** A token whose payload or header is changed under its old signature. */
async function altered(part: 0 | 1, change: object): Promise<string> {
  const parts = (await signed()).split('.');
  const old = JSON.parse(Buffer.from(parts[part] ?? '', 'base64url').toString());
  parts[part] = Buffer.from(JSON.stringify({ ...old, ...change })).toString('base64url');
  return parts.join('.');
}

const ask = (authorization: string | undefined, method = 'GET', headers = {}) =>
  rig.api(undefined, method, '/declarations', {
    ...(method === 'GET' ? {} : { body: { call: rig.call.id } }),
    headers: { ...(authorization === undefined ? {} : { authorization }), ...headers },
  });

test('the issuer’s own token is taken: what is refused below is refused for what is said', async () => {
  expect((await ask(`Bearer ${await signed()}`)).status).toBe(200);
  expect((await ask(`bearer ${await signed()}`)).status).toBe(200);
});

describe.each<[string, () => Promise<string> | string]>([
  ['signed by another key', byAnotherKey],
  ['that brings its own key', withItsOwnKey],
  ['signed with the public key as a secret', byThePublicKey],
  ['that says it needs no signature', () => new UnsecuredJWT(claims()).encode()],
  ['without its signature', async () => (await signed()).replace(/[^.]+$/, '')],
  ['whose person was altered', () => altered(1, { sub: 'invented-2' })],
  ['whose algorithm was altered', () => altered(0, { alg: 'none' })],
  ['that has expired', () => signed({ iat: SECONDS - 7200, exp: SECONDS - 120 })],
  ['that is not valid yet', () => signed({ nbf: SECONDS + 600 })],
  ['of another issuer', () => signed({ iss: 'https://elsewhere.example' })],
  ['of an issuer that begins the same', () => signed({ iss: `${rig.origin}${ISSUER_PATH}/x` })],
  ['for another audience', () => signed({ aud: 'another' })],
  ['for other audiences', () => signed({ aud: ['another', 'zhicheng-2'] })],
  ['without an audience', without('aud')],
  ['without an issuer', without('iss')],
  ['without a person', without('sub')],
  ['that never ends', without('exp')],
  ['of a key that the issuer does not have', () => signed({}, { kid: 'elsewhere' })],
  ['that is no token', () => 'x'],
  ['that is three dots', () => '...'],
  ['that is no JSON inside', () => 'e30.e30.e30'],
  ['that is very long', () => `${'a'.repeat(6000)}.b.c`],
])('a token %s', (_name, make) => {
  test.each(['GET', 'POST'])('signs nobody in: %s', async (method) => {
    const before = await rig.everything();
    const token = await make();
    for (const answer of [
      await ask(`Bearer ${token}`, method),
      await ask(undefined, method, { cookie: `__Host-session=${token}` }),
    ]) {
      expect([answer.status, answer.json.because]).toEqual([401, 'not-signed-in']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.text).not.toContain(token);
    }
    expect(await rig.everything()).toEqual(before);
  });
});

test.each([
  ['by another scheme', (token: string) => `Basic ${token}`],
  ['without a scheme', (token: string) => token],
  ['twice', (token: string) => `Bearer ${token}, Bearer ${token}`],
  ['empty', () => ''],
])('a good token sent %s does not sign in, and a cookie beside it is not asked', async (_name, write) => {
  const token = await rig.tokenOf(0);
  const answer = await ask(write(token), 'GET', { cookie: `__Host-session=${token}` });
  expect(answer.status).toBe(401);
});

test('a session’s cookie reads, and does nothing without the proof that our own page asked', async () => {
  const cookie = `__Host-session=${await rig.tokenOf(0)}`;
  expect((await ask(undefined, 'GET', { cookie })).status).toBe(200);
  const before = await rig.everything();
  for (const headers of [{}, { 'x-form-seal': 'k1.AAAA' }, { origin: 'https://elsewhere.example' }]) {
    const answer = await ask(undefined, 'POST', { cookie, ...headers });
    expect([answer.status, answer.json.because]).toEqual([403, 'foreign-request']);
  }
  expect(await rig.everything()).toEqual(before);
});
