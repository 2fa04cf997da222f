import { foreignSign, type WrongSign } from '../typed/foreign-sign.ts';
import { ungroupedCapitals } from '../typed/half-width.ts';
import { type Day, isDay } from '../values/instant.ts';
import { type BirthFinding, birthDayOf, birthFindings } from './birth-day.ts';

/**
 * Documents with which an applicant may declare. Staff from Hong Kong, Macao, Taiwan and abroad may have no resident ID
 * card.
 */
export const IDENTITY_KINDS = [
  'resident-id',
  'hmt-residence-permit',
  'hk-macao-permit',
  'taiwan-permit',
  'passport',
  'foreign-permanent-resident',
] as const;

export type IdentityKind = (typeof IDENTITY_KINDS)[number];

export type IdentityFinding =
  | 'wrong-form'
  /**
   * The number was stated as one of a resident identity card, but belongs to another card. The applicant has to choose
   * that card.
   */
  | 'of-residence-permit'
  | 'of-permanent-resident'
  /** The number has the form of GB 11643-1989, which is no longer valid. */
  | 'only-fifteen-digits'
  | BirthFinding
  | 'wrong-checksum';

/**
 * ISO 7064 MOD 11-2 as GB 11643-1999 tabulates it: the weights of the first 17 digits, and the check character by
 * remainder.
 */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/**
 * The normal form in which a number is kept, compared and shown: half-width, upper case, without spaces or hyphens. The
 * letter after the ten digits of an old Taiwan permit stands in brackets, as it is printed.
 */
export function normalIdentityNumber(number: string, kind?: string): string {
  const normal = /^[0-9A-Z]+$/.test(number) ? number : ungroupedCapitals(number);
  return kind === 'taiwan-permit' ? normal.replace(/^(\d{10})\(?([A-Z])\)?$/, '$1($2)') : normal;
}

/**
 * The forms of numbers, sign by sign. A residence permit begins with the code of Hong Kong, Macao or Taiwan. The
 * foreigners' card of 2023 begins with a 9, the place of issue and the state; the older card begins with the state's
 * letters. A renewed permit of Hong Kong or Macao has two digits more, and an old one of Taiwan has ten digits with a
 * letter.
 */
const FORMS: Readonly<Record<Exclude<IdentityKind, 'passport'>, string>> = {
  'resident-id': 'Z9999999999999999X',
  'hmt-residence-permit': '8R000099999999999X',
  'hk-macao-permit': 'P99999999 P9999999999',
  'taiwan-permit': '99999999 9999999999(A)',
  'foreign-permanent-resident': '@9999999999999999X AAA999999999999',
};

/** The characters that a sign of a form allows. A sign that is not listed allows only itself. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  '9': /\d/,
  A: /[A-Z]/,
  X: /[\dX]/,
  Z: /[1-9]/,
  R: /[123]/,
  P: /[HM]/,
  '@': /9/,
};

/**
 * The first place of a number, counted from 1, that does not fit the form of its document. It is undefined if the
 * number fits, or if no number of the document has this length.
 */
function misplacedIn(kind: IdentityKind, number: string): number | undefined {
  const form = formFor(kind, number);
  return form === undefined ? undefined : misfitOf(number, form) || undefined;
}

function formFor(kind: IdentityKind, number: string): string | undefined {
  return kind === 'passport'
    ? undefined
    : FORMS[kind].split(' ').find((form) => form.length === number.length);
}

/** The first place that does not fit the form, counted from 1; 0 if every place fits. */
function misfitOf(number: string, form: string): number {
  const isWrong = (sign: string, at: number) =>
    !(SIGNS[sign] ?? new RegExp(`[${sign}]`)).test(number.charAt(at));
  return [...form].findIndex(isWrong) + 1;
}

function isOfForm(kind: IdentityKind, number: string): boolean {
  if (kind === 'passport') return /^[A-Z0-9]{5,20}$/.test(number);
  const form = formFor(kind, number);
  return form !== undefined && misfitOf(number, form) === 0;
}

const EIGHTEEN = /^[1-9]\d{16}[\dX]$/;
const FIFTEEN = /^[1-9]\d{14}$/;

