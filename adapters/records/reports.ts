import type { Instant } from '../../domain/instant.ts';
import type { Message, MessageFailure } from '../../domain/message.ts';
import type { Store, Write } from './store.ts';
import { keys } from './table.ts';

/** Somebody who got a link says that it is not for him. */
export interface NotForMe {
  readonly kind: 'not-for-me';
  readonly at: Instant;
  /** The link's id. */
  readonly link: string;
  /** The desk that the link belongs to. */
  readonly audience: string;
  /** What he wrote; it may be empty. */
  readonly note: string;
}

/** A letter that was given up. */
export interface LetterFailed extends Pick<Message, 'declaration' | 'occasion' | 'round' | 'audience'> {
  readonly kind: 'letter-failed';
  readonly at: Instant;
  readonly failure: MessageFailure;
}

export type Report = NotForMe | LetterFailed;

/** What the operators must look at: whom to write to instead, by the registered contacts. */
export function reports(store: Store) {
  return {
    async keep(report: Report): Promise<void> {
      await store.transact([reportWrite(report)]);
    },
    /** Every report from an instant on, oldest first; every one at all without. */
    async since(from: Instant = ''): Promise<Report[]> {
      const found: Report[] = [];
      let next: Record<string, unknown> | undefined;
      do {
        const page = await store.query({
          KeyConditionExpression: 'pk = :pk AND sk >= :from',
          ExpressionAttributeValues: { ':pk': keys.report('', '').pk, ':from': from === '' ? '#' : from },
          ConsistentRead: true,
          ExclusiveStartKey: next,
        });
        found.push(...page.items.map(({ report }) => report as Report));
        next = page.next;
      } while (next);
      return found;
    },
    /** Takes a day's digest; false if it was taken before. */
    async takeDigest(day: string): Promise<boolean> {
      const Put = { Item: { ...keys.digest(day) }, ConditionExpression: 'attribute_not_exists(pk)' };
      return (await store.transact([{ named: 'digest', write: { Put } }])).ok;
    },
  };
}

/** For the transaction that it belongs to. */
export function reportWrite(report: Report): Write {
  const about = report.kind === 'not-for-me' ? report.link : letterOf(report);
  return { named: 'report', write: { Put: { Item: { ...keys.report(report.at, about), report } } } };
}

function letterOf({ declaration, occasion, round, audience }: LetterFailed): string {
  return `${declaration}#${occasion}#${round}#${audience}`;
}
