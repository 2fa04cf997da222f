import type { Story } from '../../../adapters/records/declarations/story.ts';
import type { LinkRecord } from '../../../adapters/records/links.ts';
import { storyCaseOf } from '../../../casework/case.ts';
import type { Needs } from '../../../casework/needs.ts';
import { holderOf } from '../../../casework/reviewer/holder-of.ts';
import { lifeOfLink } from '../../../casework/reviewer/links.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import { isNamesake, mayDecide, mayRead, type Turn, turnOf } from '../../../domain/desks/desk-access.ts';
import { lateEntryUntil } from '../../../domain/desks/link-life.ts';
import { readReferenceNumber } from '../../../domain/identifiers/reference-number.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Language } from '../../../domain/values/said.ts';
import { accepted, type ReviewerVerdict } from '../../../domain/values/verdict.ts';
import type { LinkTrouble } from '../../../pages/reviewer/trouble-page.ts';
import type { WebAnswer, WebRequest } from '../../../web/gateway-event.ts';
import { languageOf } from '../../../web/language.ts';
import { type PathParts, partOf } from '../../../web/routing.ts';
import type { ToldPlace, ToldRoute } from '../../../web/tell-attempts.ts';
import { contactOf, troubleAnswer } from './trouble.ts';

/** A look or a post through a link that opens now. */
export interface LinkVisit {
  readonly request: WebRequest;
  readonly parts: PathParts;
  readonly language: Language;
  readonly link: LinkRecord;
  /** The instant until which the link opens, by the present closings. */
  readonly opensUntil: Instant;
  /** The address of the desk's page. */
  readonly desk: string;
  /** Seals a form of this link for its act. A declaration's form adds its id and the version that it shows. */
  readonly sealFor: (
    act: string,
    about?: { readonly id: string; readonly version: number },
  ) => Promise<string>;
}

/** A visit to a declaration that this link may read. */
export interface CaseVisit extends LinkVisit {
  readonly id: string;
  readonly subject: Case & Story;
  readonly turn: Turn;
  /** Refused where the reviewer is the applicant. */
  readonly mayDecide: ReviewerVerdict<void>;
  /** Whether the registered person, or the stated name, has the applicant's name. */
  readonly isNamesake: (stated?: string) => boolean;
}

type LinkVisitNeeds = Pick<Needs, 'records' | 'keys'>;
type Answer<V> = (visit: V) => Promise<WebAnswer> | WebAnswer;

/** A route under a link. The path of `place` is what follows the token. */
export function linkRoute(needs: LinkVisitNeeds, place: ToldPlace, answer: Answer<LinkVisit>): ToldRoute {
  return {
    ...place,
    path: `/review/{token}${place.path}`,
    answer: async (request, parts) => {
      const opened = await openLink(needs, request, parts);
      if (!opened.ok) return opened.answer;
      const { link, opensUntil } = opened;
      const desk = `/review/${encodeURIComponent(partOf(parts, 'token'))}`;
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

/** The values that a form of a link is bound to, in the order of its seal. */
export function boundTo(
  { id: link }: Pick<LinkRecord, 'id'>,
  act: string,
  about?: { readonly id: string; readonly version: number | string },
): string[] {
  return ['review', link, about?.id ?? '', String(about?.version ?? ''), act];
}

/** A route at a declaration. One that the link may not read is not found. */
export function caseRoute(needs: LinkVisitNeeds, place: ToldPlace, answer: Answer<CaseVisit>): ToldRoute {
  return linkRoute(needs, { ...place, path: `/declarations/{id}${place.path}` }, async (visit) => {
    const found = await caseVisit(needs, visit);
    return found ? answer(found) : notFound(visit);
  });
}

/** Reads the visit's declaration as it stands now; undefined if there is none or the link may not read it. */
export async function caseVisit(needs: LinkVisitNeeds, visit: LinkVisit): Promise<CaseVisit | undefined> {
  const id = partOf(visit.parts, 'id');
  // Only a reference number is looked up: a key has a length, and a search has a cost.
  const subject = readReferenceNumber(id) === id ? await storyCaseOf(needs, id) : undefined;
  if (!subject || !mayRead(visit.link, subject)) return undefined;
  const { desk: here } = visit.link;
  const turn = turnOf(here, subject.declaration);
  const holder = await holderOf(needs, here);
  return {
    ...visit,
    id,
    subject,
    turn,
    mayDecide: turn === 'own' ? mayDecide(here, subject.declaration, holder) : accepted(undefined),
    isNamesake: (stated) => isNamesake(here, subject.declaration, holder, stated),
  };
}

/** Answers alike for another's declaration, a missing one and a missing file, so that nothing shows which exist. */
export function notFound({ request, desk }: LinkVisit): WebAnswer {
  return troubleAnswer(request, 'no-such-path', { desk });
}

type Opened =
  | { readonly ok: true; readonly link: LinkRecord; readonly opensUntil: Instant }
  | { readonly ok: false; readonly answer: WebAnswer };

/**
 * Checks a link. The signature comes before any read, and a forged link gets the same answer as one without a
 * record.
 */
export async function openLink(
  needs: LinkVisitNeeds,
  request: WebRequest,
  parts: PathParts,
): Promise<Opened> {
  const id = await needs.keys.verifyLinkToken(partOf(parts, 'token'));
  const link = id === undefined ? undefined : await needs.records.links.get(id);
  if (link?.purpose !== 'review') return { ok: false, answer: troubleAnswer(request, 'invalid-link') };
  if (link.revokedAt === undefined) {
    const opensUntil = await endOfLife(needs, link, request, parts);
    if (request.receivedAt < opensUntil) return { ok: true, link, opensUntil };
  }
  const contact = await contactOf(needs, link.call, languageOf(request));
  return { ok: false, answer: troubleAnswer(request, endOf(link), { contact }) };
}

/**
 * The instant until which a link reads. A decision under a late entry can be read until the entry would have ended,
 * though nothing waits there any more.
 */
async function endOfLife(
  needs: LinkVisitNeeds,
  link: LinkRecord,
  { receivedAt }: WebRequest,
  { id = '' }: PathParts,
): Promise<Instant> {
  const until = await lifeOfLink(needs)(link, receivedAt);
  if (receivedAt < until || readReferenceNumber(id) !== id) return until;
  const known = await needs.records.declarations.story(id);
  const late = known && mayRead(link, known) ? lateEntryUntil(known.timeline) : undefined;
  return late !== undefined && late > until ? late : until;
}

function endOf({ revokedAt, revokedBecause }: LinkRecord): LinkTrouble {
  if (revokedAt === undefined) return 'expired-link';
  return revokedBecause === 'not-for-me' ? 'reported-link' : 'replaced-link';
}
