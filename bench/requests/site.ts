import { readFileSync } from 'node:fs';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { callIn } from '../../adapters/call-file/judge-call.ts';
import { fingerprint } from '../../adapters/fingerprint.ts';
import { freshKeyRing } from '../../adapters/keys/key-ring.ts';
import { createDraft } from '../../casework/applicant/create-draft.ts';
import { perform } from '../../casework/perform.ts';
import { epochOf } from '../../domain/values/instant.ts';
import { followCalendarFile } from '../../local/machine/calendar-file.ts';
import { webCoresOf } from '../../local/machine/cores.ts';
import { openFront, type WebFunction } from '../../local/machine/http/front.ts';
import { layCall } from '../../local/machine/lay-call.ts';
import { startMachine } from '../../local/machine/machine.ts';
import type { MachineOptions } from '../../local/machine/options.ts';
import { ISSUER_PATH } from '../../local/machine/settings.ts';
import { settle, turnedClock } from '../../local/machine/time/turned-clock.ts';
import { openIssuer } from '../../local/oidc/open-issuer.ts';
import { inventedDraft, inventedPerson } from '../../local/rehearsal/cast/applicants.ts';
import { filledDraft } from '../../local/samples/sample-files.ts';
import { sampleBodies, sampleEmployers } from '../../local/samples/sample-registry.ts';
import { SESSION_COOKIE } from '../../web/session.ts';

const FILE = readFileSync(new URL('../../calls/jiaxing-it-2021.yaml', import.meta.url), 'utf8');
export const CALL = callIn(FILE);

/** A complete draft, with the token of the person who owns it. */
export interface Drafted {
  readonly id: string;
  readonly version: number;
  readonly token: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export type Site = Awaited<ReturnType<typeof openSite>>;

/**
 * Opens a machine behind its front, with the call published and employers registered. `around` stands before every web
 * function.
 */
export async function openSite(
  people: number,
  around: (answer: WebFunction) => WebFunction = (answer) => answer,
  options: Pick<MachineOptions, 'folder' | 'throughFront' | 'patience' | 'log' | 'aroundFunctions'> = {},
) {
  const front = await openFront();
  const clock = turnedClock(epochOf('2021-09-20T02:00:00.000Z'));
  const machine = await startMachine({ clock, origin: front.origin, keyRing: freshKeyRing(), ...options });
  const { needs, records } = machine;
  const invented = Array.from({ length: people }, (_, nth) => ({
    sub: `invented-${nth}`,
    name: `申报人${nth}`,
  }));
  const issuer = await openIssuer({ origin: front.origin, path: ISSUER_PATH, people: invented });
  const cores = webCoresOf(needs, (_, core) => around(core));
  front.serve({ [ISSUER_PATH]: issuer.answer, ...cores }, clock);
  await records.people.register({ employers: sampleEmployers, bodies: sampleBodies });
  await followCalendarFile(machine);
  const file = layCall(machine, FILE);
  const input = { act: 'publish-call', by: '示例操作员', reason: '测量', file, expectedVersion: 0 };
  await needs.workflow.start('operations', 'publish', input);
  await settle(machine.engines);
  const agent = new Agent({ keepAlive: true });

  return {
    machine,
    clock,
    /** A draft of the nth person, with everything that the call asks. */
    async drafted(nth: number): Promise<Drafted> {
      const token = await issuer.tokenOf(`invented-${nth}`);
      const account = (await needs.identity.personOf(token))?.account ?? '';
      const begun = await createDraft(needs)({ call: CALL.id, account }, needs.now());
      const [employer] = sampleEmployers;
      if (!begun.ok || !employer) throw new Error('No draft was begun');
      const { id, version } = begun.value.declaration;
      const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const, version };
      const { facts, choices } = inventedPerson(CALL, () => 0.5);
      const choice = choices[Math.floor(choices.length / 2)];
      const draft = inventedDraft(CALL, employer, { index: nth, facts, choice });
      const filled = await perform(needs, id, (subject) => filledDraft(needs, subject, draft, arrival));
      if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
      return { id, version: filled.value.version, token };
    },
    submit: ({ id, version, token }: Drafted) =>
      ask('POST', `/api/v1/declarations/${id}/submission`, token, version, {
        agreedHash: fingerprint(CALL.commitment.value),
      }),
    change: ({ id, version, token }: Drafted) =>
      ask('PATCH', `/api/v1/declarations/${id}`, token, version, { facts: { selfScore: 7 } }),
    look: ({ id, token }: Drafted) => ask('GET', `/declarations/${id}`, token),
    /** A request that no function asks AWS about. */
    empty: () => ask('GET', '/favicon.ico', ''),
    settle: () => settle(machine.engines),
    async close(): Promise<void> {
      agent.destroy();
      await machine.stop();
      await front.close();
    },
  };

  /** Sends a request by a kept connection, as the API's clients and browsers do. */
  function ask(
    method: string,
    path: string,
    token: string,
    version?: number,
    body?: object,
  ): Promise<Answered> {
    const text = body && JSON.stringify(body);
    const headers = {
      ...(path.startsWith('/api')
        ? { authorization: `Bearer ${token}` }
        : { cookie: `${SESSION_COOKIE}=${token}` }),
      ...(version === undefined
        ? {}
        : { 'if-match': `"${version}"`, 'idempotency-key': `${path}-${version}` }),
      ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
    };
    return new Promise((resolve, reject) => {
      const sent = request(front.origin + path, { method, headers, agent }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk)).on('error', reject);
        answer.on('end', () => {
          const { statusCode: status = 0, headers } = answer;
          resolve({ status, headers, text: Buffer.concat(chunks).toString() });
        });
      });
      sent.on('error', reject).end(text);
    });
  }
}

/** The answer of a request that must have been taken. */
export function taken(answer: Answered): Answered {
  if (answer.status !== 200) throw new Error(`Answered ${answer.status}: ${answer.text}`);
  return answer;
}
