import { type Day, isDay } from '../values/instant.ts';
import { halfWidth } from './half-width.ts';
import { typedLine } from './typed-text.ts';

/** Year, month and day in this order, by what people part them with. */
const PARTED = /^(\d{4})[-/.\p{Pd}\u2212年 ]+(\d{1,2})[-/.\p{Pd}\u2212月 ]+(\d{1,2}) ?[日号]?$/u;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * A day as people type it, as `2010-06-30` where it can be read as one: 2010/6/30, 2010年6月30日, 20100630. Any other
 * text stays, since of 06-07-2010 nobody knows which is the month.
 */
export function dayTyped(typed: string): Day {
  const text = halfWidth(typedLine(typed));
  const [, year, month = '', day = ''] = PARTED.exec(text) ?? TOGETHER.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A closing as people type it: a day, alone or with an hour, as `2021-10-31 18:00` where it can be read as one. */
export function closingTyped(typed: string): string {
  const text = halfWidth(typedLine(typed));
  const [, day = text, hour] = /^(.*\S)[ T](\d{1,2}:\d{2}(?::\d{2})?)$/.exec(text) ?? [];
  return hour === undefined ? dayTyped(day) : `${dayTyped(day)} ${hour.replace(/^\d:/, '0$&')}`;
}

/** The day that a text names and the calendar does not have, as 2021-02-30; undefined where there is none. */
export function noSuchDayIn(text: string): Day | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}(?=$| )/.exec(text) ?? [];
  return day !== undefined && !isDay(day) ? day : undefined;
}
