import { type Delivery, type NotSent, SmsNotSent } from '../../adapters/sms/sms-channel.ts';
import { nextMomentAwake } from '../../domain/call/working-time.ts';
import type { SmsDelivery } from '../../domain/desks/sms.ts';
import { isStillToldBySms, numberOf, smsParameters } from '../../domain/reminders/owed/sms-owed.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import { storyCaseOf } from '../case.ts';
import type { Needs } from '../needs.ts';
import { MAX_ATTEMPTS, SENDING_SECONDS } from './handing-over.ts';

type SmsNeeds = Pick<Needs, 'records' | 'smsTemplates' | 'smsChannel' | 'now'>;

/** What a look at a short message did; `silent` if the provider did not answer, and nothing if there was nothing to do. */
export type LookedAtSms = 'sent' | 'gave up' | 'dropped' | 'heard of' | 'silent' | undefined;

/**
 * Seconds after which the network's report is asked for, each time anew: most come within minutes, and a telephone that was off
 * gets a message for some days. The provider keeps reports for seven.
 */
const ASKS_AFTER = [600, 3600, 86_400];

/** Sends a short message that is due, or asks for the report of one that left. */
export async function settleSms(
  needs: SmsNeeds,
  key: Pick<SmsDelivery, 'declaration' | 'occasion' | 'round'>,
): Promise<LookedAtSms> {
  const delivery = await needs.records.sms.get(key);
  const now = needs.now();
  if (delivery?.dueAt === undefined || delivery.dueAt > now) return undefined;
  const found = await storyCaseOf(needs, delivery.declaration);
  const to = found && numberOf(found);
  if (delivery.state === 'accepted')
    return askForReport(needs, delivery, found?.declaration.draft.identity?.phone);
  const message = found?.messages.find(
    ({ audience, occasion, round }) =>
      audience === 'applicant' && occasion === delivery.occasion && round === delivery.round,
  );
  const template = needs.smsTemplates[delivery.speaks];
  const isTold = found && message && message.state !== 'dropped' && isStillToldBySms(found, message);
  if (!isTold || to === undefined || template === undefined || !needs.smsChannel)
    return ended(needs, delivery, { state: 'dropped' });
  const awakeAt = nextMomentAwake(found, now);
  if (awakeAt > now) {
    await needs.records.sms.change(delivery, { ...delivery, dueAt: awakeAt }, now);
    return undefined;
  }
  // Two attempts that may both have left are enough: a third copy tells nobody more.
  if (delivery.mayHaveLeft && delivery.isAgain)
    return ended(needs, delivery, { state: 'failed', failure: 'unclear' });
  const taken = takenOf(delivery, now);
  if (!(await needs.records.sms.change(delivery, taken, now))) return undefined;
  const parameters = smsParameters(found, message, taken);
  const sent = await needs.smsChannel.send({ to, template, parameters }).catch(reasonOf);
  return typeof sent === 'string' ? failedToSend(needs, taken, sent) : accepted(needs, taken, sent);
}

/** The delivery as an attempt takes it. It is written before the provider is called. */
function takenOf({ mayHaveLeft, isAgain, ...rest }: SmsDelivery, now: Instant): SmsDelivery {
  return {
    ...rest,
    ...(mayHaveLeft || isAgain ? { isAgain: true } : {}),
    state: 'sending',
    attempts: rest.attempts + 1,
    mayHaveLeft: true,
    dueAt: plusSeconds(now, SENDING_SECONDS),
  };
}

async function accepted(
  { records, now }: SmsNeeds,
  { mayHaveLeft: _left, ...taken }: SmsDelivery,
  { serial, since }: { readonly serial: string; readonly since: number },
): Promise<LookedAtSms> {
  const at = now();
  const dueAt = plusSeconds(at, ASKS_AFTER[0] ?? 0);
  const was = { ...taken, mayHaveLeft: true } as const;
  await records.sms.change(
    was,
    { ...taken, state: 'accepted', serial, since, acceptedAt: at, asked: 0, dueAt },
    at,
  );
  return 'sent';
}

/** Records why an attempt failed. What surely did not leave is tried again unmarked, by growing pauses. */
async function failedToSend(needs: SmsNeeds, taken: SmsDelivery, because: NotSent): Promise<LookedAtSms> {
  const at = needs.now();
  if (because === 'refused' || taken.attempts >= MAX_ATTEMPTS) {
    await ended(needs, taken, { state: 'failed', failure: because });
    return because === 'refused' ? 'gave up' : 'silent';
  }
  const { mayHaveLeft: _left, ...rest } = taken;
  const left = because === 'unclear' ? { mayHaveLeft: true as const } : {};
  const dueAt = plusSeconds(at, SENDING_SECONDS * taken.attempts);
  await needs.records.sms.change(taken, { ...rest, ...left, dueAt }, at);
  return 'silent';
}

/** Asks for the network's report. Without one after the last asking, the delivery stays accepted. */
async function askForReport(needs: SmsNeeds, delivery: SmsDelivery, to = ''): Promise<LookedAtSms> {
  const { serial = '', since = 0, asked = 0, dueAt: _due, ...rest } = delivery;
  const heard: Delivery | 'silent' =
    (await needs.smsChannel?.deliveryOf({ to, serial, since }).catch(() => 'silent' as const)) ?? 'pending';
  const kept = { ...rest, serial, since };
  if (heard === 'delivered') return ended(needs, delivery, { state: 'delivered' });
  if (heard === 'undelivered') return ended(needs, delivery, { state: 'failed', failure: 'undelivered' });
  const next = ASKS_AFTER[asked + 1];
  const later = next === undefined ? {} : { dueAt: plusSeconds(needs.now(), next) };
  await needs.records.sms.change(delivery, { ...kept, asked: asked + 1, ...later }, needs.now());
  return heard === 'silent' ? 'silent' : undefined;
}

async function ended(
  { records, now }: SmsNeeds,
  delivery: SmsDelivery,
  end: Pick<SmsDelivery, 'state' | 'failure'>,
): Promise<LookedAtSms> {
  const { dueAt: _due, ...rest } = delivery;
  if (!(await records.sms.change(delivery, { ...rest, ...end }, now()))) return undefined;
  if (end.state === 'failed') return 'gave up';
  return end.state === 'dropped' ? 'dropped' : 'heard of';
}

function reasonOf(error: unknown): NotSent {
  return error instanceof SmsNotSent ? error.because : 'unclear';
}
