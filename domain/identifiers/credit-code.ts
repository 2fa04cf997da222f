import { ungroupedCapitals } from '../typed/half-width.ts';

export type CreditCodeFinding =
  /** The code does not have 18 letters and digits with the six digits of an area in the third to eighth place. */
  | 'wrong-form'
  /** The code has one of I, O, Z, S and V, which it never uses, because they look like 1, 0, 2, 5 and U. */
  | 'letter-not-used'
  | 'wrong-checksum'
  /** The check digit of the organisation code, which stands in the ninth to seventeenth place, is wrong. */
  | 'wrong-organisation-checksum';

/** The value of a character is its index. GB 32100-2015 leaves out I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The weights by GB 32100-2015: the powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The weights by GB 11714-1997 for the first eight places of an organisation code. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_CHECKS = '0123456789X';

/**
 * The normal form in which a code is kept and compared: half-width, upper case, without the spaces and hyphens that
 * group it.
 */
export function normalCreditCode(code: string): string {
  return ungroupedCapitals(code);
}

/**
 * Returns every finding on a unified social credit code (GB 32100-2015); none if the code may be right. The first two
 * places are not compared with a list, because the list grows. One published code of a real company is reported to fail
 * the check (91350211M0000XUF46), so an operator may set aside the two checksum findings with a reason, but never the
 * form.
 */
export function checkCreditCode(stated: string): CreditCodeFinding[] {
  const code = normalCreditCode(stated);
  const findings: CreditCodeFinding[] = [];
  if (!/^[A-Z0-9]{2}\d{6}[A-Z0-9]{10}$/.test(code)) findings.push('wrong-form');
  if (/[IOZSV]/.test(code)) findings.push('letter-not-used');
  if (findings.length > 0) return findings;
  if (checkOf(code) !== code[17]) findings.push('wrong-checksum');
  if (organisationCheckOf(code) !== code[16]) findings.push('wrong-organisation-checksum');
  return findings;
}

function checkOf(code: string): string | undefined {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(code.charAt(index)),
    0,
  );
  // The outer remainder turns 31 into 0; a widely copied implementation misses this.
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/**
 * The check character of the organisation code. Base 36 gives the values of GB 11714: 0–9, then A as 10 up to Z as 35.
 */
function organisationCheckOf(code: string): string | undefined {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number.parseInt(code.charAt(8 + index), 36),
    0,
  );
  return ORGANISATION_CHECKS[(11 - (sum % 11)) % 11];
}
