import type { Cursor, IdPage } from '../../../adapters/records/store/indexes.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { epochOf } from '../../../domain/values/instant.ts';
import type { LocalMachine } from '../../machine/machine.ts';

const MAX_LOOKED_AT = 200;

/** The unfinished and the lapsed declarations, newest first. */
export async function someOf({ records }: LocalMachine, call: string): Promise<Declaration[]> {
  if (call === '') return [];
  const locks = Object.values(await records.stages.of(call));
  const { unfinished, lapsed } = records.indexes;
  const pages = locks.flatMap(({ stage, generation }) => [
    idsOf((cursor) => unfinished(call, stage, cursor, MAX_LOOKED_AT)),
    idsOf((cursor) => lapsed(call, stage, generation, cursor, MAX_LOOKED_AT)),
  ]);
  const ids = (await Promise.all(pages)).flat();
  const found = await Promise.all(ids.map((id) => records.declarations.get(id)));
  return found
    .filter((each) => each !== undefined)
    .sort((one, other) => epochOf(other.enteredAt) - epochOf(one.enteredAt));
}

async function idsOf(pageAt: (cursor: Cursor) => Promise<IdPage>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: Cursor | undefined = { shard: 0 };
  while (cursor && ids.length < MAX_LOOKED_AT) {
    const page: IdPage = await pageAt(cursor);
    ids.push(...page.ids);
    cursor = page.next;
  }
  return ids;
}
