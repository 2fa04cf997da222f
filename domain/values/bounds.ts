/**
 * Bounds on how much one account, or one link, can make the system keep, say and read. They are no rules of a call:
 * each is several times what an applicant or a reviewer needs, and a person who meets one is told what to do instead.
 */

/**
 * Declarations that one account may begin under one call. Each submission and each withdrawal sends letters to an
 * employer, so the number is bounded.
 */
export const MAX_BEGUN = 10;

/**
 * Changes allowed between two submissions. Each change is an entry of the timeline for good. A thousand leaves room to
 * add and remove a hundred files several times and to save every section over and over.
 */
export const MAX_CHANGES = 1000;

/**
 * Corrections allowed to one declaration's telephone and mailbox. Each sends a letter, and nobody moves twenty times a
 * year.
 */
export const MAX_CORRECTIONS = 20;

/**
 * Files that may be announced for one declaration on one day of the call's zone: a hundred files, each tried three
 * times.
 */
export const MAX_ANNOUNCED_A_DAY = 300;

/**
 * Returns, interruptions and reopenings allowed to one declaration. After them its public notice cannot be interrupted
 * again: a notice of five working days never needs ten, and each sends letters to the applicant.
 */
export const MAX_ROUNDS = 50;

/**
 * The most that a number of a scoring table's line can be: years, a count, a score of an examination. A sum of a person's
 * lines, in millionths of a point, stays a whole number that the machine holds exactly.
 */
export const MAX_AMOUNT = 10_000;

/**
 * Bytes of timeline entries that one answer carries. Escaping for a page, or twice for JSON inside JSON, makes them at
 * most six times as long, and a function's answer holds 6 MB:
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const MAX_TOLD_BYTES = 512 * 1024;
/** Bytes of markup or JSON around each entry. */
const FRAME_BYTES = 256;

/**
 * Returns the latest items of a list that is sorted oldest first, as many as fit into one answer. It returns at least
 * one, if the list has any.
 */
export function latestThatFit<T>(all: readonly T[], bytesOf: (one: T) => number): T[] {
  let bytes = 0;
  const before = all.findLastIndex((one) => {
    bytes += bytesOf(one) + FRAME_BYTES;
    return bytes > MAX_TOLD_BYTES;
  });
  return all.slice(Math.min(before + 1, Math.max(0, all.length - 1)));
}
