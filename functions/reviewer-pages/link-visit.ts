import type { Story } from '../../adapters/records/declarations/story.ts';
import type { LinkRecord } from '../../adapters/records/links.ts';
import { storyCaseOf } from '../../casework/case.ts';
import type { Needs } from '../../casework/needs.ts';
import { holderOf } from '../../casework/reviewer/holder-of.ts';
import { lifeOfLink } from '../../casework/reviewer/links.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { isNamesake, mayDecide, mayRead, type Turn, turnOf } from '../../domain/desks/desk-access.ts';
import { lateEntryUntil } from '../../domain/desks/link-life.ts';
import { readReferenceNumber } from '../../domain/identifiers/reference-number.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { accepted, type ReviewerVerdict } from '../../domain/values/verdict.ts';
import type { Trouble } from '../../pages/reviewer/trouble-page.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway.ts';
import { languageOf } from '../../web/language.ts';
import type { PathParts, Route } from '../../web/routing.ts';
import { contactOf, troubleAnswer } from './trouble.ts';

/** One look, or one post, through a link that opens now. */
export interface LinkVisit {
  readonly request: WebRequest;
  readonly parts: PathParts;
  readonly language: Language;
  readonly link: LinkRecord;
  /** Until when it opens, as the closings stand. */
  readonly opensUntil: Instant;
  /** Address of the desk's page. */
  readonly desk: string;
  /** Seals a form of this link for what it does; a form of a declaration names it, the version that it shows, and its act. */
  readonly sealFor: (
    act: string,
    about?: { readonly id: string; readonly version: number },
  ) => Promise<string>;
}

/** The same at a declaration that this link may read. */
export interface CaseVisit extends LinkVisit {
  readonly id: string;
  readonly subject: Case & Story;
  readonly turn: Turn;
  /** Refused where its turn is the applicant's own. */
  readonly mayDecide: ReviewerVerdict<void>;
  /** Whether who decides is called as the applicant is: as registered, or by the name that is stated. */
  readonly isNamesake: (stated?: string) => boolean;
}

type LinkVisitNeeds = Pick<Needs, 'records' | 'keys'>;
type Answer<V> = (visit: V) => Promise<WebAnswer> | WebAnswer;

/** A route under a link: `path` is what comes after the token. */
export function linkRoute(
  needs: LinkVisitNeeds,
  { method, path }: Pick<Route, 'method' | 'path'>,
  answer: Answer<LinkVisit>,
): Route {
  return {
    method,
    path: `/review/{token}${path}`,
    answer: async (request, parts) => {
      const opened = await openLink(needs, request, parts);
      if (!opened.ok) return opened.answer;
      const { link, opensUntil } = opened;
      const desk = `/review/${encodeURIComponent(parts.token ?? '')}`;
      return answer({
        request,
        parts,
        language: languageOf(request),
        link,
        opensUntil,
        desk,
        sealFor: (act, about) => needs.keys.sealForm(...boundTo(link, act, about)),
      });
    },
  };
}

/** What a form of a link is bound to, in the order in which it is sealed. */
export function boundTo(
  { id: link }: Pick<LinkRecord, 'id'>,
  act: string,
  about?: { readonly id: string; readonly version: number | string },
): string[] {
  return ['review', link, about?.id ?? '', String(about?.version ?? ''), act];
}

/** A route at a declaration; one that the link may not read is not there. */
export function caseRoute(
  needs: LinkVisitNeeds,
  { method, path }: Pick<Route, 'method' | 'path'>,
  answer: Answer<CaseVisit>,
): Route {
  return linkRoute(needs, { method, path: `/declarations/{id}${path}` }, async (visit) => {
    const found = await caseVisit(needs, visit);
    return found ? answer(found) : notFound(visit);
  });
}

/** The declaration of the visit as it stands now; undefined where the link may not read it, or there is none. */
export async function caseVisit(needs: LinkVisitNeeds, visit: LinkVisit): Promise<CaseVisit | undefined> {
  const id = visit.parts.id ?? '';
  // What is no reference number is not looked for: a key has a length, and a search has a cost.
  const subject = readReferenceNumber(id) === id ? await storyCaseOf(needs, id) : undefined;
  if (!subject || !mayRead(visit.link, subject)) return undefined;
  const { audience } = visit.link;
  const turn = turnOf(audience, subject.declaration);
  const holder = await holderOf(needs, audience);
  return {
    ...visit,
    id,
    subject,
    turn,
    mayDecide: turn === 'own' ? mayDecide(audience, subject.declaration, holder) : accepted(undefined),
    isNamesake: (stated) => isNamesake(audience, subject.declaration, holder, stated),
  };
}

/** Somebody else's declaration, one that does not exist and a file that is none: exactly the same answer. */
export function notFound({ request, desk }: LinkVisit): WebAnswer {
  return troubleAnswer(request, 'not-found', { desk });
}

type Opened =
  | { readonly ok: true; readonly link: LinkRecord; readonly opensUntil: Instant }
  | { readonly ok: false; readonly answer: WebAnswer };

/** The signature is checked before anything is read; a forged link and one of no record are told the same. */
export async function openLink(
  needs: LinkVisitNeeds,
  request: WebRequest,
  parts: PathParts,
): Promise<Opened> {
  const id = await needs.keys.readLink(parts.token ?? '');
  const link = id === undefined ? undefined : await needs.records.links.get(id);
  if (link?.purpose !== 'review') return { ok: false, answer: troubleAnswer(request, 'invalid-link') };
  const opensUntil = link.revokedAt === undefined ? await endOfLife(needs, link, request, parts) : '';
  if (request.receivedAt < opensUntil) return { ok: true, link, opensUntil };
  const contact = await contactOf(needs, link.call, languageOf(request));
  return { ok: false, answer: troubleAnswer(request, endOf(link), { contact }) };
}

/** What was decided under a late entry can be read until that would have ended, though nothing waits behind the link any more. */
async function endOfLife(
  needs: LinkVisitNeeds,
  link: LinkRecord,
  { receivedAt }: WebRequest,
  { id = '' }: PathParts,
): Promise<Instant> {
  const until = await lifeOfLink(needs)(link, receivedAt);
  if (receivedAt < until || readReferenceNumber(id) !== id) return until;
  const known = await needs.records.declarations.story(id);
  const late = known && mayRead(link, known) ? lateEntryUntil(known.timeline) : '';
  return late > until ? late : until;
}

function endOf({ revokedAt, revokedBecause }: LinkRecord): Trouble {
  if (revokedAt === undefined) return 'expired-link';
  return revokedBecause === 'not-for-me' ? 'reported-link' : 'replaced-link';
}
