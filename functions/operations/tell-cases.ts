import type { Cursor } from '../../adapters/records/indexes.ts';
import { passOver, restoreAtReopening } from '../../domain/acts/restore.ts';
import { type Instant, plusSeconds } from '../../domain/instant.ts';
import { caseOf } from '../case.ts';
import type { Needs } from '../needs.ts';
import { carryOut, signal } from '../perform.ts';
import { operator, type Signed } from './operator.ts';

export interface CasesInput extends Signed {
  readonly call: string;
  readonly stage: string;
  readonly generation: number;
  readonly reopening: boolean;
  readonly cursor: Cursor;
  /** When the present pass began; empty when it is about to. */
  readonly passBegunAt: Instant | '';
  readonly movedAt: Instant;
  readonly found: number;
  readonly told: number;
}

export interface CasesAnswer extends CasesInput {
  readonly outcome: 'more' | 'again' | 'done';
}

const PAGE_SIZE = 25;
const INDEX_LAG_SECONDS = 60;

type TellingCases = Pick<Needs, 'records' | 'calendar' | 'workflow' | 'now'>;

/**
 * One page of the cases that a moved closing concerns. A reopening undoes the lapses of the generation that it ends,
 * and goes on until a pass begun a minute after it finds none; otherwise every case in flight looks again, once.
 */
export function tellCases(needs: TellingCases) {
  return async (input: CasesInput): Promise<CasesAnswer> => {
    const { call, stage, generation, reopening, cursor } = input;
    const { indexes } = needs.records;
    const page = reopening
      ? await indexes.lapsed(call, stage, generation - 1, cursor, PAGE_SIZE)
      : await indexes.governed(call, stage, cursor, PAGE_SIZE);
    let told = 0;
    for (const id of page.ids) if (await tellCase(needs, id, input)) told += 1;
    const passBegunAt = input.passBegunAt || needs.now();
    const so = { ...input, passBegunAt, found: input.found + told, told: input.told + told };
    if (page.next) return { ...so, outcome: 'more', cursor: page.next };
    const trusted = passBegunAt >= plusSeconds(input.movedAt, INDEX_LAG_SECONDS);
    const done = !reopening || (so.found === 0 && trusted);
    return { ...so, outcome: done ? 'done' : 'again', cursor: { shard: 0 }, passBegunAt: '', found: 0 };
  };
}

async function tellCase(needs: TellingCases, id: string, input: CasesInput): Promise<boolean> {
  const subject = await caseOf(needs, id);
  if (!subject) return false;
  const now = needs.now();
  if (!input.reopening) {
    if (subject.declaration.run === 0) await needs.records.declarations.setDue(subject.declaration, now);
    await signal(needs, id);
    return true;
  }
  const actor = operator(input);
  const change = restoreAtReopening(subject, input.stage, actor, now);
  if (!change) return false;
  const restored = await carryOut(needs, subject, change);
  const claimed = !restored.ok && restored.refusal.because === 'already-claimed';
  if (claimed) await carryOut(needs, subject, passOver(subject, input.stage, actor, now));
  else if (!restored.ok) return false;
  await signal(needs, id);
  return true;
}
