import { halfWidth } from './half-width.ts';
import type { Day } from './instant.ts';

/** Documents that an applicant may declare with: staff from Hong Kong, Macao, Taiwan and abroad may have no resident ID. */
export const IDENTITY_KINDS = [
  'resident-id',
  'hk-macao-permit',
  'taiwan-permit',
  'passport',
  'foreign-permanent-resident',
] as const;

export type IdentityKind = (typeof IDENTITY_KINDS)[number];

export type IdentityFinding =
  | 'wrong-form'
  /** The form of GB 11643-1989, no longer valid. */
  | 'only-fifteen-digits'
  | 'no-such-birth-date'
  | 'born-in-the-future'
  | 'age-not-plausible'
  | 'wrong-checksum';

/** Nobody younger may be employed: Labour Law (劳动法) art. 15. */
export const YOUNGEST_PLAUSIBLE_AGE = 16;

/** A right checksum over a birth date mistyped by decades is caught by an age that no working person has. */
export const OLDEST_PLAUSIBLE_AGE = 100;

/** ISO 7064 MOD 11-2 as GB 11643-1999 tabulates it: the weights of the first 17 digits, the check by remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Spaces, and every sign that people write a hyphen with; the last is the minus sign. */
const SPACES_AND_HYPHENS = /[\s\p{Z}\p{Pd}\u2212]/gu;

/**
 * The number as it is kept, compared and shown: half-width, upper case, without spaces or hyphens. One document has one
 * spelling, or one person would have as many claims as his number has spellings.
 */
export function normalIdentityNumber(number: string): string {
  return halfWidth(number).replace(SPACES_AND_HYPHENS, '').toUpperCase();
}

const RESIDENT_FORM = /^[1-9]\d{16}[\dX]$/;

/**
 * The kind under which a number is one person's. A number of a resident ID is that person's whatever document it is
 * stated of; of the others each kind has numbers of its own.
 */
export function kindOfNumber(kind: string, number: string): string {
  return RESIDENT_FORM.test(number) && checkOf(number) === number[17] ? 'resident-id' : kind;
}

/**
 * What is wrong with the number of a document, everything at once; nothing if it may be right.
 * A resident ID is checked by GB 11643-1999 (area by form only: codes of abolished areas stay valid). Other documents
 * have no checksum: 5–20 letters and digits, besides the spaces and hyphens that the normal form leaves out.
 */
export function checkIdentityNumber(stated: {
  kind: IdentityKind;
  number: string;
  today: Day;
}): IdentityFinding[] {
  const number = normalIdentityNumber(stated.number);
  if (stated.kind !== 'resident-id') return /^[A-Z0-9]{5,20}$/.test(number) ? [] : ['wrong-form'];
  if (/^\d{15}$/.test(number)) return ['only-fifteen-digits'];
  if (!RESIDENT_FORM.test(number)) return ['wrong-form'];
  const findings = birthFindings(birthDayOf(number), stated.today);
  if (checkOf(number) !== number[17]) findings.push('wrong-checksum');
  return findings;
}

function birthFindings(born: Day, today: Day): IdentityFinding[] {
  if (!isRealDay(born)) return ['no-such-birth-date'];
  if (born > today) return ['born-in-the-future'];
  const age = ageOn(born, today);
  return age < YOUNGEST_PLAUSIBLE_AGE || age > OLDEST_PLAUSIBLE_AGE ? ['age-not-plausible'] : [];
}

function birthDayOf(number: string): Day {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

function isRealDay(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** Full years; who was born on 29 February completes one on 1 March. */
function ageOn(born: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

function checkOf(number: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECKS[sum % 11];
}
