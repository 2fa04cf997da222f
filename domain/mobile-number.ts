import { halfWidth } from './half-width.ts';

/** The number as it is kept and dialled: eleven digits without spaces, hyphens or the country's +86. */
export function normalMobileNumber(number: string): string {
  return halfWidth(number).replace(/[\s-]/g, '').replace(/^\+86/, '');
}

/**
 * Whether it is a mobile number of mainland China in its normal form: 11 digits, a 1, then 3 to 9. Further digits say
 * nothing: operators' ranges change and numbers move between them.
 */
export function isMobileNumber(number: string): boolean {
  return /^1[3-9]\d{9}$/.test(number);
}
