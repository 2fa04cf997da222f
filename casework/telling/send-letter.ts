import type { LetterOutcome } from '../../adapters/records/letters/endings.ts';
import type { LetterEnd, LetterRecord, Told } from '../../adapters/records/letters/letter-writes.ts';
import { dueAtOf } from '../../domain/desks/message.ts';
import { statedDays } from '../../domain/reminders/ladder/stated-days.ts';
import { leavesAt } from '../../domain/reminders/letter-hours.ts';
import { daysStatedByAct } from '../../domain/reminders/owed/owed-for-acts.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import type { Needs } from '../needs.ts';
import { type SeenDesk, underCall, withLinks } from '../reviewer/seen-desks.ts';
import { type Carried, deskUnderCall, type Gathered, gather, type JustTold } from './carried.ts';
import { gatheredLetter } from './gathered-letter.ts';
import { endingOf, handOver, SENDING_SECONDS } from './handing-over.ts';
import { wouldOpen } from './letter-text.ts';

type SendLetterNeeds = Pick<Needs, 'records' | 'channel' | 'keys' | 'origin' | 'now'>;

/**
 * Sends a mailbox the one letter that tells everything it is owed, if any of it must leave by now; returns
 * false if none left. The time is judged anew by the letter that left last: of many messages at one moment the
 * first leaves and the others wait together.
 */
export async function sendLetter(
  needs: SendLetterNeeds,
  mailbox: string,
  justTold?: JustTold,
): Promise<boolean> {
  const { letter, owed } = await needs.records.mailboxes.read(mailbox);
  const gathered = await gather(needs, mailbox, owed, justTold);
  const { carried } = gathered;
  const { cutOffAt } = letter?.state === 'sending' ? letter : {};
  if (cutOffAt !== undefined && cutOffAt > needs.now()) return waitUntil(needs, cutOffAt, carried);
  if (letter && cutOffAt !== undefined && !carried.some((each) => isReason(each) && isFrom(letter, each))) {
    // Everything that made it leave has gone meanwhile, so what is left makes another letter.
    await needs.records.mailboxes.end(letter, [], emptyAt(needs.now(), carried));
    return sendLetter(needs, mailbox, justTold);
  }
  if (cutOffAt === undefined && !(await isTime(needs, letter, carried))) return false;
  const taken = await needs.records.mailboxes.take(mailbox, letter, takingAt(needs.now()));
  const outcome = taken && (await writeLetter(needs, taken, gathered));
  await needs.records.letters.ended([], outcome ? [outcome] : []);
  return outcome !== undefined && 'end' in outcome && outcome.end.state === 'sent';
}

/** When a mailbox that is taken now counts as cut off. */
export function takingAt(at: Instant): { readonly at: Instant; readonly cutOffAt: Instant } {
  return { at, cutOffAt: plusSeconds(at, SENDING_SECONDS) };
}

/** Puts messages off until after a letter that is on its way or will be tried again. */
async function waitUntil(
  { records }: SendLetterNeeds,
  dueAt: Instant,
  carried: readonly Carried[],
): Promise<false> {
  const early = carried.filter(({ message }) => message.dueAt !== undefined && message.dueAt < dueAt);
  await records.mailboxes.putOff(early.map(({ message }) => ({ message, until: dueAt })));
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
  await putAway(
    needs,
    reasons.filter((each) => !hasToSay(each)),
  );
  const late = leaving.filter(({ message }) => dueAtOf(message) <= at);
  await needs.records.mailboxes.putOff(late.map(({ message, leaves }) => ({ message, until: leaves })));
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

async function putAway({ records, now }: SendLetterNeeds, over: readonly Carried[]): Promise<void> {
  const [noted, dropped] = [true, false].map((isNoted) =>
    over.filter(({ still }) => still.acts.length > 0 === isNoted).map(({ message }) => message),
  );
  for (const message of noted ?? []) await records.mailboxes.note(message);
  const told = (dropped ?? []).map((message): Told => ({ message, state: 'dropped' }));
  await records.mailboxes.drop(told, { at: now() });
}

/**
 * Tries once the letter for which a mailbox was taken, with what holds now. A letter with nothing to say is not sent. If
 * a desk has another holder by now, the letter is given back, so that its mailbox is looked at again.
 */
export async function writeLetter(
  needs: SendLetterNeeds,
  letter: LetterRecord,
  { carried, desks }: Gathered,
): Promise<LetterOutcome | undefined> {
  if (!carried.some(isReason)) return { letter, told: [], end: emptyAt(needs.now(), carried) };
  const subjectsAt = (desk: SeenDesk) =>
    carried
      .filter((each) => underCall(deskUnderCall(each)) === underCall(desk))
      .map(({ subject }) => subject);
  const linked = await withLinks(needs, desks, (desk) => wouldOpen(desk, subjectsAt(desk), needs.now()));
  const to = linked.find(({ person }) => person)?.person?.email;
  if (to === undefined || linked.some(({ mailbox }) => mailbox !== letter.mailbox)) {
    await needs.records.mailboxes.giveBack(letter, needs.now());
    return undefined;
  }
  const written = await gatheredLetter(needs, letter, { carried, desks: linked });
  const failure = await handOver(needs, { ...written, to });
  const at = needs.now();
  const ending = endingOf(at, letter.attempts, failure);
  if (ending.state === 'sending') return { letter, again: ending.dueAt };
  const told = carried.filter((each) => ending.state === 'sent' || (isReason(each) && isFrom(letter, each)));
  const left = carried.filter((each) => !told.includes(each)).map(({ message }) => message);
  return { letter, told: told.map((each) => endOf(each, ending.state)), end: { at, left, ...ending } };
}

function emptyAt(at: Instant, carried: readonly Carried[]): LetterEnd {
  return { state: 'empty', at, left: carried.map(({ message }) => message) };
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
