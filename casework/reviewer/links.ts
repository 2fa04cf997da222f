import type { LinkRecord } from '../../adapters/records/links.ts';
import { lastClosing } from '../../domain/call/windows.ts';
import { waitsAtOneOf } from '../../domain/desks/desk.ts';
import { linkOpensUntil } from '../../domain/desks/link-life.ts';
import { superiorDeskOf } from '../../domain/identifiers/desk-id.ts';
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
  const { stages, indexes, declarations } = records;
  return async ({ call, desk: own }: Pick<LinkRecord, 'call' | 'desk'>, at: Instant): Promise<Instant> => {
    const recent = lastClosing(await stages.recent(call));
    if (at < recent) return recent;
    const superiors = superiorDeskOf(own);
    const desks = [own, ...(superiors === undefined ? [] : [superiors])];
    const [locks, queued] = await Promise.all([
      stages.of(call),
      Promise.all(desks.map((desk) => indexes.queued(call, desk))),
    ]);
    const ids = queued.flat();
    const proposed = await Promise.all(ids.map((id) => declarations.get(id)));
    const waiting = proposed.flatMap((each) => each ?? []).filter((each) => waitsAtOneOf(desks, each));
    return linkOpensUntil(locks, waiting);
  };
}
