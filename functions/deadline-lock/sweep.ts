import type { StageRecord } from '../../adapters/records/stage-writes.ts';
import { type Cursor, INDEX_LAG_SECONDS, placeAfter } from '../../adapters/records/store/indexes.ts';
import { gateShardOf } from '../../adapters/records/store/shards.ts';
import { reportUnrecordedBooking } from '../../casework/applicant/unrecorded-booking.ts';
import { caseOf } from '../../casework/case.ts';
import { type InTurn, inLanes, openTurns } from '../../casework/executions/lanes.ts';
import { type LockInput, lockExecution } from '../../casework/executions/lock-execution.ts';
import { runOneOfMany } from '../../casework/executions/one-of-many.ts';
import { drive } from '../../casework/executions/signal.ts';
import type { Needs } from '../../casework/needs.ts';
import { carryOut } from '../../casework/perform.ts';
import { lapseAtLock } from '../../domain/acts/lapse.ts';
import { lockOf } from '../../domain/call/windows.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import { SWEEP_SECONDS } from './limits.ts';

export interface SweepInput extends LockInput {
  /** The place where the pass goes on; `{ shard: 0 }` begins one. */
  readonly cursor: Cursor;
  /** The instant at which the present pass began; empty before it begins. */
  readonly passBegunAt: Instant | '';
  /** Declarations that the present pass found. */
  readonly found: number;
  readonly lapsed: number;
  /** Pages that this execution has done. */
  readonly pages: number;
  /** Declarations that lapsed in the present pass. */
  readonly moved?: number;
  /** Passes in a row that found something and let nothing lapse. */
  readonly idle?: number;
  /** Declarations that the last pass found and could not let lapse. The patrol looks at them. */
  readonly left?: number;
}

export interface SweepAnswer extends SweepInput {
  readonly outcome: 'more' | 'again' | 'done' | 'continued' | 'superseded';
}

/** The most passes, a minute apart, that find something and move nothing. The patrol looks at what is left then. */
const MAX_IDLE_PASSES = 5;

/** The sizes of a sweep: declarations a page, pages an execution, declarations at once. */
export interface Pages {
  readonly pageSize: number;
  readonly pagesPerExecution: number;
  readonly lanes: number;
}

type SweepNeeds = Pick<Needs, 'records' | 'workflow' | 'now'>;

/**
 * Sweeps one page after a lock: every unfinished declaration that the stage governs lapses. One that cannot is
 * reported and left, and the sweep goes on. A page that has no time left goes on with the next one. After
 * `pagesPerExecution` a new execution goes on, since a history ends at 25,000 events. An execution that the patrol
 * has replaced ends as superseded.
 */
export function sweep(needs: SweepNeeds, { pageSize, pagesPerExecution, lanes }: Pages) {
  return async (input: SweepInput, stopsAt: Instant): Promise<SweepAnswer> => {
    const now = needs.now();
    const { call, stage, cursor } = input;
    const record = await takeUp(needs, input);
    if (!record?.lockedAt) return { ...input, outcome: 'superseded' };
    const page = await needs.records.indexes.governed(call, stage, cursor, pageSize);
    const { taken, lapsed } = await lapseAll(needs, page.ids, { stage, now, stopsAt, lanes });
    const so = {
      ...input,
      passBegunAt: input.passBegunAt || now,
      found: input.found + taken.length,
      lapsed: input.lapsed + lapsed,
      moved: (input.moved ?? 0) + lapsed,
      pages: input.pages + 1,
    };
    const isWhole = taken.length === page.ids.length;
    const next = isWhole ? page.next : after(input, taken);
    if (!next) return endOfPass(so, record.lockedAt);
    const more = { ...so, cursor: next };
    return more.pages < pagesPerExecution ? { ...more, outcome: 'more' } : goOn(needs, more);
  };
}

/** Puts off the instant at which the patrol would start another sweep of this lock; undefined if this one is over. */
async function takeUp(needs: SweepNeeds, input: SweepInput): Promise<StageRecord | undefined> {
  const { stages } = needs.records;
  const record = (await stages.of(input.call))[input.stage];
  if (record?.generation !== input.generation || record.attempt !== input.attempt) return undefined;
  return (await stages.stillSweeps(record, plusSeconds(needs.now(), SWEEP_SECONDS))) ? record : undefined;
}

function after({ call, stage, cursor }: SweepInput, taken: readonly string[]): Cursor {
  const last = taken.at(-1);
  return last === undefined ? cursor : placeAfter(call, stage, cursor.shard, last);
}

interface Page {
  readonly stage: string;
  readonly now: Instant;
  readonly stopsAt: Instant;
  readonly lanes: number;
}

/** Lets declarations lapse, several at once, until the time ends; returns those that it took up. */
async function lapseAll(needs: SweepNeeds, ids: readonly string[], { stage, now, stopsAt, lanes }: Page) {
  const inTurn = openTurns();
  const mayGoOn = () => needs.now() < stopsAt;
  let lapsed = 0;
  const taken = await inLanes({ lanes, mayGoOn }, ids, async (id) => {
    const done = await runOneOfMany(needs, { record: id, during: 'sweep' }, () =>
      lapse(needs, id, stage, now, inTurn),
    );
    if (done.ok && done.value) lapsed += 1;
  });
  return { taken: ids.slice(0, taken), lapsed };
}

/** Transactions that check one shard of the gate conflict with each other, so they run one after another. */
async function lapse(
  needs: Pick<Needs, 'records' | 'workflow'>,
  id: string,
  stage: string,
  now: Instant,
  inTurn: InTurn,
): Promise<boolean> {
  const subject = await caseOf(needs, id);
  const change = subject && lapseAtLock(subject, stage, now);
  if (!change) return false;
  const written = await inTurn(gateShardOf(id, lockOf(subject.locks, stage)), () =>
    carryOut(needs, subject, change),
  );
  if (!written.ok) return false;
  await reportUnrecordedBooking(needs, subject);
  await drive(needs, subject, change);
  return true;
}

function endOfPass(so: SweepInput, lockedAt: NonNullable<StageRecord['lockedAt']>): SweepAnswer {
  const trusted = so.passBegunAt >= plusSeconds(lockedAt, INDEX_LAG_SECONDS);
  const idle = so.found > 0 && !so.moved ? (so.idle ?? 0) + 1 : 0;
  const done = trusted && (so.found === 0 || idle >= MAX_IDLE_PASSES);
  const next = { cursor: { shard: 0 }, passBegunAt: '', found: 0, moved: 0, idle, left: so.found } as const;
  return { ...so, ...next, outcome: done ? 'done' : 'again' };
}

async function goOn({ workflow }: SweepNeeds, so: SweepInput): Promise<SweepAnswer> {
  const next = { ...so, part: so.part + 1, pages: 0 };
  const { name } = lockExecution(next);
  await workflow.start('deadline-lock', name, next);
  return { ...so, outcome: 'continued' };
}
