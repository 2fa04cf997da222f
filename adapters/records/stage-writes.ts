import { drainedAt, type Lock } from '../../domain/call/windows.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { dueShard } from './store/shards.ts';
import type { Write } from './store/store.ts';
import { type Key, keys } from './store/table.ts';

/** A recorded change of a closing instant. */
export interface RecordedMovement {
  readonly from: Instant;
  readonly to: Instant;
  readonly by: string;
  readonly reason: string;
  /** The operator's execution that carried it out. */
  readonly execution: string;
  readonly at: Instant;
  readonly reopening: boolean;
}

/**
 * A stage's lock with its history. `sweptAt` is set once a pass that began a minute or more after the lock found
 * nothing.
 */
export interface StageRecord extends Lock {
  readonly movements: readonly RecordedMovement[];
  readonly sweptAt?: Instant;
  /** The next instant by which the lock must have been set, or its sweep have ended. */
  readonly dueAt?: Instant;
  /** Numbers the executions of this generation's lock; raised when another one is started. */
  readonly attempt: number;
}

/** Writes a stage's record as publication first sets it up. */
export function stageWrite(lock: Lock): Write {
  const due = { dueShard: dueShard(`${lock.call}#${lock.stage}`), dueAt: drainedAt(lock), kind: 'stage' };
  const Item = { ...keys.stage(lock.call, lock.stage), ...lock, ...due, movements: [], attempt: 1 };
  return { named: 'stage', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } };
}

/**
 * Writes the gates of a lock over any that a publication which never ended has left. Only for a transaction that sees that
 * the stage has no record: a gate counts from the moment its stage has one.
 */
export function gateWrites(lock: Lock): Write[] {
  return gateKeys(lock).map((key) => ({ named: 'gate', write: { Put: { Item: { ...key, ...lock } } } }));
}

/**
 * A condition for the transaction of an act that was judged by this lock: its opening and closing are still as they
 * were seen.
 */
export function standsAsSeen({ call, stage, opensAt, closesAt }: Lock): Write {
  return {
    named: 'stage',
    write: {
      ConditionCheck: {
        Key: keys.stage(call, stage),
        ConditionExpression: 'opensAt = :opens AND closesAt = :closes',
        ExpressionAttributeValues: { ':opens': opensAt, ':closes': closesAt },
      },
    },
  };
}

/**
 * Sets a stage's lock on the stage and on every shard of its gate, unless the deadline moved or the lock is set
 * already.
 */
export function lockingWrites(stage: StageRecord, lockedAt: Instant, dueAt: Instant): Write[] {
  const guardOf = {
    ConditionExpression: 'closesAt = :closes AND generation = :generation AND attribute_not_exists(lockedAt)',
  };
  const values = { ':closes': stage.closesAt, ':generation': stage.generation, ':at': lockedAt };
  return [
    {
      named: 'stage',
      write: {
        Update: {
          ...guardOf,
          Key: keys.stage(stage.call, stage.stage),
          UpdateExpression: 'SET lockedAt = :at, dueAt = :due',
          ExpressionAttributeValues: { ...values, ':due': dueAt },
        },
      },
    },
    ...gateKeys(stage).map(
      (Key): Write => ({
        named: 'gate',
        write: {
          Update: {
            ...guardOf,
            Key,
            UpdateExpression: 'SET lockedAt = :at',
            ExpressionAttributeValues: values,
          },
        },
      }),
    ),
  ];
}

/** Moves a stage's closing, or reopens the stage, on the stage and on every shard of its gate. */
export function moveWrites(stage: StageRecord, movement: RecordedMovement): Write[] {
  return [
    { named: 'stage', write: { Update: moveOf(keys.stage(stage.call, stage.stage), stage, movement) } },
    ...gateKeys(stage).map(
      (key): Write => ({ named: 'gate', write: { Update: gateMove(key, stage, movement) } }),
    ),
  ];
}

function gateKeys({ call, stage, shards }: Pick<Lock, 'call' | 'stage' | 'shards'>): Key[] {
  return Array.from({ length: shards }, (_, shard) => keys.gate(call, stage, shard));
}

function movedValues(stage: StageRecord, { from, to, reopening }: RecordedMovement) {
  return {
    ':from': from,
    ':to': to,
    ':generation': stage.generation,
    ':next': stage.generation + (reopening ? 1 : 0),
    ':moves': stage.moves + 1,
  };
}

const ifStillThere = (reopening: boolean): string =>
  `closesAt = :from AND generation = :generation AND attribute_${reopening ? '' : 'not_'}exists(lockedAt)`;

function gateMove(Key: Key, stage: StageRecord, movement: RecordedMovement) {
  return {
    Key,
    UpdateExpression: 'SET closesAt = :to, generation = :next, moves = :moves REMOVE lockedAt',
    ConditionExpression: ifStillThere(movement.reopening),
    ExpressionAttributeValues: movedValues(stage, movement),
  };
}

function moveOf(Key: Key, stage: StageRecord, movement: RecordedMovement) {
  return {
    Key,
    UpdateExpression:
      'SET closesAt = :to, generation = :next, moves = :moves, dueAt = :due, dueShard = :shard, ' +
      'attempt = :attempt, movements = list_append(movements, :movement) REMOVE lockedAt, sweptAt',
    ConditionExpression: ifStillThere(movement.reopening),
    ExpressionAttributeValues: {
      ...movedValues(stage, movement),
      ':due': drainedAt({ closesAt: movement.to }),
      ':shard': dueShard(`${stage.call}#${stage.stage}`),
      ':attempt': movement.reopening ? 1 : stage.attempt,
      ':movement': [movement],
    },
  };
}
