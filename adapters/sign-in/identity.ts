import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { type LogLine, toLog } from '../log-line.ts';
import { RecordsUnavailable } from '../records/store/persist.ts';
import { unfitnessOf } from './id-token.ts';
import { rememberPersons } from './remember-persons.ts';

/** A person as the issuer of the token names them. */
export interface Person {
  /** Stands for issuer and subject together, and reveals neither. */
  readonly account: string;
  /** The name that the issuer gives, for a greeting on pages, and to fill in the drafts that they begin. It is stored nowhere else. */
  readonly name?: string;
  /** The end of the token, in milliseconds since 1970 of real time. */
  readonly until: number;
}

/** The values of one sign-in that a browser takes to the issuer, and against which the answer is checked. */
export interface SignIn {
  /** Comes back unchanged, so that only the browser that left can come back. */
  readonly state: string;
  /** Stands in the token and proves that the token was made for this sign-in. */
  readonly nonce: string;
  /** The PKCE verifier. Only its hash travels, so that a stolen code is worth nothing. */
  readonly verifier: string;
  /** Our address to which the issuer sends the browser back. */
  readonly back: string;
}

/** OpenID Connect with any standard issuer: code flow with PKCE, ID tokens signed by RS256. All times are real time. */
export interface Identity {
  /**
   * The person who holds this token; undefined if it is altered, expired, from another issuer, for another client, or
   * no ID token.
   */
  personOf(token: string): Promise<Person | undefined>;
  /** The address where a browser signs in. */
  signInAddress(signIn: SignIn): Promise<string>;
  /** Exchanges a code for a token; undefined if the issuer refuses the code or the token lacks the nonce. */
  tokenFor(code: string, signIn: Omit<SignIn, 'state'>): Promise<string | undefined>;
}

interface Discovery {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
}

/** Milliseconds to wait for the issuer. A request lasts 25 seconds at most. */
const ISSUER_TIMEOUT_MS = 5000;
/** Seconds by which clocks may differ. */
const CLOCK_TOLERANCE_SECONDS = 30;

export interface IssuerSettings {
  readonly issuer: string;
  /** The name under which the issuer knows this system. Its tokens have it as their audience. */
  readonly client: string;
  /** The most hours that a token may live. */
  readonly longestHours: number;
}

export function openIdentity(
  { issuer, client, longestHours }: IssuerSettings,
  log: LogLine = toLog,
): Identity {
  const discovered = once(async () => {
    const found = (await ask(`${issuer}/.well-known/openid-configuration`)) as Discovery;
    // https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation
    if (found.issuer !== issuer) throw new Error('The issuer calls itself otherwise');
    return {
      ...found,
      keys: createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: ISSUER_TIMEOUT_MS }),
    };
  });
  const expected = { client, longestLife: longestHours * 3600, tolerance: CLOCK_TOLERANCE_SECONDS };
  const judged = async (token: string): Promise<JWTPayload | string> => {
    const { keys } = await discovered();
    try {
      const { payload, protectedHeader: header } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer,
        audience: client,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      return unfitnessOf({ header, payload }, expected, Date.now() / 1000) ?? payload;
    } catch (error) {
      if (isOfToken(error)) return error.code;
      throw unreachable(error);
    }
  };
  return {
    personOf: rememberPersons(async (token) => {
      // A text that is no JWS is not worth asking the issuer for its keys.
      if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return undefined;
      const payload = await judged(token);
      return typeof payload === 'string' ? undefined : personOf(issuer, payload);
    }),
    async signInAddress({ state, nonce, verifier, back }) {
      const { authorization_endpoint } = await discovered();
      const address = new URL(authorization_endpoint);
      const asked = {
        response_type: 'code',
        client_id: client,
        redirect_uri: back,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
      return address.href;
    },
    async tokenFor(code, { nonce, verifier, back }) {
      const { token_endpoint } = await discovered();
      const token = await exchange(token_endpoint, {
        grant_type: 'authorization_code',
        client_id: client,
        code,
        redirect_uri: back,
        code_verifier: verifier,
      });
      if (token === undefined) return undefined;
      const payload = await judged(token);
      const refused = typeof payload === 'string' ? payload : payload.nonce === nonce ? undefined : 'nonce';
      // The issuer made the token for this sign-in, so a misfit is for the operators to mend, at the issuer or in the
      // settings.
      if (refused !== undefined) log({ at: new Date().toISOString(), refusedIdToken: refused });
      return refused === undefined ? token : undefined;
    },
  };
}

function personOf(issuer: string, { sub, name, exp = 0 }: JWTPayload): Person {
  const account = createHash('sha256').update(`${issuer}\n${sub}`).digest('hex');
  return { account, until: exp * 1000, ...(typeof name === 'string' ? { name } : {}) };
}

/** Errors that mean that the keys could not be read. Every other error of jose is about the token. */
const OF_THE_KEYS = ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'];

function isOfToken(error: unknown): error is errors.JOSEError {
  return error instanceof errors.JOSEError && !OF_THE_KEYS.includes(error.code);
}

function unreachable(error: unknown): RecordsUnavailable {
  return new RecordsUnavailable(`The issuer did not answer: ${error instanceof Error ? error.name : ''}`);
}

/** Runs a function once and keeps its result. A failure is not kept. */
function once<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= run().catch((error: unknown) => {
      running = undefined;
      throw unreachable(error);
    });
    return running;
  };
}

async function ask(address: string): Promise<unknown> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(ISSUER_TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`The issuer answered ${answer.status}`);
  return answer.json();
}

/** Exchanges a code at the token endpoint: https://openid.net/specs/openid-connect-core-1_0.html#TokenEndpoint */
async function exchange(address: string, form: Record<string, string>): Promise<string | undefined> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(ISSUER_TIMEOUT_MS),
    });
    if (answer.status >= 500 || answer.status === 429)
      throw new Error(`The issuer answered ${answer.status}`);
    if (!answer.ok) return undefined;
    const { id_token } = (await answer.json()) as { id_token?: string };
    return id_token;
  } catch (error) {
    throw unreachable(error);
  }
}
