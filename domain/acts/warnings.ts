import type { Case } from '../declaration/case.ts';
import type { Change } from '../declaration/change.ts';
import { missedPostingDay } from './feasibility.ts';
import { afterwards } from './spend.ts';

/**
 * The warnings of an accepted act: its own, and one if it begins a wait whose public notice can no longer end in time.
 * The act is taken all the same, because the deadline may still move.
 */
export function warningsOf(subject: Case, change: Change): string[] {
  const { warnings = [], at, set } = change;
  const after = { ...subject, declaration: afterwards(subject.declaration, change) };
  const isTooLate = set.enteredAt !== undefined && missedPostingDay(after, at) !== undefined;
  return [...new Set([...warnings, ...(isTooLate ? ['cannot-finish-in-time'] : [])])];
}
