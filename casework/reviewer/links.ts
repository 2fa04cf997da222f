import type { LinkRecord } from '../../adapters/records/links.ts';
import { MOST_LISTED } from '../../adapters/records/waiting/desk-lists.ts';
import { lastClosing } from '../../domain/call/windows.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import { waitsAtOneOf } from '../../domain/desks/desk.ts';
import { linkOpensUntil } from '../../domain/desks/link-life.ts';
import { type DeskId, superiorDeskOf } from '../../domain/identifiers/desk-id.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';

/**
 * The address at which a link opens. The token stands in this address alone, and the address in letters alone.
 */
export function addressOfLink({ keys, origin }: Pick<Needs, 'keys' | 'origin'>) {
  return async ({ id }: Pick<LinkRecord, 'id'>): Promise<string> =>
    `${origin}/review/${await keys.signLink(id)}`;
}

/**
 * Gives the instant until which a desk's link opens: by the closings, and by the declarations that wait at the desk
 * under a late entry or were handed over from it and are still looked at. A closing only moves later, so the one
 * remembered is enough to open by and never enough to refuse.
 */
export function lifeOfLink({ records }: Pick<Needs, 'records'>) {
  const { stages, deskLists } = records;
  return async ({ call, desk: own }: Pick<LinkRecord, 'call' | 'desk'>, at: Instant): Promise<Instant> => {
    const recent = lastClosing(await stages.recent(call));
    if (at < recent) return recent;
    const superiors = superiorDeskOf(own);
    const both = [own, ...(superiors === undefined ? [] : [superiors])];
    const late = async (desk: DeskId) => stillWaiting(await deskLists.lateEntries({ call, desk }, at), both);
    const [locks, ...waiting] = await Promise.all([stages.of(call), ...both.map(late)]);
    return linkOpensUntil(locks, waiting.flat());
  };

  /** Reads the first of these declarations, fifty at a time, until some of them do wait at one of the desks. */
  async function stillWaiting(ids: readonly string[], at: readonly DeskId[]): Promise<Declaration[]> {
    for (let from = 0; from < ids.length; from += MOST_LISTED) {
      const listed = await deskLists.listed(ids.slice(from, from + MOST_LISTED));
      const found = listed.filter((each) => waitsAtOneOf(at, each));
      if (found.length > 0) return found;
    }
    return [];
  }
}
