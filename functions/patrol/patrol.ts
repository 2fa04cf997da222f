import type { Story } from '../../adapters/records/declarations/story.ts';
import type { Due, DueCursor } from '../../adapters/records/store/indexes.ts';
import { caseOf, storyCaseOf } from '../../casework/case.ts';
import { lockExecution } from '../../casework/executions/lock-execution.ts';
import { runOneOfMany } from '../../casework/executions/one-of-many.ts';
import type { Needs } from '../../casework/needs.ts';
import { carryOut, executionName, signal } from '../../casework/perform.ts';
import { type SettleOwedNeeds, settleOwed } from '../../casework/telling/settle-owed.ts';
import { tellWhatIsDue } from '../../casework/telling/tell.ts';
import { writeLetter } from '../../casework/telling/write-letter.ts';
import { lapseAtGrant, lapseAtLock } from '../../domain/acts/lapse.ts';
import { PATROL, pauseBeforeRestart, restart } from '../../domain/acts/operator/restart.ts';
import { drainedAt, lockOf } from '../../domain/call/windows.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { governingStage } from '../../domain/declaration/declaration.ts';
import { isFinal } from '../../domain/declaration/moves.ts';
import { overdueSince } from '../../domain/reminders/ladder/wakes.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';

export type PatrolNeeds = SettleOwedNeeds & Pick<Needs, 'workflow'>;

/**
 * Seconds that a driver has before the patrol repairs its declaration. Drafts and grants have no driver but the
 * patrol.
 */
const GRACE_SECONDS = 600;
/** Seconds after which a driver that was woken and did not move is replaced. */
const REPLACE_SECONDS = 1800;
const MAX_PER_SHARD = 50;
/** The most rounds of one patrol, so that it ends before the next begins, however much an outage has left. */
const MAX_ROUNDS = 20;

export interface PatrolReport {
  readonly repaired: readonly string[];
  /** Records that could not be repaired. The operators get a report, and the next patrol tries again. */
  readonly left: readonly string[];
}

/**
 * Repairs what is overdue: drives the rungs of drafts, ends grants that ran out, wakes or replaces drivers that did
 * not move, starts locks that no schedule started, sends messages that were cut off. Each record is looked at once,
 * moved or not, so one that stays at the front of the index hides nothing behind it.
 */
export function patrol(needs: PatrolNeeds) {
  return async (): Promise<PatrolReport> => {
    const [repaired, left]: [string[], string[]] = [[], []];
    const seen = new Set<string>();
    const until = needs.now();
    let cursor: DueCursor | undefined;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const page = await needs.records.indexes.duePage(until, MAX_PER_SHARD, cursor);
      for (const each of page.due) {
        const record = recordOf(each);
        const what = await runOneOfMany(needs, { record, during: 'patrol' }, () => repair(needs, each, seen));
        if (!what.ok) left.push(record);
        else if (what.value !== undefined) repaired.push(what.value);
      }
      if (!page.next) break;
      cursor = page.next;
    }
    return { repaired, left };
  };
}

function recordOf(due: Due): string {
  switch (due.kind) {
    case 'declaration':
      return due.id;
    case 'grant':
      return `${due.declaration}#grant-${due.number}`;
    case 'stage':
      return `${due.call}#${due.stage}`;
    case 'letter':
      return `letter ${due.mailbox}`;
    case 'message':
      return `${due.declaration}#${due.occasion}#${due.round}#${due.audience}`;
  }
}

async function repair(needs: PatrolNeeds, due: Due, seen: Set<string>): Promise<string | undefined> {
  switch (due.kind) {
    case 'declaration':
      return repairDeclaration(needs, due.id);
    case 'grant':
      return endGrant(needs, due.declaration, due.number);
    case 'stage':
      return startLock(needs, due.call, due.stage);
    case 'letter':
      return write(needs, due.mailbox, seen);
    case 'message':
      return sendAgain(needs, due, seen);
  }
}

function isOverdue({ now }: PatrolNeeds, dueAt: Instant | undefined, seconds: number): boolean {
  return dueAt !== undefined && plusSeconds(dueAt, seconds) <= now();
}

async function repairDeclaration(needs: PatrolNeeds, id: string): Promise<string | undefined> {
  const subject = await storyCaseOf(needs, id);
  if (!subject) return undefined;
  const { run, dueAt, standing, token } = subject.declaration;
  if (run === 0) return isOverdue(needs, dueAt, 0) ? driveDraft(needs, subject) : undefined;
  if (!isOverdue(needs, dueAt, GRACE_SECONDS)) return undefined;
  if (overdueSince(subject)) return lapseAfterSweep(needs, subject);
  const status = await needs.workflow.status('declaration', executionName(id, run));
  if (status === 'never-started') {
    await needs.workflow.start('declaration', executionName(id, run), { declaration: id, run });
    return `started ${id}`;
  }
  if (status === 'ended' && isFinal(standing)) {
    await settleOwed(needs, subject);
    return `told the end of ${id}`;
  }
  if (status === 'running' && token && !isOverdue(needs, dueAt, REPLACE_SECONDS)) {
    await needs.workflow.wake(token);
    return `woke ${id}`;
  }
  return replaceDriver(needs, subject);
}

