import type { Message } from '../../../domain/desks/message.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Store } from '../store/store.ts';
import {
  endWrites,
  forget,
  type LetterEnd,
  letterFailed,
  owedWrite,
  type Told,
  updateWaiting,
} from './letter-writes.ts';

/** The messages that wait for the next letter of their mailbox. */
export function waitingMessages(store: Store) {
  return {
    /** Lets a message wait for its letter until a later instant. */
    async putOff(message: Message, dueAt: Instant): Promise<void> {
      await store.transact([
        updateWaiting(message, { UpdateExpression: 'SET dueAt = :due', values: { ':due': dueAt } }),
      ]);
    },
    /** Makes a message no reason for a letter: its request is over, and the next letter only tells its acts. */
    async note(message: Message): Promise<void> {
      const values = { ':to': 'noted' };
      const UpdateExpression = 'SET #state = :to REMOVE dueAt, dueShard';
      await store.transact([updateWaiting(message, { UpdateExpression, values })]);
    },
    /** Moves a waiting message to the mailbox of the desk's present holder; false if it ended or moved meanwhile. */
    async move(message: Message, to: string, dueAt: Instant): Promise<boolean> {
      const isReason = message.state === 'queued';
      const update = updateWaiting(message, {
        UpdateExpression: `SET mailbox = :to${isReason ? ', dueAt = :due' : ''}`,
        values: { ':to': to, ...(isReason ? { ':due': dueAt } : {}) },
      });
      return (await store.transact([update, forget(message), owedWrite(to, message)])).ok;
    },
    /** Ends messages that no letter tells any more. If there is nobody to tell, they end with a failure. */
    async drop(told: readonly Told[], end: Pick<LetterEnd, 'at' | 'failure'>): Promise<void> {
      for (const each of told) {
        const report =
          each.state === 'failed' && end.failure ? [letterFailed(each.message, end.at, end.failure)] : [];
        await store.transact([...endWrites(undefined, each, end), ...report]);
      }
    },
  };
}
