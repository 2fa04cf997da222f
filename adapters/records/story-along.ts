import type { callReads } from './calls.ts';
import { type Along, type Around, aroundIn, stagesOf } from './cases.ts';
import type { declarations } from './declarations/declarations.ts';
import type { Story } from './declarations/story.ts';
import { deskKeys } from './desks.ts';
import type { DesksLately } from './desks-lately.ts';
import type { LatelyStore } from './store/read-lately.ts';
import { keys } from './store/table.ts';

/**
 * Reads a case for a task that remembers what it read: its story, then what surrounds it, with the desks that it may tell. Where
 * nothing comes along, the case is read `plainly`.
 * The story says what comes along, so the second call is after the first. Desks are read at one moment, which is why the
 * whole call is.
 */
export function storyAlong(
  store: LatelyStore,
  { story }: Pick<ReturnType<typeof declarations>, 'story'>,
  { known }: Pick<ReturnType<typeof callReads>, 'known'>,
  seen: DesksLately,
  plainly: (id: string) => Promise<(Story & Around) | undefined>,
) {
  return async (id: string, along?: Along): Promise<(Story & Around) | undefined> => {
    if (!along) return plainly(id);
    const found = await story(id);
    if (!found) return undefined;
    const { call } = found.declaration;
    const { desks, mailboxes } = along(found);
    const unseen = seen.unseen(desks.map((desk) => ({ call, desk })));
    const around = [keys.calendarHead(), ...stagesOf(known(call)), ...mailboxes.map(keys.letter)];
    const { items, together } = await store.getAllWith(around, deskKeys(unseen));
    seen.note(unseen, together);
    return { ...found, ...aroundIn(items) };
  };
}
