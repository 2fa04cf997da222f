import type { LinkRecord } from '../../../adapters/records/links.ts';
import type { Needs } from '../../../casework/needs.ts';
import { holderOf } from '../../../casework/reviewer/holder-of.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { type Turn, turnOf } from '../../../domain/desks/desk-access.ts';
import { deskParts, superiorDeskOf } from '../../../domain/identifiers/desk-id.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { deskPage } from '../../../pages/reviewer/desk-page.ts';
import { deskPagePath } from '../../../pages/reviewer/paths.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { linkPageAnswer } from '../visit/answer.ts';
import { type LinkVisit, linkRoute, notFound } from '../visit/link-visit.ts';
import { byUrgency } from './urgency.ts';

type DeskNeeds = Pick<Needs, 'records' | 'keys'>;

/** The number of cases that are read at once, since a desk may hold hundreds. */
const READ_AT_ONCE = 50;
/** Cases on one page; later pages have the others. */
const CASES_ON_A_PAGE = 100;

/** The route of everything that waits at the link's desk, the most urgent on the first page. */
export function deskRoute(needs: DeskNeeds): ToldRoute {
  return linkRoute(needs, { method: 'GET', path: '' }, (visit) => show(needs, visit));
}

async function show(needs: DeskNeeds, visit: LinkVisit): Promise<WebAnswer> {
  const { link, language, desk, request } = visit;
  const { calls, indexes } = needs.records;
  const superiors = superiorDeskOf(link.desk);
  const [published, proposed, handedOn, name] = await Promise.all([
    calls.current(link.call),
    indexes.queued(link.call, link.desk),
    superiors === undefined ? [] : indexes.queued(link.call, superiors),
    nameOf(needs, link),
  ]);
  if (!published) return notFound(visit);
  const [cases, handed] = await Promise.all([
    casesOf(needs, link, proposed, 'own'),
    casesOf(needs, link, handedOn, 'superior'),
  ]);
  const pages = Math.max(1, Math.ceil(Math.max(cases.length, handed.length) / CASES_ON_A_PAGE));
  const page = pageAsked(request.query.get('page'), pages);
  const onPage = (all: readonly Case[]) =>
    byUrgency(all).slice((page - 1) * CASES_ON_A_PAGE, page * CASES_ON_A_PAGE);
  const content = deskPage({
    language,
    at: request.receivedAt,
    call: published.call,
    desk,
    name,
    isSuperior: deskParts(link.desk).isSuperior,
    opensUntil: latestOf(visit, cases),
    cases: onPage(cases),
    total: cases.length,
    page,
    pages,
    handed: onPage(handed),
    handedInAll: handed.length,
  });
  return linkPageAnswer({ language, path: deskPagePath(desk, page), home: desk }, content);
}

/** The page that is asked for. Any other text means the first, and a number past the end the last. */
function pageAsked(asked: string | null, pages: number): number {
  return asked !== null && /^[1-9]\d{0,5}$/.test(asked) ? Math.min(Number(asked), pages) : 1;
}

/** The latest instant at which something here ends. A late entry may end after the call's last closing. */
function latestOf({ opensUntil }: LinkVisit, cases: readonly Case[]): Instant {
  const ends = cases.flatMap(({ declaration }) => declaration.grant?.until ?? []);
  return ends.reduce((latest, end) => (end > latest ? end : latest), opensUntil);
}

async function nameOf(needs: DeskNeeds, { desk }: LinkRecord): Promise<string> {
  return (await holderOf(needs, desk))?.name ?? deskParts(desk).whom;
}

/**
 * Reads the declarations of a desk and of its superior. The index only proposes, so each is read itself, and one
 * that waits elsewhere by now is left out.
 */
async function casesOf(
  { records }: DeskNeeds,
  { call, desk }: LinkRecord,
  proposed: readonly string[],
  turn: Turn,
): Promise<Case[]> {
  const [locks, calendar] = await Promise.all([records.stages.of(call), records.calendars.inForce()]);
  const own: Declaration[] = [];
  for (let from = 0; from < proposed.length; from += READ_AT_ONCE) {
    const ids = proposed.slice(from, from + READ_AT_ONCE);
    const found = await Promise.all(ids.map((id) => records.declarations.get(id)));
    own.push(...found.flatMap((each) => (each?.call === call && turnOf(desk, each) === turn ? [each] : [])));
  }
  return Promise.all(
    own.map(async (declaration) => {
      const published = await records.calls.callAt(call, declaration.callVersion);
      if (!published)
        throw new Error(`The declaration ${declaration.id} is pinned to a call that is not published`);
      return { declaration, call: published.call, locks, calendar };
    }),
  );
}
