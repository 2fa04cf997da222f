import type { Story } from '../../adapters/records/declarations/story.ts';
import { reportUnrecordedBooking } from '../../casework/applicant/unrecorded-booking.ts';
import { storyCaseOf } from '../../casework/case.ts';
import { keepToTerm } from '../../casework/executions/keep-to-term.ts';
import { drive, executionName, signal } from '../../casework/executions/signal.ts';
import type { Needs } from '../../casework/needs.ts';
import { carryOut } from '../../casework/perform.ts';
import { readAlong } from '../../casework/telling/read-along.ts';
import { type SettleOwedNeeds, settleOwed } from '../../casework/telling/settle-owed.ts';
import { lapseAtLock } from '../../domain/acts/lapse.ts';
import { PATROL, pauseBeforeRestart, restart } from '../../domain/acts/operator/restart.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { isFinal } from '../../domain/declaration/moves.ts';
import { governingStage } from '../../domain/declaration/way.ts';
import { overdueSince } from '../../domain/reminders/ladder/wakes.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';

/** A patrol looks at records in two turns: what needs no letter, then what does. Reviewers' letters come after both. */
export type Turn = 'repairs' | 'letters';

/**
 * The result of a look at one record: what was done, the case that was told, the mailbox whose letter is due, nothing, or
 * nothing yet, because letters go in the second turn and short messages after all letters.
 */
export type Looked =
  | { readonly did: string }
  | { readonly told: Case & Story }
  | { readonly mailbox: string }
  | 'owes-sms'
  | 'owes-letters'
  | undefined;

export type PatrolNeeds = SettleOwedNeeds & Pick<Needs, 'workflow' | 'smsChannel'>;

/**
 * Seconds that a driver has before the patrol repairs its declaration. Drafts and grants have no driver but the
 * patrol.
 */
export const GRACE_SECONDS = 600;

/** Seconds after which a driver that was woken and did not move is replaced. */
export const REPLACE_SECONDS = 1800;

export function isOverdue({ now }: PatrolNeeds, dueAt: Instant | undefined, seconds: number): boolean {
  return dueAt !== undefined && plusSeconds(dueAt, seconds) <= now();
}

export async function repairDeclaration(needs: PatrolNeeds, id: string, turn: Turn): Promise<Looked> {
  const read = await storyCaseOf(needs, id, readAlong(needs));
  if (!read) return undefined;
  if (read.declaration.run === 0)
    return isOverdue(needs, read.declaration.dueAt, 0) ? driveDraft(needs, read, turn) : undefined;
  const { subject, lapsed } = await keptToTerm(needs, read);
  if (lapsed) return { did: `let ${id} lapse` };
  const { run, dueAt, standing, token } = subject.declaration;
  if (isAtRung(needs, subject)) return climb(needs, subject, turn);
  if (!isOverdue(needs, dueAt, GRACE_SECONDS)) return undefined;
  if (overdueSince(subject)) return lapseAfterSweep(needs, subject);
  const status = await needs.workflow.status('declaration', executionName(id, run));
  if (status === 'never-started') {
    await needs.workflow.start('declaration', executionName(id, run), { declaration: id, run });
    return { did: `started ${id}` };
  }
  if (status === 'ended' && isFinal(standing)) {
    if (turn === 'repairs') return 'owes-letters';
    await settleOwed(needs, subject);
    return { did: `told the end of ${id}` };
  }
  if (status === 'running' && token && !isOverdue(needs, dueAt, REPLACE_SECONDS)) {
    await needs.workflow.wake(token);
    return { did: `woke ${id}` };
  }
  return replaceDriver(needs, subject);
}

/** Whether the driver waits as it should and a rung of its wait came. */
function isAtRung(needs: PatrolNeeds, subject: Case): boolean {
  const { unseen, token, dueAt } = subject.declaration;
  return !unseen && token !== undefined && !overdueSince(subject) && isOverdue(needs, dueAt, 0);
}

/** Keeps a declaration that is due to its own deadline. If it lapses by that, its driver is woken; a lapse waits for no letter. */
async function keptToTerm(needs: PatrolNeeds, subject: Case & Story) {
  if (!isOverdue(needs, subject.declaration.dueAt, 0)) return { subject };
  const kept = await keepToTerm(needs, subject);
  if (kept.lapsed) await drive(needs, kept.subject, kept.lapsed);
  return kept;
}

/**
 * Does what a rung says while the driver goes on waiting. A driver that is gone is replaced, and its next run does it.
 */
async function climb(needs: PatrolNeeds, subject: Case & Story, turn: Turn): Promise<Looked> {
  if (turn === 'repairs') return 'owes-letters';
  if (await isGone(needs, subject)) return replaceDriver(needs, subject);
  const { told } = await settleOwed(needs, subject, 'waits');
  return { told };
}

/**
 * Whether the driver is known to be gone. Step Functions answers some fifteen such questions a second, and a morning has
 * thousands of rungs, so no reminder waits for an answer:
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
async function isGone({ workflow }: PatrolNeeds, { declaration: { id, run } }: Case): Promise<boolean> {
  return workflow.status('declaration', executionName(id, run)).then(
    (status) => status !== 'running',
    () => false,
  );
}

/** Drives the rungs of a draft. A draft that its stage's sweep left lapses, once the sweep has had its time. */
async function driveDraft(needs: PatrolNeeds, subject: Case & Story, turn: Turn): Promise<Looked> {
  if (isOverdue(needs, overdueSince(subject), REPLACE_SECONDS)) return lapseAfterSweep(needs, subject);
  if (turn === 'repairs') return 'owes-letters';
  await settleOwed(needs, subject);
  return undefined;
}

/** Lets a declaration lapse that entered a locked stage after its sweep, or whose booking did not run before the lock. */
export async function lapseAfterSweep(needs: PatrolNeeds, subject: Case): Promise<Looked> {
  const { id } = subject.declaration;
  const stage = governingStage(subject.call, subject.declaration);
  const change = stage === undefined ? undefined : lapseAtLock(subject, stage, needs.now());
  if (!change || !(await carryOut(needs, subject, change)).ok) return undefined;
  await reportUnrecordedBooking(needs, subject);
  await drive(needs, subject, change);
  return { did: `let ${id} lapse` };
}

/**
 * Replaces a driver: one conditional write raises the run, the old execution is stopped, a new one started. A
 * driver that breaks again and again is put off by growing pauses, and reported once.
 */
async function replaceDriver(needs: PatrolNeeds, subject: Case & Story): Promise<Looked> {
  const { id, run, standing } = subject.declaration;
  if (isFinal(standing)) return undefined;
  const now = needs.now();
  const pause = pauseBeforeRestart(subject.timeline);
  if (pause && now < pause.until) {
    const report = { kind: 'not-moved', at: now, record: id, during: 'restart' } as const;
    if (pause.isFirst) await needs.records.reports.keep(report);
    await needs.records.declarations.setDue(subject.declaration, pause.until);
    return undefined;
  }
  const verdict = restart(subject, { run }, PATROL, now);
  if (!verdict.ok || !(await carryOut(needs, subject, verdict.value)).ok) return undefined;
  await needs.workflow.stop('declaration', executionName(id, run), `Superseded by run ${run + 1}`);
  await signal(needs, id);
  return { did: `restarted ${id}` };
}
