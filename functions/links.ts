import { type LinkRecord, nextLink } from '../adapters/records/links.ts';
import type { Instant } from '../domain/instant.ts';
import { isLinkOpen } from '../domain/link-life.ts';
import type { Needs } from './needs.ts';

/**
 * The present link of a desk under a call, which every letter to it carries: made where there is none or it opens
 * nothing any more, and extended where it must open for longer. Of two that make one at once, both get the same.
 */
export function linkFor({ records, now }: Pick<Needs, 'records' | 'now'>) {
  const { links } = records;
  return async function of(call: string, audience: string, needsUntil: Instant): Promise<LinkRecord> {
    const present = await links.ofDesk(call, audience);
    if (present && isLinkOpen(present, now())) {
      if (present.expiresAt >= needsUntil) return present;
      const extended = await links.extend(present, needsUntil);
      return extended ? { ...present, expiresAt: needsUntil } : of(call, audience, needsUntil);
    }
    const made = nextLink({ call, audience, expiresAt: needsUntil }, present, now());
    return (await links.issue(made, present)) ? made : of(call, audience, needsUntil);
  };
}

/** Where the link opens. Its token stands in this address alone, and the address in letters alone. */
export function addressOfLink({ keys, origin }: Pick<Needs, 'keys' | 'origin'>) {
  return async ({ id }: Pick<LinkRecord, 'id'>): Promise<string> =>
    `${origin}/review/${await keys.signLink(id)}`;
}
