import type { Returns } from '../../call/call.ts';
import { boundOfPosting } from '../../call/public-notice.ts';
import { closingInstant, isClosing } from '../../call/windows.ts';
import { isSqueezed } from '../../effects/squeezed.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type Day, plusDays } from '../../values/instant.ts';
import type { Finding } from '../finding/finding.ts';
import { type Reading, soundAt } from '../form/reading.ts';
import type { DatedText } from '../steps/closings.ts';
import { chainIn, stepsIn } from '../steps/read-steps.ts';
import { lastDayBefore } from './days.ts';
import { noticesIn, type ReadNotice } from './notice-fits.ts';
import { partsIn, windowIn } from './order.ts';

/**
 * Warns if an act on the last day of a step cannot be finished by the later steps: a late submission or correction must
 * still be posted so that its notice ends before its closing, and bodies must have a day to review what comes to them at the
 * closing of the step before. Earlier acts can be finished, so these are only warnings.
 */
export function lastDayFindings(reading: Reading, calendar: Calendar): Finding[] {
  return [
    ...noticesIn(reading, calendar).flatMap((notice) => noticeFindings(reading, notice, calendar)),
    ...bodyFindings(reading, calendar),
  ];
}

function noticeFindings(reading: Reading, notice: ReadNotice, calendar: Calendar): Finding[] {
  const { policy, lastDay, opens } = notice;
  const posting = boundOfPosting(policy, calendar, lastDay);
  // If no declaration can be finished, `publicNoticeFindings` reports it as an error.
  if (posting === undefined || (opens !== undefined && posting < opens)) return [];
  return [
    ...submitted(reading, notice, posting),
    ...corrected(reading, notice, posting),
    ...correctedApart(reading, notice, posting),
  ];
}

/** Checks that bodies have a whole working day after the closing of the step before. */
function bodyFindings(reading: Reading, calendar: Calendar): Finding[] {
  const steps = chainIn(reading).filter(({ closes }) => closes);
  return partsIn(reading, steps).flatMap((part) =>
    steps.flatMap((step, index): Finding[] => {
      const before = steps[index - 1];
      if (!before || step.by !== 'body') return [];
      const [from, to] = [before, step].map((each) => windowIn(reading, each, part)[1]);
      if (!from || !to || !hasNoDay(from, to, calendar)) return [];
      return [
        {
          path: to.path,
          warns: true,
          because: 'body-without-a-day',
          zh: '前一步截止到这一步截止不足一个工作日，部门来不及审核；请推迟这一步的截止，或提前前一步的截止。',
          en: 'Less than one working day lies between the closing of the step before and this one, so no body has a day to review what comes last; close this step later, or the one before earlier.',
        },
      ];
    }),
  );
}

/** Any clock that never changes counts whole days correctly. */
const CLOCK = 'UTC';

function hasNoDay(from: DatedText, to: DatedText, calendar: Calendar): boolean {
  if (!isClosing(from.text) || !isClosing(to.text)) return false;
  const [before, after] = [from, to].map(({ text }) => closingInstant(text, CLOCK));
  return (
    before !== undefined &&
    after !== undefined &&
    after > before &&
    isSqueezed(calendar, before, after, CLOCK)
  );
}

function submitted(reading: Reading, { part }: ReadNotice, posting: Day): Finding[] {
  const [first] = chainIn(reading);
  const closes = first && windowIn(reading, first, part)[1];
  if (!closes) return [];
  const last = lastDayBefore(closes.text);
  if (last <= posting) return [];
  const days = spanOf(plusDays(posting, 1), last);
  return [
    {
      path: closes.path,
      warns: true,
      because: 'last-days-too-late',
      zh: `公示最迟须于 ${posting} 张贴，${days.zh}提交的来不及期满；请提前这一步的截止，或推迟公示所在步骤的截止。`,
      en: `A public notice must be posted by ${posting}, so what is submitted on ${days.en} cannot end in time; close this step earlier, or the notice's later.`,
    },
  ];
}

/** Warns if a return before the public notice lets corrections come back too late to be posted in time. */
function corrected(reading: Reading, { closingStep, lastDay }: ReadNotice, posting: Day): Finding[] {
  const at = [...closingStep.path, 'returns', 'value'];
  const returns = soundAt<Returns>(reading, at);
  if (returns?.to !== 'applicant' || returns.resubmitBy !== closingStep.id) return [];
  const days = spanOf(plusDays(posting, 1), lastDay);
  return [
    {
      path: [...at, 'resubmitBy'],
      warns: true,
      because: 'corrections-too-late',
      zh: `公示最迟须于 ${posting} 张贴，${days.zh}重新提交的来不及期满；请改为更早的步骤，或推迟公示所在步骤的截止。`,
      en: `A public notice must be posted by ${posting}, so what comes back on ${days.en} cannot end in time; name an earlier step, or close the notice's later.`,
    },
  ];
}

/** Warns the same of a step of correction to which a review before the public notice returns, or one after which it restarts. */
function correctedApart(reading: Reading, { step, part }: ReadNotice, posting: Day): Finding[] {
  const chain = chainIn(reading);
  const notice = chain.findIndex(({ id }) => id === step.id);
  const returning = chain.flatMap((each, index) => {
    const returns = soundAt<Returns>(reading, [...each.path, 'returns', 'value']);
    return returns && (index < notice || returns.noticeRestarts) ? [returns.resubmitBy] : [];
  });
  const corrections = stepsIn(reading).filter(({ kind, id }) => kind === 'correct' && returning.includes(id));
  return corrections.flatMap((correction): Finding[] => {
    const closes = windowIn(reading, correction, part)[1];
    const last = closes && lastDayBefore(closes.text);
    if (!closes || last === undefined || last <= posting) return [];
    const days = spanOf(plusDays(posting, 1), last);
    return [
      {
        path: closes.path,
        warns: true,
        because: 'corrections-too-late',
        zh: `公示最迟须于 ${posting} 张贴，${days.zh}重新提交的来不及期满；请提前这一步的截止，或推迟公示所在步骤的截止。`,
        en: `A public notice must be posted by ${posting}, so what comes back on ${days.en} cannot end in time; close this step earlier, or the notice's later.`,
      },
    ];
  });
}

function spanOf(from: Day, to: Day): { zh: string; en: string } {
  return from === to ? { zh: from, en: from } : { zh: `${from} 至 ${to} `, en: `${from} to ${to}` };
}
