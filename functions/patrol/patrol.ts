import type { Due, DueCursor } from '../../adapters/records/store/indexes.ts';
import { caseOf, storyCaseOf } from '../../casework/case.ts';
import { lockExecution } from '../../casework/executions/lock-execution.ts';
import { runOneOfMany } from '../../casework/executions/one-of-many.ts';
import { carryOut, signal } from '../../casework/perform.ts';
import { tellWhatIsDue } from '../../casework/telling/tell.ts';
import { writeLetter } from '../../casework/telling/write-letter.ts';
import { lapseAtGrant } from '../../domain/acts/lapse.ts';
import { drainedAt, lockOf } from '../../domain/call/windows.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { plusSeconds } from '../../domain/values/instant.ts';
import {
  GRACE_SECONDS,
  isOverdue,
  type PatrolNeeds,
  REPLACE_SECONDS,
  repairDeclaration,
} from './repair-declaration.ts';

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
    case 'message':
      return sendAgain(needs, due, seen);
  }
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
