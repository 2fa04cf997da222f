import type { Store, Write } from '../store/store.ts';
import { keys } from '../store/table.ts';

/** An act under an Idempotency-Key. */
export interface Receipt {
  readonly account: string;
  readonly key: string;
  /** SHA-256, in hex, of the request: route, declaration and body. */
  readonly bodyHash: string;
}

/** Keeps the answers of acts. A repeated request gets the first answer again, whatever has happened since. */
export function receipts(store: Store) {
  return {
    async get<Answer>({ account, key }: Receipt): Promise<{ bodyHash: string; answer: Answer } | undefined> {
      const item = await store.get(keys.receipt(account, key));
      return item && { bodyHash: String(item.bodyHash), answer: item.answer as Answer };
    },
    /**
     * The write of a receipt, for the act's own transaction. After `expires`, in seconds since 1970, the table may
     * forget it.
     */
    write({ account, key, bodyHash }: Receipt, answer: unknown, expires: number): Write {
      const Item = { ...keys.receipt(account, key), bodyHash, answer, expires };
      return { named: 'receipt', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } };
    },
  };
}
