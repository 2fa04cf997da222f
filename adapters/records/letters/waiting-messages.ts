import type { Message } from '../../../domain/desks/message.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Store } from '../store/store.ts';
import { eachThatIsWritten } from './each-written.ts';
import {
  endWrites,
  forget,
  type LetterEnd,
  letterFailed,
  owedWrite,
  type Told,
  updateWaiting,
} from './letter-writes.ts';

/** A message that waits for its letter until a later instant. */
export interface PutOff {
  readonly message: Message;
  readonly until: Instant;
}

/** The messages that wait for the next letter of their mailbox. */
export function waitingMessages(store: Store) {
  return {
    /** Lets messages wait for their letter, each until a later instant. */
    async putOff(later: readonly PutOff[]): Promise<void> {
      await eachThatIsWritten(store, later, ({ message, until }) => [
        updateWaiting(message, { UpdateExpression: 'SET dueAt = :due', values: { ':due': until } }),
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
      await eachThatIsWritten(store, told, (each) => {
        const report =
          each.state === 'failed' && end.failure ? [letterFailed(each.message, end.at, end.failure)] : [];
        return [...endWrites(undefined, each, end), ...report];
      });
    },
  };
}
