import { type Calendar, dayKind, publishedUntil, reachableDay } from '../../time/calendar.ts';
import { type Day, isDay, plusDays } from '../../values/instant.ts';
import { conditionsOf } from '../eligibility/conditions.ts';
import { type Finding, type Path, shown, written } from '../finding/finding.ts';
import { type Reading, rawItems, soundAt } from '../form/reading.ts';
import { closingsIn, openingsIn } from '../steps/closings.ts';
import { stepsIn } from '../steps/read-steps.ts';

/** Checks that the days exist, in years whose calendar is published, and that the zone does. */
export function dayFindings(reading: Reading, calendar: Calendar): Finding[] {
  return [
    ...plainDays(reading).flatMap((path) => noSuchDay(reading, path)),
    ...stepDays(reading).flatMap((path) => [
      ...noSuchDay(reading, path),
      ...notPublished(reading, path, calendar),
    ]),
    ...zoneFindings(reading),
  ];
}

/** The places of the other cut-offs' days. */
export function otherCutOffs(reading: Reading): Path[] {
  return rawItems(reading, ['cutOffs', 'value']).map(({ path }) => [...path, 'day']);
}

/** The day of an opening or a closing; undefined if the text is no day. */
export function dayAt(reading: Reading, path: Path): Day | undefined {
  const text = soundAt<string>(reading, path);
  return text !== undefined && isDay(text.slice(0, 10)) ? text.slice(0, 10) : undefined;
}

function plainDays(reading: Reading): Path[] {
  const paths: Path[] = [
    ['identity', 'issuedOn', 'value'],
    ['cutOff', 'value'],
    ...otherCutOffs(reading),
    ...stepsIn(reading).map(({ path }) => [...path, 'sentBy', 'value']),
    ...conditionsOf(reading).map(({ path }) => [...path, 'hours', 'madeUpBy']),
  ];
  return paths.filter((path) => soundAt(reading, path) !== undefined);
}

function stepDays(reading: Reading): Path[] {
  return stepsIn(reading).flatMap(({ path }) =>
    [...openingsIn(reading, path), ...closingsIn(reading, path)].map((each) => each.path),
  );
}

function noSuchDay(reading: Reading, path: Path): Finding[] {
  if (dayAt(reading, path) !== undefined) return [];
  const text = shown(soundAt(reading, path));
  return [
    {
      path,
      because: 'no-such-day',
      zh: `${written(path)}：历法上没有 ${text} 这一天；请改成真实的日期。`,
      en: `${written(path)}: there is no day ${text}; give a real one.`,
    },
  ];
}

function notPublished(reading: Reading, path: Path, calendar: Calendar): Finding[] {
  const day = dayAt(reading, path);
  if (day === undefined || dayKind(calendar, day) !== 'not-yet-published') return [];
  if (reachableDay(calendar, day).ok) return [waitsForYear(path, Number(day.slice(0, 4)))];
  return [outsideCalendar(path, day.slice(0, 4), calendar)];
}

/**
 * Warns about a date in the first year whose calendar is not published. The call can be published; counts that reach
 * the date wait.
 */
export function waitsForYear(path: Path, year: number): Finding {
  return {
    path,
    because: 'year-not-arranged',
    warns: true,
    zh: `${written(path)}：${year}年放假安排尚未公布，按它计算的日期（如公示最迟张贴日、提醒日）待公布后计算。`,
    en: `${written(path)}: ${year}'s arrangement is not published; the days that are counted by it (the last day to post, reminders) are as soon as it is there.`,
  };
}

/** Warns about a day that the next year's calendar may still change. It is shown as it is known now. */
export function provisional(path: Path, day: Day, calendar: Calendar): Finding {
  const [year, next] = [calendar.lastYear, calendar.lastYear + 1];
  return {
    path,
    because: 'day-provisional',
    warns: true,
    zh: `${written(path)}：按现有安排，公示最迟须于 ${day} 张贴；这是暂定的，${next}年放假安排可能改变${year}年12月25日至31日。`,
    en: `${written(path)}: as things are arranged the notice must be posted by ${day}; that is provisional, since the arrangement of ${next} may change 25 to 31 December ${year}.`,
  };
}

/** Reports a date that needs a year without a calendar. */
export function outsideCalendar(path: Path, year: string | number, calendar: Calendar): Finding {
  const span = [`${calendar.firstYear}-01-01`, publishedUntil(calendar)];
  return {
    path,
    because: 'calendar-not-published',
    zh: `${written(path)} 要用到 ${year} 年的节假日安排，而历表只有 ${span.join(' 至 ')}；请改日期，或待国务院公布后补入 calls/calendar.json。`,
    en: `${written(path)} needs the calendar of ${year}, and there is one from ${span.join(' to ')}; change the date, or add the State Council's notice to calls/calendar.json.`,
  };
}

/** Whether one closing comes before another. */
export function isEarlier(one: string, other: string): boolean {
  return closingKey(one) < closingKey(other);
}

/** A sort key for closings. A day alone, 24:00, 23:59:59 and 00:00 of the next day all mean the end of the day. */
export function closingKey(text: string): string {
  const [day = '', hour = '24:00'] = text.split(' ');
  if (hour === '00:00') return `${plusDays(day, -1)} 24:00`;
  return hour === '23:59:59' ? `${day} 24:00` : `${day} ${hour}`;
}

/** A sort key that places openings among closings. A day alone means its start. */
export function openingKey(text: string): string {
  return closingKey(text.includes(' ') ? text : `${text} 00:00`);
}

/** The last day on which something can be received before this closing. */
export function lastDayBefore(closing: string): Day {
  return closingKey(closing).slice(0, 10);
}

/**
 * Reports an unknown time zone. An offset such as +08:00 is refused, because it would not follow a change of the zone's
 * clocks.
 */
function zoneFindings(reading: Reading): Finding[] {
  const path = ['identity', 'zone', 'value'];
  const zone = soundAt<string>(reading, path);
  if (zone === undefined || isZone(zone.trim())) return [];
  return [
    {
      path,
      because: 'unknown-zone',
      zh: `没有名为 ${shown(zone)} 的时区；请用 IANA 名称，中国为 Asia/Shanghai。`,
      en: `There is no time zone ${shown(zone)}; give an IANA name, for China Asia/Shanghai.`,
    },
  ];
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
