import { MOST_LISTED } from '../../../adapters/records/waiting/desk-lists.ts';
import { type From, isPlace, type QueuePage } from '../../../adapters/records/waiting/queue.ts';
import type { Needs } from '../../../casework/needs.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import { type Turn, turnOf } from '../../../domain/desks/desk-access.ts';
import { type DeskId, deskParts, superiorDeskOf } from '../../../domain/identifiers/desk-id.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { type DeskPage, deskPage } from '../../../pages/reviewer/desk-page.ts';
import { type DeskPlace, deskPagePath } from '../../../pages/reviewer/paths.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { linkPageAnswer } from '../visit/answer.ts';
import { type LinkVisit, linkRoute, notFound } from '../visit/link-visit.ts';
import { troubleAnswer } from '../visit/trouble.ts';

type DeskNeeds = Pick<Needs, 'records' | 'keys'>;

/** Cases on one page of a list. */
const CASES_ON_A_PAGE = 40;
/** Cases with the superior that the first page shows besides: one call reads both. */
const HANDED_ON_FIRST_PAGE = MOST_LISTED - CASES_ON_A_PAGE;
const NOBODY: QueuePage = { proposed: [], hasBefore: false, hasAfter: false };

/**
 * The route of what waits at the link's desk, the most urgent first, and of what was handed to its superior. A page costs the
 * same calls however many cases wait. Cases move while somebody turns pages, so a page begins at a place and has no number:
 * whatever stays where it is, is met once.
 */
export function deskRoute(needs: DeskNeeds): ToldRoute {
  return linkRoute(needs, { method: 'GET', path: '' }, (visit) => show(needs, visit));
}

async function show(needs: DeskNeeds, visit: LinkVisit): Promise<WebAnswer> {
  const { link, language, desk, request, opensUntil } = visit;
  const place = placeAsked(request.query);
  if (place === undefined) return troubleAnswer(request, 'malformed-place', { desk });
  const { deskLists } = needs.records;
  const [around, own, handed] = await Promise.all([
    deskLists.around(link),
    place.isHanded ? NOBODY : deskLists.page(link, CASES_ON_A_PAGE, place.from),
    handedPage(needs, visit, place),
  ]);
  if (!around) return notFound(visit);
  const ids = (page: QueuePage) => page.proposed.map(({ id }) => id);
  const found = await casesOf(needs, link.call, [...ids(own), ...ids(handed)], around);
  const having = (page: QueuePage, turn: Turn) => {
    const proposed = new Set(ids(page));
    return found.filter(
      ({ declaration }) => proposed.has(declaration.id) && turnOf(link.desk, declaration) === turn,
    );
  };
  const cases = having(own, 'own');
  const values: DeskPage = {
    language,
    at: request.receivedAt,
    call: around.call,
    desk,
    name: around.holder?.name ?? deskParts(link.desk).whom,
    isSuperior: deskParts(link.desk).isSuperior,
    opensUntil: latestOf(opensUntil, cases),
    place,
    cases,
    total: around.waiting,
    handed: having(handed, 'superior'),
    handedInAll: around.handed,
    turns: turnsOf(place.isHanded ? handed : own),
    hasMoreHanded: !place.isHanded && handed.hasAfter,
  };
  return linkPageAnswer({ language, path: deskPagePath(desk, place), home: desk }, deskPage(values));
}

/** The list and the place in it that an address asks for; undefined if its place has not the form of one. */
function placeAsked(query: URLSearchParams): DeskPlace | undefined {
  const [after, before] = [query.get('after'), query.get('before')];
  const isHanded = query.get('list') === 'handed';
  if (after === null && before === null) return { isHanded };
  if (after !== null && before !== null) return undefined;
  const from: From = after !== null ? { after } : { before: before ?? '' };
  return isPlace(after ?? before ?? '') ? { isHanded, from } : undefined;
}

/** What was handed to the superior: its own list, or the first of it beside the first page of what waits here. */
async function handedPage(needs: DeskNeeds, { link }: LinkVisit, place: DeskPlace): Promise<QueuePage> {
  const superior: DeskId | undefined = superiorDeskOf(link.desk);
  if (superior === undefined || (!place.isHanded && place.from)) return NOBODY;
  const limit = place.isHanded ? CASES_ON_A_PAGE : HANDED_ON_FIRST_PAGE;
  return needs.records.deskLists.page({ call: link.call, desk: superior }, limit, place.from);
}

/** The places where the pages before and after this one end and begin. */
function turnsOf({ proposed, hasBefore, hasAfter }: QueuePage): DeskPage['turns'] {
  const [first, last] = [proposed.at(0), proposed.at(-1)];
  return {
    ...(hasBefore && first ? { before: first.place } : {}),
    ...(hasAfter && last ? { after: last.place } : {}),
  };
}

/** The latest instant at which something on this page ends. A late entry may end after the call's last closing. */
function latestOf(opensUntil: Instant, cases: readonly Case[]): Instant {
  const ends = cases.flatMap(({ declaration }) => declaration.grant?.until ?? []);
  return ends.reduce((latest, end) => (end > latest ? end : latest), opensUntil);
}

/** Reads these declarations, each under the version of the call that it is pinned to. The index only proposed them. */
async function casesOf(
  { records }: DeskNeeds,
  call: string,
  ids: readonly string[],
  { locks, calendar }: Pick<Case, 'locks' | 'calendar'>,
): Promise<Case[]> {
  const listed = (await records.deskLists.listed(ids)).filter((each) => each.call === call);
  return Promise.all(
    listed.map(async (declaration) => {
      const published = await records.calls.callAt(call, declaration.callVersion);
      if (!published)
        throw new Error(`The declaration ${declaration.id} is pinned to a call that is not published`);
      return { declaration, call: published.call, locks, calendar };
    }),
  );
}
