import { assessedYears } from '../../call/assessed-years.ts';
import type { Condition } from '../../call/condition-form.ts';
import type { Day } from '../../values/instant.ts';
import { pointer } from '../../values/pointer.ts';
import type { DatedPerson } from '../person.ts';
import type { Terms } from '../terms.ts';
import { type Found, isAtLeast, met, missed, unknown } from './found.ts';

type Asked = Extract<Condition, { assessments: unknown }>['assessments'];
type Stated = NonNullable<DatedPerson['assessments']>;

/**
 * Judges the yearly assessments (年度考核) of the years that count at the cut-off. A year that nobody states is not known, and so
 * is a result that the vocabulary does not place.
 */
export function judgeAssessments(asked: Asked, stated: Stated = {}, terms: Terms): Found {
  const years = yearsOf(asked, terms, terms.cutOff);
  const needed = asked.atLeast ?? years.length;
  const placed = years.map((year) => ({ year, isEnough: isEnough(asked, stated, terms, year) }));
  const facts = years.flatMap((year) => {
    const result = stated[String(year)];
    return result === undefined ? [] : [{ at: placeOf(year), value: result }];
  });
  const good = placed.filter((each) => each.isEnough).length;
  const open = placed.filter((each) => each.isEnough === undefined).map(({ year }) => year);
  if (years.length > 0 && good >= needed) return met(facts);
  const fullOn = laterFull(asked, stated, terms);
  const [first] = open;
  if (good + open.length >= needed) return unknown(placeOf(first), facts, fullOn);
  const short = placed.filter((each) => each.isEnough === false).map(({ year }) => year);
  return missed(facts, {
    ...{ kind: 'years', at: placeOf(short[0]), years: short, more: needed - good - open.length },
    toState: open.map(placeOf),
    ...(fullOn === undefined ? {} : { fullOn }),
  });
}

/** The years that count at a cut-off; none where the call names none. */
function yearsOf({ years }: Asked, { assessments }: Terms, cutOff: Day): number[] {
  if (!assessments) return [];
  return assessedYears({ ...assessments, years: years ?? assessments.years }, cutOff);
}

function isEnough({ result }: Asked, stated: Stated, terms: Terms, year: number): boolean | undefined {
  const has = stated[String(year)];
  return has === undefined ? undefined : isAtLeast(terms, 'assessments', has, result);
}

function placeOf(year: number | undefined): string {
  return pointer(['assessments', ...(year === undefined ? [] : [year])]);
}

/** The first day of the first later year in which the results that are stated already are enough; undefined if in none. */
function laterFull(asked: Asked, stated: Stated, terms: Terms): Day | undefined {
  const present = Number(terms.cutOff.slice(0, 4));
  const last = Math.max(present, ...Object.keys(stated).map(Number)) + 1;
  for (let year = present + 1; year <= last; year += 1) {
    const day = `${year}-01-01`;
    const years = yearsOf(asked, terms, day);
    const good = years.filter((each) => isEnough(asked, stated, terms, each)).length;
    if (years.length > 0 && good >= (asked.atLeast ?? years.length)) return day;
  }
  return undefined;
}
