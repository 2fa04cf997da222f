import type { LinkRecord } from '../../../adapters/records/links.ts';
import type { Needs } from '../../../casework/needs.ts';
import { seeDesks, withLinks } from '../../../casework/reviewer/seen-desks.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';

/** The present link of a desk under a call, made as a letter to the desk makes it. */
export async function linkOfDesk(needs: Needs, call: string, desk: DeskId): Promise<LinkRecord> {
  const [seen] = await withLinks(needs, await seeDesks(needs, [{ call, desk }]));
  const link = seen?.link && (await needs.records.links.get(seen.link.id));
  if (!link) throw new Error(`No link of ${desk}`);
  return link;
}
