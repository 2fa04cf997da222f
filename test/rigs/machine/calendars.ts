import published from '../../../calls/calendar.json' with { type: 'json' };
import type { CalendarFile } from '../../../domain/time/calendar.ts';
import { type Day, plusDays } from '../../../domain/values/instant.ts';
import { MUNICIPAL } from './people.ts';
import { type Rig, type Told, taken } from './rig.ts';
import { supported } from './walks.ts';

/** The file that ships, with these days off besides. */
export function withRest(...days: readonly Day[]): CalendarFile {
  return amended(Number(days[0]?.slice(0, 4)), (year) => ({
    ...year,
    off: [...year.off, ...days.map((day) => ({ from: day, to: day, name: '示例' }))],
    work: year.work.filter((each) => !days.includes(each)),
  }));
}

/** The file that ships, with this day off worked: its range is cut in two. */
export function withWork(day: Day): CalendarFile {
  return amended(Number(day.slice(0, 4)), (year) => ({
    ...year,
    off: year.off.flatMap((range) => {
      if (day < range.from || range.to < day) return [range];
      const before = { ...range, to: plusDays(day, -1) };
      const after = { ...range, from: plusDays(day, 1) };
      return [before, after].filter(({ from, to }) => from <= to);
    }),
  }));
}

/** The file that ships and one more year, invented: New Year's day off from the last of December on. */
export function withNextYear(off = { from: '2026-12-31', to: '2027-01-02', name: '元旦' }): CalendarFile {
  const source = { notice: '示例', number: '示例', address: 'https://example.org' };
  return { years: [...published.years, { year: 2027, source, off: [off], work: [] }] };
}

function amended(of: number, change: (year: CalendarFile['years'][number]) => CalendarFile['years'][number]) {
  return { years: published.years.map((year) => (year.year === of ? change(year) : year)) };
}

/** Lays a file of days off into the bucket and starts the act on it, as an operator does. */
export async function publishCalendar(
  rig: Rig,
  file: CalendarFile | string,
  input: { readonly expectedVersion: number; readonly confirms?: string },
): Promise<Told> {
  const bytes = Buffer.from(typeof file === 'string' ? file : JSON.stringify(file));
  rig.machine.upload({ key: 'calendars/next.json', type: 'application/json', bytes });
  return rig.operate({ act: 'publish-calendar', file: 'calendars/next.json', ...input });
}

/** The word that a refused act asks to be repeated. */
export function askedFor({ cause = '' }: Told): string {
  return /"confirms": "(\w+)"/.exec(cause)?.[1] ?? '';
}

/** Publishes an amendment, confirms it at once, and gives what it listed and its result. */
export async function amend(rig: Rig, file: CalendarFile, expectedVersion: number): Promise<string> {
  const asked = await publishCalendar(rig, file, { expectedVersion });
  if (asked.status !== 'FAILED') return '';
  const confirms = askedFor(asked);
  if (confirms === '') throw new Error(asked.cause);
  const done = await publishCalendar(rig, file, { expectedVersion, confirms });
  if (done.status === 'FAILED') throw new Error(done.cause);
  return asked.cause ?? '';
}

/** A case posted on 2021-10-11: its last day is 10-18, its result counts from 10-19. */
export async function postedOnTheEleventh(rig: Rig, nth = 1, employer = MUNICIPAL): Promise<string> {
  const id = await supported(rig, nth, { employer });
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await rig.settle();
  return id;
}
