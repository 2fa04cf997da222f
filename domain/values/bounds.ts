/**
 * Bounds on what one account, or one link, can make the system keep, tell and read. They are no rules of a call: each is
 * several times what anybody needs who declares or reviews, and who meets one is told what to do instead.
 */

/** Declarations of one account under one call: each that is submitted and withdrawn sends letters to an employer. */
export const MAX_BEGUN = 10;

/**
 * Changes between two submissions, each an entry of the timeline for good: a hundred files taken in and taken off again
 * some times, and every section saved over and over.
 */
export const MAX_CHANGES = 1000;

/** Corrections of one declaration's telephone and mailbox, each of which sends a letter: nobody moves twenty times a year. */
export const MAX_CORRECTIONS = 20;

/** Files announced for one declaration on one day of the call's zone: each of a hundred tried three times. */
export const MAX_ANNOUNCED_A_DAY = 300;

/**
 * Returns, interruptions and reopenings of one declaration, after which its notice is interrupted no more: with a notice
 * of five working days nobody needs ten, and each sends letters to the applicant.
 */
export const MAX_ROUNDS = 50;

/**
 * Bytes of said entries that one answer carries; escaped for a page, or twice for JSON in JSON, at most six times as
 * many. A function's answer holds 6 MB: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const MAX_TOLD_BYTES = 512 * 1024;
/** What stands around each entry, in bytes. */
const FRAME_BYTES = 256;

/** The latest of a list, oldest first, as many as one answer carries; at least one. */
export function latestThatFit<T>(all: readonly T[], bytesOf: (one: T) => number): T[] {
  let bytes = 0;
  const before = all.findLastIndex((one) => {
    bytes += bytesOf(one) + FRAME_BYTES;
    return bytes > MAX_TOLD_BYTES;
  });
  return all.slice(Math.min(before + 1, Math.max(0, all.length - 1)));
}
