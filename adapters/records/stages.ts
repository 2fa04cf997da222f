import { drainedAt, type Lock } from '../../domain/call/windows.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { memory } from './store/memory.ts';
import { readToEnd } from './store/read-to-end.ts';
import type { Item, Store, Write } from './store/store.ts';
import { dueShard, GATE_SHARDS, type Key, keys } from './store/table.ts';

/** A recorded change of a closing instant. */
export interface Movement {
  readonly from: Instant;
  readonly to: Instant;
  readonly by: string;
  readonly reason: string;
  /** The operator's execution that carried it out. */
  readonly execution: string;
  readonly at: Instant;
  readonly reopening: boolean;
}

/** A stage's lock with its story; `sweptAt` is set once a pass begun a minute or more after the lock found nothing. */
export interface StageRecord extends Lock {
  readonly movements: readonly Movement[];
  readonly sweptAt?: Instant;
  /** The next instant by which the lock must have been set, or its sweep have ended. */
  readonly dueAt?: Instant;
  /** Which execution of this generation's lock is the present one; raised when one is started again. */
  readonly attempt: number;
}

/** The locks of a call's stages as people read them: what acts on a case needs no more. */
export function stageReads(store: Store) {
  const of = async (call: string): Promise<Record<string, StageRecord>> => {
    const items = await readToEnd(store, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :stage)',
      ExpressionAttributeValues: { ':pk': keys.callHead(call).pk, ':stage': 'STAGE#' },
      ConsistentRead: true,
    });
    return Object.fromEntries(items.map((item) => [item.stage, stageOf(item)]));
  };
  return {
    /** Every stage of a call by its id, read consistently. */
    of,
    /** The same, as it was at most a minute ago. */
    recent: memory(of),
  };
}

/** The same with what sets and moves them: the record that people read, and the gate's shards that writes check. */
export function stages(store: Store) {
  return {
    ...stageReads(store),
    /** Moves a closing instant, or reopens a locked stage; false if the current instant is no longer `from`. */
    async move(stage: StageRecord, movement: Movement): Promise<boolean> {
      const written = await store.transact([
        { named: 'stage', write: { Update: moveOf(keys.stage(stage.call, stage.stage), stage, movement) } },
        ...gateKeys(stage).map((key) => ({
          named: 'gate',
          write: { Update: gateMove(key, stage, movement) },
        })),
      ]);
      return written.ok;
    },
    /** Sets the lock, all shards in one write; false if the deadline moved meanwhile or it is locked already. */
    async lock(stage: StageRecord, lockedAt: Instant, dueAt: Instant): Promise<boolean> {
      const guardOf = {
        ConditionExpression:
          'closesAt = :closes AND generation = :generation AND attribute_not_exists(lockedAt)',
      };
      const values = { ':closes': stage.closesAt, ':generation': stage.generation, ':at': lockedAt };
      const written = await store.transact([
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
        ...gateKeys(stage).map((Key) => ({
          named: 'gate',
          write: {
            Update: {
              ...guardOf,
              Key,
              UpdateExpression: 'SET lockedAt = :at',
              ExpressionAttributeValues: values,
            },
          },
        })),
      ]);
      return written.ok;
    },
    /** The sweep of this generation is done: nothing is due any more. */
    async swept(call: string, stage: string, generation: number, sweptAt: Instant): Promise<boolean> {
      return updateStage(store, call, stage, {
        UpdateExpression: 'SET sweptAt = :at REMOVE dueAt, dueShard',
        ConditionExpression: 'generation = :generation AND attribute_exists(lockedAt)',
        ExpressionAttributeValues: { ':at': sweptAt, ':generation': generation },
      });
    },
    /** Says by when the stage must be looked at again, and by which execution. */
    async putOff(stage: StageRecord, dueAt: Instant, attempt: number): Promise<boolean> {
      return updateStage(store, stage.call, stage.stage, {
        UpdateExpression: 'SET dueAt = :due, attempt = :next',
        ConditionExpression: 'generation = :generation AND attempt = :attempt AND attribute_exists(dueAt)',
        ExpressionAttributeValues: {
          ':due': dueAt,
          ':next': attempt,
          ':attempt': stage.attempt,
          ':generation': stage.generation,
        },
      });
    },
  };
}

type StageUpdate = {
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeValues: Record<string, unknown>;
};

async function updateStage(store: Store, call: string, stage: string, update: StageUpdate): Promise<boolean> {
  const Key = keys.stage(call, stage);
  return (await store.transact([{ named: 'stage', write: { Update: { Key, ...update } } }])).ok;
}

function stageOf(item: Item): StageRecord {
  const { pk: _pk, sk: _sk, dueShard: _shard, kind: _kind, ...stage } = item;
  return stage as unknown as StageRecord;
}

/** A lock as publication first writes it. */
export function lockWrites(lock: Lock): Write[] {
  const due = { dueShard: dueShard(`${lock.call}#${lock.stage}`), dueAt: drainedAt(lock), kind: 'stage' };
  const Item = { ...keys.stage(lock.call, lock.stage), ...lock, ...due, movements: [], attempt: 1 };
  return [
    { named: 'stage', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } },
    ...gateKeys(lock).map(
      (key): Write => ({
        named: 'gate',
        write: { Put: { Item: { ...key, ...lock }, ConditionExpression: 'attribute_not_exists(pk)' } },
      }),
    ),
  ];
}

/** Written in the transaction of an act that was judged by this lock: its closing is still the one that was seen. */
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

function gateKeys({ call, stage }: Pick<Lock, 'call' | 'stage'>): Key[] {
  return Array.from({ length: GATE_SHARDS }, (_, shard) => keys.gate(call, stage, shard));
}

function movedValues(stage: StageRecord, { from, to, reopening }: Movement) {
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

function gateMove(Key: Key, stage: StageRecord, movement: Movement) {
  return {
    Key,
    UpdateExpression: 'SET closesAt = :to, generation = :next, moves = :moves REMOVE lockedAt',
    ConditionExpression: ifStillThere(movement.reopening),
    ExpressionAttributeValues: movedValues(stage, movement),
  };
}

function moveOf(Key: Key, stage: StageRecord, movement: Movement) {
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
