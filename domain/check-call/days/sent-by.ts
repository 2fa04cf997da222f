import type { Finding } from '../finding/finding.ts';
import { type Reading, soundAt } from '../form/reading.ts';
import { closingsIn } from '../steps/closings.ts';
import { chainIn, closingStepIn, type ReadStep, stepsIn } from '../steps/read-steps.ts';
import { dayAt, lastDayBefore } from './days.ts';

/**
 * Warns if the step before one of handing in closes after the last day of sending papers: whoever comes from it later can hand in
 * nothing but what was posted before anybody asked.
 */
export function sentByFindings(reading: Reading): Finding[] {
  const chain = chainIn(reading);
  return chain.flatMap((step, at): Finding[] => {
    const path = [...step.path, 'sentBy', 'value'];
    const before = chain[at - 1];
    const by = soundAt(reading, path) === undefined ? undefined : dayAt(reading, path);
    if (step.kind !== 'hand-in' || by === undefined || !before) return [];
    const last = lastDayOf(reading, before);
    if (last === undefined || last <= by) return [];
    return [
      {
        path,
        warns: true,
        because: 'papers-due-too-early',
        zh: `材料最迟 ${by} 寄出，而前一步 ${before.id} 到 ${last} 才截止：此后到这一步的来不及寄送；请推迟这一天，或提前前一步的截止。`,
        en: `Papers must be sent by ${by}, and the step before, ${before.id}, closes ${last}: what comes here later cannot be sent in time. Make this day later, or close that step earlier.`,
      },
    ];
  });
}

/** The latest day, over all levels and batches, on which a step can be finished. */
function lastDayOf(reading: Reading, step: ReadStep): string | undefined {
  const closing = closingStepIn(stepsIn(reading), step);
  return closingsIn(reading, closing?.path ?? step.path)
    .filter(({ path }) => dayAt(reading, path) !== undefined)
    .map(({ text }) => lastDayBefore(text))
    .sort()
    .at(-1);
}
