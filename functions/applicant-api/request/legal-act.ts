import * as v from 'valibot';
import { fingerprint } from '../../../adapters/fingerprint.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import type { ActRequest, Done } from '../../../casework/perform.ts';
import { accepted, type Verdict } from '../../../domain/values/verdict.ts';
import { inZone, type Reply, type SignedInCall } from './api-route.ts';
import { type HowToRead, ownAct } from './own-case.ts';
import { readBody, readIdempotencyKey } from './reading.ts';

/**
 * The form of every act with legal effect: it names the version that it is about, and a key under which it is done
 * once.
 */
export const LEGAL_ACT = { ifMatch: true, idempotencyKey: true, answers: { 200: 'Done' } } as const;

/** The form of the body of a DELETE, which has none. */
export const NO_BODY = v.undefined();

export type ApplicantAct<B> = (request: Required<ActRequest>, body: B) => Promise<Verdict<Done>>;

/**
 * Performs an act under a version and an Idempotency-Key. A repeated request gets the same answer, and the act is
 * done once.
 */
export async function legalAct<B>(
  needs: ApplicantNeeds,
  asked: SignedInCall,
  form: v.GenericSchema<unknown, B>,
  act: ApplicantAct<B>,
  ...how: HowToRead
): Promise<Reply> {
  const own = await ownAct(needs, asked, ...how);
  if (!own.ok) return own;
  const { request, session } = asked;
  const key = readIdempotencyKey(request);
  if (!key.ok) return key;
  const body = request.method === 'DELETE' ? accepted(v.parse(form, undefined)) : readBody(request, form);
  if (!body.ok) return body;
  const { declaration, call, arrival } = own.value;
  const whole = JSON.stringify([request.method, request.path, body.value]);
  const receipt = { account: session.account, key: key.value, bodyHash: fingerprint(whole) };
  const done = await act({ id: declaration.id, arrival, receipt, caseAsRead: own.value }, body.value);
  if (!done.ok) return inZone(done, call.identity.zone.value);
  const { standing, version: now, warnings } = done.value;
  const json = { declaration: declaration.id, standing, version: now, warnings };
  return accepted({ json, headers: { etag: `"${now}"` } });
}
