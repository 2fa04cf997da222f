import type { PublishedCall } from '../../adapters/records/calls.ts';
import type { Movement, StageRecord } from '../../adapters/records/stage-writes.ts';
import { scheduleLock } from '../../casework/locks/lock-execution.ts';
import type { Needs } from '../../casework/needs.ts';
import { judgeMovement } from '../../domain/acts/operator/movement.ts';
import type { Call } from '../../domain/call/call.ts';
import { closingInstant, drainedAt } from '../../domain/call/windows.ts';
import type { Instant } from '../../domain/values/instant.ts';
import {
  accepted,
  type OperatorRefusal,
  type OperatorVerdict,
  refused,
} from '../../domain/values/verdict.ts';
import { type Confirmable, confirmed } from './effects/confirmation.ts';
import { effectOfMovement } from './effects/effect-of-movement.ts';
import type { Signed } from './operator.ts';

export interface MoveDeadline extends Signed, Confirmable {
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
 * What it promises and the stage after it cannot keep must be confirmed. The gates move in one write, then the schedule; the cases in flight are told page by page after that.
 */
export function moveDeadline(needs: Pick<Needs, 'records' | 'timetable' | 'workflow' | 'now'>) {
  return async (input: MoveDeadline): Promise<OperatorVerdict<Moved>> => {
    const { calls, stages } = needs.records;
    const { call, stage } = input;
    const published = await newestWith(calls, call, stage);
    if (!published) return refused('no-such-call');
    const locks = await stages.of(call);
    // A name such as `constructor` is one of every object's, and no stage.
    const record = Object.hasOwn(locks, stage) ? locks[stage] : undefined;
    if (!record) return refused('no-such-stage', { facts: { stage } });
    const movement =
      begunAlready(record, input, published.call) ?? (await move(needs, input, published.call, locks));
    if ('ok' in movement) return movement;
    const { generation, attempt, closesAt } = (await stages.of(call))[stage] ?? record;
    await scheduleLock(needs, { call, stage, generation, attempt, part: 1 }, drainedAt({ closesAt }));
    return accepted({ generation, closesAt, reopening: movement.reopening });
  };
}

/** The newest version that has the stage: one that the current version took away is still moved for those before it. */
async function newestWith(
  calls: Needs['records']['calls'],
  call: string,
  stage: string,
): Promise<PublishedCall | undefined> {
  const current = await calls.current(call);
  const has = (each: PublishedCall) => each.call.stages.some(({ id }) => id === stage);
  if (!current || has(current)) return current;
  return (await calls.upTo(call, current.version)).findLast(has) ?? current;
}

/** Judges the movement and carries it out in one write; a refusal where either says no. */
async function move(
  { records, now }: Pick<Needs, 'records' | 'now'>,
  input: MoveDeadline,
  call: Call,
  locks: Readonly<Record<string, StageRecord>>,
): Promise<Movement | { ok: false; refusal: OperatorRefusal }> {
  const at = now();
  const calendar = await records.calendars.inForce();
  const judged = judgeMovement({ call, locks, calendar }, input, at);
  const record = locks[input.stage];
  if (!judged.ok || !record)
    return judged.ok ? refused('no-such-stage', { facts: { stage: input.stage } }) : judged;
  const asked = { call, calendar, locks, stage: input.stage, to: judged.value.to };
  const effect = await effectOfMovement({ records }, asked, at);
  const agreed = confirmed(effect, input);
  if (!agreed.ok) return agreed;
  const { by, reason, execution } = input;
  const movement = { ...judged.value, by, reason, execution, at };
  if (await records.stages.move(record, movement)) return movement;
  const present = (await records.stages.of(input.call))[input.stage] ?? record;
  return refused('stale', { facts: { shown: record.closesAt, now: present.closesAt } });
}

/** This execution's own movement, carried out before its task was entered again; or one that is asked for again. */
function begunAlready(record: StageRecord, input: MoveDeadline, call: Call): Movement | undefined {
  const own = record.movements.find(({ execution }) => execution === input.execution);
  return own ?? begunBefore(record, input, call);
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
