import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import { type DeskSeen, desksIn, type SeesDesks } from './desks.ts';
import type { DeskUnderCall } from './links.ts';
import { LATELY_SECONDS } from './store/read-lately.ts';
import type { Item } from './store/store.ts';

/** Desks as one task saw them, for the seconds for which it goes on with what it read. */
export interface DesksLately extends SeesDesks {
  /** Those of the desks that this task did not see lately. */
  unseen(asked: readonly DeskUnderCall[]): DeskUnderCall[];
  /** Remembers the desks in what was read at one moment. */
  note(asked: readonly DeskUnderCall[], found: readonly Item[]): void;
}

/**
 * Remembers desks that were read along with a case, holder and link as both stood at one moment. So a letter that follows
 * within seconds need not read them again, and still never brings a link of somebody else.
 */
export function desksLately(own: SeesDesks, now: () => Instant): DesksLately {
  const known = new Map<string, { readonly at: Instant; readonly desk: DeskSeen }>();
  const seenLately = (asked: DeskUnderCall): DeskSeen | undefined => {
    const found = known.get(nameOf(asked));
    return found && found.at <= now() && now() <= plusSeconds(found.at, LATELY_SECONDS)
      ? found.desk
      : undefined;
  };
  const remember = (desk: DeskSeen) => void known.set(nameOf(desk), { at: now(), desk });
  const unseen = (asked: readonly DeskUnderCall[]) => asked.filter((each) => !seenLately(each));
  return {
    async seen(asked, freshness = 'lately') {
      const lacking = freshness === 'anew' ? asked : unseen(asked);
      const before = asked.map(seenLately);
      const found = lacking.length === 0 ? [] : await own.seen(lacking);
      const read = new Map(found.map((desk) => [nameOf(desk), desk]));
      for (const desk of read.values()) remember(desk);
      return asked.flatMap((each, index) => read.get(nameOf(each)) ?? before[index] ?? []);
    },
    unseen,
    note(asked, found) {
      for (const desk of desksIn(found, asked)) remember(desk);
    },
  };
}

function nameOf({ call, desk }: DeskUnderCall): string {
  return `${desk} ${call}`;
}
