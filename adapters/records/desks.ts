import type { Body, Employer } from '../../domain/declaration/registry.ts';
import { type DeskUnderCall, type PresentLink, presentLinkIn } from './links.ts';
import { holderIn, holderKey } from './people.ts';
import type { Store } from './store/store.ts';
import { type Key, keys, nameOf } from './store/table.ts';

/** A desk under a call, at one moment. */
export interface DeskSeen extends DeskUnderCall {
  /** The employer or the body that has the desk; undefined if it is not registered. */
  readonly holder: Employer | Body | undefined;
  /** The desk's present link, which may be revoked; undefined if none was ever made. */
  readonly link: PresentLink | undefined;
}

/** Each desk takes two of the hundred items that one reading may hold. */
const DESKS_AT_ONCE = 50;

/** Reads desks with their holders and links. */
export function desks(store: Store) {
  return {
    /**
     * Desks in the order asked, each with its holder and its link as both stood at one moment. So a link made for
     * a successor never goes to the person before.
     */
    async seen(asked: readonly DeskUnderCall[]): Promise<DeskSeen[]> {
      const seen: DeskSeen[] = [];
      for (let from = 0; from < asked.length; from += DESKS_AT_ONCE)
        seen.push(...(await seenTogether(store, asked.slice(from, from + DESKS_AT_ONCE))));
      return seen;
    },
  };
}

async function seenTogether(store: Store, asked: readonly DeskUnderCall[]): Promise<DeskSeen[]> {
  const pairs = asked.map(({ call, desk }) => ({
    call,
    desk,
    holderAt: holderKey(desk),
    linkAt: keys.desk(call, desk),
  }));
  const wanted = pairs.flatMap(({ holderAt, linkAt }) => [holderAt, linkAt]);
  const each = new Map(wanted.map((key) => [nameOf(key), key]));
  const found = await store.getTogether([...each.values()]);
  const items = new Map(found.map((item) => [nameOf(item as unknown as Key), item]));
  return pairs.map(({ call, desk, holderAt, linkAt }) => {
    const [holder, link] = [items.get(nameOf(holderAt)), items.get(nameOf(linkAt))];
    return { call, desk, holder: holder && holderIn(holder), link: link && presentLinkIn(link) };
  });
}
