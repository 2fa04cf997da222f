import { coveredIn, type Message } from '../../../domain/desks/message.ts';
import {
  type Calendar,
  dayKind,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../../domain/time/calendar.ts';
import { type Day, dayOf, plusDays } from '../../../domain/values/instant.ts';
import type { Check, Remains } from './invariants.ts';

/** The reference of the letter that told a message: its own letter, or its mailbox's. */
export function letterNamed({ mailbox, letter, declaration, occasion, round, audience }: Message): string {
  return mailbox === undefined
    ? [declaration, occasion, round, audience].join('/')
    : [mailbox, letter].join('/');
}

/** The invariants of letters to reviewers' mailboxes. */
export const lettersOfMailboxes: readonly Check[] = [
  everybodyIsToldWithinAWorkingDay,
  oneLetterAWorkingDay,
  everyLetterSaysSomething,
  noLetterHoldsAPlaceholder,
];

function sentIn({ stories }: Remains): Message[] {
  const ledger = stories.flatMap(({ messages }) => messages);
  return ledger.filter(({ state, mailbox }) => state === 'sent' && mailbox !== undefined);
}

/**
 * Checks that a reviewer hears of every request, and of every act by others, within the working day after it arose.
 */
function everybodyIsToldWithinAWorkingDay(remains: Remains): string[] {
  const { call, calendar } = remains;
  const zone = call.identity.zone.value;
  return sentIn(remains)
    .filter(({ isOwnAct }) => !isOwnAct)
    .filter(({ queuedAt, sentAt = '' }) => {
      const between = workingDaysBetween(
        calendar,
        plusDays(dayOf(queuedAt, zone), 1),
        plusDays(dayOf(sentAt, zone), 1),
      );
      return !between.ok || between.value > 1;
    })
    .map(
      ({ declaration, occasion }) => `${occasion} of ${declaration} was told after more than a working day`,
    );
}

/** Checks that a second letter on a working day has something that could not wait. */
function oneLetterAWorkingDay(remains: Remains): string[] {
  const { call, calendar, letters } = remains;
  const zone = call.identity.zone.value;
  const told = Map.groupBy(sentIn(remains), letterNamed);
  const own = letters.filter(({ reference }) => told.has(reference));
  const days = Map.groupBy(
    own,
    ({ to, leftAt = '' }) => `${to} on ${workingDay(calendar, dayOf(leftAt, zone))}`,
  );
  return [...days].flatMap(([of, some]) => {
    const spare = some.slice(1).filter(({ reference, leftAt = '' }) => {
      const day = dayOf(leftAt, zone);
      return !(told.get(reference) ?? []).some((each) => couldNotWait(each, nextWorkingDay(calendar, day)));
    });
    return spare.length > 0 ? [`${spare.length + 1} letters to ${of}, and nothing was urgent`] : [];
  });
}

const CORRECTS = new Set(['link-reissued', 'date-changed', 'told-of-restoration']);

function couldNotWait({ occasion, states, covers }: Message, next: Day): boolean {
  const spoken = [occasion, ...covers.map((cover) => coveredIn(cover).occasion)];
  if (spoken.some((each) => CORRECTS.has(each))) return true;
  const lastDay = [states.lastFeasible, states.closesOn].flatMap((day) => day ?? []).sort()[0];
  return lastDay !== undefined && lastDay <= next;
}

function everyLetterSaysSomething(remains: Remains): string[] {
  const told = Map.groupBy(sentIn(remains), letterNamed);
  return [...told]
    .filter(([, messages]) => messages.every(({ isOwnAct }) => isOwnAct))
    .map(([reference]) => `the letter ${reference} told its reader nothing but own acts`);
}

/** Checks that a letter has no placeholder: a value that nobody knows is left out. */
function noLetterHoldsAPlaceholder({ letters }: Remains): string[] {
  return letters
    .filter(({ subject, body }) => /\{\w+\}/.test(`${subject}\n${body}`))
    .map(({ reference }) => `the letter ${reference} holds a placeholder that nothing filled`);
}

function workingDay(calendar: Calendar, day: Day): Day {
  const counted = workingDayOnOrBefore(calendar, day);
  return counted.ok ? counted.value : day;
}

function nextWorkingDay(calendar: Calendar, day: Day): Day {
  let next = plusDays(day, 1);
  while (dayKind(calendar, next) === 'rest') next = plusDays(next, 1);
  return next;
}
