import type { Person } from '../achievements/person.ts';
import type { Condition } from '../call/condition-form.ts';

type AskedHours = Extract<Condition, { hours: unknown }>['hours'];

/** Hours of continuing education against what a call asks: what is missing, and in which year it can still be done. */
export interface JudgedHours {
  readonly is: 'met' | 'not-met' | 'not-known';
  /** The year that the answer turns on. */
  readonly year: number;
  /** Hours to add in that year; 0 unless it is not met. */
  readonly more: number;
}

/**
 * Judges hours. Each year is full by itself; or, where the call allows making up, the finishing year is and the sum of all
 * years suffices, so 300/0/0 does not. A year that is not stated is not known, unless another one decides.
 */
export function judgeHours({ years, each, makeUp }: AskedHours, stated: Person['hours']): JudgedHours {
  const of = (year: number) => stated?.[year] ?? 0;
  const isStated = (year: number) => stated?.[year] !== undefined;
  const short = years.filter((year) => of(year) < each);
  const sum = years.reduce((total, year) => total + of(year), 0);
  const { finishing, total } = makeUp ?? {};
  const isMadeUp = finishing !== undefined && total !== undefined && of(finishing) >= each && sum >= total;
  const [first = finishing ?? 0] = short;
  if (short.length === 0 || isMadeUp) return { is: 'met', year: first, more: 0 };
  const missing = years.find((year) => !isStated(year));
  const decides =
    finishing === undefined
      ? short.find(isStated)
      : [finishing].find((year) => isStated(year) && short.includes(year));
  if (missing !== undefined && decides === undefined) return { is: 'not-known', year: missing, more: 0 };
  if (finishing === undefined || total === undefined) {
    const year = decides ?? first;
    return { is: 'not-met', year, more: exact(each - of(year)) };
  }
  const alone = each - of(finishing);
  // Of years that nobody stated it is not known how many hours they have.
  const isAlone = missing !== undefined || short.every((year) => year === finishing);
  return { is: 'not-met', year: finishing, more: exact(isAlone ? alone : Math.max(alone, total - sum)) };
}

/** A difference of amounts with two decimals, as people state them. */
export function exact(amount: number): number {
  return Number(amount.toFixed(2));
}
