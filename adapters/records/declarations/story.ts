import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import type { Message } from '../../../domain/desks/message.ts';
import { readToEnd } from '../store/read-to-end.ts';
import type { Item, Store } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { declarationIn } from './declaration-item.ts';

/** A declaration with everything that was ever recorded about it. */
export interface Story {
  readonly declaration: Declaration;
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly Message[];
}

/** The story in the items of a declaration's partition; `torn` if an act wrote some of them during the read. */
export function storyOf(items: readonly Item[]): Story | 'torn' | undefined {
  const declaration = declarationIn(items);
  if (declaration === undefined || declaration === 'torn') return declaration;
  return {
    declaration,
    timeline: items.flatMap(({ entry }) => (entry === undefined ? [] : [entry as TimelineEntry])),
    messages: items.flatMap((item) => (item.kind === 'message' ? [messageOf(item)] : [])),
  };
}

export function messageOf(item: Item): Message {
  const { pk: _pk, sk: _sk, dueShard: _shard, kind: _kind, ...message } = item;
  return message as unknown as Message;
}

/** A declaration's own item and its parts, by one consistent query. */
export function itemsOf(store: Store, id: string): Promise<Item[]> {
  const { pk, sk } = keys.declaration(id);
  return readToEnd(store, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :own)',
    ExpressionAttributeValues: { ':pk': pk, ':own': sk },
    ConsistentRead: true,
  });
}

/** Every item of one declaration: its own and their parts, its timeline, its messages, its grants. */
export function everything(store: Store, id: string): Promise<Item[]> {
  return readToEnd(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.declaration(id).pk },
    ConsistentRead: true,
  });
}
