import type { PublishedCall } from '../../../adapters/records/calls.ts';
import type { RecordedMovement, StageRecord } from '../../../adapters/records/stage-writes.ts';
import { scheduleLock } from '../../../casework/executions/lock-execution.ts';
import type { Needs } from '../../../casework/needs.ts';
import { judgeMovement } from '../../../domain/acts/operator/movement.ts';
import type { Call } from '../../../domain/call/call.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import { closingInstant, drainedAt } from '../../../domain/call/windows.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import {
  accepted,
  type OperatorRefusal,
  type OperatorVerdict,
  refused,
} from '../../../domain/values/verdict.ts';
import { type Confirmable, confirmed } from '../effects/confirmation.ts';
import { effectOfMovement } from '../effects/effect-of-movement.ts';
import type { Signed } from '../operator.ts';

export interface MoveDeadline extends Signed, Confirmable {
  readonly call: string;
  readonly stage: string;
  /** The present closing in the call's zone: `2021-10-31` or `2021-10-31 17:00`. */
  readonly from: string;
  readonly to: string;
}

export interface Moved {
  readonly generation: number;
  readonly closesAt: Instant;
  readonly reopening: boolean;
}

/**
 * Moves the closing of a stage, never to an earlier instant. After the lock this is a reopening, which starts the
 * next generation. If it promises what the next stage cannot keep, it must be confirmed. The gates move in one
 * write, then the schedule; after that the cases in flight are told page by page.
 */
export function moveDeadline(needs: Pick<Needs, 'records' | 'timetable' | 'workflow' | 'now'>) {
  return async (input: MoveDeadline): Promise<OperatorVerdict<Moved>> => {
    const { calls, stages } = needs.records;
    const { call, stage } = input;
    const published = await newestWith(calls, call, stage);
    if (!published) return refused('no-such-call');
    const locks = await stages.of(call);
    // Every object has a name such as `constructor`, which is not a stage.
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

/**
 * The newest version that has the stage. A stage that the current version dropped is still moved for older
 * versions.
 */
async function newestWith(
  calls: Needs['records']['calls'],
  call: string,
  stage: string,
): Promise<PublishedCall | undefined> {
  const current = await calls.current(call);
  const has = (each: PublishedCall) => stagesOf(each.call).some(({ id }) => id === stage);
  if (!current || has(current)) return current;
  return (await calls.upTo(call, current.version)).findLast(has) ?? current;
}

/** Judges the movement and writes it, or gives the refusal of either. */
async function move(
  { records, now }: Pick<Needs, 'records' | 'now'>,
  input: MoveDeadline,
  call: Call,
  locks: Readonly<Record<string, StageRecord>>,
): Promise<RecordedMovement | { ok: false; refusal: OperatorRefusal }> {
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

/** The movement by this execution, whose task was entered again, or the one that is now asked for again. */
function begunAlready(record: StageRecord, input: MoveDeadline, call: Call): RecordedMovement | undefined {
  const own = record.movements.find(({ execution }) => execution === input.execution);
  return own ?? begunBefore(record, input, call);
}

/**
 * The latest movement, if the same operator asks for it again word for word. The execution that made it broke
 * before all cases were told, and this one tells the rest.
 */
function begunBefore(
  { movements, closesAt }: StageRecord,
  input: MoveDeadline,
  call: Call,
): RecordedMovement | undefined {
  const last = movements.at(-1);
  if (!last || last.by !== input.by || last.reason !== input.reason) return undefined;
  const [from, to] = [input.from, input.to].map((text) =>
    closingInstant(text, call.identity.zone.value, call.closingsEndAt.value),
  );
  return last.from === from && last.to === to && closesAt === to ? last : undefined;
}
