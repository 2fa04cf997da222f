import type { StageRecord } from '../../adapters/records/stage-writes.ts';
import { type Cursor, INDEX_LAG_SECONDS } from '../../adapters/records/store/indexes.ts';
import { caseOf } from '../../casework/case.ts';
import { type LockInput, lockExecution } from '../../casework/executions/lock-execution.ts';
import { runOneOfMany } from '../../casework/executions/one-of-many.ts';
import type { Needs } from '../../casework/needs.ts';
import { carryOut, signal } from '../../casework/perform.ts';
import { lapseAtLock } from '../../domain/acts/lapse.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';

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

/**
 * Sweeps one page after a lock: every unfinished declaration that the stage governs lapses. One that cannot is
 * reported and left, and the sweep goes on. After `pagesPerExecution` a new execution goes on, since a history ends
 * at 25,000 events.
 */
export function sweep(
  needs: Pick<Needs, 'records' | 'workflow' | 'now'>,
  { pageSize, pagesPerExecution }: { pageSize: number; pagesPerExecution: number },
) {
  return async (input: SweepInput): Promise<SweepAnswer> => {
    const now = needs.now();
    const { call, stage, cursor } = input;
    const record = (await needs.records.stages.of(call))[stage];
    if (record?.generation !== input.generation || !record.lockedAt)
      return { ...input, outcome: 'superseded' };
    const page = await needs.records.indexes.governed(call, stage, cursor, pageSize);
    const lapsed = await lapseAll(needs, page.ids, stage, now);
    const so = {
      ...input,
      passBegunAt: input.passBegunAt || now,
      found: input.found + page.ids.length,
      lapsed: input.lapsed + lapsed,
      moved: (input.moved ?? 0) + lapsed,
      pages: input.pages + 1,
    };
    if (!page.next) return endOfPass(so, record.lockedAt);
    const next = { ...so, cursor: page.next };
    return next.pages < pagesPerExecution ? { ...next, outcome: 'more' } : goOn(needs, next);
  };
}

async function lapseAll(
  needs: Pick<Needs, 'records' | 'workflow' | 'now'>,
  ids: readonly string[],
  stage: string,
  now: Instant,
): Promise<number> {
  let lapsed = 0;
  for (const id of ids) {
    const done = await runOneOfMany(needs, { record: id, during: 'sweep' }, () =>
      lapse(needs, id, stage, now),
    );
    if (done.ok && done.value) lapsed += 1;
  }
  return lapsed;
}

async function lapse(
  needs: Pick<Needs, 'records' | 'workflow'>,
  id: string,
  stage: string,
  now: Instant,
): Promise<boolean> {
  const subject = await caseOf(needs, id);
  const change = subject && lapseAtLock(subject, stage, now);
  if (!change || !(await carryOut(needs, subject, change)).ok) return false;
  await signal(needs, id);
  return true;
}

function endOfPass(so: SweepInput, lockedAt: NonNullable<StageRecord['lockedAt']>): SweepAnswer {
  const trusted = so.passBegunAt >= plusSeconds(lockedAt, INDEX_LAG_SECONDS);
  const idle = so.found > 0 && !so.moved ? (so.idle ?? 0) + 1 : 0;
  const done = trusted && (so.found === 0 || idle >= MAX_IDLE_PASSES);
  const next = { cursor: { shard: 0 }, passBegunAt: '', found: 0, moved: 0, idle, left: so.found } as const;
  return { ...so, ...next, outcome: done ? 'done' : 'again' };
}

async function goOn({ workflow }: Pick<Needs, 'workflow'>, so: SweepInput): Promise<SweepAnswer> {
  const next = { ...so, part: so.part + 1, pages: 0 };
  const { name } = lockExecution(next);
  await workflow.start('deadline-lock', name, next);
  return { ...so, outcome: 'continued' };
}
