import { ALL_SUBJECTS } from '../../domain/achievements/all-subjects.ts';
import { numberTyped } from '../../domain/typed/typed-number.ts';
import type { Typed, Under } from './typed-facts.ts';

/** The typed hours of a year by their subjects, with their sum if it is stated. */
export function partsTyped(typed: Typed, year: string): Typed {
  const parts = Object.entries(typed).filter(([at, text]) => at.startsWith(`${year}/`) && text !== '');
  return Object.fromEntries(parts.map(([at, text]) => [at.slice(year.length + 1), text]));
}

/** The hours of a year as one text: the number, or the sum of the subjects; the empty text if nothing is stated. */
export function sumTyped(typed: Typed, year: string): string {
  const { [ALL_SUBJECTS]: total, ...parts } = partsTyped(typed, year);
  const one = total ?? typed[year];
  if (one !== undefined) return one;
  const numbers = Object.values(parts).map(numberTyped);
  if (numbers.length === 0) return '';
  const sum = numbers.reduce<number>((all, each) => all + Number(each), 0);
  return Number.isNaN(sum) ? '' : String(Number(sum.toFixed(2)));
}

/**
 * The texts of hours without the saved ones that the typed ones replace: a year is stated as one number or by subject.
 * Where the form only sends back what it showed, the saved texts stay as they are.
 */
export function hoursRead(texts: Typed, saved: Typed, under: Under, sent: readonly string[]): Typed {
  const read: Record<string, string> = { ...texts };
  const ofHours = sent.filter((at) => at.startsWith(`${under}/hours/`));
  const years = new Set(ofHours.map((at) => at.slice(under.length).split('/')[2] ?? ''));
  for (const each of years) {
    const year = `${under}/hours/${each}`;
    if (sent.includes(year)) keepOne(read, saved, year, sent);
    else keepParts(read, saved, year);
  }
  return read;
}

/** The form sent one number: the saved subjects go, unless the number is still their sum. */
function keepOne(read: Record<string, string>, saved: Typed, year: string, sent: readonly string[]): void {
  const parts = Object.keys(saved).filter((at) => at.startsWith(`${year}/`) && !sent.includes(at));
  if (parts.length === 0) return;
  if (read[year] === sumTyped(saved, year)) delete read[year];
  else for (const at of parts) delete read[at];
}

/** The form sent subjects: the saved number goes, unless it stands alone in the field of the sum. */
function keepParts(read: Record<string, string>, saved: Typed, year: string): void {
  const { [ALL_SUBJECTS]: total, ...parts } = partsTyped(read, year);
  if (saved[year] === undefined) return;
  if (total === saved[year] && Object.keys(parts).length === 0) delete read[`${year}/${ALL_SUBJECTS}`];
  else delete read[year];
}
