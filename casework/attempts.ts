import type { Unrecorded, Unrecording } from '../domain/reminders/unrecorded.ts';
import type { Because } from '../domain/values/because.ts';
import type { Verdict } from '../domain/values/verdict.ts';
import type { CaseNeeds } from './needs.ts';

export type AttemptNeeds = { readonly records: Pick<CaseNeeds['records'], 'attempts'> };

/** Seconds that an answer waits for its report. The log has its line by then. */
const REPORT_SECONDS = 3;

/**
 * Runs an act. If it came in time and could not be recorded, a report is kept before its refusal is answered.
 */
export async function reporting<T, B extends Because>(
  needs: AttemptNeeds,
  attempted: Pick<Unrecorded, 'at' | 'act' | 'by' | 'about'>,
  act: () => Promise<Verdict<T, B>>,
): Promise<Verdict<T, B>> {
  const verdict = await act();
  if (!verdict.ok && isUnrecorded(verdict.refusal))
    await report(needs, attempted, { because: 'in-time-but-unrecorded' });
  return verdict;
}

function isUnrecorded({ because }: { readonly because: Because }): boolean {
  return because === 'in-time-but-unrecorded';
}

/**
 * Keeps a report if the table still takes one. A table that does not answer delays the answer by
 * `REPORT_SECONDS` at most, and its error hides no answer.
 */
export async function report(
  { records }: AttemptNeeds,
  { at, act, by, about }: Pick<Unrecorded, 'at' | 'act' | 'by' | 'about'>,
  why: Unrecording,
): Promise<void> {
  const kept = records.attempts
    .unrecorded({ kind: 'unrecorded', at, act, by, about, ...why })
    .catch(() => {});
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, REPORT_SECONDS * 1000);
  });
  await Promise.race([kept, enough]);
  clearTimeout(timer);
}
