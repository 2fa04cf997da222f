import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';
import { addressOf, begin, end } from '../../../local/machine/http/listen.ts';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A common issuer, with keys, answers and failures that a test decides. */
export interface StandardIssuer {
  readonly url: string;
  /**
   * Makes a new key, with which the issuer signs from now on, and returns its id. The key is `published` only once the
   * test says so.
   */
  rotate(id: string, published?: boolean): Promise<void>;
  publish(): void;
  sign(claims?: JWTPayload, header?: Record<string, unknown>): Promise<string>;
  /** Signs a payload as it stands. */
  signText(payload: string): Promise<string>;
  /** Answers every request of this path in this way, until it is set to undefined. */
  instead: { path: string; answer: Answering } | undefined;
  /** The answer of the token endpoint. */
  token: Answering;
  /** Requests by path. */
  readonly asked: string[];
}

export const CLIENT = 'zhicheng';

/** Making a key takes a fifth of a second, so all tests share the `first` one. */
const pairs = new Map<string, ReturnType<typeof generateKeyPair>>();

function keyPair(id: string): ReturnType<typeof generateKeyPair> {
  const pair = pairs.get(id) ?? generateKeyPair('RS256', { extractable: true });
  pairs.set(id, pair);
  return pair;
}

export async function standardIssuer(): Promise<StandardIssuer> {
  const secrets: { id: string; key: CryptoKey }[] = [];
  const known: object[] = [];
  let published: object[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const { instead } = issuer;
    if (instead && path.startsWith(instead.path)) return instead.answer(request, response);
    if (path === '/token') return issuer.token(request, response);
    const found = documents()[path];
    return json(response, found ? 200 : 404, found ?? {});
  });
  await begin(server, 0);
  onTestFinished(() => end(server));
  const url = addressOf(server);
  const documents = (): Record<string, unknown> => ({
    '/.well-known/openid-configuration': {
      issuer: url,
      authorization_endpoint: `${url}/authorize?tenant=one`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
    },
    '/jwks': { keys: published },
  });
  const newest = () => {
    const [now] = secrets;
    if (!now) throw new Error('No key yet');
    return now;
  };
  const issuer: StandardIssuer = {
    url,
    asked,
    instead: undefined,
    token: (_request, response) => json(response, 400, { error: 'invalid_grant' }),
    publish: () => {
      published = [...known];
    },
    async rotate(id, isPublished = true) {
      const { publicKey, privateKey } = await keyPair(id);
      secrets.unshift({ id, key: privateKey });
      known.push({ ...(await exportJWK(publicKey)), kid: id, alg: 'RS256', use: 'sig' });
      if (isPublished) issuer.publish();
    },
    signText(payload) {
      const { id, key } = newest();
      return new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: 'RS256', kid: id }).sign(key);
    },
    sign(claims = {}, header = {}) {
      const now = newest();
      const seconds = Math.floor(Date.now() / 1000);
      const usual = { iss: url, aud: CLIENT, sub: 'one', name: '某某', iat: seconds, exp: seconds + 3600 };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: now.id, ...header })
        .sign(now.key);
    },
  };
  await issuer.rotate('first');
  return issuer;
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
