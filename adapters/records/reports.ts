import type { Message, MessageFailure } from '../../domain/desks/message.ts';
import type { SmsFailure } from '../../domain/desks/sms.ts';
import type { DeskId } from '../../domain/identifiers/desk-id.ts';
import type { Unrecorded } from '../../domain/reminders/unrecorded.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { readToEnd } from './store/read-to-end.ts';
import type { Store, Write } from './store/store.ts';
import { type Key, keys } from './store/table.ts';

/** A recipient of a link reported that it is meant for somebody else. */
export interface NotForMe {
  readonly kind: 'not-for-me';
  readonly at: Instant;
  /** The link's id. */
  readonly link: string;
  /** The desk of the link. */
  readonly desk: DeskId;
  /** The recipient's remark; it may be empty. */
  readonly note: string;
}

/** A letter, or the short message beside it, that was given up. */
export interface LetterFailed extends Pick<Message, 'declaration' | 'occasion' | 'round' | 'audience'> {
  readonly kind: 'letter-failed';
  readonly at: Instant;
  readonly failure: MessageFailure | SmsFailure;
  /** Present if it was the short message. */
  readonly by?: 'sms';
}

/** An action that failed on one record. The record was left as it is, so that it did not block the rest. */
export interface NotMoved {
  readonly kind: 'not-moved';
  readonly at: Instant;
  /** The record in ids alone: a declaration's number or a message's key. */
  readonly record: string;
  readonly during: 'sweep' | 'tell-cases' | 'count-anew' | 'rehash' | 'patrol' | 'restart';
  /** The error's name, never its message. A driver that breaks again and again has none. */
  readonly error?: string;
}

/** A person with the applicant's name decided, and stated to be somebody else. */
export interface SameName {
  readonly kind: 'same-name';
  readonly at: Instant;
  readonly declaration: string;
  /** The desk at which it was decided. */
  readonly desk: DeskId;
}

/** A counter that was not what the lists say, and was set to it. */
export interface Miscounted {
  readonly kind: 'miscounted';
  readonly at: Instant;
  /** The key of the counter. */
  readonly counter: string;
  readonly was: Readonly<Record<string, number>>;
  readonly listed: Readonly<Record<string, number>>;
}

export type Report = NotForMe | LetterFailed | NotMoved | Unrecorded | SameName | Miscounted;

/** Reports to the operators: people to write to in another way, and records that do not move by themselves. */
export function reports(store: Store) {
  return {
    async keep(report: Report): Promise<void> {
      await store.transact([reportWrite(report)]);
    },
    /** Every report since an instant, oldest first; without an instant, every report. */
    async since(from: Instant = ''): Promise<Report[]> {
      const items = await readToEnd(store, {
        KeyConditionExpression: 'pk = :pk AND sk >= :from',
        ExpressionAttributeValues: { ':pk': keys.report('', '').pk, ':from': from === '' ? '#' : from },
        ConsistentRead: true,
      });
      return items.map(({ report }) => report as Report);
    },
    /** Claims a day's digest; false if it was claimed before. */
    async takeDigest(day: string): Promise<boolean> {
      const Put = { Item: { ...keys.digest(day) }, ConditionExpression: 'attribute_not_exists(pk)' };
      return (await store.transact([{ named: 'digest', write: { Put } }])).ok;
    },
    /** Whether the counters were found right on this day, or set right. */
    wereCounted: async (day: string): Promise<boolean> => (await store.get(keys.counted(day))) !== undefined,
    async noteCounted(day: string): Promise<void> {
      await store.transact([{ named: 'counted', write: { Put: { Item: { ...keys.counted(day) } } } }]);
    },
  };
}

/** The write of a report, for the transaction that it belongs to. */
export function reportWrite(report: Report): Write {
  return { named: 'report', write: { Put: { Item: { ...keyOf(report), report } } } };
}

/**
 * The key of a report. A record that does not move fails at every look, so it has one report a day, which holds the
 * last failure.
 */
function keyOf(report: Report): Key {
  if (report.kind === 'not-for-me') return keys.report(report.at, report.link);
  if (report.kind === 'same-name') return keys.report(report.at, `${report.declaration}#same-name`);
  if (report.kind === 'miscounted') return keys.report(report.at, report.counter);
  if (report.kind === 'letter-failed') return keys.report(report.at, letterOf(report));
  if (report.kind === 'unrecorded') return keys.report(report.at, `${report.about}#${report.act}`);
  return keys.report(`${report.at.slice(0, 10)}T00:00:00.000Z`, `${report.record}#${report.during}`);
}

function letterOf({ declaration, occasion, round, audience, by }: LetterFailed): string {
  return `${declaration}#${occasion}#${round}#${audience}${by === undefined ? '' : `#${by}`}`;
}
