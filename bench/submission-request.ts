import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { fingerprint } from '../adapters/fingerprint.ts';
import { freshKeyRing } from '../adapters/keys/key-ring.ts';
import { createDraft } from '../casework/applicant/create-draft.ts';
import type { Needs } from '../casework/needs.ts';
import { perform } from '../casework/perform.ts';
import { callFile } from '../domain/call/call-form.ts';
import { epochOf } from '../domain/values/instant.ts';
import { applicantApi } from '../functions/applicant-api/applicant-api.ts';
import { followCalendarFile } from '../local/machine/calendar-file.ts';
import { openFront, type WebFunction } from '../local/machine/http/front.ts';
import { startMachine } from '../local/machine/machine.ts';
import { ISSUER_PATH } from '../local/machine/settings.ts';
import { settle, turnedClock } from '../local/machine/time/turned-clock.ts';
import { openIssuer } from '../local/oidc/open-issuer.ts';
import { inventedDraft } from '../local/rehearsal/cast/applicants.ts';
import { filledDraft } from '../local/samples/sample-files.ts';
import { samplePeople } from '../local/samples/sample-people.ts';
import { sampleBodies, sampleEmployers } from '../local/samples/sample-registry.ts';

const FILE = readFileSync(new URL('../calls/jiaxing-it-2021.yaml', import.meta.url), 'utf8');
const CALL = v.parse(callFile, parse(FILE));
const BEGAN = '2021-09-20T02:00:00.000Z';

/**
 * Opens a machine on which `send(nth)` lets the nth person submit by one real request, and gives its status. `around`
 * runs what answers a request.
 */
export async function openSubmissions(around: (answer: WebFunction) => WebFunction) {
  const front = await openFront();
  const clock = turnedClock(epochOf(BEGAN));
  const machine = await startMachine({ clock, origin: front.origin, keyRing: freshKeyRing() });
  const { needs, records } = machine;
  const issuer = await openIssuer({ origin: front.origin, path: ISSUER_PATH, people: samplePeople });
  front.serve({ [ISSUER_PATH]: issuer.answer, '/api': around(applicantApi(needs)) }, clock);
  await records.people.register({ employers: sampleEmployers, bodies: sampleBodies });
  await followCalendarFile(machine);
  const input = { act: 'publish-call', by: '示例操作员', reason: '测量', file: FILE, expectedVersion: 0 };
  await needs.workflow.start('operations', 'publish', input);
  await settle(machine.engines);
  const tokens = await Promise.all(samplePeople.map(({ sub }) => issuer.tokenOf(sub)));
  const drafts = [await draftOf(needs, tokens[0], 0), await draftOf(needs, tokens[1], 1)];

  return {
    async send(nth: number): Promise<number> {
      const { id = '', version = 0 } = drafts[nth] ?? {};
      const answer = await fetch(`${front.origin}/api/v1/declarations/${id}/submission`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokens[nth]}`,
          'if-match': `"${version}"`,
          'idempotency-key': `key-${nth}`,
          'content-type': 'application/json',
          connection: 'close',
        },
        body: JSON.stringify({ agreedHash: fingerprint(CALL.commitment.value) }),
      });
      return answer.status;
    },
    async close(): Promise<void> {
      await machine.stop();
      await front.close();
    },
  };
}

async function draftOf(needs: Needs, token: string | undefined, nth: number) {
  const account = (await needs.identity.personOf(token ?? ''))?.account ?? '';
  const begun = await createDraft(needs)({ call: CALL.id, account }, needs.now());
  const [employer] = sampleEmployers;
  if (!begun.ok || !employer) throw new Error('No draft was begun');
  const { id, version } = begun.value.declaration;
  const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const, version };
  const draft = inventedDraft(CALL, employer, nth, () => 0.5);
  const filled = await perform(needs, id, (subject) => filledDraft(needs, subject, draft, arrival));
  if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
  return { id, version: filled.value.version };
}
