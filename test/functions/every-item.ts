import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../adapters/records/store.ts';
import { clientOf } from '../local/dynamodb/rig.ts';

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
