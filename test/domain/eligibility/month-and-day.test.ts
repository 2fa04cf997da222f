import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDay, lastDay } from '../../../domain/achievements/day-or-month.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import { judge, readPerson } from '../../../domain/eligibility/judge.ts';
import { plusDays } from '../../../domain/values/instant.ts';
import { condition, person, terms } from '../../rigs/domain/generated-people.ts';

const LISTS = ['degrees', 'titles', 'certificates', 'awards', 'achievements', 'madeUpHours'] as const;
const DAYS = ['obtainedOn', 'employedFrom', 'on'];

type Entry = Readonly<Record<string, unknown>>;

/** The person with every day of these lists written anew. */
function rewritten(who: Person, written: (day: string) => string): Person {
  const entryOf = (entry: Entry): Entry =>
    Object.fromEntries(
      Object.entries(entry).map(([key, value]) => [
        key,
        DAYS.includes(key) && typeof value === 'string' ? written(value) : value,
      ]),
    );
  const lists = LISTS.flatMap((list) => {
    const entries = who[list] as readonly Entry[] | undefined;
    return entries ? [[list, entries.map(entryOf)] as const] : [];
  });
  return { ...who, ...Object.fromEntries(lists) };
}

/** The day that stands this many days after the first one of the month, or the last one of a shorter month. */
function dayWithin(month: string, days: number): string {
  const day = plusDays(firstDay(month), days);
  return day > lastDay(month) ? lastDay(month) : day;
}

test('what is met or not met by a month is the same by every day within it', () => {
  const decided = { met: 0, 'not-met': 0, 'not-known': 0 };
  const { numRuns = 500 } = fc.readConfigureGlobal();
  fc.assert(
    fc.property(condition, person, terms, fc.nat(30), (asked, who, on, days) => {
      const byMonth = rewritten(who, (written) => written.slice(0, 7));
      const { is } = judge(asked, readPerson(byMonth), on, '一');
      decided[is] += 1;
      if (is === 'not-known') return;
      const byDay = rewritten(byMonth, (month) => dayWithin(month, days));
      expect(judge(asked, readPerson(byDay), on, '一').is).toBe(is);
    }),
    { numRuns },
  );
  expect(decided.met).toBeGreaterThan(0);
  expect(decided['not-met']).toBeGreaterThan(0);
});
