import type { Locks } from '../../../domain/call/windows.ts';
import type { Gate } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { readToEnd } from '../store/read-to-end.ts';
import type { Item, Store, Write } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { declarationItems } from './declaration-item.ts';
import { passingWrites } from './gates.ts';
import { countWrites } from './writes.ts';

/**
 * The present declaration of an account under a call, how many it has begun there, and the ended ones, oldest first.
 */
export interface Begun {
  readonly declaration: string;
  readonly begun: number;
  readonly earlier: readonly string[];
}

/** A new draft with its first entry, and the gate that it passes, among the call's locks as they were judged. */
export interface Beginning {
  readonly declaration: Declaration;
  readonly gate: Gate;
  readonly locks: Locks;
  readonly entry: TimelineEntry;
  /** Further writes that must succeed together with it. */
  readonly along?: readonly Write[];
}

/** Finds the declarations that an account has begun, and begins new ones. */
export function accountPointers(store: Store) {
  const begunBy = async (account: string, call: string): Promise<Begun | undefined> => {
    const item = await store.get(keys.account(account, call));
    return item && begunIn(item);
  };
  return {
    /** The account's present declaration under a call; undefined if it never began one. */
    ofAccount: async (account: string, call: string) => (await begunBy(account, call))?.declaration,
    begunBy,
    /** The account's declarations: under each call the present one, then the ended ones, newest first. */
    async allOfAccount(account: string): Promise<string[]> {
      const items = await readToEnd(store, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.account(account, '').pk },
        ConsistentRead: true,
      });
      return items.map(begunIn).flatMap(({ declaration, earlier }) => [declaration, ...earlier.toReversed()]);
    },
    create: (beginning: Beginning, replaces: Begun | undefined) =>
      store.transact(creation(beginning, replaces)),
  };
}

export function begunIn({ declaration, begun = 1, earlier = [] }: Item): Begun {
  return { declaration: String(declaration), begun: Number(begun), earlier: earlier as string[] };
}

/** Writes a new draft with the pointer of its account, since an account has one present declaration under a call. */
function creation(
  { declaration, gate, locks, entry, along = [] }: Beginning,
  replaces: Begun | undefined,
): Write[] {
  const { id, account, call } = declaration;
  const pointer = {
    ...keys.account(account, call),
    declaration: id,
    begun: (replaces?.begun ?? 0) + 1,
    earlier: replaces ? [...replaces.earlier, replaces.declaration] : [],
  };
  const unlessNewer = replaces
    ? {
        ConditionExpression: 'declaration = :old',
        ExpressionAttributeValues: { ':old': replaces.declaration },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
  return [
    ...declarationItems(declaration, gate.stage).map(
      (Item): Write => ({ named: 'declaration', write: { Put: { Item, ...isNew } } }),
    ),
    { named: 'account', write: { Put: { Item: pointer, ...unlessNewer } } },
    { named: 'timeline', write: { Put: { Item: { ...keys.timeline(id, entry.version), entry }, ...isNew } } },
    ...passingWrites(declaration, [gate], declaration.enteredAt, locks),
    ...countWrites(declaration, {}, { stage: gate.stage }),
    ...along,
  ];
}
