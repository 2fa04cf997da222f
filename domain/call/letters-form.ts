import * as v from 'valibot';
import { fields, wholeNumber } from '../values/form.ts';
import { WAITS } from './call.ts';
import { count, en, text, timeOfDay, word } from './form-pieces.ts';

/**
 * The event from which a rung counts its days: the beginning of the wait, the last day of the stage, the last feasible
 * day for posting, or the first day of a result.
 */
const RUNG_EVENTS = ['entered', 'lock', 'last-feasible-posting', 'first-result-day'] as const;

export const rung = fields({
  occasion: word,
  while: v.picklist(WAITS),
  audience: v.picklist(['applicant', 'employer', 'body']),
  does: v.picklist(['remind', 'escalate']),
  workingDays: count,
  side: v.picklist(['before', 'after']),
  event: v.picklist(RUNG_EVENTS),
  at: timeOfDay,
});

/**
 * The wording of one occasion. In a letter about several declarations, the subject's English stands below its Chinese.
 * One that comes from elsewhere than the list that holds it cites its own origin.
 */
export const wording = fields({
  subject: text,
  en,
  body: text,
  source: v.optional(text),
  assumed: v.optional(text),
});

/** The one letter that a mailbox receives for everything it is owed within a working day. */
export const letters = fields({
  /** When the letter leaves. If nothing was sent on that day yet, the first letter leaves at once. */
  at: timeOfDay,
  /**
   * Minutes that an urgent letter waits after the letter before it, so that events that come close together share one
   * letter.
   */
  urgentMinutes: v.pipe(wholeNumber, v.minValue(5), v.maxValue(240)),
  /** The subject of a letter that asks for something about several declarations. */
  subject: text,
  /** The subject of a letter about several declarations that asks for nothing; it names the first applicant. */
  subjectTold: text,
  opening: text,
  /** The heading of one declaration. */
  case: text,
  /** The applicant of a declaration, below the text of an occasion. */
  applicant: text,
  /** The number of declarations at the desk that the letter does not name. */
  more: text,
  /** The heading of the acts by the desk's link, and the line for one such act. */
  acts: text,
  act: text,
});

/** Code points of the call's name in a short message, which with the rest of it has to fit into 70. */
const MAX_SMS_NAME = 20;

export const sms = fields({
  /** The call's short name in a short message; `{year}` is the review year. */
  call: v.pipe(text, v.maxCodePoints(MAX_SMS_NAME)),
  /** The occasions of which an applicant gets a short message too. */
  occasions: v.array(word),
});
