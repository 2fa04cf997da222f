import * as v from 'valibot';
import { dayTyped } from '../typed/typed-day.ts';
import { code, daysThatExist, line, nameLine, word, year } from '../typed/typed-form.ts';
import { byName, fields, number, rule, wholeNumber } from '../values/form.ts';
import { type Day, plusDays } from '../values/instant.ts';

/** A day of the last or this century, or a month where nobody knows the day: `2017-12-31`, `2017-12`. */
export const dayOrMonth = v.pipe(
  v.string(),
  v.transform((text) => monthTyped(dayTyped(text))),
  v.regex(/^(19|20)\d{2}-(\d{2}-\d{2}|0[1-9]|1[0-2])$/),
  daysThatExist(),
);

/** Reads a month as people type it, 2017/12 or 2017年12月, and writes it as `2017-12`. */
function monthTyped(text: string): string {
  const [, y, m = ''] = /^\s*(\d{4})[-/.年 ]+(\d{1,2}) ?月?\s*$/.exec(text) ?? [];
  return y === undefined ? text : `${y}-${m.padStart(2, '0')}`;
}

/** The most entries of one list, several times what anybody has. A record holds all of them with their words. */
const MAX_ENTRIES = 20;
/** The most years for which hours may be stated: nobody has worked longer. */
const MAX_YEARS = 60;
/** An id of a vocabulary. */
const id = v.pipe(word, v.maxCodePoints(64));
/** The number that stands on a certificate. */
const certificateNumber = v.optional(v.pipe(code, v.maxCodePoints(60)));
const listOf = <T extends v.ObjectEntries>(entries: T) =>
  v.optional(v.pipe(v.array(fields(entries)), v.maxLength(MAX_ENTRIES)));
const hundredths = v.check((value: number) => Number(value.toFixed(2)) === value);
const amount = v.pipe(number, v.minValue(0), v.maxValue(2000), hundredths);

/**
 * What a person states about himself or herself: what conditions ask for, and beside each fact the words that describe it, which
 * no condition judges. A list that is left out is not known; an empty one says that there is nothing. Ids are those of the
 * vocabularies.
 */
export const personForm = fields({
  degrees: listOf({
    degree: id,
    obtainedOn: v.optional(dayOrMonth),
    school: v.optional(nameLine),
    major: v.optional(line),
  }),
  titles: listOf({
    title: id,
    obtainedOn: v.optional(dayOrMonth),
    /** Since when the employer has actually employed the person under the title (聘任). */
    employedFrom: v.optional(dayOrMonth),
    number: certificateNumber,
  }),
  /** Vocational qualifications and certificates of a level of skill. */
  certificates: listOf({ certificate: id, obtainedOn: v.optional(dayOrMonth), number: certificateNumber }),
  awards: listOf({ award: id, rank: v.optional(v.pipe(wholeNumber, v.minValue(1))) }),
  /** Periods of technical or skilled work. One without an end goes on. */
  employments: v.optional(
    v.pipe(
      v.array(
        fields({
          from: dayOrMonth,
          to: v.optional(dayOrMonth),
          employer: v.optional(nameLine),
          post: v.optional(nameLine),
        }),
      ),
      v.maxLength(MAX_ENTRIES),
      rule((all) =>
        all.flatMap(({ from, to }, index) =>
          to !== undefined && firstDay(from) > lastDay(to)
            ? [{ word: 'malformed', path: [index, 'to'] }]
            : [],
        ),
      ),
    ),
  ),
  /** The day on which a probation (见习期) of a year was passed, or `none`. */
  probationPassedOn: v.optional(v.union([v.literal('none'), dayOrMonth])),
  /** Hours of continuing education by year. */
  hours: v.optional(v.pipe(byName(year, amount), v.maxEntries(MAX_YEARS))),
  selfScore: v.optional(v.pipe(number, v.minValue(0), v.maxValue(1000), hundredths)),
  insurance: v.optional(id),
});

export type Person = v.InferOutput<typeof personForm>;

/** A person whose every date is a day. */
export interface DatedPerson {
  readonly degrees?: readonly { readonly degree: string; readonly obtainedOn: Day }[];
  readonly titles?: readonly {
    readonly title: string;
    readonly obtainedOn: Day;
    readonly employedFrom: Day;
  }[];
  readonly certificates?: readonly { readonly certificate: string; readonly obtainedOn: Day }[];
  readonly awards?: Person['awards'];
  readonly employments?: readonly { readonly from: Day; readonly to?: Day }[];
  readonly probationPassedOn?: Day | 'none';
  readonly hours?: Person['hours'];
  readonly selfScore?: number | undefined;
  readonly insurance?: string | undefined;
}

const EARLIEST = '0001-01-01';
/** Stands for a day that may never have been. */
export const NEVER = '9999-12-31';

/**
 * The person at best, with each period as long as what is stated allows, and at worst. Where both meet a condition it is
 * met; where only the best does, it is not known.
 */
export function atBest(person: Person): DatedPerson {
  return dated(person, { from: firstDay, to: lastDay, missing: EARLIEST });
}

export function atWorst(person: Person): DatedPerson {
  return dated(person, { from: lastDay, to: firstDay, missing: NEVER });
}

interface Reading {
  readonly from: (written: string) => Day;
  readonly to: (written: string) => Day;
  /** Stands for the day of something that is there, and of which nobody says since when. */
  readonly missing: Day;
}

function dated(person: Person, { from, to, missing }: Reading): DatedPerson {
  const since = (written: string | undefined) => (written === undefined ? missing : from(written));
  const {
    degrees,
    titles,
    certificates,
    employments,
    probationPassedOn,
    awards,
    hours,
    selfScore,
    insurance,
  } = person;
  return {
    ...{ awards, hours, selfScore, insurance },
    ...(degrees && { degrees: degrees.map((each) => ({ ...each, obtainedOn: since(each.obtainedOn) })) }),
    ...(titles && {
      titles: titles.map((each) => ({
        ...each,
        obtainedOn: since(each.obtainedOn),
        employedFrom: since(each.employedFrom),
      })),
    }),
    ...(certificates && {
      certificates: certificates.map((each) => ({ ...each, obtainedOn: since(each.obtainedOn) })),
    }),
    ...(employments && {
      employments: employments.map((each) => ({
        from: from(each.from),
        ...(each.to && { to: to(each.to) }),
      })),
    }),
    ...(probationPassedOn && {
      probationPassedOn: probationPassedOn === 'none' ? probationPassedOn : from(probationPassedOn),
    }),
  };
}

function firstDay(written: string): Day {
  return written.length === 7 ? `${written}-01` : written;
}

function lastDay(written: string): Day {
  if (written.length !== 7) return written;
  const [y = 0, m = 0] = written.split('-').map(Number);
  const next = m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, '0')}-01`;
  return plusDays(next, -1);
}
