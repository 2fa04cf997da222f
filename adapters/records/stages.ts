import type { Instant } from '../../domain/values/instant.ts';
import { lockingWrites, moveWrites, type RecordedMovement, type StageRecord } from './stage-writes.ts';
import { readToEnd } from './store/read-to-end.ts';
import { rememberForAMinute } from './store/remember.ts';
import type { Item, Store } from './store/store.ts';
import { keys } from './store/table.ts';

/** Reads the locks of a call's stages. Acts on a case need no more than this. */
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
    /** Every stage of a call by its id, by a consistent read. */
    of,
    /** Every stage of a call by its id, as it was at most a minute ago. */
    recent: rememberForAMinute(of),
  };
}

/**
 * Reads, sets and moves the locks of a call's stages: the record that people read, and the gate's shards that writes
 * check.
 */
export function stages(store: Store) {
  return {
    ...stageReads(store),
    /** Moves a closing instant, or reopens a locked stage; false if the current instant is no longer `from`. */
    async move(stage: StageRecord, movement: RecordedMovement): Promise<boolean> {
      return (await store.transact(moveWrites(stage, movement))).ok;
    },
    /** Sets the lock, all shards in one write; false if the deadline moved meanwhile or the stage is locked already. */
    async lock(stage: StageRecord, lockedAt: Instant, dueAt: Instant): Promise<boolean> {
      return (await store.transact(lockingWrites(stage, lockedAt, dueAt))).ok;
    },
    /** Ends the sweep of this generation: nothing is due any more. */
    async swept(call: string, stage: string, generation: number, sweptAt: Instant): Promise<boolean> {
      return updateStage(store, call, stage, {
        UpdateExpression: 'SET sweptAt = :at REMOVE dueAt, dueShard',
        ConditionExpression: 'generation = :generation AND attribute_exists(lockedAt)',
        ExpressionAttributeValues: { ':at': sweptAt, ':generation': generation },
      });
    },
    /** Sets when the patrol looks at a lock whose sweep moves; false if the sweep has ended or another one replaced it. */
    async stillSweeps({ call, stage, generation, attempt }: StageRecord, dueAt: Instant): Promise<boolean> {
      return updateStage(store, call, stage, {
        UpdateExpression: 'SET dueAt = :due',
        ConditionExpression: `${SAME_ATTEMPT} AND attribute_exists(lockedAt) AND attribute_exists(dueAt)`,
        ExpressionAttributeValues: { ':due': dueAt, ':attempt': attempt, ':generation': generation },
      });
    },
    /**
     * Sets by when the stage must be looked at again, and by which execution; false if it moved since it was read.
     */
    async putOff(stage: StageRecord, dueAt: Instant, attempt: number): Promise<boolean> {
      if (stage.dueAt === undefined) return false;
      return updateStage(store, stage.call, stage.stage, {
        UpdateExpression: 'SET dueAt = :due, attempt = :next',
        ConditionExpression: `${SAME_ATTEMPT} AND dueAt = :was`,
        ExpressionAttributeValues: {
          ':due': dueAt,
          ':was': stage.dueAt,
          ':next': attempt,
          ':attempt': stage.attempt,
          ':generation': stage.generation,
        },
      });
    },
  };
}

const SAME_ATTEMPT = 'generation = :generation AND attempt = :attempt';

type StageUpdate = {
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeValues: Record<string, unknown>;
};

async function updateStage(store: Store, call: string, stage: string, update: StageUpdate): Promise<boolean> {
  const Key = keys.stage(call, stage);
  return (await store.transact([{ named: 'stage', write: { Update: { Key, ...update } } }])).ok;
}

export function stageOf(item: Item): StageRecord {
  const { pk: _pk, sk: _sk, dueShard: _shard, kind: _kind, ...stage } = item;
  return stage as unknown as StageRecord;
}
