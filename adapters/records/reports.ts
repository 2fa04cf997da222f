import type { Message, MessageFailure } from '../../domain/desks/message.ts';
import type { Unrecorded } from '../../domain/reminders/unrecorded.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { readToEnd } from './store/read-to-end.ts';
import type { Store, Write } from './store/store.ts';
import { type Key, keys } from './store/table.ts';

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

/** Something that could not be done to one record, which was left as it is so that the others went on. */
export interface NotMoved {
  readonly kind: 'not-moved';
  readonly at: Instant;
  /** Which one, in ids alone: of a declaration its number, of a message its key. */
  readonly record: string;
  readonly during: 'sweep' | 'tell-cases' | 'count-anew' | 'patrol' | 'restart';
  /** The error's name, never its message; of a driver that breaks again and again there is none. */
  readonly error?: string;
}

/** Somebody who is called as the applicant is decided, and stated to be another person. */
export interface SameName {
  readonly kind: 'same-name';
  readonly at: Instant;
  readonly declaration: string;
  /** The desk at which it was decided. */
  readonly audience: string;
}

export type Report = NotForMe | LetterFailed | NotMoved | Unrecorded | SameName;

/** What the operators must look at: whom to write to instead, and what does not move by itself. */
export function reports(store: Store) {
  return {
    async keep(report: Report): Promise<void> {
      await store.transact([reportWrite(report)]);
    },
    /** Every report from an instant on, oldest first; every one at all without. */
    async since(from: Instant = ''): Promise<Report[]> {
      const items = await readToEnd(store, {
        KeyConditionExpression: 'pk = :pk AND sk >= :from',
        ExpressionAttributeValues: { ':pk': keys.report('', '').pk, ':from': from === '' ? '#' : from },
        ConsistentRead: true,
      });
      return items.map(({ report }) => report as Report);
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
  return { named: 'report', write: { Put: { Item: { ...keyOf(report), report } } } };
}

/** What does not move is met at every look: it is reported once a day, and the last time stands. */
function keyOf(report: Report): Key {
  if (report.kind === 'not-for-me') return keys.report(report.at, report.link);
  if (report.kind === 'same-name') return keys.report(report.at, `${report.declaration}#same-name`);
  if (report.kind === 'letter-failed') return keys.report(report.at, letterOf(report));
  if (report.kind === 'unrecorded') return keys.report(report.at, `${report.about}#${report.act}`);
  return keys.report(`${report.at.slice(0, 10)}T00:00:00.000Z`, `${report.record}#${report.during}`);
}

function letterOf({ declaration, occasion, round, audience }: LetterFailed): string {
  return `${declaration}#${occasion}#${round}#${audience}`;
}
