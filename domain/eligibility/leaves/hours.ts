import { ALL_SUBJECTS } from '../../achievements/all-subjects.ts';
import type { Condition } from '../../call/condition-form.ts';
import { pointer } from '../../values/pointer.ts';
import type { Is } from '../answer.ts';
import type { DatedPerson } from '../person.ts';

type AskedHours = Extract<Condition, { hours: unknown }>['hours'];

/** Hours to add in a year, of one of the subjects; of any if none is named. */
export interface ShortHours {
  readonly year: number;
  readonly subjects?: readonly string[];
  readonly more: number;
}

/** Hours of continuing education against what a call asks. */
export interface JudgedHours {
  readonly is: Is;
  /** What is certainly missing, all of it together; empty unless it is not met. */
  readonly short: readonly ShortHours[];
  /** Statements that are missing to an answer, as pointers; none if what is short decides it alone. */
  readonly toState: readonly string[];
}

/**
 * Judges hours. Each year is full by itself; or, where the call allows making up, the finishing year is and the sum of all
 * years suffices, so 300/0/0 does not. What is not stated is not known, unless something else decides.
 */
export function judgeHours(asked: AskedHours, person: DatedPerson, subjects: readonly string[]): JudgedHours {
  const years = asked.years.map((year) => judgeYear(asked, statedOf(asked, person, year, subjects)));
  const alone: JudgedHours = {
    is: worst(years.map(({ is }) => is)),
    short: years.flatMap(({ short }) => short),
    toState: years.flatMap(({ toState }) => toState),
  };
  const { makeUp, madeUpBy } = asked;
  const finishing = years.find(({ year }) => year === makeUp?.finishing);
  const judged =
    makeUp && finishing && alone.is !== 'met' ? madeUp(makeUp.total, alone, years, finishing) : alone;
  // Of what was made up nobody knows before it is stated.
  if (judged.is !== 'not-met' || madeUpBy === undefined || person.madeUpHours !== undefined) return judged;
  return { is: 'not-known', short: [], toState: ['/madeUpHours'] };
}

/** The judgement where the sum of all years may stand in for those that are short, once the finishing year is full. */
function madeUp(
  total: number,
  alone: JudgedHours,
  years: readonly JudgedYear[],
  finishing: JudgedYear,
): JudgedHours {
  const gap = exact(total - sumOf(years.map((each) => each.total)));
  const unknownTotals = years.flatMap(({ totalToState }) => totalToState ?? []);
  const isOfSum = answered(gap > 0 && unknownTotals.length === 0, gap > 0);
  const together = worst([finishing.is, isOfSum]);
  if (together === 'met') return { is: 'met', short: [], toState: [] };
  if (alone.is !== 'not-met' || together !== 'not-met')
    return { is: 'not-known', short: [], toState: alone.toState.length > 0 ? alone.toState : unknownTotals };
  const { short, toState } = finishing;
  const left = exact(gap - sumOf(short.map(({ more }) => more)));
  if (left <= 0) return { is: 'not-met', short, toState };
  const isAlone = years.every((each) => each === finishing || each.is !== 'not-met');
  if (isAlone) return { is: 'not-met', short, toState: alone.toState };
  if (isOfSum === 'not-known') return { is: 'not-met', short, toState: [...toState, ...unknownTotals] };
  return { is: 'not-met', short: withMore(finishing, left), toState };
}

/** What is short in a year, and so many hours of any subject besides. */
function withMore({ year, short }: JudgedYear, left: number): ShortHours[] {
  const own = short.filter(({ subjects }) => subjects !== undefined);
  const any = sumOf(short.filter(({ subjects }) => subjects === undefined).map(({ more }) => more));
  return [...own, { year, more: exact(any + left) }];
}

