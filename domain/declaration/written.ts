import { noSuchDayIn } from '../typed/typed-day.ts';
import { holdsLetter, signDefects } from '../typed/typed-text.ts';
import type { Defect } from '../values/defect.ts';
import { type Day, isDay } from '../values/instant.ts';
import { LOOKS_LIKE_A_QUOTATION_MARK } from '../values/said.ts';

/** The longest name or post, line and text that a reviewer may write, in characters. */
export const MAX_NAME = 50;
export const MAX_LINE = 200;
export const MAX_TEXT = 2000;
/** Bytes of the longest text if it is all Chinese. The bound exists because texts lie in a record of limited size. */
export const MAX_TEXT_BYTES = 3 * MAX_TEXT;

/** The value that a form read, or every defect of it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly defects: readonly Defect[] };

export function readAs<T>(value: T, defects: readonly Defect[]): Read<T> {
  return defects.length > 0 ? { ok: false, defects } : { ok: true, value };
}

/**
 * The defects of one required line in its normal form. Too long a line, and signs that make it read as another one, are
 * refused.
 */
export function lineDefects(name: string, text: string, most = MAX_LINE): Defect[] {
  const at = `/${name}`;
  if (text === '') return [{ at, because: 'missing' }];
  return [...signDefects(at, text), ...(lengthOf(text) > most ? [malformed(at)] : [])];
}

/**
 * Signs with which the timeline separates clauses, facts and quotations, and lookalikes of the colon that have no
 * compatible form. A name or a post with such a sign could read as a clause or an actor. Brackets are allowed, because
 * posts use them: 副主任（主持工作）.
 */
const SIGNS_OF_THE_TIMELINE = /[；;，,：:∶꞉ː“”\r\n\u0085\u2028\u2029]/;

/** Full-width and small signs are found by their compatible form, and quotation marks by their looks. */
function holdsSignOfTheTimeline(text: string): boolean {
  const isSign = SIGNS_OF_THE_TIMELINE.test(text.normalize('NFKC'));
  return isSign || text.search(LOOKS_LIKE_A_QUOTATION_MARK) >= 0;
}

/** The defects of a name or a post that a person states. */
export function nameDefects(name: string, text: string): Defect[] {
  if (holdsSignOfTheTimeline(text)) return [{ at: `/${name}`, because: 'signs-of-the-timeline' }];
  const defects = lineDefects(name, text, MAX_NAME);
  return defects.length > 0 || holdsLetter(text) ? defects : [{ at: `/${name}`, because: 'no-letter' }];
}

/** The defects of a required day in the form that `dayTyped` returns. */
export function dayDefects(name: string, day: Day): Defect[] {
  const at = `/${name}`;
  if (day === '') return [{ at, because: 'missing' }];
  const signs = signDefects(at, day);
  if (signs.length > 0 || isDay(day)) return signs;
  const none = noSuchDayIn(day);
  return [
    none === undefined ? { at, because: 'malformed' } : { at, because: 'no-such-day', detail: { day: none } },
  ];
}

/** A reviewer with the applicant's name must state that they are two people. */
export function namesakeDefects(isNamesake: boolean, otherPerson: string | undefined): Defect[] {
  return isNamesake && otherPerson !== 'yes' ? [{ at: '/otherPerson', because: 'same-name' }] : [];
}

/** The defects of a text of several lines. An empty text is a defect unless it is optional. */
export function textDefects(
  name: string,
  text: string,
  { most = MAX_TEXT, optional = false }: { most?: number; optional?: boolean } = {},
): Defect[] {
  const at = `/${name}`;
  if (text === '') return optional ? [] : [{ at, because: 'missing' }];
  const isShort = lengthOf(text) <= most && Buffer.byteLength(text) <= MAX_TEXT_BYTES;
  return [...signDefects(at, text, false), ...(isShort ? [] : [malformed(at)])];
}

function malformed(at: string): Defect {
  return { at, because: 'malformed' };
}

function lengthOf(text: string): number {
  return [...text].length;
}
