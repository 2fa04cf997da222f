import type { Story } from '../../adapters/records/declarations/story.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { storyCaseOf } from '../case.ts';
import { toTakeUp } from '../materials/take-up.ts';
import type { Needs } from '../needs.ts';
import { readAlong } from '../telling/read-along.ts';

/** A run of a declaration, as each task of its state machine names it. */
export interface Run {
  readonly declaration: string;
  readonly run: number;
  /** A fingerprint of the files that the run took up last. */
  readonly taken?: string;
}

/** What comes before any wait: `superseded` ends a run that is not the current one; `take-up` leads to files that it has not taken up. */
export type Before = 'superseded' | 'take-up';

/**
 * Reads the case of a run. Files that were submitted and not taken up by this run come first, however quickly the
 * declaration went on.
 */
export async function lookAtRun(
  { records }: Pick<Needs, 'records'>,
  { declaration: id, run, taken }: Run,
): Promise<(Case & Story) | Before> {
  const subject = await storyCaseOf({ records }, id, readAlong({ records }));
  if (!subject || subject.declaration.run !== run) return 'superseded';
  return taken !== undefined && taken !== toTakeUp(subject) ? 'take-up' : subject;
}