/** What is stated of a year, with what was made up for it in time. */
interface StatedYear {
  readonly year: number;
  /** The hours of each subject that are certain. */
  readonly of: ReadonlyMap<string, number>;
  /** The hours that are certain in all. */
  readonly total: number;
  /** What must be stated for the hours of a subject, or of all, to be known; undefined if they are. */
  readonly toState: (subject?: string) => string | undefined;
}

function statedOf(
  { madeUpBy }: AskedHours,
  { hours, madeUpHours = [] }: DatedPerson,
  year: number,
  subjects: readonly string[],
): StatedYear {
  const stated = hours?.[year];
  const byName = typeof stated === 'number' ? { [ALL_SUBJECTS]: stated } : (stated ?? {});
  const { [ALL_SUBJECTS]: inAll, ...bySubject } = byName;
  const later = madeUpHours
    .map((each, index) => ({ ...each, index }))
    .filter((each) => each.year === year && madeUpBy !== undefined && each.on <= madeUpBy);
  const of = new Map(Object.entries(bySubject));
  for (const { subject, hours: more } of later)
    if (subject !== undefined) of.set(subject, exact((of.get(subject) ?? 0) + more));
  const ofAny = later.find(({ subject }) => subject === undefined);
  const at = (subject: string) => pointer(['hours', String(year), subject]);
  const isAll = inAll !== undefined || subjects.every((each) => bySubject[each] !== undefined);
  return {
    year,
    of,
    total: sumOf([inAll ?? sumOf(Object.values(bySubject)), ...later.map((each) => each.hours)]),
    toState: (subject) => {
      if (subject === undefined && isAll) return undefined;
      if (subject === undefined) return stated === undefined ? pointer(['hours', year]) : at(ALL_SUBJECTS);
      if (bySubject[subject] === undefined) return at(subject);
      return ofAny && pointer(['madeUpHours', ofAny.index, 'subject']);
    },
  };
}

interface JudgedYear extends JudgedHours {
  readonly year: number;
  readonly total: number;
  /** The statement of the year's hours in all, if it is missing. */
  readonly totalToState: string | undefined;
}

/**
 * Judges one year. A subject that is not stated may fill what is left of the year's hours; if even that is too little,
 * hours are certainly missing.
 */
function judgeYear({ each, subjects = [] }: AskedHours, stated: StatedYear): JudgedYear {
  const { year, of, total } = stated;
  const gaps = subjects
    .map((want) => ({
      toState: want.of.flatMap((subject) => stated.toState(subject) ?? []),
      subjects: want.of,
      more: exact(want.atLeast - sumOf(want.of.map((subject) => of.get(subject) ?? 0))),
    }))
    .filter(({ more }) => more > 0);
  const certain = gaps.filter(({ toState }) => toState.length === 0);
  const added = sumOf(certain.map(({ more }) => more));
  const needed = Math.max(each, sumOf([...of.values(), ...gaps.map(({ more }) => more)]));
  const left = exact(needed - total - added);
  const totalToState = stated.toState();
  const short: ShortHours[] = [
    ...certain.map(({ subjects: some, more }) => ({ year, subjects: some, more })),
    ...(left > 0 && totalToState === undefined ? [{ year, more: left }] : []),
  ];
  const toState = gaps.flatMap((gap) => gap.toState);
  if (totalToState !== undefined && exact(each - total - added) > 0) toState.push(totalToState);
  const is = answered(short.length > 0, toState.length > 0);
  return { year, total, is, short, toState, totalToState };
}

function worst(answers: readonly Is[]): Is {
  return answered(answers.includes('not-met'), answers.includes('not-known'));
}

/** What is certainly missing decides before what nobody knows. */
function answered(isMissing: boolean, isOpen: boolean): Is {
  if (isMissing) return 'not-met';
  return isOpen ? 'not-known' : 'met';
}

function sumOf(amounts: readonly number[]): number {
  return exact(amounts.reduce((sum, each) => sum + each, 0));
}

/** A difference of amounts with two decimals, as people state them. */
export function exact(amount: number): number {
  return Math.round(amount * 100) / 100;
}
