import { publicNoticePeriod } from '../../call/public-notice.ts';
import { lastDayOfTerm, type TermPolicy } from '../../call/term.ts';
import { type Calendar, daysOf } from '../../time/calendar.ts';
import type { Day } from '../../values/instant.ts';
import { type Finding, type Path, written } from '../finding/finding.ts';
import { type Reading, soundAt } from '../form/reading.ts';
import { type ReadTerm, termsIn } from '../steps/case-deadlines.ts';
import { chainIn, closingStepIn, type ReadStep, stepsIn } from '../steps/read-steps.ts';
import { closingKey, dayAt, lastDayBefore } from './days.ts';
import { noticesIn, type ReadNotice } from './notice-fits.ts';
import { partsIn, windowIn } from './order.ts';

/**
 * Checks deadlines of the case against the days of the call: one that lies after the closing of its step whenever it begins
 * ends nothing, and one that is over before its public notice can end lets nobody through.
 */
export function deadlineDayFindings(reading: Reading, calendar: Calendar): Finding[] {
  return termsIn(reading).flatMap((each) => {
    const policy = policyOf(reading, each);
    return policy
      ? [...afterClosing(reading, calendar, each, policy), ...cannotBeMet(reading, calendar, each, policy)]
      : [];
  });
}

/** How the deadline is counted, with what the call says of all; undefined if that cannot be read. */
function policyOf(reading: Reading, { term }: ReadTerm): TermPolicy | undefined {
  const all = <K extends 'countStartDay' | 'onRestDay'>(key: K) =>
    term[key] ?? soundAt<TermPolicy[K]>(reading, ['deadlines', key, 'value']);
  const [countStartDay, onRestDay] = [all('countStartDay'), all('onRestDay')];
  const endsAt = term.endsAt ?? soundAt<string>(reading, ['closingsEndAt', 'value']);
  if (countStartDay === undefined || onRestDay === undefined || endsAt === undefined) return undefined;
  const { days, count } = term;
  return { days, count, countStartDay, onRestDay, endsAt } as TermPolicy;
}

/** The days on which something can be declared and lie before the closing of a step, for each level or batch. */
function windowsOf(
  reading: Reading,
  { step, event }: ReadTerm,
): { readonly from: Day; readonly closes: string; readonly part: string | undefined }[] {
  const closing = closingStepIn(stepsIn(reading), step);
  const [first] = chainIn(reading);
  if (!closing || !first) return [];
  return partsIn(reading, [closing]).flatMap((part) => {
    const [opens, closes] = windowIn(reading, closing, part);
    const begins =
      windowIn(reading, first, part)[0]?.text.slice(0, 10) ??
      dayAt(reading, ['identity', 'issuedOn', 'value']);
    const own = event === 'entered' ? opens?.text.slice(0, 10) : undefined;
    const from = own !== undefined && begins !== undefined && own > begins ? own : begins;
    return from !== undefined && closes ? [{ from, closes: closes.text, part }] : [];
  });
}

function afterClosing(reading: Reading, calendar: Calendar, each: ReadTerm, policy: TermPolicy): Finding[] {
  const windows = windowsOf(reading, each);
  const isBeyond = windows.filter(({ from, closes }) => {
    const last = lastDayOfTerm(policy, calendar, from);
    return last.ok && closingKey(`${last.value} ${policy.endsAt}`) >= closingKey(closes);
  });
  if (windows.length === 0 || isBeyond.length < windows.length) return [];
  const path = daysAt(each.step);
  return [
    {
      path,
      warns: true,
      because: 'deadline-after-closing',
      zh: `${written(path)}：即使从最早的一天起算，期限也不早于这一步的截止，永远用不到；请缩短，或删去 term。`,
      en: `${written(path)}: even from the earliest day it ends no earlier than its step closes, so it never ends anything; shorten it, or take the term out.`,
    },
  ];
}

/** A deadline within which a public notice lies, from any day, ends before the notice does. */
function cannotBeMet(reading: Reading, calendar: Calendar, each: ReadTerm, policy: TermPolicy): Finding[] {
  const all = noticesIn(reading, calendar).filter(({ step }) => includes(reading, each, step.id));
  const notices = all.filter(({ step }, at) => all.findIndex((other) => other.step.id === step.id) === at);
  if (notices.length === 0) return [];
  const days = windowsOf(reading, each).flatMap(({ from, closes }) =>
    daysOf({ from, to: lastDayBefore(closes) }),
  );
  const isMet = days.some((day) => {
    const last = lastDayOfTerm(policy, calendar, day);
    const ended = endOfNotices(notices, calendar, day);
    return !last.ok || ended === undefined || ended <= last.value;
  });
  if (days.length === 0 || isMet) return [];
  const path = daysAt(each.step);
  return [
    {
      path,
      because: 'deadline-cannot-be-met',
      zh: `${written(path)}：期限内要完成公示，而无论从哪一天起算，公示都在期限之后才期满，没有人来得及；请延长期限。`,
      en: `${written(path)}: a public notice has to end within it, and from no day does it end in time, so nobody could keep to it; give more days.`,
    },
  ];
}

/** The first day on which the result of the last of these notices can be recorded, the first one posted on this day. */
function endOfNotices(notices: readonly ReadNotice[], calendar: Calendar, from: Day): Day | undefined {
  return notices.reduce<Day | undefined>((day, { policy }) => {
    const period = day === undefined ? undefined : publicNoticePeriod(policy, calendar, day);
    return period?.ok ? period.value.resultFrom : undefined;
  }, from);
}

/** Whether a public notice lies between the event of a deadline and the end of its step. */
function includes(reading: Reading, { step, event }: ReadTerm, notice: string): boolean {
  const chain = chainIn(reading);
  const at = (is: (step: ReadStep) => boolean) => chain.findIndex(is);
  const own = at(({ id }) => id === step.id);
  const from = event === 'submitted' ? 0 : at(({ id }) => id === event);
  const first = event === 'entered' ? own : from + 1;
  return (
    own >= 0 &&
    (event === 'entered' || from >= 0) &&
    chain.slice(first, own + 1).some(({ id }) => id === notice)
  );
}

function daysAt({ path }: ReadStep): Path {
  return [...path, 'term', 'value', 'days'];
}
