import type { Store, Write } from '../store/store.ts';
import { keys } from '../store/table.ts';

/** An act under an Idempotency-Key. */
export interface Receipt {
  readonly account: string;
  readonly key: string;
  /** SHA-256 in hex of what was asked: route, declaration and body. */
  readonly bodyHash: string;
}

/** Acts that were answered: the same request gets the first answer again, whatever has happened since. */
export function receipts(store: Store) {
  return {
    async get<Answer>({ account, key }: Receipt): Promise<{ bodyHash: string; answer: Answer } | undefined> {
      const item = await store.get(keys.receipt(account, key));
      return item && { bodyHash: String(item.bodyHash), answer: item.answer as Answer };
    },
    /** Written in the act's own transaction. `expires`, in seconds since 1970, lets the table forget it. */
    write({ account, key, bodyHash }: Receipt, answer: unknown, expires: number): Write {
      const Item = { ...keys.receipt(account, key), bodyHash, answer, expires };
      return { named: 'receipt', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } };
    },
  };
}
