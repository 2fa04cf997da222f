import { caseOf } from '../../casework/case.ts';
import type { Needs } from '../../casework/needs.ts';
import { type Locks, lastClosing, lastDayOf } from '../../domain/call/windows.ts';
import type { WaitingForYear } from '../../domain/reminders/health.ts';
import { unarrangedYear } from '../../domain/reminders/ladder/unarranged.ts';
import { CALENDAR_ZONE, type Calendar, publishedUntil } from '../../domain/time/calendar.ts';

type WaitingForYearNeeds = Pick<Needs, 'records'>;

/** The number of cases that are read at once. */
const AT_ONCE = 25;

/** Calls that reach into a year whose days off are not arranged, before their cases are read. */
export async function callsWaitingForYear(
  { records }: WaitingForYearNeeds,
  calendar: Calendar | undefined,
): Promise<WaitingForYear[]> {
  if (!calendar) return [];
  const waiting: WaitingForYear[] = [];
  for (const call of await records.calls.all())
    if (reachesPast(calendar, await records.stages.of(call)))
      waiting.push({ call, year: calendar.lastYear + 1, cases: [] });
  return waiting;
}

function reachesPast(calendar: Calendar, locks: Locks): boolean {
  const isOver = Object.values(locks).every(({ lockedAt }) => lockedAt !== undefined);
  return !isOver && lastDayOf({ closesAt: lastClosing(locks) }, CALENDAR_ZONE) > publishedUntil(calendar);
}

/** Adds the cases that wait for a day of the missing year. It reads every case, so it runs once a day. */
export async function withWaitingCases(
  { records }: WaitingForYearNeeds,
  waiting: WaitingForYear,
): Promise<WaitingForYear> {
  const cases: string[] = [];
  for (const stage of Object.keys(await records.stages.of(waiting.call))) {
    const ids = await records.indexes.allUnfinished(waiting.call, stage);
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => caseOf({ records }, id)));
      const found = some.filter((each) => each !== undefined && unarrangedYear(each) !== undefined);
      cases.push(...found.flatMap((each) => each?.declaration.id ?? []));
    }
  }
  return { ...waiting, cases };
}
