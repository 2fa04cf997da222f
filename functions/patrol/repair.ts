import type { Due } from '../../adapters/records/store/indexes.ts';
import { runBooking } from '../../casework/applicant/run-booking.ts';
import { caseOf, storyCaseOf } from '../../casework/case.ts';
import { lockExecution } from '../../casework/executions/lock-execution.ts';
import { drive } from '../../casework/executions/signal.ts';
import { carryOut } from '../../casework/perform.ts';
import { tellWhatIsDue } from '../../casework/telling/tell.ts';
import { lapseAtGrant } from '../../domain/acts/lapse.ts';
import { drainedAt, lockOf } from '../../domain/call/windows.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { plusSeconds } from '../../domain/values/instant.ts';
import {
  GRACE_SECONDS,
  isOverdue,
  type Looked,
  lapseAfterSweep,
  type PatrolNeeds,
  REPLACE_SECONDS,
  repairDeclaration,
  type Turn,
} from './repair-declaration.ts';

type DueDeclaration = Extract<Due, { kind: 'declaration' }>;

/** Looks at one record that is due and does what it needs; in the turn of repairs nothing that takes a letter. */
export async function repair(needs: PatrolNeeds, due: Due, turn: Turn): Promise<Looked> {
  switch (due.kind) {
    case 'declaration':
      if (turn === 'repairs' && waitsAsItShould(needs, due)) return 'owes-letters';
      return repairDeclaration(needs, due.id, turn);
    case 'booking':
      return runBooked(needs, due.declaration, turn);
    case 'grant':
      return endGrant(needs, due.declaration, due.number);
    case 'sanction':
      return forgetSanction(needs, due.id);
    case 'stage':
      return startLock(needs, due.call, due.stage);
    case 'sms':
      return 'owes-sms';
    case 'message':
      if (turn === 'repairs') return 'owes-letters';
      return due.mailbox === undefined ? sendAgain(needs, due) : { mailbox: due.mailbox };
  }
}

/**
 * Whether a rung came while nothing happened to the declaration, as far as the index says: to a draft, or to one whose driver
 * has looked at every act. The second turn reads it. What is due for longer may be left behind by a sweep, and a lapse waits
 * for no letter.
 */
function waitsAsItShould(needs: PatrolNeeds, { run, unseen, dueAt }: DueDeclaration): boolean {
  if (isOverdue(needs, dueAt, run === 0 ? REPLACE_SECONDS : GRACE_SECONDS)) return false;
  return run === 0 || !unseen;
}

/**
 * Runs a submission that was booked. The receipt leaves with the execution that it starts; the owner of one that was refused is told
 * in the turn of letters.
 */
async function runBooked(needs: PatrolNeeds, id: string, turn: Turn): Promise<Looked> {
  const subject = await caseOf(needs, id);
  if (!subject) return undefined;
  if (turn === 'letters' && subject.declaration.bookedFor === undefined)
    return repairDeclaration(needs, id, turn);
  const end = await runBooking(needs, subject);
  if (end === 'unrecorded') await lapseAfterSweep(needs, subject);
  if (end === 'failed' || end === 'unrecorded') return 'owes-letters';
  return end === 'submitted' ? { did: `submitted ${id} as booked` } : undefined;
}

/**
 * Ends a declaration whose grant ran out unused; a grant that the declaration no longer stands on is only put away.
 * If the stage's closing moved past the grant's end, the closing holds: the declaration is looked at when the stage
 * closes.
 */
async function endGrant(needs: PatrolNeeds, id: string, number: number): Promise<Looked> {
  const subject = await caseOf(needs, id);
  if (subject?.declaration.grant?.number !== number) {
    await needs.records.declarations.putGrantAway(id, number, needs.now());
    return undefined;
  }
  const change = lapseAtGrant(subject, needs.now());
  if (!change) await untilItsStageCloses(needs, subject, number);
  if (!change || !(await carryOut(needs, subject, change)).ok) return undefined;
  await drive(needs, subject, change);
  return { did: `ended the grant of ${id}` };
}

/** Forgets an entry of the register on the day after its last. An entry that was corrected meanwhile says another day. */
async function forgetSanction({ records, now }: PatrolNeeds, id: string): Promise<Looked> {
  return (await records.sanctions.forget(id, now())) ? { did: `forgot the sanction ${id}` } : undefined;
}

async function untilItsStageCloses(needs: PatrolNeeds, { declaration, locks }: Case, number: number) {
  const { grant } = declaration;
  if (!grant) return;
  const closed = drainedAt(lockOf(locks, grant.stage));
  if (closed > needs.now()) await needs.records.declarations.putGrantOff(declaration.id, number, closed);
}

/** Starts another execution of a lock that its schedule did not start, or whose sweep did not end. */
async function startLock(needs: PatrolNeeds, call: string, stage: string): Promise<Looked> {
  const record = (await needs.records.stages.of(call))[stage];
  if (record?.dueAt === undefined || !isOverdue(needs, record.dueAt, GRACE_SECONDS)) return undefined;
  const { dueAt, generation } = record;
  const present = lockExecution({ call, stage, generation, attempt: record.attempt, part: 1 });
  const status = await needs.workflow.status('deadline-lock', present.name);
  const attempt = status === 'never-started' ? record.attempt : record.attempt + 1;
  const later = plusSeconds(needs.now(), REPLACE_SECONDS);
  if (!(await needs.records.stages.putOff(record, later, attempt))) return undefined;
  const { name, input } = lockExecution({ call, stage, generation, attempt, part: 1 });
  try {
    await needs.workflow.start('deadline-lock', name, input);
  } catch (error) {
    // Nothing runs, so the next patrol tries at once.
    await needs.records.stages.putOff({ ...record, dueAt: later, attempt }, dueAt, attempt);
    throw error;
  }
  return { did: `started ${name}` };
}

/** Sends an applicant's own message that waited for its hour or was cut off. */
async function sendAgain(needs: PatrolNeeds, due: Extract<Due, { kind: 'message' }>): Promise<Looked> {
  const { declaration, occasion, round, audience } = due;
  const subject = await storyCaseOf(needs, declaration);
  const message = subject?.messages.find(
    (each) => each.occasion === occasion && each.round === round && each.audience === audience,
  );
  if (!subject || !message || !isOverdue(needs, message.dueAt, 0)) return undefined;
  await tellWhatIsDue(needs, subject, message);
  return { did: `sent ${occasion} of ${declaration} again` };
}
