import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { fingerprint } from '../../../adapters/fingerprint.ts';
import type { Item } from '../../../adapters/records/store/store.ts';
import { clientOf } from '../dynamodb/engine-table.ts';

/** Every item of a machine's table, past all adapters. */
export async function everyItem(endpoint: string): Promise<Item[]> {
  const client = clientOf(endpoint);
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: 'zhicheng', ConsistentRead: true, ExclusiveStartKey }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

/** The key and fingerprint of every item, sorted, to compare that nothing was written. */
export async function everyFingerprint(endpoint: string): Promise<string[]> {
  return (await everyItem(endpoint)).map(fingerprinted).sort();
}

function fingerprinted(item: Item): string {
  return `${item.pk} ${item.sk} ${fingerprint(JSON.stringify(inOneOrder(item)))}`;
}

/** The engine gives the names of an item in any order. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, own]) => [name, inOneOrder(own)]);
}
