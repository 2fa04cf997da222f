import { caseOf, type Freshness, type Meanwhile } from '../../../casework/case.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import type { Arrival, Case } from '../../../domain/declaration/case.ts';
import { readReferenceNumber } from '../../../domain/identifiers/reference-number.ts';
import { accepted, type RequestVerdict, refused, type Verdict } from '../../../domain/values/verdict.ts';
import { partOf } from '../../../web/routing.ts';
import type { SignedInCall } from './api-route.ts';
import { readIfMatch } from './if-match.ts';

export type HowToRead = [freshness?: Freshness, meanwhile?: Meanwhile];

/** Reads the owner's declaration. Another person's is refused exactly as one that does not exist. */
export async function ownCase(
  needs: ApplicantNeeds,
  account: string,
  id: string,
  ...how: HowToRead
): Promise<Verdict<Case>> {
  const subject = readReferenceNumber(id) === id ? await caseOf(needs, id, ...how) : undefined;
  return subject?.declaration.account === account ? accepted(subject) : refused('no-such-declaration');
}

/** Reads the owner's declaration and the act's arrival, on the version that `If-Match` names. */
export async function ownAct(
  needs: ApplicantNeeds,
  { request, session, parts }: SignedInCall,
  ...how: HowToRead
): Promise<RequestVerdict<Case & { readonly arrival: Arrival }>> {
  const { account } = session;
  const owned = await ownCase(needs, account, partOf(parts, 'id'), ...how);
  if (!owned.ok) return owned;
  const version = readIfMatch(request, owned.value.declaration.version);
  if (!version.ok) return version;
  const actor = { kind: 'applicant', account } as const;
  return accepted({ ...owned.value, arrival: { at: request.receivedAt, actor, version: version.value } });
}