/** Drives the rungs of a draft. A draft that its stage's sweep left lapses, once the sweep has had its time. */
async function driveDraft(needs: PatrolNeeds, subject: Case & Story): Promise<string | undefined> {
  if (isOverdue(needs, overdueSince(subject), REPLACE_SECONDS)) return lapseAfterSweep(needs, subject);
  await settleOwed(needs, subject);
  return undefined;
}

/** Lets a declaration lapse that entered a locked stage after its sweep. */
async function lapseAfterSweep(needs: PatrolNeeds, subject: Case): Promise<string | undefined> {
  const { id } = subject.declaration;
  const stage = governingStage(subject.call, subject.declaration);
  const change = stage === undefined ? undefined : lapseAtLock(subject, stage, needs.now());
  if (!change || !(await carryOut(needs, subject, change)).ok) return undefined;
  await signal(needs, id);
  return `let ${id} lapse`;
}

/**
 * Replaces a driver: one conditional write raises the run, the old execution is stopped, a new one started. A
 * driver that breaks again and again is put off by growing pauses, and reported once.
 */
async function replaceDriver(needs: PatrolNeeds, subject: Case & Story): Promise<string | undefined> {
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
  return `restarted ${id}`;
}

/**
 * Ends a declaration whose grant ran out unused; a grant that the declaration no longer stands on is only put away.
 * If the stage's closing moved past the grant's end, the closing holds: the declaration is looked at when the stage
 * closes.
 */
async function endGrant(needs: PatrolNeeds, id: string, number: number): Promise<string | undefined> {
  const subject = await caseOf(needs, id);
  if (subject?.declaration.grant?.number !== number) {
    await needs.records.declarations.putGrantAway(id, number, needs.now());
    return undefined;
  }
  const change = lapseAtGrant(subject, needs.now());
  if (!change) await untilItsStageCloses(needs, subject, number);
  if (!change || !(await carryOut(needs, subject, change)).ok) return undefined;
  await signal(needs, id);
  return `ended the grant of ${id}`;
}

async function untilItsStageCloses(needs: PatrolNeeds, { declaration, locks }: Case, number: number) {
  const { grant } = declaration;
  if (!grant) return;
  const closed = drainedAt(lockOf(locks, grant.stage));
  if (closed > needs.now()) await needs.records.declarations.putGrantOff(declaration.id, number, closed);
}

/** Starts another execution of a lock that its schedule did not start, or whose sweep did not end. */
async function startLock(needs: PatrolNeeds, call: string, stage: string): Promise<string | undefined> {
  const record = (await needs.records.stages.of(call))[stage];
  if (!record || !isOverdue(needs, record.dueAt, GRACE_SECONDS)) return undefined;
  const { generation } = record;
  const present = lockExecution({ call, stage, generation, attempt: record.attempt, part: 1 });
  const status = await needs.workflow.status('deadline-lock', present.name);
  const attempt = status === 'never-started' ? record.attempt : record.attempt + 1;
  const later = plusSeconds(needs.now(), REPLACE_SECONDS);
  if (!(await needs.records.stages.putOff(record, later, attempt))) return undefined;
  const { name, input } = lockExecution({ call, stage, generation, attempt, part: 1 });
  await needs.workflow.start('deadline-lock', name, input);
  return `started ${name}`;
}

/** Writes a mailbox's letter, at its hour or after it was cut off. The mailbox is looked at once a patrol. */
async function write(needs: PatrolNeeds, mailbox: string, seen: Set<string>): Promise<string | undefined> {
  if (seen.has(mailbox)) return undefined;
  seen.add(mailbox);
  return (await writeLetter(needs, mailbox)) ? `wrote to ${mailbox}` : undefined;
}

async function sendAgain(
  needs: PatrolNeeds,
  due: Extract<Due, { kind: 'message' }>,
  seen: Set<string>,
): Promise<string | undefined> {
  const { declaration, occasion, round, audience } = due;
  const message = await needs.records.messages.get(declaration, occasion, round, audience);
  if (!message || !isOverdue(needs, message.dueAt, 0)) return undefined;
  if (message.mailbox !== undefined) return write(needs, message.mailbox, seen);
  const subject = await storyCaseOf(needs, declaration);
  if (!subject) return undefined;
  await tellWhatIsDue(needs, subject, message);
  return `sent ${occasion} of ${declaration} again`;
}
