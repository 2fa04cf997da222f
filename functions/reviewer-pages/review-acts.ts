import type { Arrival } from '../../domain/acts/guard.ts';
import { recordObjection, settleObjection } from '../../domain/acts/objections.ts';
import {
  interruptNotice,
  type Posting,
  postNotice,
  recordResult,
} from '../../domain/acts/public-notice-acts.ts';
import { type Decision, review } from '../../domain/acts/review.ts';
import type { Needs } from '../needs.ts';
import { perform } from '../perform.ts';

/** What a reviewer can do with a declaration that waits for him; each is one act, judged by its rule and written once. */
export function reviewActs(needs: Pick<Needs, 'records' | 'calendar' | 'workflow'>) {
  return {
    decide: (id: string, decision: Decision, arrival: Arrival) =>
      perform(needs, id, (subject) => review(subject, decision, arrival)),
    post: (id: string, posting: Posting, arrival: Arrival) =>
      perform(needs, id, (subject) => postNotice(subject, posting, arrival)),
    record: (id: string, result: { opinion: string }, arrival: Arrival) =>
      perform(needs, id, (subject) => recordResult(subject, result, arrival)),
    interrupt: (id: string, interruption: { reason: string }, arrival: Arrival) =>
      perform(needs, id, (subject) => interruptNotice(subject, interruption, arrival)),
    object: (id: string, objection: { substance: string; handling?: string }, arrival: Arrival) =>
      perform(needs, id, (subject) => recordObjection(subject, objection, arrival)),
    settle: (id: string, settlement: { number: number; handling: string }, arrival: Arrival) =>
      perform(needs, id, (subject) => settleObjection(subject, settlement, arrival)),
  };
}
