import type * as v from 'valibot';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import type { Said } from '../../../domain/values/said.ts';
import { type RequestVerdict, refused } from '../../../domain/values/verdict.ts';
import type { WebAnswer, WebRequest } from '../../../web/gateway-event.ts';
import { problem } from '../../../web/problem.ts';
import type { PathParts } from '../../../web/routing.ts';
import { isFromOurSite, isOwnForm, type Session, sessionOf } from '../../../web/session.ts';
import type { ToldPlace, ToldRoute } from '../../../web/tell-attempts.ts';
import type { AnswerName } from '../answers/answer-forms.ts';

/** The part of the API's document about one route. */
export interface Documented {
  readonly says: Said;
  /** Whether the route asks for a token. */
  readonly signedIn: boolean;
  readonly body?: v.GenericSchema;
  /** Query parameters with their meaning; each may be left out. */
  readonly query?: Readonly<Record<string, Said>>;
  readonly ifMatch?: boolean;
  readonly idempotencyKey?: boolean;
  /** The name of each status' answer form; undefined for an answer without a body, `bytes` for a file. */
  readonly answers: Readonly<Record<number, AnswerName | undefined>>;
}

export type ApiRoute = ToldRoute & { readonly document: Documented };

/** The answer of a route that was not refused. */
export interface Replied {
  readonly status?: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** An answer that is not JSON. */
  readonly raw?: WebAnswer;
  /** The call's zone, by which a refusal states its instants. */
  readonly zone?: string;
}

export type Reply = RequestVerdict<Replied> & { readonly zone?: string };

/** Adds the call's zone, by which a refusal states its instants. */
export function inZone<V extends RequestVerdict<unknown>>(verdict: V, zone: string): V & { zone: string } {
  return { ...verdict, zone };
}

/** A look; or a question that is too long for an address, which nobody can be late with. */
type OpenPlace =
  | Extract<ToldPlace, { method: 'GET' }>
  | { method: 'POST'; path: string; attempt: 'ungoverned' };

interface ApiCall {
  readonly request: WebRequest;
  readonly parts: PathParts;
}

/** A request to the API from a signed-in applicant. */
export interface SignedInCall extends ApiCall {
  readonly session: Session;
}

/** A route that needs no sign-in. It changes nothing, and nothing of the request is kept. */
export function openRoute(
  place: OpenPlace,
  document: Omit<Documented, 'signedIn'>,
  act: (asked: ApiCall) => Promise<Reply> | Reply,
): ApiRoute {
  return {
    ...place,
    document: { ...document, signedIn: false },
    answer: async (request, parts) => answerOf(request, await act({ request, parts })),
  };
}

/** A route for a signed-in applicant. A request by a browser's cookie must prove that our own page sent it. */
export function ownRoute(
  needs: ApplicantNeeds,
  place: ToldPlace,
  document: Omit<Documented, 'signedIn'>,
  act: (asked: SignedInCall) => Promise<Reply>,
): ApiRoute {
  return {
    ...place,
    document: { ...document, signedIn: true },
    async answer(request, parts) {
      const session = await sessionOf(needs, request);
      if (!session) return answerOf(request, refused('not-signed-in'));
      if (place.method !== 'GET' && !(await mayAct(needs, request, session)))
        return answerOf(request, refused('foreign-request'));
      return answerOf(request, await act({ request, parts, session }));
    },
  };
}

async function mayAct(needs: ApplicantNeeds, request: WebRequest, session: Session): Promise<boolean> {
  if (session.by === 'bearer') return true;
  const seal = request.headers['x-form-seal'] ?? '';
  return isFromOurSite(needs, request) && isOwnForm(needs, request, session, seal, 'api');
}

function answerOf(request: WebRequest, reply: Reply): WebAnswer {
  if (!reply.ok) return problem(request, reply.refusal, reply.zone);
  const { status = 200, json, headers = {}, raw } = reply.value;
  if (raw) return raw;
  if (json === undefined) return { status, headers, body: '' };
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(json),
  };
}
