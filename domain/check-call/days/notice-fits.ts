import {
  boundOfPosting,
  lastFeasiblePostingDay,
  lengthSaid,
  type PublicNoticePolicy,
} from '../../call/public-notice.ts';
import { type Calendar, dayKind, isProvisional } from '../../time/calendar.ts';
import type { Day } from '../../values/instant.ts';
import type { Finding, Path } from '../finding/finding.ts';
import { type Reading, soundAt } from '../form/reading.ts';
import type { DatedText } from '../steps/closings.ts';
import { chainIn, closingStepIn, type ReadStep, stepsIn } from '../steps/read-steps.ts';
import { dayAt, lastDayBefore, outsideCalendar, provisional } from './days.ts';
import { partsIn, windowIn } from './order.ts';

/** A public notice of a call's file for one level or batch: the step that closes it, its rules and its days. */
export interface ReadNotice {
  readonly step: ReadStep;
  readonly closingStep: ReadStep;
  readonly policy: PublicNoticePolicy;
  readonly part: string | undefined;
  readonly closes: DatedText;
  /** The last day on which its result can be received, so that a notice after it can still be posted. */
  readonly lastDay: Day;
  /** The first day on which it can be posted; undefined if it cannot be read. */
  readonly opens: Day | undefined;
}

/** The public notices of a call's file, each for everybody and for each level or batch that closes by itself, as far as they can be read. */
export function noticesIn(reading: Reading, calendar: Calendar): ReadNotice[] {
  const steps = chainIn(reading).filter(({ kind }) => kind === 'public-notice');
  const found: ReadNotice[] = [];
  // From the last to the first, since each must be in time for the posting of the next.
  for (const step of steps.toReversed())
    found.unshift(...noticesOfStep(reading, step).map((each) => beforeNext(each, found, calendar)));
  return found;
}

/** A notice that must end by the day on which the next one can be posted at the latest. */
function beforeNext(notice: ReadNotice, later: readonly ReadNotice[], calendar: Calendar): ReadNotice {
  const [first] = later;
  const next = later.find(({ part, step }) => step.id === first?.step.id && part === notice.part) ?? first;
  const posting = next && boundOfPosting(next.policy, calendar, next.lastDay);
  return posting !== undefined && posting < notice.lastDay ? { ...notice, lastDay: posting } : notice;
}

function noticesOfStep(reading: Reading, step: ReadStep): ReadNotice[] {
  const chain = chainIn(reading);
  const closingStep = closingStepIn(stepsIn(reading), step);
  const policy = policyOf(reading, step);
  if (!closingStep || !policy) return [];
  return partsIn(reading, [closingStep]).flatMap((part): ReadNotice[] => {
    const [ownOpens, closes] = windowIn(reading, closingStep, part);
    if (!closes) return [];
    const [first] = chain.map((each) => windowIn(reading, each, part)[0]);
    const issued = dayAt(reading, ['identity', 'issuedOn', 'value']);
    const [begins, own] = [first?.text.slice(0, 10) ?? issued, ownOpens?.text.slice(0, 10)];
    const opens = own !== undefined && begins !== undefined && own > begins ? own : begins;
    return [{ step, closingStep, policy, part, closes, lastDay: lastDayBefore(closes.text), opens }];
  });
}

/**
 * Checks that a public notice fits: it can be posted on or after the opening and still end before its closing.
 */
export function publicNoticeFindings(reading: Reading, calendar: Calendar): Finding[] {
  return noticesIn(reading, calendar).flatMap((notice) => fits(notice, calendar));
}

function fits({ step, policy, closes, lastDay, opens }: ReadNotice, calendar: Calendar): Finding[] {
  const { path, text } = closes;
  const feasible = lastFeasiblePostingDay(policy, calendar, lastDay);
  const bound = boundOfPosting(policy, calendar, lastDay);
  const misfit =
    bound !== undefined && opens !== undefined && bound < opens
      ? [doesNotFit(step.path, policy, bound, opens)]
      : [];
  // A closing day in a year without a calendar already has a finding of its own.
  if (!feasible.ok && dayKind(calendar, text.slice(0, 10)) === 'not-yet-published') return misfit;
  if (!feasible.ok) return [outsideCalendar(path, feasible.refusal.year, calendar), ...misfit];
  return [
    ...misfit,
    ...(isProvisional(calendar, feasible.value, lastDay)
      ? [provisional(path, feasible.value, calendar)]
      : []),
  ];
}

/** The file's policy for the public notice, as far as days are counted by it; undefined if a part cannot be read. */
function policyOf(reading: Reading, step: ReadStep): PublicNoticePolicy | undefined {
  const at = <K extends keyof PublicNoticePolicy>(key: K) =>
    soundAt<PublicNoticePolicy[K]>(reading, [...step.path, 'publicNotice', key, 'value']);
  const rules = [...step.path, 'publicNotice'];
  const days = soundAt<{ days: number; count: PublicNoticePolicy['count'] }>(reading, [
    ...rules,
    'days',
    'value',
  ]);
  const displayDays = soundAt<number>(reading, [...rules, 'displayDays', 'value']) ?? 0;
  const countStartDay = at('countStartDay');
  const earliestResult = at('earliestResult');
  if (days === undefined || countStartDay === undefined || earliestResult === undefined) return undefined;
  return { ...days, displayDays, countStartDay, earliestResult, backdateDays: 0 };
}

function doesNotFit(step: Path, policy: PublicNoticePolicy, feasible: string, opens: string): Finding {
  return {
    path: [...step, 'publicNotice', 'days', 'value', 'days'],
    because: 'notice-cannot-fit',
    zh: `公示 ${lengthSaid(policy).zh}最迟须在 ${feasible} 张贴才来得及，而申报 ${opens} 才开始；请推迟公示所在步骤的截止，或提前开始。`,
    en: `A public notice of ${lengthSaid(policy).en} would have to be posted by ${feasible}, and declaring opens only on ${opens}; close the step of the notice later or open earlier.`,
  };
}