/**
 * The number of eighteen places that the holder of an old card has now: GB 11643-1999 writes the year in full and adds the
 * check digit. Undefined for fifteen digits that state no day of birth.
 */
function eighteenOf(number: string): string | undefined {
  const whole = `${number.slice(0, 6)}19${number.slice(6)}`;
  return isDay(birthDayOf(whole)) ? `${whole}${checkOf(whole)}` : undefined;
}

/**
 * The part of a number that stays with one person, and the kind under which the person is looked up. A number of
 * eighteen places identifies its person whatever document was stated, and so does the one of an old card of fifteen. A permit
 * loses the digits that change when it is renewed.
 */
export function personOf(kind: string, number: string): { kind: string; number: string } {
  if (EIGHTEEN.test(number)) return { kind: 'resident-id', number };
  const whole = FIFTEEN.test(number) ? eighteenOf(number) : undefined;
  if (whole !== undefined) return { kind: 'resident-id', number: whole };
  if (kind === 'hk-macao-permit') return { kind, number: number.slice(0, 9) };
  return { kind, number: kind === 'taiwan-permit' ? number.slice(0, 8) : number };
}

/**
 * Returns every finding on the number of a document; none if the number may be right. A resident ID is checked by GB
 * 11643-1999. Its area is checked by form only, because codes of abolished areas stay valid. The residence permit for
 * residents of Hong Kong, Macao and Taiwan and the foreigners' card of 2023 have eighteen places with the same check
 * digit, so they are checked likewise. Passports have no common form: 5–20 letters and digits.
 */
export function checkIdentityNumber(stated: {
  kind: IdentityKind;
  number: string;
  today: Day;
}): IdentityFinding[] {
  const { kind, today } = stated;
  const number = normalIdentityNumber(stated.number, kind);
  if (kind === 'resident-id' && /^\d{15}$/.test(number)) return ['only-fifteen-digits'];
  if (!isOfForm(kind, number)) return ['wrong-form'];
  if (!hasCheck(kind, number)) return [];
  const another = ofAnotherCard(kind, number);
  if (another.length > 0) return another;
  const findings: IdentityFinding[] = birthFindings(birthDayOf(number), today);
  if (checkOf(number) !== number[17]) findings.push('wrong-checksum');
  return findings;
}

/** Whether only the check digit of a number is wrong. The number must be in its normal form. */
export function failsCheck(kind: IdentityKind, number: string): boolean {
  return hasCheck(kind, number) && ofAnotherCard(kind, number).length === 0 && checkOf(number) !== number[17];
}

function hasCheck(kind: IdentityKind, number: string): boolean {
  return kind !== 'passport' && number.length === 18 && isOfForm(kind, number);
}

/** Whether a number that was stated as one of a resident identity card belongs to another card. */
function ofAnotherCard(kind: IdentityKind, number: string): IdentityFinding[] {
  if (kind !== 'resident-id') return [];
  if (/^8[123]/.test(number)) return ['of-residence-permit'];
  // No area begins with 91–96. Invented people have 99, which is no place of issue either.
  return /^9[1-6]/.test(number) ? ['of-permanent-resident'] : [];
}

/** A finding on a number, as the word and the details of a defect. */
export type NumberFinding =
  | { readonly because: IdentityFinding }
  | { readonly because: 'wrong-at-place'; readonly detail: { readonly place: number } }
  | Omit<WrongSign, 'at'>;

/**
 * Findings on the number of a document as defects. If the form is wrong, the defect names the first sign that no number
 * holds, which may look like one that it does; otherwise the first place that does not fit.
 */
export function numberFindings(stated: Parameters<typeof checkIdentityNumber>[0]): NumberFinding[] {
  return checkIdentityNumber(stated).map((because) =>
    because === 'wrong-form'
      ? wrongForm(normalIdentityNumber(stated.number, stated.kind), stated.kind)
      : { because },
  );
}

function wrongForm(number: string, kind: IdentityKind): NumberFinding {
  const { detail } = foreignSign('', number, 'identity-number') ?? {};
  if (detail !== undefined) return { because: 'wrong-sign', detail };
  const place = misplacedIn(kind, number);
  return place === undefined ? { because: 'wrong-form' } : { because: 'wrong-at-place', detail: { place } };
}

function checkOf(number: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECKS[sum % 11];
}
