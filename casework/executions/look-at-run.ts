import type { Story } from '../../adapters/records/declarations/story.ts';
import type { Hint } from '../../adapters/workflow.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { type NextStep, nextStepOf } from '../../domain/reminders/ladder/next-step.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { storyCaseOf } from '../case.ts';
import { isToTakeUp } from '../materials/take-up.ts';
import type { Needs } from '../needs.ts';
import { readAlong } from '../telling/read-along.ts';

/** A run of a declaration, as each task of its state machine names it. */
export interface Run {
  readonly declaration: string;
  readonly run: number;
}

/** The answer to a run that is not the current one; it ends there. */
export const SUPERSEDED = { outcome: 'superseded', seconds: 1 } as const satisfies Hint;

/** Where a run goes on; `take-up` leads to files that it has not taken up. */
export interface RunStep {
  readonly outcome: NextStep['outcome'] | 'take-up';
  /** The longest wait there in whole seconds, 1 to 99,999,999. */
  readonly seconds: number;
}

/** Reads the case of a run; undefined if the run is not the current one. */
export async function lookAtRun(
  { records }: Pick<Needs, 'records'>,
  { declaration: id, run }: Run,
): Promise<(Case & Story) | undefined> {
  const subject = await storyCaseOf({ records }, id, readAlong({ records }));
  return subject?.declaration.run === run ? subject : undefined;
}

/**
 * Where the case's run goes on. Files that were submitted and not taken up by this run come first, however quickly the
 * declaration went on.
 */
export function stepOfRun(subject: Case, now: Instant): RunStep {
  const next = nextStepOf(subject, now);
  return isToTakeUp(subject) ? { ...next, outcome: 'take-up' } : next;
}
