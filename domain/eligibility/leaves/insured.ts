import type { Condition } from '../../call/condition-form.ts';
import type { Day } from '../../values/instant.ts';
import type { DatedPerson } from '../person.ts';

type AskedMonths = Extract<Condition, { insured: unknown }>['insured'];
type Periods = NonNullable<DatedPerson['insured']>;

/** Months of insurance against what a call asks. */
export interface InsuredMonths {
  readonly months: number;
  /** Months that are missing; 0 if none is. */
  readonly missing: number;
  /** The first later day on which none is missing if the insurance goes on; undefined if it does not. */
  readonly fullOn?: Day;
}

/** Counts the months in which a person was insured in one of the situations, up to the cut-off's month and with it. */
export function insuredMonths(asked: AskedMonths, stated: Periods, cutOff: Day): InsuredMonths {
  const periods = stated
    .filter((each) => asked.as.includes(each.as))
    .map(({ from, to }) => ({ from: indexOf(from), to: to === undefined ? Infinity : indexOf(to) }));
  const by = indexOf(cutOff);
  const months = counted(asked, periods, by);
  const missing = Math.max(0, asked.months - months);
  if (missing === 0) return { months, missing };
  const last = Math.max(by, ...periods.map(({ from }) => Math.max(from, by) + asked.months));
  for (let month = by + 1; month <= last; month += 1)
    if (counted(asked, periods, month) >= asked.months)
      return { months, missing, fullOn: `${writtenOf(month)}-01` };
  return { months, missing };
}

interface Period {
  readonly from: number;
  readonly to: number;
}

/** Months that two periods share count once. */
function counted({ within = Infinity }: AskedMonths, periods: readonly Period[], by: number): number {
  let [months, reached] = [0, by - within];
  for (const { from, to } of periods.toSorted((one, other) => one.from - other.from)) {
    const [first, last] = [Math.max(from, reached + 1), Math.min(to, by)];
    if (first > last) continue;
    months += last - first + 1;
    reached = last;
  }
  return months;
}

/** Months since the year 0. */
function indexOf(written: string): number {
  const [year = 0, month = 1] = written.split('-').map(Number);
  return year * 12 + month - 1;
}

function writtenOf(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
