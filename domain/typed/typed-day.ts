import { type Day, isDay } from '../values/instant.ts';
import { halfWidth } from './half-width.ts';
import { typedLine } from './typed-text.ts';

/** The normal form of a day of the last or this century, or of a month where nobody knows the day. */
export const DAY_OR_MONTH = /^(19|20)\d{2}-(\d{2}-\d{2}|0[1-9]|1[0-2])$/;

/** Year, month and day in this order, with the separators that people use. */
const PARTED = /^(\d{4})[-/.\p{Pd}\u2212年 ]+(\d{1,2})[-/.\p{Pd}\u2212月 ]+(\d{1,2}) ?[日号]?$/u;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a day as people type it and writes it as `2010-06-30`: 2010/6/30, 2010年6月30日 and 20100630 are read. Any other
 * text is returned as it is, because nobody can tell which part of 06-07-2010 is the month.
 */
export function dayTyped(typed: string): Day {
  const text = halfWidth(typedLine(typed));
  const [, year, month = '', day = ''] = PARTED.exec(text) ?? TOGETHER.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * Reads a closing as people type it, a day with or without an hour, and writes it as `2021-10-31 18:00` where it can be
 * read.
 */
export function closingTyped(typed: string): string {
  const text = halfWidth(typedLine(typed));
  const [, day = text, hour, minute, second = '', part = '00'] = WITH_HOUR.exec(text) ?? [];
  return hour === undefined
    ? dayTyped(day)
    : `${dayTyped(day)} ${hour.padStart(2, '0')}:${(minute ?? part).padStart(2, '0')}${second}`;
}

/** A day and an hour, such as 18:00, 18点 and 18时30分. Behind 日 or 号 no space is needed. */
const WITH_HOUR =
  /^(.*\S)(?: {1,9}|(?<=\d)T|(?<=[日号]))(\d{1,2})(?::(\d{2})(:\d{2})?|[点时](?:整|(\d{1,2})分?)?)$/u;

/**
 * Reads a time of day as people type it and writes it as `09:30`: 9:30, 09：30 and 9点30分 are read. Any other text is
 * returned in its normal form.
 */
export function timeTyped(typed: string): string {
  const text = halfWidth(typedLine(typed));
  const [, hour, minute, part = '00'] = HOUR.exec(text) ?? [];
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${(minute ?? part).padStart(2, '0')}`;
}

const HOUR = /^(\d{1,2})(?::(\d{2})|[点时](?:整|(\d{1,2})分?)?)$/u;

/** The day that a text names although the calendar does not have it, such as 2021-02-30; undefined if there is none. */
export function noSuchDayIn(text: string): Day | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}(?=$| )/.exec(text) ?? [];
  return day !== undefined && !isDay(day) ? day : undefined;
}
