import * as v from 'valibot';
import { word, year } from '../typed/typed-form.ts';
import { byName, fields, number, rule } from '../values/form.ts';
import { ALL_SUBJECTS } from './all-subjects.ts';
import { amountUpTo } from './amount.ts';
import { dayOrMonth } from './day-or-month.ts';

const hours = amountUpTo(2000);
const subject = v.pipe(word, v.maxCodePoints(24));

/** The most years for which something may be stated: nobody has worked longer. */
export const MAX_YEARS = 60;
/** The most subjects of one year. */
const MAX_SUBJECTS = 8;

/** The hours of a year by subject. All of them together are no fewer than the parts. */
const bySubject = v.pipe(
  byName(subject, hours),
  v.maxEntries(MAX_SUBJECTS),
  rule((stated) => {
    const { [ALL_SUBJECTS]: total, ...parts } = stated as Record<string, number>;
    const sum = Object.values(parts).reduce((all, each) => all + each, 0);
    return total !== undefined && total < Number(sum.toFixed(2))
      ? [{ word: 'sum-below-parts', path: [ALL_SUBJECTS] }]
      : [];
  }),
);

/** Hours of continuing education by year: all of them as one number, or by subject. */
export const hoursForm = v.pipe(byName(year, v.union([hours, bySubject])), v.maxEntries(MAX_YEARS));

/** Hours that were made up for an earlier year. They stand in the hours of no year. */
export const madeUpHoursForm = fields({
  year: v.pipe(number, v.integer(), v.minValue(1900), v.maxValue(2099)),
  hours,
  subject: v.optional(subject),
  on: v.optional(dayOrMonth),
});
