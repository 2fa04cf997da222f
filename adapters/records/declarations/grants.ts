import type { Instant } from '../../../domain/values/instant.ts';
import type { Store } from '../store/store.ts';
import { keys } from '../store/table.ts';

/** When the patrol looks at the item of a late entry's grant. The acts themselves write and use grants by their gates. */
export function grants(store: Store) {
  return {
    /** A grant that its declaration no longer carries is not due any more. */
    async putGrantAway(id: string, number: number, at: Instant): Promise<void> {
      const UpdateExpression = 'SET putAwayAt = :at REMOVE dueAt, dueShard';
      const ExpressionAttributeValues = { ':at': at };
      const Update = { Key: keys.grant(id, number), UpdateExpression, ExpressionAttributeValues };
      await store.transact([{ named: 'grant', write: { Update } }]);
    },
    /** A grant that ran out while its stage is open again is looked at when that closes; false if it ended meanwhile. */
    async putGrantOff(id: string, number: number, dueAt: Instant): Promise<boolean> {
      const Update = {
        Key: keys.grant(id, number),
        UpdateExpression: 'SET dueAt = :due',
        ConditionExpression: 'attribute_exists(dueAt)',
        ExpressionAttributeValues: { ':due': dueAt },
      };
      return (await store.transact([{ named: 'grant', write: { Update } }])).ok;
    },
  };
}
