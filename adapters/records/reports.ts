import type { Instant } from '../../domain/instant.ts';
import type { Store } from './store.ts';
import { keys } from './table.ts';

/** Somebody who got a link says that it is not for him. */
export interface Report {
  readonly at: Instant;
  /** The link's id. */
  readonly link: string;
  /** The desk that the link belongs to. */
  readonly audience: string;
  /** What he wrote; it may be empty. */
  readonly note: string;
}

/** Reports for the operators, who look up whom to write to instead. */
export function reports(store: Store) {
  return {
    async keep(report: Report): Promise<void> {
      const Item = { ...keys.report(report.at, report.link), report };
      await store.transact([{ named: 'report', write: { Put: { Item } } }]);
    },
    /** Every report, oldest first. */
    async all(): Promise<Report[]> {
      const found: Report[] = [];
      let next: Record<string, unknown> | undefined;
      do {
        const page = await store.query({
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': keys.report('', '').pk },
          ConsistentRead: true,
          ExclusiveStartKey: next,
        });
        found.push(...page.items.map(({ report }) => report as Report));
        next = page.next;
      } while (next);
      return found;
    },
  };
}
