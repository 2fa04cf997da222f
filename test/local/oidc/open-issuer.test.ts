import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openIdentity } from '../../../adapters/sign-in/identity.ts';
import { openFront } from '../../../local/machine/http/front.ts';
import { type Issuer, openIssuer } from '../../../local/oidc/open-issuer.ts';
import { formIn } from '../../rigs/web/browser.ts';

const PATH = '/local/oidc';
const PEOPLE = [
  { sub: 'one', name: '甲<b>&"' },
  { sub: 'two', name: '乙' },
];
const VERIFIER = 'v'.repeat(43);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

let origin: string;
let issuer: Issuer;
beforeAll(async () => {
  const front = await openFront();
  ({ origin } = front);
  issuer = await openIssuer({ origin, path: PATH, people: PEOPLE });
  front.serve({ [PATH]: issuer.answer }, { now: () => 0 });
  return front.close;
});

type Fields = Readonly<Record<string, string>>;

const asked = (): Record<string, string> => ({
  response_type: 'code',
  client_id: 'zhicheng',
  redirect_uri: `${origin}/sign-in/callback`,
  state: 'state',
  nonce: 'nonce',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
});
const ask = (fields: Fields) => fetch(`${origin}${PATH}/authorize?${new URLSearchParams(fields)}`);
const post = (path: string, fields: Fields) =>
  fetch(`${origin}${PATH}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
const exchanged = (code: string, other: Fields = {}) =>
  post('/token', {
    grant_type: 'authorization_code',
    client_id: 'zhicheng',
    code,
    redirect_uri: `${origin}/sign-in/callback`,
    code_verifier: VERIFIER,
    ...other,
  });

/** Chooses a person on the page, as a browser does; the code that it comes back with. */
async function codeFor(sub: string): Promise<string> {
  const page = await (await ask(asked())).text();
  const answer = await post('/authorize', { ...formIn(page, `${PATH}/authorize`), sub });
  expect(answer.status).toBe(303);
  const back = new URL(answer.headers.get('location') ?? '');
  expect([back.origin, back.pathname, back.searchParams.get('state')]).toEqual([
    origin,
    '/sign-in/callback',
    'state',
  ]);
  return back.searchParams.get('code') ?? '';
}

test('signs a chosen person in by code and PKCE, with a token that its published key verifies', async () => {
  const answer = await exchanged(await codeFor('one'));
  expect(answer.status).toBe(200);
  const { id_token, token_type } = (await answer.json()) as Record<string, string>;
  expect(token_type).toBe('Bearer');
  const { payload } = await jwtVerify(id_token ?? '', createRemoteJWKSet(new URL(`${origin}${PATH}/jwks`)), {
    issuer: `${origin}${PATH}`,
    audience: 'zhicheng',
    algorithms: ['RS256'],
  });
  expect(payload).toMatchObject({ sub: 'one', name: PEOPLE[0]?.name, nonce: 'nonce' });
});

test('is one that the adapter of any standard issuer signs in at', async () => {
  const identity = openIdentity({ issuer: `${origin}${PATH}`, client: 'zhicheng', longestHours: 8 });
  const signIn = { state: 's', nonce: 'n', verifier: VERIFIER, back: `${origin}/sign-in/callback` };
  const page = await (await fetch(await identity.signInAddress(signIn))).text();
  const answer = await post('/authorize', { ...formIn(page, `${PATH}/authorize`), sub: 'two' });
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const token = await identity.tokenFor(code, signIn);
  expect(await identity.personOf(token ?? '')).toMatchObject({ name: '乙' });
  expect(await identity.tokenFor(code, signIn)).toBeUndefined();
});

test('names its people on the page without letting a name be markup', async () => {
  const page = await (await ask({ ...asked(), state: '"><script>' })).text();
  expect(page).toContain('甲&lt;b&gt;&amp;&quot;');
  expect(page).not.toMatch(/<script|<b>/);
});

describe('a code', () => {
  const wrong: [string, () => Fields][] = [
    ['with another verifier', () => ({ code_verifier: 'w'.repeat(43) })],
    ['without a verifier', () => ({ code_verifier: '' })],
    ['with the challenge for its verifier', () => ({ code_verifier: CHALLENGE })],
    ['for another address', () => ({ redirect_uri: `${origin}/elsewhere` })],
    ['by another client', () => ({ client_id: 'another' })],
  ];
  test.each(wrong)('is not taken %s, and is spent by the attempt', async (_name, other) => {
    const code = await codeFor('one');
    const refused = await exchanged(code, other());
    expect([refused.status, await refused.json()]).toEqual([400, { error: 'invalid_grant' }]);
    expect((await exchanged(code)).status).toBe(400);
  });

  test('is taken once', async () => {
    const code = await codeFor('one');
    const answers = await Promise.all([exchanged(code), exchanged(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test('is taken within a minute of the wall’s clock', async () => {
    const [soon, late] = [await codeFor('one'), await codeFor('one')];
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 55_000 });
    expect((await exchanged(soon)).status).toBe(200);
    vi.setSystemTime(Date.now() + 10_000);
    expect((await exchanged(late)).status).toBe(400);
  });

  test.each(['', 'nonsense', '__proto__'])('that was never given, %j, is not taken', async (code) => {
    expect((await exchanged(code)).status).toBe(400);
  });

  test('is the only grant', async () => {
    const answer = await exchanged(await codeFor('one'), { grant_type: 'password' });
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'unsupported_grant_type' }]);
  });
});

describe('nobody is sent on', () => {
  const elsewhere: [string, () => Fields][] = [
    ['to another site', () => ({ redirect_uri: 'https://evil.example/sign-in/callback' })],
    [
      'to a site whose name begins as ours',
      () => ({ redirect_uri: `${origin}.evil.example/sign-in/callback` }),
    ],
    ['to a site that names us as its user', () => ({ redirect_uri: `${origin}@evil.example/` })],
    ['to another page of ours', () => ({ redirect_uri: `${origin}/local/outbox` })],
    ['to our page with more behind it', () => ({ redirect_uri: `${origin}/sign-in/callback/../../local` })],
    ['to no address', () => ({ redirect_uri: '' })],
    ['to a script', () => ({ redirect_uri: 'javascript:alert(1)' })],
    ['for another client', () => ({ client_id: 'another' })],
    ['with a token in the address', () => ({ response_type: 'token' })],
    ['without PKCE', () => ({ code_challenge: '' })],
    ['with PKCE by a plain word', () => ({ code_challenge_method: 'plain' })],
  ];
  test.each(elsewhere)('%s', async (_name, other) => {
    const fields = { ...asked(), ...other() };
    const shown = await ask(fields);
    expect([shown.status, (await shown.text()).includes('<form')]).toEqual([400, false]);
    const answer = await post('/authorize', { ...fields, sub: 'one' });
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  test('as somebody whom it does not know', async () => {
    for (const sub of ['nobody', '', '__proto__'])
      expect((await post('/authorize', { ...asked(), sub })).status).toBe(400);
  });
});

test('keeps its key in a file of its own, so that who signed in stays so after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const options = { origin, path: PATH, people: PEOPLE, keyFile: join(folder, 'key.pem') };
  const before = await (await openIssuer(options)).tokenOf('one');
  const front = await openFront();
  onTestFinished(() => front.close());
  front.serve({ [PATH]: (await openIssuer(options)).answer }, { now: () => 0 });
  const keys = createRemoteJWKSet(new URL(`${front.origin}${PATH}/jwks`));
  expect((await jwtVerify(before, keys)).payload.sub).toBe('one');
  expect(statSync(options.keyFile).mode & 0o777).toBe(0o600);
  expect(await (await fetch(`${front.origin}${PATH}/jwks`)).json()).toEqual({
    keys: [
      { kty: 'RSA', n: expect.any(String), e: 'AQAB', alg: 'RS256', use: 'sig', kid: expect.any(String) },
    ],
  });
});
