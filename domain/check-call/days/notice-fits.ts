import { boundOfPosting, lastFeasiblePostingDay, type PublicNoticePolicy } from '../../call/public-notice.ts';
import { type Calendar, dayKind, isProvisional } from '../../time/calendar.ts';
import { valueAt } from '../../values/pointer.ts';
import type { Finding, Path } from '../finding/finding.ts';
import { type Reading, rawItems, soundAt } from '../form/reading.ts';
import { closesPath, dayAt, lastDayBefore, opensPath, outsideCalendar, provisional } from './days.ts';

/**
 * Checks that a public notice fits: it can be posted on or after the opening and still end before the employer's lock.
 */
export function publicNoticeFindings(reading: Reading, calendar: Calendar): Finding[] {
  const policy = policyOf(reading);
  const employer = rawItems(reading, ['stages']).find(
    ({ path }) => valueAt(reading.value, [...path, 'actor']) === 'employer',
  )?.path;
  if (!policy || !employer) return [];
  const closing = soundAt<string>(reading, closesPath(employer));
  const closingDay = dayAt(reading, closesPath(employer));
  if (closing === undefined || closingDay === undefined) return [];
  const lastDay = lastDayBefore(closing);
  const path = closesPath(employer);
  const feasible = lastFeasiblePostingDay(policy, calendar, lastDay);
  const bound = boundOfPosting(policy, calendar, lastDay);
  const opens = openingDay(reading, employer);
  const misfit =
    bound !== undefined && opens !== undefined && bound < opens ? [doesNotFit(policy, bound, opens)] : [];
  // A closing day in a year without a calendar already has a finding of its own.
  if (!feasible.ok && dayKind(calendar, closingDay) === 'not-yet-published') return misfit;
  if (!feasible.ok) return [outsideCalendar(path, feasible.refusal.year, calendar), ...misfit];
  return [
    ...misfit,
    ...(isProvisional(calendar, feasible.value, lastDay)
      ? [provisional(path, feasible.value, calendar)]
      : []),
  ];
}

/** The file's policy for the public notice, as far as days are counted by it; undefined if a part cannot be read. */
export function policyOf(reading: Reading): PublicNoticePolicy | undefined {
  const at = <K extends keyof PublicNoticePolicy>(key: K) =>
    soundAt<PublicNoticePolicy[K]>(reading, ['publicNotice', key, 'value']);
  const workingDays = at('workingDays');
  const countStartDay = at('countStartDay');
  const earliestResult = at('earliestResult');
  if (workingDays === undefined || countStartDay === undefined || earliestResult === undefined)
    return undefined;
  return { workingDays, countStartDay, earliestResult, backdateDays: 0 };
}

/** The first day on which the employer can act. No declaration exists before the applicant's stage opens. */
export function openingDay(reading: Reading, employer: Path): string | undefined {
  const first = dayAt(reading, opensPath(['stages', 0])) ?? dayAt(reading, ['identity', 'issuedOn', 'value']);
  const own = dayAt(reading, opensPath(employer));
  return own !== undefined && first !== undefined && own > first ? own : first;
}

function doesNotFit({ workingDays }: PublicNoticePolicy, feasible: string, opens: string): Finding {
  return {
    path: ['publicNotice', 'workingDays', 'value'],
    because: 'notice-cannot-fit',
    zh: `公示 ${workingDays} 个工作日最迟须在 ${feasible} 张贴才来得及，而申报 ${opens} 才开始；请推迟用人单位的截止，或提前开始。`,
    en: `A public notice of ${workingDays} working days would have to be posted by ${feasible}, and declaring opens only on ${opens}; close the employer's stage later or open earlier.`,
  };
}
