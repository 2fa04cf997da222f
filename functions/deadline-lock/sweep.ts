import type { Cursor } from '../../adapters/records/indexes.ts';
import type { StageRecord } from '../../adapters/records/stages.ts';
import { lapseAtLock } from '../../domain/acts/lapse.ts';
import { type Instant, plusSeconds } from '../../domain/instant.ts';
import { caseOf } from '../case.ts';
import { type LockInput, lockExecution } from '../lock-execution.ts';
import type { Needs } from '../needs.ts';
import { carryOut, signal } from '../perform.ts';

export interface SweepInput extends LockInput {
  /** Where the pass goes on; `{ shard: 0 }` begins one. */
  readonly cursor: Cursor;
  /** When the present pass began; empty when it is about to. */
  readonly passBegunAt: Instant | '';
  /** How many the present pass found, and how many lapsed since the lock. */
  readonly found: number;
  readonly lapsed: number;
  /** Pages done by this execution. */
  readonly pages: number;
}

export interface SweepAnswer extends SweepInput {
  readonly outcome: 'more' | 'again' | 'done' | 'continued' | 'superseded';
}

/** The index may lag by this much: only a pass begun this long after the lock is believed when it finds nothing. */
const INDEX_LAG_SECONDS = 60;

/**
 * One page of the sweep after a lock: every unfinished declaration that the stage governs lapses. Goes on as a new
 * execution after `pagesPerExecution`, since an execution's history ends at 25,000 events.
 */
export function sweep(
  needs: Pick<Needs, 'records' | 'calendar' | 'workflow' | 'now'>,
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
      pages: input.pages + 1,
    };
    if (!page.next) return endOfPass(so, record.lockedAt);
    const next = { ...so, cursor: page.next };
    return next.pages < pagesPerExecution ? { ...next, outcome: 'more' } : goOn(needs, next);
  };
}

async function lapseAll(
  needs: Pick<Needs, 'records' | 'calendar' | 'workflow'>,
  ids: readonly string[],
  stage: string,
  now: Instant,
): Promise<number> {
  let lapsed = 0;
  for (const id of ids) {
    const subject = await caseOf(needs, id);
    const change = subject && lapseAtLock(subject, stage, now);
    if (!change || !(await carryOut(needs, subject, change)).ok) continue;
    await signal(needs, id);
    lapsed += 1;
  }
  return lapsed;
}

function endOfPass(so: SweepInput, lockedAt: NonNullable<StageRecord['lockedAt']>): SweepAnswer {
  const trusted = so.passBegunAt >= plusSeconds(lockedAt, INDEX_LAG_SECONDS);
  const done = so.found === 0 && trusted;
  return { ...so, outcome: done ? 'done' : 'again', cursor: { shard: 0 }, passBegunAt: '', found: 0 };
}

async function goOn({ workflow }: Pick<Needs, 'workflow'>, so: SweepInput): Promise<SweepAnswer> {
  const next = { ...so, part: so.part + 1, pages: 0 };
  const { name } = lockExecution(next);
  await workflow.start('deadline-lock', name, next);
  return { ...so, outcome: 'continued' };
}
