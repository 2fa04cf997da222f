import type { Returns, Stage } from '../../call/call.ts';
import { boundOfPosting } from '../../call/public-notice.ts';
import { closingInstant, isClosing } from '../../call/windows.ts';
import { isSqueezed } from '../../effects/squeezed.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type Day, type Instant, plusDays } from '../../values/instant.ts';
import type { Finding, Path } from '../finding/finding.ts';
import { type Reading, rawItems, soundAt } from '../form/reading.ts';
import { closesPath, dayAt, lastDayBefore } from './days.ts';
import { openingDay, policyOf } from './notice-fits.ts';

/**
 * Warns if an act on the last day of a step cannot be finished by the later steps: a late submission or correction must
 * still be posted so that its notice ends before the employers' closing, and bodies must have a day to review what the
 * employers forward at their closing. Earlier acts can be finished, so these are only warnings.
 */
export function lastDayFindings(reading: Reading, calendar: Calendar): Finding[] {
  return [...noticeFindings(reading, calendar), ...bodyFindings(reading, calendar)];
}

function noticeFindings(reading: Reading, calendar: Calendar): Finding[] {
  const policy = policyOf(reading);
  const employers = stageOf(reading, 'employer');
  const latest = employers && lastDayOf(reading, employers);
  if (!policy || !employers || latest === undefined) return [];
  const posting = boundOfPosting(policy, calendar, latest);
  const opens = openingDay(reading, employers);
  // If no declaration can be finished, `publicNoticeFindings` reports it as an error.
  if (posting === undefined || (opens !== undefined && posting < opens)) return [];
  return [...submitted(reading, posting), ...corrected(reading, employers, posting, latest)];
}

/** Checks that bodies have a whole working day after the closing of the step before. */
function bodyFindings(reading: Reading, calendar: Calendar): Finding[] {
  const stages = rawItems(reading, ['stages']).map(({ path }) => path);
  return stages.flatMap((path, index): Finding[] => {
    const before = stages[index - 1];
    if (!before || soundAt(reading, [...path, 'actor']) !== 'body') return [];
    const [from, to] = [closingOf(reading, before), closingOf(reading, path)];
    if (from === undefined || to === undefined || to <= from || !isSqueezed(calendar, from, to, CLOCK))
      return [];
    return [
      {
        path: closesPath(path),
        warns: true,
        because: 'body-without-a-day',
        zh: '前一环节截止到这一环节截止不足一个工作日，部门来不及审核；请推迟这一环节的截止，或提前前一环节的截止。',
        en: 'Less than one working day lies between the closing of the step before and this one, so no body has a day to review what comes last; close this step later, or the one before earlier.',
      },
    ];
  });
}

/** Any clock that never changes counts whole days correctly. */
const CLOCK = 'UTC';

function closingOf(reading: Reading, stage: Path): Instant | undefined {
  const closing = soundAt<string>(reading, closesPath(stage));
  return closing !== undefined && isClosing(closing) ? closingInstant(closing, CLOCK) : undefined;
}

function stageOf(reading: Reading, actor: Stage['actor']): Path | undefined {
  return rawItems(reading, ['stages']).find(({ path }) => soundAt(reading, [...path, 'actor']) === actor)
    ?.path;
}

/** The last day of a step; undefined if it cannot be read, which is a finding of its own. */
function lastDayOf(reading: Reading, stage: Path): Day | undefined {
  const closing = soundAt<string>(reading, closesPath(stage));
  const isDay = dayAt(reading, closesPath(stage)) !== undefined;
  return closing !== undefined && isDay ? lastDayBefore(closing) : undefined;
}

function submitted(reading: Reading, posting: Day): Finding[] {
  const applicants = stageOf(reading, 'applicant');
  const last = applicants && lastDayOf(reading, applicants);
  if (!applicants || last === undefined || last <= posting) return [];
  const days = spanOf(plusDays(posting, 1), last);
  return [
    {
      path: closesPath(applicants),
      warns: true,
      because: 'last-days-too-late',
      zh: `公示最迟须于 ${posting} 张贴，${days.zh}提交的来不及期满；请提前这一环节的截止，或推迟用人单位的截止。`,
      en: `A public notice must be posted by ${posting}, so what is submitted on ${days.en} cannot end in time; close this step earlier, or the employers' later.`,
    },
  ];
}

/** Warns if an employer's return before the public notice lets corrections come back too late to be posted in time. */
function corrected(reading: Reading, employers: Path, posting: Day, latest: Day): Finding[] {
  const at = [...employers, 'returns', 'value'];
  const returns = soundAt<Returns>(reading, at);
  if (returns?.to !== 'applicant' || returns.resubmitBy !== soundAt(reading, [...employers, 'id'])) return [];
  const days = spanOf(plusDays(posting, 1), latest);
  return [
    {
      path: [...at, 'resubmitBy'],
      warns: true,
      because: 'corrections-too-late',
      zh: `公示最迟须于 ${posting} 张贴，${days.zh}重新提交的来不及期满；请改为更早的环节，或推迟用人单位的截止。`,
      en: `A public notice must be posted by ${posting}, so what comes back on ${days.en} cannot end in time; name an earlier step, or close the employers' later.`,
    },
  ];
}

function spanOf(from: Day, to: Day): { zh: string; en: string } {
  return from === to ? { zh: from, en: from } : { zh: `${from} 至 ${to} `, en: `${from} to ${to}` };
}
