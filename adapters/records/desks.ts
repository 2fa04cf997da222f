import type { Body, Employer } from '../../domain/declaration/registry.ts';
import { type DeskUnderCall, type PresentLink, presentLinkIn } from './links.ts';
import { holderIn, holderKey } from './people.ts';
import type { Item, Store } from './store/store.ts';
import { type Key, keys, nameOf } from './store/table.ts';

/** A desk under a call, at one moment. */
export interface DeskSeen extends DeskUnderCall {
  /** The employer or the body that has the desk; undefined if it is not registered. */
  readonly holder: Employer | Body | undefined;
  /** The desk's present link, which may be revoked; undefined if none was ever made. */
  readonly link: PresentLink | undefined;
}

/** Sees desks in the order asked, as they stood a moment ago or as they stand now. */
export interface SeesDesks {
  seen(asked: readonly DeskUnderCall[], freshness?: 'lately' | 'anew'): Promise<DeskSeen[]>;
}

/** Each desk takes two of the hundred items that one reading may hold. */
const DESKS_AT_ONCE = 50;

/** Reads desks with their holders and links. */
export function desks(store: Store): SeesDesks {
  return {
    /**
     * Desks in the order asked, each with its holder and its link as both stood at one moment. So a link made for
     * a successor never goes to the person before.
     */
    async seen(asked) {
      const seen: DeskSeen[] = [];
      for (let from = 0; from < asked.length; from += DESKS_AT_ONCE)
        seen.push(...(await seenTogether(store, asked.slice(from, from + DESKS_AT_ONCE))));
      return seen;
    },
  };
}

async function seenTogether(store: Store, asked: readonly DeskUnderCall[]): Promise<DeskSeen[]> {
  return desksIn(await store.getTogether(deskKeys(asked)), asked);
}

/** The keys of desks, each once: their holders and their links. They say one thing only if they are read at one moment. */
export function deskKeys(asked: readonly DeskUnderCall[]): Key[] {
  const wanted = asked.flatMap(({ call, desk }) => [holderKey(desk), keys.desk(call, desk)]);
  return [...new Map(wanted.map((key) => [nameOf(key), key])).values()];
}

/** Desks in what was read at one moment. */
export function desksIn(found: readonly Item[], asked: readonly DeskUnderCall[]): DeskSeen[] {
  const items = new Map(found.map((item) => [nameOf(item as unknown as Key), item]));
  return asked.map(({ call, desk }) => {
    const [holder, link] = [holderKey(desk), keys.desk(call, desk)].map((key) => items.get(nameOf(key)));
    return { call, desk, holder: holder && holderIn(holder), link: link && presentLinkIn(link) };
  });
}
