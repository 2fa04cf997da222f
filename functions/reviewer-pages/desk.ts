import { MOST_IN_QUEUE } from '../../adapters/records/indexes.ts';
import type { LinkRecord } from '../../adapters/records/links.ts';
import type { Case } from '../../domain/acts/guard.ts';
import { waitsSince } from '../../domain/declaration.ts';
import { deskParts, turnOf } from '../../domain/desk-access.ts';
import { epochOf } from '../../domain/instant.ts';
import { statedDays } from '../../domain/ladder.ts';
import { deskPage } from '../../pages/reviewer/desk-page.ts';
import type { WebAnswer } from '../gateway.ts';
import { holderOf } from '../holder-of.ts';
import type { Needs } from '../needs.ts';
import type { Route } from '../routing.ts';
import { pageAnswer } from './answer.ts';
import { type LinkVisit, linkRoute, notFound } from './link-visit.ts';

type Listing = Pick<Needs, 'records' | 'keys' | 'calendar'>;

/** Everything that waits at the link's desk. */
export function deskRoute(needs: Listing): Route {
  return linkRoute(needs, { method: 'GET', path: '' }, (visit) => show(needs, visit));
}

async function show(needs: Listing, visit: LinkVisit): Promise<WebAnswer> {
  const { link, language, desk, request } = visit;
  const { calls, indexes } = needs.records;
  const [published, proposed, name] = await Promise.all([
    calls.current(link.call),
    indexes.queued(link.call, link.audience),
    nameOf(needs, link),
  ]);
  if (!published) return notFound(visit);
  const cases = await casesOf(needs, link, proposed);
  const leaf = deskPage({
    language,
    at: request.receivedAt,
    call: published.call,
    desk,
    name,
    isSuperior: deskParts(link.audience).isSuperior,
    expiresAt: link.expiresAt,
    cases: cases.toSorted(byUrgency),
    isCutOff: proposed.length >= MOST_IN_QUEUE,
  });
  return pageAnswer({ language, path: desk, home: desk }, leaf);
}

async function nameOf(needs: Listing, { audience }: LinkRecord): Promise<string> {
  return (await holderOf(needs, audience))?.name ?? deskParts(audience).whom;
}

/** The index only proposes: each is read itself, and what waits elsewhere by now is left out. */
async function casesOf(
  { records, calendar }: Listing,
  { call, audience }: LinkRecord,
  proposed: readonly string[],
): Promise<Case[]> {
  const [locks, ...found] = await Promise.all([
    records.stages.of(call),
    ...proposed.map((id) => records.declarations.get(id)),
  ]);
  const waiting = found.filter((each) => each !== undefined && each.call === call);
  const own = waiting.flatMap((each) => (each && turnOf(audience, each) === 'own' ? [each] : []));
  return Promise.all(
    own.map(async (declaration) => {
      const published = await records.calls.callAt(call, declaration.callVersion);
      if (!published)
        throw new Error(`The declaration ${declaration.id} is pinned to a call that is not published`);
      return { declaration, call: published.call, locks, calendar };
    }),
  );
}

/** What must be done first comes first: by its last day, then by how long it has waited. */
function byUrgency(one: Case, other: Case): number {
  const [first, second] = [lastDayOf(one), lastDayOf(other)];
  if (first !== second) return first < second ? -1 : 1;
  return epochOf(waitsSince(one.declaration)) - epochOf(waitsSince(other.declaration));
}

function lastDayOf(subject: Case): string {
  const { lastFeasible, closesOn } = statedDays(subject);
  return lastFeasible ?? closesOn ?? '';
}
