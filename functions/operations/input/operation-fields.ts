import * as v from 'valibot';
import { MAX_ID, PATTERNS } from '../../../domain/call/call.ts';
import { MAX_LINE } from '../../../domain/declaration/written.ts';
import { readReferenceNumber } from '../../../domain/identifiers/reference-number.ts';
import { MAX_SANCTIONS } from '../../../domain/sanctions/sanction-form.ts';
import { closingTyped, dayTyped } from '../../../domain/typed/typed-day.ts';
import { daysThatExist, lines, nameLine, withLetter, word } from '../../../domain/typed/typed-form.ts';
import { wholeNumber } from '../../../domain/values/form.ts';

/** The fields that inputs of operators share. */

const text = lines;
/** The id of a call or a stage, bounded since a key of the records has a length. */
export const id = v.pipe(word, v.maxLength(MAX_ID));
/** A declaration's reference number as people read it out to each other. */
export const number = v.pipe(
  id,
  v.transform((text) => readReferenceNumber(text) ?? text),
);
/** The place of a condition in a call's file, as a JSON pointer. */
export const place = v.pipe(word, v.maxLength(MAX_LINE));
export const count = v.pipe(wholeNumber, v.minValue(0));
export const closing = v.pipe(word, v.transform(closingTyped), v.regex(PATTERNS.closing), daysThatExist());
export const day = v.pipe(word, v.transform(dayTyped), v.regex(PATTERNS.day), daysThatExist());
const stated = v.pipe(text, v.string(), withLetter());
export const signed = { by: stated, reason: stated };
/** The field with which an operator confirms an act's effect. */
export const confirming = { confirms: v.optional(text) };
/** Entries of the register, and the credit platform that is told of them. */
export const sharing = {
  sanctions: v.pipe(v.array(id), v.minLength(1), v.maxLength(MAX_SANCTIONS)),
  platform: nameLine,
};
