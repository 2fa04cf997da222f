import type { Message } from '../../../domain/desks/message.ts';
import type { SmsDelivery } from '../../../domain/desks/sms.ts';
import type { PlannedSms } from '../../../domain/reminders/owed/sms-owed.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { reportWrite } from '../reports.ts';
import { dueShard } from '../store/shards.ts';
import type { Item, Store, Write } from '../store/store.ts';
import { keys } from '../store/table.ts';

/** The deliveries by SMS, each under a message of the ledger. */
export function smsDeliveries(store: Store) {
  return {
    async get({ declaration, occasion, round }: Key): Promise<SmsDelivery | undefined> {
      const item = await store.get(keys.sms(declaration, occasion, round));
      return item && deliveryIn(item);
    },
    /**
     * Replaces a delivery as it was read; false if somebody else changed it meanwhile. One that failed is reported in the same
     * transaction.
     */
    async change(was: SmsDelivery, becomes: SmsDelivery, at: Instant): Promise<boolean> {
      return (await store.transact([putting(becomes, isStill(was)), ...reported(becomes, at)])).ok;
    },
  };
}

type Key = Pick<SmsDelivery, 'declaration' | 'occasion' | 'round'>;

/** The write of a short message, for the transaction that writes its message. */
export function newSmsWrite({ declaration, occasion, round, queuedAt }: Message, sms: PlannedSms): Write {
  const delivery = { declaration, occasion, round, queuedAt, ...sms, state: 'queued', attempts: 0 } as const;
  return putting(delivery, { ConditionExpression: 'attribute_not_exists(pk)' });
}

function deliveryIn({ pk: _pk, sk: _sk, kind: _kind, dueShard: _shard, ...delivery }: Item): SmsDelivery {
  return delivery as unknown as SmsDelivery;
}

function putting(delivery: SmsDelivery, condition: object): Write {
  const { declaration, occasion, round, dueAt } = delivery;
  const due = dueAt === undefined ? {} : { dueShard: dueShard(declaration) };
  const Item = { ...keys.sms(declaration, occasion, round), ...delivery, ...due, kind: 'sms' };
  return { named: 'sms', write: { Put: { Item, ...condition } } };
}

function isStill({ state, attempts, dueAt }: SmsDelivery) {
  return {
    ConditionExpression: '#state = :state AND attempts = :attempts AND dueAt = :due',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':state': state, ':attempts': attempts, ':due': dueAt },
  };
}

/** A short message that was given up is reported as a letter is, because the operators must look at it. */
function reported({ declaration, occasion, round, failure }: SmsDelivery, at: Instant): Write[] {
  if (failure === undefined) return [];
  const about = { declaration, occasion, round, audience: 'applicant' } as const;
  return [reportWrite({ kind: 'letter-failed', by: 'sms', at, ...about, failure })];
}
