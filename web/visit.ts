import type { Needs } from '../casework/needs.ts';
import { addressOf, type Viewer } from './answer.ts';
import { seeOther } from './gateway.ts';
import type { WebAnswer, WebRequest } from './gateway-event.ts';
import { languageOf } from './language.ts';
import type { PathParts, Route } from './routing.ts';
import { formSealFor, type Session, sessionOf } from './session.ts';

/** A look at a page, or a post of its form. */
export interface Visit {
  readonly request: WebRequest;
  readonly parts: PathParts;
  readonly viewer: Viewer;
}

/** A look or a post by somebody who is signed in. */
export interface OwnVisit extends Visit {
  readonly session: Session;
  /** Seals a form of this session for what it does. */
  readonly seal: (...bound: readonly string[]) => Promise<string>;
}

/** The needs of a visit: to know who it is, and to seal forms. */
export type VisitNeeds = Pick<Needs, 'identity' | 'keys' | 'origin'>;

export type Answer<V> = (visit: V) => Promise<WebAnswer> | WebAnswer;

/** A route of a page that everybody may see. */
export function openPage(needs: VisitNeeds, path: string, answer: Answer<Visit>): Route {
  return {
    method: 'GET',
    path,
    answer: async (request, parts) => answer(await visitOf(needs, request, parts)),
  };
}

export async function visitOf(needs: VisitNeeds, request: WebRequest, parts: PathParts): Promise<Visit> {
  const session = await sessionOf(needs, request);
  const path = request.method === 'GET' ? addressOf(request) : '/';
  const signOutSeal = session && (await formSealFor(needs, session, 'sign-out'));
  const lost = request.method === 'GET' ? lostIn(request.query) : undefined;
  return { request, parts, viewer: { language: languageOf(request), path, session, signOutSeal, lost } };
}

/** Reads from the address what was lost with the session: one word, without its content. */
function lostIn(query: URLSearchParams): Viewer['lost'] {
  const word = query.get('expired');
  return word === 'changes' || word === 'act' ? word : undefined;
}

export function signedIn(needs: VisitNeeds, visit: Visit): OwnVisit | undefined {
  const { session } = visit.viewer;
  return session && { ...visit, session, seal: (...bound) => formSealFor(needs, session, ...bound) };
}

export function toSignIn(back: string): WebAnswer {
  return seeOther(`/sign-in?back=${encodeURIComponent(back)}`);
}
