import type { Instant } from '../../domain/instant.ts';
import type { Message, PlannedMessage } from '../../domain/message.ts';
import { messageOf } from './declarations.ts';
import type { Store, Write } from './store.ts';
import { dueShard, keys } from './table.ts';

/** The ledger: a message's record is written before it is sent. */
export function messages(store: Store) {
  return {
    async get(declaration: string, occasion: string, round: number, audience: string) {
      const item = await store.get(keys.message(declaration, occasion, round, audience));
      return item && messageOf(item);
    },
    /** Writes a message as being sent, and what it covers; false if the ledger already keeps any of them. */
    async keep(declaration: string, planned: PlannedMessage, now: Instant, dueAt: Instant): Promise<boolean> {
      const own: Message = { ...planned, declaration, state: 'sending', queuedAt: now, attempts: 1, dueAt };
      const covered = planned.covers.map((cover): Message => {
        const [occasion = '', round = '0'] = cover.split('#');
        const { audience, states } = planned;
        const shared = { declaration, audience, states, covers: [], queuedAt: now, attempts: 0 };
        return { ...shared, occasion, round: Number(round), state: 'covered' };
      });
      return (await store.transact([own, ...covered].map(newMessage))).ok;
    },
    /** Takes an overdue message for another attempt; false if someone else did. */
    async take(message: Message, dueAt: Instant): Promise<boolean> {
      return change(store, message, {
        UpdateExpression: 'SET attempts = attempts + :one, #state = :sending, dueAt = :due',
        values: { ':one': 1, ':sending': 'sending', ':due': dueAt },
      });
    },
    /** Records how an attempt ended; without `dueAt` there is no further attempt. */
    async ended(
      message: Message,
      state: 'sent' | 'sending' | 'failed',
      at: Instant,
      dueAt?: Instant,
    ): Promise<boolean> {
      return dueAt === undefined
        ? change(store, message, {
            UpdateExpression: 'SET #state = :state, sentAt = :at REMOVE dueAt, dueShard',
            values: { ':state': state, ':at': at },
          })
        : change(store, message, {
            UpdateExpression: 'SET #state = :state, dueAt = :due',
            values: { ':state': state, ':due': dueAt },
          });
    },
  };
}

function newMessage(message: Message): Write {
  const { declaration, occasion, round, audience, dueAt } = message;
  const due = dueAt === undefined ? {} : { dueShard: dueShard(declaration) };
  const Item = {
    ...keys.message(declaration, occasion, round, audience),
    ...message,
    ...due,
    kind: 'message',
  };
  return { named: 'message', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } };
}

async function change(
  store: Store,
  { declaration, occasion, round, audience, attempts }: Message,
  { UpdateExpression, values }: { UpdateExpression: string; values: Record<string, unknown> },
): Promise<boolean> {
  const written = await store.transact([
    {
      named: 'message',
      write: {
        Update: {
          Key: keys.message(declaration, occasion, round, audience),
          UpdateExpression,
          ConditionExpression: 'attempts = :attempts AND attribute_exists(dueAt)',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ...values, ':attempts': attempts },
        },
      },
    },
  ]);
  return written.ok;
}
