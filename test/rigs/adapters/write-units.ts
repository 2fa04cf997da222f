import { BatchGetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { tableForm } from '../../../adapters/records/store/table-form.ts';
import { aroundTable, type Call } from './around-calls.ts';

type Item = Record<string, unknown>;
type Written = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The write units of one item of a transaction: of the table, of a condition check, and of the copies in indexes. */
export interface Units {
  readonly sk: string;
  readonly pk: string;
  readonly kind: 'write' | 'check';
  readonly bytes: number;
  readonly table: number;
  readonly index: Readonly<Record<string, number>>;
}

/**
 * Counts the write units of every transaction that this process sends, from the items before and after it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export function countWriteUnits() {
  const units: Units[] = [];
  const stop = aroundTable(async ({ command, ask }, send) => {
    if (!(command instanceof TransactWriteCommand)) return send();
    const items = command.input.TransactItems ?? [];
    const before = await itemsOf(ask, items);
    const answer = await send();
    const after = await itemsOf(ask, items);
    for (const item of items) {
      const key = nameOf(keyOf(item));
      units.push(unitsOf(item, before.get(key), after.get(key)));
    }
    return answer;
  });
  return {
    end() {
      stop();
      return units;
    },
  };
}

const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`;

function keyOf({ Put, Update, Delete, ConditionCheck }: Written): Item {
  const { pk, sk } = (Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key ?? {}) as Item;
  return { pk, sk };
}

async function itemsOf(ask: Call['ask'], items: readonly Written[]): Promise<Map<string, Item>> {
  const [first] = items;
  const table = (first?.Put ?? first?.Update ?? first?.Delete ?? first?.ConditionCheck)?.TableName ?? '';
  const Keys = items.map(keyOf);
  const command = new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } });
  const { Responses = {} } = (await ask(command)) as { Responses?: Record<string, Item[]> };
  return new Map((Responses[table] ?? []).map((item) => [nameOf(item), item]));
}

function unitsOf(written: Written, before: Item | undefined, after: Item | undefined): Units {
  const bytes = Math.max(sizeOf(before), sizeOf(after));
  const { pk, sk } = keyOf(written);
  const isCheck = written.ConditionCheck !== undefined;
  const index = isCheck
    ? {}
    : Object.fromEntries(tableForm.indexes.map((each) => [each.name, copies(each, before, after)]));
  return {
    ...{ pk: String(pk), sk: String(sk), kind: isCheck ? 'check' : 'write', bytes, index },
    table: 2 * Math.max(1, Math.ceil(bytes / 1024)),
  };
}

/** The write units of one index: an entry that is new, goes or changes is one write, a changed key two. */
function copies(
  { hash, range, holds }: (typeof tableForm.indexes)[number],
  before: Item | undefined,
  after: Item | undefined,
): number {
  const entryOf = (item: Item | undefined) =>
    item?.[hash] === undefined || item[range] === undefined
      ? undefined
      : {
          key: JSON.stringify([item[hash], item[range]]),
          held: JSON.stringify(holds.map((name) => item[name])),
        };
  const [was, is] = [entryOf(before), entryOf(after)];
  if (was === undefined) return is === undefined ? 0 : 1;
  if (is === undefined) return 1;
  if (was.key !== is.key) return 2;
  return was.held === is.held ? 0 : 1;
}

/** The bytes of an item, by the sizes of its names and values; see `sizes` of the developer guide. */
export function sizeOf(value: unknown): number {
  if (value === undefined || value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, each) => sum + sizeOf(each) + 1, 0);
  return Object.entries(value).reduce(
    (sum, [name, each]) => sum + Buffer.byteLength(name) + sizeOf(each) + 1,
    3,
  );
}
