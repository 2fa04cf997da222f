import * as v from 'valibot';
import { anyway, type Found, fields, rule, wholeNumber } from '../values/form.ts';
import { MAX_ID, PATTERNS } from './call.ts';

/** The pieces of which the form of a call's file is made. */

export const text = v.pipe(v.string(), v.trim(), v.minLength(1));
export const word = v.pipe(v.string(), v.maxLength(MAX_ID), v.regex(PATTERNS.id));
export const day = v.pipe(v.string(), v.regex(PATTERNS.day));
export const timeOfDay = v.pipe(v.string(), v.regex(PATTERNS.time));
export const closing = v.pipe(v.string(), v.regex(PATTERNS.closing));
/** A number of years of yearly assessments. */
export const assessed = v.pipe(wholeNumber, v.minValue(1), v.maxValue(20));
/** The hour at which a day ends for whoever has to act by it; 24:00 is its very end. */
export const endOfDay = v.pipe(v.string(), v.regex(PATTERNS.endOfDay));
/** A last day on which nobody works: the next working day is the last one (民法典第二百零三条), or it stays. */
export const onRestDay = v.picklist(['next-working-day', 'same-day']);
export const count = v.pipe(wholeNumber, v.minValue(0));
/** A rendering for English pages. The Chinese text beside it is the binding one. */
export const english = v.pipe(v.string(), v.trim(), v.minLength(1), v.regex(PATTERNS.english));
export const en = v.optional(english);
/** Something that a call names, with its id. */
export const named = fields({ id: word, name: text, en });

function citeOnce(value: unknown): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const { source, assumed } = value as { source?: unknown; assumed?: unknown };
  return (source === undefined) === (assumed === undefined) ? [{ word: 'cite-once' }] : [];
}

/**
 * An object that cites its origin. A missing citation is reported even if the value is wrong too, so that every finding
 * is reported at once.
 */
export function citing<T extends v.ObjectEntries>(entries: T) {
  const origin = { source: v.optional(text), assumed: v.optional(text) };
  return v.pipe(fields({ ...entries, ...origin }), anyway(rule((cite) => citeOnce(cite))));
}

export function cited<T extends v.GenericSchema>(value: T) {
  return citing({ value });
}
