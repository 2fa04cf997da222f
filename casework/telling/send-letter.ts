import type { LetterRecord, Told } from '../../adapters/records/letters/letter-writes.ts';
import { dueAtOf } from '../../domain/desks/message.ts';
import { statedDays } from '../../domain/reminders/ladder/stated-days.ts';
import { leavesAt } from '../../domain/reminders/letter-hours.ts';
import { daysStatedByAct } from '../../domain/reminders/owed/owed-for-acts.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';
import { mailboxNamed, personAt } from '../reviewer/holder-of.ts';
import { type Carried, carriedIn } from './carried.ts';
import { gatheredLetter } from './gathered-letter.ts';
import { endingOf, handOver, SENDING_SECONDS } from './handing-over.ts';

type SendLetterNeeds = Pick<Needs, 'records' | 'channel' | 'keys' | 'origin' | 'now'>;

/**
 * Sends a mailbox the one letter that tells everything it is owed, if any of it must leave by now; returns
 * false if none left. The time is judged anew by the letter that left last: of many messages at one moment the
 * first leaves and the others wait together.
 */
export async function sendLetter(needs: SendLetterNeeds, mailbox: string): Promise<boolean> {
  const { letter, owed } = await needs.records.mailboxes.read(mailbox);
  const carried = await carriedIn(needs, mailbox, owed);
  const { cutOffAt } = letter?.state === 'sending' ? letter : {};
  if (cutOffAt !== undefined && cutOffAt > needs.now()) return waitUntil(needs, cutOffAt, carried);
  if (letter && cutOffAt !== undefined && !carried.some((each) => isReason(each) && isFrom(letter, each))) {
    // Everything that made it leave has gone meanwhile, so what is left makes another letter.
    await needs.records.mailboxes.end(letter, [], { state: 'empty', at: needs.now() });
    return sendLetter(needs, mailbox);
  }
  if (cutOffAt === undefined && !(await isTime(needs, letter, carried))) return false;
  const at = needs.now();
  const taken = await needs.records.mailboxes.take(mailbox, letter, {
    at,
    cutOffAt: plusSeconds(at, SENDING_SECONDS),
  });
  return taken ? send(needs, taken, carried) : false;
}

/** Puts messages off until after a letter that is on its way or will be tried again. */
async function waitUntil(
  { records }: SendLetterNeeds,
  dueAt: Instant,
  carried: readonly Carried[],
): Promise<false> {
  for (const { message } of carried)
    if (message.dueAt !== undefined && message.dueAt < dueAt) await records.mailboxes.putOff(message, dueAt);
  return false;
}

/**
 * Whether a letter must leave now. Messages that no longer hold are put away, and those that need not leave yet
 * are put off until they must.
 */
async function isTime(
  needs: SendLetterNeeds,
  letter: LetterRecord | undefined,
  carried: readonly Carried[],
): Promise<boolean> {
  const at = needs.now();
  const reasons = carried.filter(({ message }) => message.state === 'queued');
  const leaving = reasons
    .filter(hasToSay)
    .map(({ subject, message }) => ({ message, leaves: leavesAt(subject, message, letter ?? {}, at) }));
  if (leaving.some(({ leaves }) => leaves <= at)) return true;
  for (const each of reasons) if (!hasToSay(each)) await putAway(needs, each);
  for (const { message, leaves } of leaving)
    if (dueAtOf(message) <= at) await needs.records.mailboxes.putOff(message, leaves);
  return false;
}

function isReason(each: Carried): boolean {
  return each.message.state === 'queued' && hasToSay(each);
}

/** Whether the message was in the mailbox when the letter was first tried. */
function isFrom({ takenAt }: LetterRecord, { message }: Carried): boolean {
  return message.queuedAt <= takenAt;
}

function hasToSay({ still }: Carried): boolean {
  return still.asks.length + still.told.length > 0;
}

async function putAway({ records, now }: SendLetterNeeds, { message, still }: Carried): Promise<void> {
  if (still.acts.length > 0) await records.mailboxes.note(message);
  else await records.mailboxes.drop([{ message, state: 'dropped' }], { at: now() });
}

/** Tries the letter once, with what holds now. A letter with nothing to say is not sent. */
async function send(
  needs: SendLetterNeeds,
  letter: LetterRecord,
  carried: readonly Carried[],
): Promise<boolean> {
  const { mailboxes } = needs.records;
  if (!carried.some(isReason)) {
    await mailboxes.end(letter, [], { state: 'empty', at: needs.now() });
    return false;
  }
  const written = await gatheredLetter(needs, letter, carried);
  const to = await addressNow(needs, letter, carried);
  if (to === undefined) {
    await mailboxes.giveBack(letter, needs.now());
    return false;
  }
  const failure = await handOver(needs, { ...written, to });
  const at = needs.now();
  const ending = endingOf(at, letter.attempts, failure);
  if (ending.state === 'sending') await mailboxes.again(letter, ending.dueAt);
  else
    await mailboxes.end(
      letter,
      carried
        .filter((each) => ending.state === 'sent' || (isReason(each) && isFrom(letter, each)))
        .map((each) => endOf(each, ending.state)),
      { at, ...ending },
    );
  return ending.state === 'sent';
}

function endOf({ subject, message, still }: Carried, end: 'sent' | 'failed'): Told {
  if (still.asks.length + still.told.length + still.acts.length === 0) return { message, state: 'dropped' };
  const { why } = message.states;
  const stated = { ...statedDays(subject), ...(why === undefined ? {} : { why }) };
  return {
    message,
    state: end,
    states: still.asks.length > 0 ? stated : daysStatedByAct(subject, message.occasion),
  };
}

/**
 * Reads the address after the links were made: a person registered later gets other links, and these then open
 * nothing. Undefined if a desk has another holder by now, so that the mailbox is looked at again.
 */
async function addressNow(
  needs: SendLetterNeeds,
  { mailbox }: LetterRecord,
  carried: readonly Carried[],
): Promise<string | undefined> {
  let email: string | undefined;
  for (const desk of new Set(carried.map((each) => each.desk))) {
    email = (await personAt(needs, desk))?.email;
    if (email === undefined || (await mailboxNamed(needs, email)) !== mailbox) return undefined;
  }
  return email;
}
