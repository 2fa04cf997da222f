import { noSuchDayIn } from '../typed/typed-day.ts';
import { signDefects } from '../typed/typed-text.ts';
import type { Defect } from '../values/defect.ts';
import { type Day, isDay } from '../values/instant.ts';
import { LOOKS_LIKE_A_QUOTATION_MARK } from '../values/said.ts';
import { utf8Length } from './record-budget.ts';

/** The longest name or post, line, and text that a reviewer writes, in characters as people count them. */
export const MAX_NAME = 50;
export const MAX_LINE = 200;
export const MAX_TEXT = 2000;
/** Such a text in Chinese; it lies in a record of limited size. */
export const MAX_TEXT_BYTES = 3 * MAX_TEXT;

/** What a form says, or every defect of it at once. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly defects: readonly Defect[] };

export function readAs<T>(value: T, defects: readonly Defect[]): Read<T> {
  return defects.length > 0 ? { ok: false, defects } : { ok: true, value };
}

/** One line in its normal form that must be there: not too long, and without signs that make it read as another one. */
export function lineDefects(name: string, text: string, most = MAX_LINE): Defect[] {
  const at = `/${name}`;
  if (text === '') return [{ at, because: 'missing' }];
  return [...signDefects(at, text), ...(lengthOf(text) > most ? [{ at, because: 'malformed' }] : [])];
}

/**
 * Signs by which the timeline sets its clauses, facts and quotations apart, with those that have no compatible form but
 * look like a colon. A name or a post that holds one could read as a clause or an actor of its own. Brackets belong to
 * posts, as in 副主任（主持工作）.
 */
const SIGNS_OF_THE_TIMELINE = /[；;，,：:∶꞉ː“”\r\n\u0085\u2028\u2029]/;

/** However wide or small it is written: each sign by its compatible form, and quotation marks by their looks. */
function holdsSignOfTheTimeline(text: string): boolean {
  const isSign = SIGNS_OF_THE_TIMELINE.test(text.normalize('NFKC'));
  return isSign || text.search(LOOKS_LIKE_A_QUOTATION_MARK) >= 0;
}

/** A name or a post, as a person states it of himself. */
export function nameDefects(name: string, text: string): Defect[] {
  if (holdsSignOfTheTimeline(text)) return [{ at: `/${name}`, because: 'signs-of-the-timeline' }];
  return lineDefects(name, text, MAX_NAME);
}

/** A day that must be there, as `dayTyped` reads it. */
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

/** Who is called as the applicant is states to be another person. */
export function namesakeDefects(isNamesake: boolean, otherPerson: string | undefined): Defect[] {
  return isNamesake && otherPerson !== 'yes' ? [{ at: '/otherPerson', because: 'same-name' }] : [];
}

/** Several lines of the same; empty is a defect unless it is optional. */
export function textDefects(
  name: string,
  text: string,
  { most = MAX_TEXT, optional = false }: { most?: number; optional?: boolean } = {},
): Defect[] {
  const at = `/${name}`;
  if (text === '') return optional ? [] : [{ at, because: 'missing' }];
  const isShort = lengthOf(text) <= most && utf8Length(text) <= MAX_TEXT_BYTES;
  return [...signDefects(at, text, false), ...(isShort ? [] : [{ at, because: 'malformed' }])];
}

function lengthOf(text: string): number {
  return [...text].length;
}
