import type { Movement, StageRecord } from '../../adapters/records/calls.ts';
import type { Call } from '../../domain/call.ts';
import type { Instant } from '../../domain/instant.ts';
import { judgeMovement } from '../../domain/movement.ts';
import { accepted, refused, type Verdict } from '../../domain/verdict.ts';
import { closingInstant, drainedAt } from '../../domain/windows.ts';
import { scheduleLock } from '../lock-execution.ts';
import type { Needs } from '../needs.ts';
import type { Signed } from './operator.ts';

export interface MoveDeadline extends Signed {
  readonly call: string;
  readonly stage: string;
  /** The closing as it stands now, in the call's zone: `2021-10-31` or `2021-10-31 17:00`. */
  readonly from: string;
  readonly to: string;
}

export interface Moved {
  readonly generation: number;
  readonly closesAt: Instant;
  readonly reopening: boolean;
}

/**
 * Moves the closing of a stage, never earlier; after the lock this is a reopening, which starts the next generation.
 * The gates move in one write, then the schedule; the cases in flight are told page by page after that.
 */
export function moveDeadline(needs: Pick<Needs, 'records' | 'timetable' | 'workflow' | 'now'>) {
  return async (input: MoveDeadline): Promise<Verdict<Moved>> => {
    const { calls } = needs.records;
    const version = await calls.currentVersion(input.call);
    const published = version > 0 ? await calls.callAt(input.call, version) : undefined;
    if (!published) return refused('no-such-call');
    const stages = await calls.stages(input.call);
    const record = stages[input.stage];
    if (!record) return refused('no-such-stage', { facts: { stage: input.stage } });
    const now = needs.now();
    const own = record.movements.find(({ execution }) => execution === input.execution);
    const judged = own ? undefined : judgeMovement(published.call, stages, input, now);
    const begun = own ?? (judged?.ok ? undefined : begunBefore(record, input, published.call));
    if (judged && !judged.ok && !begun) return judged;
    if (judged?.ok) {
      const { by, reason, execution } = input;
      const moved = await calls.move(record, { ...judged.value, by, reason, execution, at: now });
      if (!moved) {
        const present = (await calls.stages(input.call))[input.stage] ?? record;
        return refused('stale', { facts: { shown: record.closesAt, now: present.closesAt } });
      }
    }
    const after = (await calls.stages(input.call))[input.stage] ?? record;
    const { call, stage } = input;
    const lock = { call, stage, generation: after.generation, attempt: after.attempt, part: 1 };
    await scheduleLock(needs, lock, drainedAt(after));
    const carriedOutBy = begun?.execution ?? input.execution;
    const movement = after.movements.find(({ execution }) => execution === carriedOutBy);
    return accepted({
      generation: after.generation,
      closesAt: after.closesAt,
      reopening: movement?.reopening === true,
    });
  };
}

/**
 * The latest movement, where the same operator asks for it again word for word: the execution that carried it out
 * broke before all cases were told, and this one tells the rest.
 */
function begunBefore(
  { movements, closesAt }: StageRecord,
  input: MoveDeadline,
  call: Call,
): Movement | undefined {
  const last = movements.at(-1);
  if (!last || last.by !== input.by || last.reason !== input.reason) return undefined;
  const [from, to] = [input.from, input.to].map((text) => closingInstant(text, call.identity.zone.value));
  return last.from === from && last.to === to && closesAt === to ? last : undefined;
}
