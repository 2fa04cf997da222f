import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import type { Message } from '../../../domain/desks/message.ts';
import { readToEnd } from '../store/read-to-end.ts';
import type { Item, Store } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { declarationOf } from './declaration-item.ts';

/** A declaration with everything that was ever recorded about it. */
export interface Story {
  readonly declaration: Declaration;
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly Message[];
}

export function storyOf(items: readonly Item[]): Story | undefined {
  const own = items.find(({ sk }) => sk === 'DECLARATION');
  if (!own) return undefined;
  return {
    declaration: declarationOf(own),
    timeline: items.flatMap(({ entry }) => (entry === undefined ? [] : [entry as TimelineEntry])),
    messages: items.flatMap(({ kind, ...item }) => (kind === 'message' ? [messageOf(item)] : [])),
  };
}

export function messageOf(item: Item): Message {
  const { pk: _pk, sk: _sk, dueShard: _shard, kind: _kind, ...message } = item;
  return message as unknown as Message;
}

/** Every item of one declaration: its own, its timeline, its messages, its grants. */
export function everything(store: Store, id: string): Promise<Item[]> {
  return readToEnd(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.declaration(id).pk },
    ConsistentRead: true,
  });
}
