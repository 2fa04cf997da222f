import type { Instant } from '../../../domain/values/instant.ts';
import type { Store } from '../store/store.ts';
import { keys } from '../store/table.ts';

/** Keeps when the patrol looks at late-entry grants. Acts write and use grants through their gates. */
export function grants(store: Store) {
  return {
    /** Takes a grant that its declaration no longer carries off the list of due items. */
    async putGrantAway(id: string, number: number, at: Instant): Promise<void> {
      const UpdateExpression = 'SET putAwayAt = :at REMOVE dueAt, dueShard';
      const ExpressionAttributeValues = { ':at': at };
      const Update = { Key: keys.grant(id, number), UpdateExpression, ExpressionAttributeValues };
      await store.transact([{ named: 'grant', write: { Update } }]);
    },
    /**
     * Makes a grant that ran out while its stage is open again due when that stage closes; false if the grant ended
     * meanwhile.
     */
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
