import type { Story } from '../../../adapters/records/declarations/story.ts';
import { coveredIn, type Message } from '../../../domain/desks/message.ts';
import {
  type Calendar,
  dayKind,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../../domain/time/calendar.ts';
import { type Day, dayOf, plusDays } from '../../../domain/values/instant.ts';
import type { Check, Facts, Watcher } from './invariants.ts';

/** The reference of the letter that told a message: its own letter, or its mailbox's. */
export function letterNamed({ mailbox, letter, declaration, occasion, round, audience }: Message): string {
  return mailbox === undefined
    ? [declaration, occasion, round, audience].join('/')
    : [mailbox, letter].join('/');
}

/** The letter of a reference. A second copy that told more than the first has a name of its own. */
export function letterOf(reference: string): string {
  const parts = reference.split('/');
  return parts.length === 3 ? parts.slice(0, 2).join('/') : reference;
}

/** The invariants of letters to reviewers' mailboxes. */
export const letterChecks: readonly Check[] = [
  everybodyIsToldWithinAWorkingDay,
  lettersAreFewAndSaySomething,
  noLetterHoldsAPlaceholder,
];

function toldByLetter({ messages }: Story): Message[] {
  return messages.filter(({ state, mailbox }) => state === 'sent' && mailbox !== undefined);
}

/**
 * Checks that a reviewer hears of every request, and of every act by others, within the working day after it arose.
 */
function everybodyIsToldWithinAWorkingDay({ call, calendar }: Facts): Watcher {
  const zone = call.identity.zone.value;
  const isLate = ({ queuedAt, sentAt = '' }: Message) => {
    const [from, until] = [queuedAt, sentAt].map((at) => plusDays(dayOf(at, zone), 1));
    const between = workingDaysBetween(calendar, from ?? '', until ?? '');
    return !between.ok || between.value > 1;
  };
  return {
    story: (story) =>
      toldByLetter(story)
        .filter((message) => !message.isOwnAct && isLate(message))
        .map(
          ({ declaration, occasion }) =>
            `${occasion} of ${declaration} was told after more than a working day`,
        ),
  };
}

/** The messages that one letter told. */
interface Told {
  /** Whether all of them were acts of its reader. */
  isOwnActs: boolean;
  /** The earliest last day that they stated; the first of all days if one of them corrects something. */
  urgentOn: Day | undefined;
}

/**
 * Checks that a second letter on a working day has something that could not wait, and that no letter tells its reader
 * own acts alone.
 */
function lettersAreFewAndSaySomething({ call, calendar }: Facts): Watcher {
  const zone = call.identity.zone.value;
  const told = new Map<string, Told>();
  const onDay = new Map<string, { letters: number; spare: number }>();
  return {
    story(story) {
      for (const message of toldByLetter(story)) note(told, letterNamed(message), message);
      return [];
    },
    letter({ to, reference, leftAt = '' }) {
      const one = told.get(letterOf(reference));
      if (!one) return [];
      const { urgentOn } = one;
      const day = dayOf(leftAt, zone);
      const of = `${to} on ${workingDay(calendar, day)}`;
      const { letters, spare } = onDay.get(of) ?? { letters: 0, spare: 0 };
      const isUrgent = urgentOn !== undefined && urgentOn <= nextWorkingDay(calendar, day);
      onDay.set(of, { letters: letters + 1, spare: spare + (letters > 0 && !isUrgent ? 1 : 0) });
      return [];
    },
    end: () => [
      ...[...onDay]
        .filter(([, { spare }]) => spare > 0)
        .map(([of, { spare }]) => `${spare + 1} letters to ${of}, and nothing was urgent`),
      ...[...told]
        .filter(([, { isOwnActs }]) => isOwnActs)
        .map(([reference]) => `the letter ${reference} told its reader nothing but own acts`),
    ],
  };
}

function note(told: Map<string, Told>, reference: string, message: Message): void {
  const { isOwnActs, urgentOn } = told.get(reference) ?? { isOwnActs: true, urgentOn: undefined };
  const [earliest] = [urgentOn, urgentDayOf(message)].flatMap((day) => day ?? []).sort();
  told.set(reference, { isOwnActs: isOwnActs && message.isOwnAct === true, urgentOn: earliest });
}

const CORRECTS = new Set(['link-reissued', 'date-changed', 'told-of-restoration']);
const AT_ONCE: Day = '0000-01-01';

/** The last day that a message states; the first of all days if it corrects something. */
function urgentDayOf({ occasion, states, covers }: Message): Day | undefined {
  const spoken = [occasion, ...covers.map((cover) => coveredIn(cover).occasion)];
  if (spoken.some((each) => CORRECTS.has(each))) return AT_ONCE;
  return [states.lastFeasible, states.closesOn].flatMap((day) => day ?? []).sort()[0];
}

/** Checks that a letter has no placeholder: a value that nobody knows is left out. */
function noLetterHoldsAPlaceholder(): Watcher {
  return {
    letter: ({ subject, body, reference }) =>
      /\{\w+\}/.test(`${subject}\n${body}`)
        ? [`the letter ${reference} holds a placeholder that nothing filled`]
        : [],
  };
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
