import type { LinkRecord } from '../../adapters/records/links.ts';
import type { Arrival, Case } from '../../domain/acts/guard.ts';
import { recordObjection, settleObjection } from '../../domain/acts/objections.ts';
import {
  interruptNotice,
  type Posting,
  postNotice,
  recordResult,
} from '../../domain/acts/public-notice-acts.ts';
import { type Decision, review } from '../../domain/acts/review.ts';
import type { Change, Verdict } from '../../domain/verdict.ts';
import type { Needs } from '../needs.ts';
import { perform } from '../perform.ts';

/** What the reviewer came by; his act is written only while it opens. */
type Link = Pick<LinkRecord, 'id'>;

/**
 * What a reviewer can do with a declaration that waits for him; each is one act, judged by its rule and written once.
 * Without a link it is done by nobody at a page: a rehearsal plays it.
 */
export function reviewActs(needs: Pick<Needs, 'records' | 'calendar' | 'workflow'>) {
  type Rule<T> = (subject: Case, input: T, arrival: Arrival) => Verdict<Change>;
  const act =
    <T>(rule: Rule<T>) =>
    (id: string, input: T, arrival: Arrival, link?: Link) =>
      perform(needs, id, (subject) => rule(subject, input, arrival), {
        along: () => (link ? [needs.records.links.stillOpen(link, arrival.at)] : []),
      });
  return {
    decide: act<Decision>(review),
    post: act<Posting>(postNotice),
    record: act<{ opinion: string }>(recordResult),
    interrupt: act<{ reason: string }>(interruptNotice),
    object: act<{ substance: string; handling?: string }>(recordObjection),
    settle: act<{ number: number; handling: string }>(settleObjection),
  };
}
