import * as v from 'valibot';
import { typedDay as day } from '../typed/typed-form.ts';
import { typedLine } from '../typed/typed-text.ts';
import { anyway, type Found, fields, rule, wholeNumber } from '../values/form.ts';
import type { Day } from '../values/instant.ts';
import { daysOf, isWeekend } from './calendar.ts';

const text = v.pipe(v.string(), v.transform(typedLine), v.minLength(1), v.maxLength(500));
const notice = fields({ notice: text, number: text, address: text });

const offRange = v.pipe(
  fields({ from: day, to: day, name: text }),
  rule(({ from, to }) => (from <= to ? [] : [{ word: 'ends-before-it-begins', path: ['to'] }])),
);

const year = fields({
  year: v.pipe(wholeNumber, v.minValue(2000), v.maxValue(2999)),
  source: notice,
  /**
   * Later notices that changed what the first one arranged. `off` and `work` hold the days as the last of them leaves
   * them.
   */
  amendedBy: v.optional(v.array(notice)),
  off: v.pipe(v.array(offRange), v.minLength(1)),
  work: v.array(day),
});

type Year = v.InferOutput<typeof year>;

/**
 * The form of `calls/calendar.json`: one State Council notice for each year, the years in order without a gap. `off`
 * holds every day that a notice names as off, including the weekends among them; `work` holds the Saturdays and Sundays
 * that are working days. A notice may name days of the December before; they stand in the year whose notice names them.
 * A new year is added whole, after its notice; until then every count that needs it waits. If a later notice amends a
 * year, that year is changed and names the later notice too.
 */
export const calendarFile = fields({
  years: v.pipe(
    v.array(v.pipe(year, rule(outOfTheirYear), rule(namedTwice), rule(withinTheWeek))),
    v.minLength(1),
    anyway(
      rule((years) => gaps(years)),
      Array.isArray,
    ),
  ),
});

/** Each day that a notice names, with its place. A range gives only its two ends, since it may be of any length. */
function named({ off, work }: Year): { day: Day; path: Found['path'] }[] {
  return [
    ...off.flatMap(({ from, to }, index) => [
      { day: from, path: ['off', index, 'from'] },
      { day: to, path: ['off', index, 'to'] },
    ]),
    ...work.map((each, index) => ({ day: each, path: ['work', index] })),
  ];
}

function outOfTheirYear(notice: Year): Found[] {
  return named(notice).flatMap(({ day, path = [] }) =>
    mayName(notice.year, day) ? [] : [{ word: 'day-of-another-year', path }],
  );
}

function mayName(year: number, named: Day): boolean {
  return `${year - 1}-12-01` <= named && named <= `${year}-12-31`;
}

function namedTwice(notice: Year): Found[] {
  if (outOfTheirYear(notice).length > 0) return [];
  const before = new Set<Day>();
  const isAgain = (each: Day) => before.has(each) || !before.add(each);
  const ranges = notice.off.flatMap((range, index): Found[] =>
    daysOf(range).filter(isAgain).length > 0 ? [{ word: 'day-named-twice', path: ['off', index] }] : [],
  );
  const days = notice.work.flatMap((each, index): Found[] =>
    isAgain(each) ? [{ word: 'day-named-twice', path: ['work', index] }] : [],
  );
  return [...ranges, ...days];
}

function withinTheWeek({ work }: Year): Found[] {
  return work.flatMap((each, index) =>
    isWeekend(each) ? [] : [{ word: 'make-up-within-the-week', path: ['work', index] }],
  );
}

function gaps(years: readonly unknown[]): Found[] {
  const first = yearIn(years[0]);
  return years.flatMap((each, index) => {
    const found = yearIn(each);
    const isNext = first === undefined || found === undefined || found === first + index;
    return isNext ? [] : [{ word: 'years-not-in-a-row', path: [index, 'year'] }];
  });
}

function yearIn(value: unknown): number | undefined {
  const { year } = Object(value) as { year?: unknown };
  return typeof year === 'number' ? year : undefined;
}
