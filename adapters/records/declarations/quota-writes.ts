import type { Change } from '../../../domain/declaration/change.ts';
import type { QuotaPost } from '../../../domain/quota/statement.ts';
import type { Item, Store, Write } from '../store/store.ts';
import { keys } from '../store/table.ts';

/**
 * The writes of the posts that a change takes or gives back. The posts of a level are one set of the declarations that took
 * one, so that nothing is counted twice and everybody sees who has them. Taking one that it has already changes nothing.
 */
export function quotaWrites(id: string, { quota = [] }: Pick<Change, 'quota'>): Write[] {
  return quota.map((move): Write => {
    const mine = { ':mine': new Set([id]) };
    const Key = keys.quota(move.post);
    if (move.act === 'give-back')
      return {
        named: 'given-back-post',
        write: { Update: { Key, UpdateExpression: 'DELETE takenBy :mine', ExpressionAttributeValues: mine } },
      };
    return {
      named: 'post',
      write: {
        Update: {
          Key,
          UpdateExpression: 'ADD takenBy :mine',
          ConditionExpression:
            'attribute_not_exists(takenBy) OR size(takenBy) < :most OR contains(takenBy, :id)',
          ExpressionAttributeValues: { ...mine, ':most': move.most, ':id': id },
        },
      },
    };
  });
}

/** The declarations that have a post, in an item of a quota. */
export function takenByIn(item: Item | undefined): string[] {
  return [...((item?.takenBy as ReadonlySet<string> | undefined) ?? [])];
}

/** Reads which declarations have taken a post. */
export function quotas(store: Store) {
  return {
    takenBy: async (post: QuotaPost): Promise<string[]> => takenByIn(await store.get(keys.quota(post))),
  };
}
