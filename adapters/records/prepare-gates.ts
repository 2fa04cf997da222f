import { randomUUID } from 'node:crypto';
import type { Lock } from '../../domain/call/windows.ts';
import { gateWrites } from './stage-writes.ts';
import type { Store, Write } from './store/store.ts';
import { keys } from './store/table.ts';

/**
 * Gives the writes that put the gates of new stages in force, for the transaction that publishes the stages. If there is no
 * room in it for all gates, they are written before, stage by stage. Nothing checks a gate whose stage has no record, so a
 * publication that ends in between has done nothing. One publication at a time prepares gates of a call: each begins by
 * putting its name, whatever it writes asks whether the name still stands, and the publication takes it away. It is
 * undefined if another one has begun or ended meanwhile.
 */
export async function prepareGates(
  store: Store,
  call: string,
  locks: readonly Lock[],
  room: number,
): Promise<Write[] | undefined> {
  const gates = locks.flatMap(gateWrites);
  const Key = keys.preparation(call);
  if (gates.length < room) return [...gates, { named: 'preparation', write: { Delete: { Key } } }];
  const by = randomUUID();
  const isOurs = {
    ConditionExpression: 'preparedBy = :by',
    ExpressionAttributeValues: { ':by': by },
  };
  await store.transact([{ named: 'preparation', write: { Put: { Item: { ...Key, preparedBy: by } } } }]);
  for (const lock of locks) {
    const checks: Write[] = [
      { named: 'preparation', write: { ConditionCheck: { Key, ...isOurs } } },
      { named: 'stage', write: { ConditionCheck: hasNoRecord(lock) } },
    ];
    if (!(await store.transact([...checks, ...gateWrites(lock)])).ok) return undefined;
  }
  return [{ named: 'preparation', write: { Delete: { Key, ...isOurs } } }];
}

function hasNoRecord({ call, stage }: Lock) {
  return { Key: keys.stage(call, stage), ConditionExpression: 'attribute_not_exists(pk)' };
}
