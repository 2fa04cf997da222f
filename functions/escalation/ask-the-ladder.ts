import { storyCaseOf } from '../../casework/case.ts';
import { toTakeUp } from '../../casework/materials/take-up.ts';
import { type SettleOwedNeeds, settleOwed } from '../../casework/telling/settle-owed.ts';
import { WAIT_OF } from '../../domain/declaration/moves.ts';
import { wholeSecondsUntil } from '../../domain/reminders/ladder.ts';
import type { Instant } from '../../domain/values/instant.ts';

/** One word on which the state machine routes, with what the wait needs. */
export interface LadderAnswer {
  readonly outcome: string;
  /** How long to wait at most: whole seconds, 1 to 99,999,999. */
  readonly seconds: number;
  /** The version that this answer is about: a wait for another one is not begun. */
  readonly version: number;
  /** By when it must have been looked at again; past, where only the patrol can still end the wait. */
  readonly dueAt: Instant;
}

export interface Asking {
  readonly declaration: string;
  readonly run: number;
  /** What the run has taken up last. */
  readonly taken?: string;
}

/**
 * Where the declaration stands, for the run that asks; before answering it does what the ladder says is due. A run
 * that is not the current one is told `superseded` and changes nothing. Files that were submitted and not taken up by
 * this run, however quickly the declaration went on, are taken up first.
 */
export function escalation(needs: SettleOwedNeeds) {
  return async ({ declaration: id, run, taken }: Asking): Promise<LadderAnswer> => {
    const subject = await storyCaseOf(needs, id);
    if (!subject || subject.declaration.run !== run)
      return { outcome: 'superseded', seconds: 1, version: 0, dueAt: needs.now() };
    if (taken !== undefined && taken !== toTakeUp(subject))
      return { outcome: 'take-up', seconds: 1, version: subject.declaration.version, dueAt: needs.now() };
    const { nextWakeAt, dueAt, declaration } = await settleOwed(needs, subject);
    const { standing, version } = declaration;
    const seconds = wholeSecondsUntil(nextWakeAt, needs.now());
    return { outcome: WAIT_OF[standing] ?? standing, seconds, version, dueAt };
  };
}
