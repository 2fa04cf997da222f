import { randomBytes } from 'node:crypto';
import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8, SignJWT } from 'jose';
import { pageHeaders } from '../../pages/html/layout.ts';
import { behindGateway } from '../../web/gateway.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway-event.ts';
import { languageOf } from '../../web/language.ts';
import { findRoute, type Route } from '../../web/routing.ts';
import type { WebFunction } from '../machine/http/front.ts';
import { secretFile } from '../machine/secrets.ts';
import { choosePage, type SignInRequest } from './choose-page.ts';
import { openCodes } from './codes.ts';

/** An invented person who can sign in. */
export interface InventedPerson {
  readonly sub: string;
  readonly name: string;
}

export interface IssuerOptions {
  /** The front's origin: `http://127.0.0.1:3000`. */
  readonly origin: string;
  /** The issuer's path under it: `/local/oidc`. */
  readonly path: string;
  readonly people: readonly InventedPerson[];
  /** The file of the signing key, with which sessions outlive a restart; without it the key is fresh each time. */
  readonly keyFile?: string;
}

export interface Issuer {
  readonly answer: WebFunction;
  /** A token as the person would get it by signing in. A nonce tells apart two of one second. */
  tokenOf(sub: string, nonce?: string): Promise<string>;
}

const CLIENT = 'zhicheng';
/** The one address to which this client's browsers are sent back, as it is registered with an issuer. */
const CALLBACK = '/sign-in/callback';
const ALGORITHM = 'RS256';
/** A working day, so that nobody is signed out while filling in. */
const TOKEN_LIFE = '8h';

/** An OpenID Connect issuer for one machine. Anybody may sign in as any of its people, without a password. */
export async function openIssuer(options: IssuerOptions): Promise<Issuer> {
  const { origin, path, people } = options;
  const issuer = `${origin}${path}`;
  const { privateKey, jwk } = await keyOf(options.keyFile);
  const codes = openCodes();
  const sign = (sub: string, nonce?: string) => {
    const { name } = people.find((person) => person.sub === sub) ?? { name: sub };
    return new SignJWT({ name, ...(nonce === undefined ? {} : { nonce }) })
      .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid })
      .setIssuer(issuer)
      .setSubject(sub)
      .setAudience(CLIENT)
      .setIssuedAt()
      .setExpirationTime(TOKEN_LIFE)
      .sign(privateKey);
  };
  const routes: Route[] = [
    {
      method: 'GET',
      path: `${path}/.well-known/openid-configuration`,
      answer: () => json(200, discovery(issuer)),
    },
    { method: 'GET', path: `${path}/jwks`, answer: () => json(200, { keys: [jwk] }) },
    { method: 'GET', path: `${path}/authorize`, answer: (request) => ask(request, options) },
    { method: 'POST', path: `${path}/authorize`, answer: (request) => grant(request, options, codes) },
    { method: 'POST', path: `${path}/token`, answer: (request) => exchange(request, codes, sign) },
    {
      method: 'GET',
      path: `${path}/people.json`,
      answer: async () =>
        json(200, await Promise.all(people.map(async (each) => ({ ...each, bearer: await sign(each.sub) })))),
    },
  ];
  return {
    answer: behindGateway(routed(routes), () => json(400, { error: 'invalid_request' })),
    tokenOf: sign,
  };
}

function routed(routes: readonly Route[]) {
  return async (request: WebRequest): Promise<WebAnswer> => {
    const found = findRoute(routes, request);
    return found && 'route' in found
      ? found.route.answer(request, found.parts)
      : json(404, { error: 'not_found' });
  };
}

function json(status: number, value: unknown): WebAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value, null, 2) };
}

/** The issuer's metadata: https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata */
function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [ALGORITHM],
    code_challenge_methods_supported: ['S256'],
  };
}

/** Reads the browser's request; undefined if it would be sent to an address that is not registered. */
function askedBy(query: URLSearchParams, { origin }: IssuerOptions): SignInRequest | undefined {
  const given = Object.fromEntries(query);
  const { client_id, redirect_uri = '', state = '', nonce, code_challenge = '', response_type } = given;
  const ours = client_id === CLIENT && redirect_uri === `${origin}${CALLBACK}` && response_type === 'code';
  if (!ours || given.code_challenge_method !== 'S256' || code_challenge === '') return undefined;
  return { client: client_id, back: redirect_uri, state, nonce, challenge: code_challenge };
}

function ask(request: WebRequest, options: IssuerOptions): WebAnswer {
  const asked = askedBy(request.query, options);
  if (!asked) return json(400, { error: 'invalid_request' });
  return {
    status: 200,
    headers: pageHeaders(),
    body: choosePage(languageOf(request), asked, options.people, `${options.path}/authorize`),
  };
}

function grant({ body }: WebRequest, options: IssuerOptions, codes: ReturnType<typeof openCodes>): WebAnswer {
  const form = new URLSearchParams(body);
  const asked = askedBy(form, options);
  const sub = form.get('sub') ?? '';
  if (!asked || !options.people.some((person) => person.sub === sub))
    return json(400, { error: 'invalid_request' });
  const back = new URL(asked.back);
  const { nonce, challenge } = asked;
  back.searchParams.set('code', codes.grant({ sub, back: asked.back, nonce, challenge }));
  back.searchParams.set('state', asked.state);
  return { status: 303, headers: { location: back.href } };
}

/** Answers a token request: https://openid.net/specs/openid-connect-core-1_0.html#TokenResponse */
async function exchange(
  { body }: WebRequest,
  codes: ReturnType<typeof openCodes>,
  sign: (sub: string, nonce?: string) => Promise<string>,
): Promise<WebAnswer> {
  const form = new URLSearchParams(body);
  const field = (name: string) => form.get(name) ?? '';
  if (field('grant_type') !== 'authorization_code') return json(400, { error: 'unsupported_grant_type' });
  const granted = codes.take(field('code'), field('redirect_uri'), field('code_verifier'));
  if (!granted || field('client_id') !== CLIENT) return json(400, { error: 'invalid_grant' });
  const id_token = await sign(granted.sub, granted.nonce);
  // The access token opens nothing, since this system asks an issuer for nothing else.
  const access_token = randomBytes(24).toString('base64url');
  return json(200, { id_token, access_token, token_type: 'Bearer' });
}

async function keyOf(keyFile: string | undefined) {
  const fresh = await generateKeyPair(ALGORITHM, { extractable: true });
  const made = await exportPKCS8(fresh.privateKey);
  const text = keyFile === undefined ? made : secretFile(keyFile, () => made);
  const privateKey = await importPKCS8(text, ALGORITHM, { extractable: true });
  const { n = '', e = '', kty = '' } = await exportJWK(privateKey);
  return { privateKey, jwk: { kty, n, e, alg: ALGORITHM, use: 'sig', kid: n.slice(0, 16) } };
}
