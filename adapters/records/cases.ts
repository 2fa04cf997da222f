import { stagesOf as callStages } from '../../domain/call/steps.ts';
import type { DeskId } from '../../domain/identifiers/desk-id.ts';
import type { callReads } from './calls.ts';
import { type Begun, begunIn } from './declarations/account-pointers.ts';
import { declarationIn } from './declarations/declaration-item.ts';
import type { declarations } from './declarations/declarations.ts';
import { declarationKeys } from './declarations/parts.ts';
import type { Story } from './declarations/story.ts';
import type { StageRecord } from './stage-writes.ts';
import { stageOf } from './stages.ts';
import type { Item, Store } from './store/store.ts';
import { type Key, keys } from './store/table.ts';

/** What surrounds a case, as one consistent read found it. */
export interface Around {
  /** The version of the calendar in force; 0 if none was published. */
  readonly calendarVersion: number;
  /** The present locks of the call that was read last, which is mostly the call of the case. */
  readonly locks: Readonly<Record<string, StageRecord>>;
}

/** What a task needs besides a case: desks, and the latest letters of mailboxes. */
export interface ReadAlong {
  readonly desks: readonly DeskId[];
  readonly mailboxes: readonly string[];
}

/** Says what comes along with a case. Only a task that remembers what it read asks for it. */
export type Along = (story: Story) => ReadAlong;

type Reads = Pick<ReturnType<typeof declarations>, 'get' | 'story'>;
type Calls = Pick<ReturnType<typeof callReads>, 'latest' | 'known'>;

/**
 * Reads declarations together with what surrounds them. Nothing in an id says its call, so the locks of the latest call
 * come along: a city has few calls at once, and a case of another one reads its own locks.
 */
export function cases(store: Store, { get, story }: Reads, { latest, known }: Calls) {
  const expected = (): Key[] => stagesOf(latest());
  const around = (): Key[] => [keys.calendarHead(), ...expected()];
  return {
    /** The keys of what mostly surrounds a case: the calendar in force and the locks of the latest call. */
    around,
    /** The declaration with the calendar in force and, unless they are remembered, the present locks, in one call. */
    async read(id: string, locks: 'with-locks' | 'without-locks') {
      const own = declarationKeys(id);
      const items = await store.getAll([
        ...own,
        keys.calendarHead(),
        ...(locks === 'with-locks' ? expected() : []),
      ]);
      const found = declarationIn(items.filter(({ pk }) => pk === own[0]?.pk));
      // Objections are as many as they are, and an act may write meanwhile: then its partition is read.
      const declaration = found === 'torn' ? await get(id) : found;
      return declaration && { declaration, ...aroundIn(items) };
    },
    /** The declaration with everything recorded about it, the calendar in force and the present locks, in two calls at once. */
    async story(id: string, _along?: Along): Promise<(Story & Around) | undefined> {
      const [found, items] = await Promise.all([story(id), store.getAll(around())]);
      return found && { ...found, ...aroundIn(items) };
    },
    /** What a new draft of an account is judged by, in one call: the version of the call, 0 if there is none, and what the account has begun. */
    async beginning(account: string, call: string): Promise<Around & { version: number; begun?: Begun }> {
      const [head, pointer] = [keys.callHead(call), keys.account(account, call)];
      const items = await store.getAll([head, pointer, keys.calendarHead(), ...stagesOf(known(call))]);
      const itemAt = (key: Key) => items.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
      const begun = itemAt(pointer);
      const version = Number(itemAt(head)?.version ?? 0);
      return { ...aroundIn(items), version, ...(begun ? { begun: begunIn(begun) } : {}) };
    },
  };
}

/** The keys of the locks of a call's stages. */
export function stagesOf(published: ReturnType<Calls['latest']>): Key[] {
  const { call } = published ?? {};
  return call ? callStages(call).map(({ id }) => keys.stage(call.id, id)) : [];
}

/** What surrounds a case, in the items that were read: the calendar in force and the locks. */
export function aroundIn(items: readonly Item[]): Around {
  const head = items.find(({ pk }) => pk === keys.calendarHead().pk);
  const locks = items.flatMap((item) => (item.stage === undefined ? [] : [stageOf(item)]));
  return {
    calendarVersion: Number(head?.version ?? 0),
    locks: Object.fromEntries(locks.map((lock) => [lock.stage, lock])),
  };
}
