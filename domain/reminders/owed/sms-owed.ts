import type { Call } from '../../call/call.ts';
import { nextMomentAwake } from '../../call/working-time.ts';
import type { Case } from '../../declaration/case.ts';
import { WAIT_OF } from '../../declaration/moves.ts';
import type { WithTimeline } from '../../declaration/timeline.ts';
import { coveredIn, type Message, type PlannedMessage, tellsOfAnAct } from '../../desks/message.ts';
import type { SmsDelivery } from '../../desks/sms.ts';
import { isMobileNumber } from '../../identifiers/mobile-number.ts';
import { dayOf, type Instant } from '../../values/instant.ts';
import { fill } from '../../wording/fill.ts';
import { statedDays } from '../ladder/stated-days.ts';
import { stillSaid } from './still-said.ts';

/** A short message that goes beside a letter: of which occasion, and when it leaves. */
export type PlannedSms = Pick<SmsDelivery, 'speaks'> & { readonly dueAt: Instant };

/**
 * The short message that a message leads to. The call says of which occasions there is one, and the deployment has a template
 * for them. It goes to an applicant who agreed, and never in quiet hours, since a telephone wakes people and a letter does not.
 */
export function smsOwed(
  subject: Case,
  { audience, occasion, covers }: PlannedMessage,
  templates: Readonly<Record<string, string>>,
  now: Instant,
): PlannedSms | undefined {
  if (audience !== 'applicant' || numberOf(subject) === undefined) return undefined;
  const told = [occasion, ...covers.map((cover) => coveredIn(cover).occasion)];
  const speaks = told.find((each) => isBySms(subject.call, each) && Object.hasOwn(templates, each));
  return speaks === undefined ? undefined : { speaks, dueAt: nextMomentAwake(subject, now) };
}

/** A call that was published before calls said so sends none. */
function isBySms({ sms }: Partial<Pick<Call, 'sms'>>, occasion: string): boolean {
  return sms?.value.occasions.includes(occasion) ?? false;
}

/** The number of an applicant who agreed to short messages; undefined if they did not, or gave no mobile number. */
export function numberOf({ declaration }: Pick<Case, 'declaration'>): string | undefined {
  const { phone = '', smsAgreed } = declaration.draft.identity ?? {};
  return smsAgreed && isMobileNumber(phone) ? phone : undefined;
}

/** Whether what a short message says is still so: an act was not undone, and a request still waits for the applicant. */
export function isStillToldBySms(subject: Case & WithTimeline, message: Message): boolean {
  const { asks, told } = stillSaid(subject, message);
  return asks.length + told.length > 0 || isDraftStillAsked(subject, message);
}

function isDraftStillAsked({ call, declaration }: Case, { occasion }: Message): boolean {
  const isOfDraft = call.ladder.value.some((each) => each.while === 'draft' && each.occasion === occasion);
  return isOfDraft && WAIT_OF[declaration.standing] === 'draft';
}

/**
 * The values of a template's {1}, {2} and {3}: the reference number, the call's short name, and a day. The day is the last one on
 * which a request can be answered, or the day of an act. A second copy is marked at the number. Nothing else may enter a short message:
 * no name, no number of a document, no address.
 */
export function smsParameters(
  subject: Case,
  message: Message,
  { speaks, isAgain }: Pick<SmsDelivery, 'speaks' | 'isAgain'>,
): readonly [reference: string, call: string, day: string] {
  const { call, declaration } = subject;
  const { closesOn } = { ...statedDays(subject), ...message.states };
  const actedOn = dayOf(message.queuedAt, call.identity.zone.value);
  return [
    `${declaration.id}${isAgain ? '（重发）' : ''}`,
    fill(call.sms.value.call, { year: String(call.identity.reviewYear.value) }),
    tellsOfAnAct(speaks) ? actedOn : (closesOn ?? actedOn),
  ];
}
