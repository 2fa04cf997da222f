import { storyCaseOf } from '../../casework/case.ts';
import { toTakeUp } from '../../casework/materials/take-up.ts';
import { forOneTask } from '../../casework/one-task.ts';
import { readAlong } from '../../casework/telling/read-along.ts';
import { type SettleOwedNeeds, settleOwed } from '../../casework/telling/settle-owed.ts';
import type { Wait } from '../../domain/call/call.ts';
import { type Standing, WAIT_OF } from '../../domain/declaration/moves.ts';
import { lastWakeAt, wholeSecondsUntil } from '../../domain/reminders/ladder/wakes.ts';
import type { Instant } from '../../domain/values/instant.ts';

/**
 * The run's next step: a wait, an end of the declaration, or `take-up` of files. `superseded` ends a run that is not the
 * current one.
 */
export type LadderOutcome = Wait | Standing | 'take-up' | 'superseded';

/** The ladder's answer: one word on which the state machine routes, with the terms of the wait. */
export interface LadderAnswer {
  readonly outcome: LadderOutcome;
  /** The longest wait in whole seconds, 1 to 99,999,999. */
  readonly seconds: number;
  /** The version that the answer is about. A wait for another version does not begin. */
  readonly version: number;
  /** The instant by which it must be looked at again; in the past if only the patrol can still end the wait. */
  readonly dueAt: Instant;
}

export interface LadderRequest {
  readonly declaration: string;
  readonly run: number;
  /** A fingerprint of the files that the run took up last. */
  readonly taken?: string;
}

/**
 * Says where the declaration stands, to the run that asks, after doing everything that the ladder says is due. A
 * run that is not the current one gets `superseded` and changes nothing. Files that were submitted and not taken up
 * by this run come first, however quickly the declaration went on.
 */
export function escalation(ofAll: SettleOwedNeeds) {
  return async ({ declaration: id, run, taken }: LadderRequest): Promise<LadderAnswer> => {
    const needs = forOneTask(ofAll);
    const subject = await storyCaseOf(needs, id, readAlong);
    if (!subject || subject.declaration.run !== run)
      return { outcome: 'superseded', seconds: 1, version: 0, dueAt: needs.now() };
    if (taken !== undefined && taken !== toTakeUp(subject))
      return { outcome: 'take-up', seconds: 1, version: subject.declaration.version, dueAt: needs.now() };
    const { dueAt, declaration } = await settleOwed(needs, subject);
    const { standing, version } = declaration;
    const now = needs.now();
    const seconds = wholeSecondsUntil(lastWakeAt({ ...subject, declaration }, now), now);
    return { outcome: WAIT_OF[standing] ?? standing, seconds, version, dueAt };
  };
}
