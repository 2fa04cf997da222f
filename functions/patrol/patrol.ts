import { MAX_LETTERS_AT_ONCE } from '../../adapters/mail/channel.ts';
import type { Due, DueCursor } from '../../adapters/records/store/indexes.ts';
import { inLanes, openTurns } from '../../casework/executions/lanes.ts';
import { runOneOfMany } from '../../casework/executions/one-of-many.ts';
import { forOneTask } from '../../casework/one-task.ts';
import { sendLetter } from '../../casework/telling/send-letter.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { openDueMailboxes } from './due-mailboxes.ts';
import { repair } from './repair.ts';
import type { PatrolNeeds, Turn } from './repair-declaration.ts';
import { type DueSms, sendShort } from './send-short.ts';

/**
 * Records looked at at once, which is the most letters that leave at once. A reminder of a draft is three calls and a letter:
 * at 10 ms a call and 150 ms a letter, ten lanes send 10,000 in 180 seconds, which is one patrol.
 */
export const PATROL_LANES = MAX_LETTERS_AT_ONCE;

/** Due records of each shard that one reading of the index gives. */
const MAX_PER_SHARD = 250;

export interface PatrolReport {
  readonly repaired: readonly string[];
  /** Records that could not be repaired. The operators get a report, and the next patrol tries again. */
  readonly left: readonly string[];
  /** Whether the time ended before everything due was looked at. What is left stays due. */
  readonly endedEarly: boolean;
}

/**
 * Runs the submissions that were booked, and repairs what is overdue: drives the rungs of drafts, ends grants that ran out, wakes or replaces drivers that did
 * not move, starts locks that no schedule started, sends messages that were cut off. Several records are looked at
 * at once, and each once, moved or not, so one that stays at the front of the index hides nothing behind it. What
 * needs no letter goes first, so that a slow mail server holds up nobody who waits for none. Reviewers' letters go last,
 * so that each tells what all rungs of its hour say. Short messages go after all letters, so that a provider that hangs holds up
 * none.
 */
export function patrol(ofAll: PatrolNeeds, lanes = PATROL_LANES) {
  return async (stopsAt: Instant): Promise<PatrolReport> => {
    const needs = forOneTask(ofAll);
    const report = { repaired: [] as string[], left: [] as string[] };
    const owing: Due[] = [];
    const short: DueSms[] = [];
    const mailboxes = openDueMailboxes(needs.now);
    const look = async (due: Due, turn: Turn) => {
      const record = recordOf(due);
      const what = await runOneOfMany(needs, { record, during: 'patrol' }, () => repair(needs, due, turn));
      if (!what.ok) report.left.push(record);
      else if (what.value === 'owes-letters') owing.push(due);
      else if (what.value === 'owes-sms') {
        if (due.kind === 'sms') short.push(due);
      } else if (what.value && 'told' in what.value) mailboxes.told(what.value.told);
      else if (what.value && 'mailbox' in what.value) mailboxes.add(what.value.mailbox, record);
      else if (what.value) report.repaired.push(what.value.did);
    };
    const write = async ([mailbox, record]: readonly [string, string]) => {
      const sent = await runOneOfMany(needs, { record, during: 'patrol' }, () =>
        sendLetter(needs, mailbox, mailboxes.justTold),
      );
      if (!sent.ok) report.left.push(record);
      else if (sent.value) report.repaired.push(`wrote to ${mailbox}`);
    };
    const mayGoOn = () => needs.now() < stopsAt;
    const inTurn = openTurns();
    await inLanes({ lanes, mayGoOn }, everyDue(needs), (due) =>
      inTurn(aboutOf(due), () => look(due, 'repairs')),
    );
    await inLanes({ lanes, mayGoOn }, Map.groupBy(owing, aboutOf).values(), async (all) => {
      for (const due of all) if (mayGoOn()) await look(due, 'letters');
    });
    await inLanes({ lanes, mayGoOn }, mailboxes.each(), write);
    await sendShort(needs, { lanes, mayGoOn }, short, report);
    return { ...report, endedEarly: !mayGoOn() };
  };
}

/** Everything that is due when the patrol begins, each record once. */
async function* everyDue({ records, now }: PatrolNeeds): AsyncGenerator<Due> {
  const until = now();
  const seen = new Set<string>();
  let cursor: DueCursor | undefined;
  do {
    const page = await records.indexes.duePage(until, MAX_PER_SHARD, cursor);
    const fresh = [...new Map(page.due.map((due) => [recordOf(due), due]))].filter(
      ([record]) => !seen.has(record),
    );
    for (const [record] of fresh) seen.add(record);
    yield* fresh.map(([, due]) => due);
    cursor = page.next;
  } while (cursor);
}

function recordOf(due: Due): string {
  switch (due.kind) {
    case 'declaration':
      return due.id;
    case 'sanction':
      return `sanction-${due.id}`;
    case 'booking':
      return `${due.declaration}#booking`;
    case 'grant':
      return `${due.declaration}#grant-${due.number}`;
    case 'stage':
      return `${due.call}#${due.stage}`;
    case 'sms':
      return `${due.declaration}#${due.occasion}#${due.round}#sms`;
    case 'message':
      return `${due.declaration}#${due.occasion}#${due.round}#${due.audience}`;
  }
}

/** The declaration that a record is about, or the lock: two records of one are never looked at at once. */
function aboutOf(due: Due): string {
  if (due.kind === 'stage' || due.kind === 'sanction') return recordOf(due);
  return due.kind === 'declaration' ? due.id : due.declaration;
}
