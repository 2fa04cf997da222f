import { randomUUID } from 'node:crypto';
import type { FunctionName } from '../../../infra/functions.ts';
import { webCoresOf } from '../../../local/machine/cores.ts';
import { openFront } from '../../../local/machine/http/front.ts';
import type { LocalMachine } from '../../../local/machine/machine.ts';
import { ISSUER_PATH } from '../../../local/machine/settings.ts';
import { openIssuer } from '../../../local/oidc/open-issuer.ts';
import { openRig, type Rig, type RigOptions } from '../machine/rig.ts';

/** The people who sign in: one for every test that needs another person. */
export const PEOPLE = ['甲', '乙', '丙', '丁', '戊', '己'].map((stem, index) => ({
  sub: `invented-${index + 1}`,
  name: `申报人${stem}（示例）`,
}));

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there
  readonly json: any;
}

export interface ApiRequest {
  /** Sent as JSON unless it is a text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole machine behind its front on a free port, with the call published and everybody registered. */
export interface WebRig extends Rig {
  readonly origin: string;
  /** A bearer token of the nth invented person, from 0. */
  tokenOf(nth: number): Promise<string>;
  /** Begins another session of the nth person, whose browsers send its token from now on. */
  signInAnew(nth: number): void;
  /** One request to the API; without a person, without a token. The path begins at `/api/v1`. */
  api(nth: number | undefined, method: string, path: string, request?: ApiRequest): Promise<ApiAnswer>;
  /** Storage's answer at the address to which a download leads. */
  handedOut(nth: number, path: string): Promise<Response>;
  readonly machine: LocalMachine;
  /** Runs a web function as itself, for a test that looks at what each function does. */
  readonly inFunction: InFunction;
}

type InFunction = <T>(name: FunctionName, run: () => Promise<T>) => Promise<T>;

export interface WebRigOptions extends RigOptions {
  /** The file of the issuer's signing key, for a test that signs a token with it. */
  readonly issuerKeyFile?: string;
  readonly inFunction?: InFunction;
}

export async function openWebRig({
  issuerKeyFile,
  inFunction = (_, run) => run(),
  ...options
}: WebRigOptions = {}): Promise<WebRig> {
  const front = await openFront();
  const rig = await openRig({ ...options, origin: front.origin });
  const issuer = await openIssuer({
    origin: front.origin,
    path: ISSUER_PATH,
    people: PEOPLE,
    ...(issuerKeyFile === undefined ? {} : { keyFile: issuerKeyFile }),
  });
  front.serve(
    {
      ...webCoresOf(rig.machine.needs, (name, core) => (event) => inFunction(name, () => core(event))),
      [ISSUER_PATH]: issuer.answer,
    },
    rig.clock,
  );
  // One session a person: a form is sealed for the token that it was shown under.
  const tokens = new Map<number, Promise<string>>();
  const tokenOf = (nth: number) => {
    const token = tokens.get(nth) ?? issuer.tokenOf(PEOPLE[nth]?.sub ?? '');
    tokens.set(nth, token);
    return token;
  };
  const web: WebRig = {
    ...rig,
    inFunction,
    origin: front.origin,
    tokenOf,
    signInAnew: (nth) => void tokens.set(nth, issuer.tokenOf(PEOPLE[nth]?.sub ?? '', randomUUID())),
    async api(nth, method, path, { body, headers = {} } = {}) {
      const authorization = nth === undefined ? {} : { authorization: `Bearer ${await tokenOf(nth)}` };
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await fetch(`${front.origin}/api/v1${path}`, {
        method,
        headers: { ...authorization, ...json, ...headers },
        redirect: 'manual',
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, json: readJson(text) };
    },
    async handedOut(nth, path) {
      const led = await web.api(nth, 'GET', path);
      if (led.status !== 303) throw new Error(`GET ${path}: ${led.status} ${led.text}`);
      return fetch(led.headers.get('location') ?? '');
    },
    async stop() {
      await front.close();
      await rig.stop();
    },
  };
  return web;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
