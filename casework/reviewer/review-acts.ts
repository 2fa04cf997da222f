import { fingerprint } from '../../adapters/keys.ts';
import type { LinkRecord } from '../../adapters/records/links.ts';
import { reportWrite } from '../../adapters/records/reports.ts';
import type { Write } from '../../adapters/records/store/store.ts';
import { recordObjection, settleObjection } from '../../domain/acts/reviewer/objections.ts';
import {
  interruptNotice,
  type Posting,
  postNotice,
  recordResult,
} from '../../domain/acts/reviewer/public-notice-acts.ts';
import { type Decision, review } from '../../domain/acts/reviewer/review.ts';
import type { Arrival, Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import type { AttemptedAct } from '../../domain/reminders/unrecorded.ts';
import type { Verdict } from '../../domain/values/verdict.ts';
import { reporting } from '../attempts.ts';
import type { Needs } from '../needs.ts';
import { perform } from '../perform.ts';

/** What the reviewer came by; his act is written only while it was not revoked. */
type Link = Pick<LinkRecord, 'id'>;

/**
 * What a reviewer can do with a declaration that waits for him; each is one act, judged by its rule and written once.
 * Without a link it is done by nobody at a page: a rehearsal plays it.
 */
export function reviewActs(needs: Pick<Needs, 'records' | 'workflow'>) {
  type Rule<T> = (subject: Case, input: T, arrival: Arrival) => Verdict<Change>;
  const act =
    <T>(name: AttemptedAct, rule: Rule<T>) =>
    (id: string, input: T, arrival: Arrival, link?: Link) =>
      reporting(needs, { act: name, by: 'link', about: id, at: arrival.at }, () =>
        perform(needs, id, (subject) => rule(subject, input, arrival), {
          along: () => [...(link ? [needs.records.links.stillOpen(link)] : []), ...reportOf(id, arrival)],
          once: { print: fingerprint(JSON.stringify([name, input, arrival.actor])), shown: arrival.version },
        }),
      );
  return {
    decide: act<Decision>('decide', review),
    post: act<Posting>('post', postNotice),
    record: act<{ opinion: string }>('record', recordResult),
    interrupt: act<{ reason: string }>('interrupt', interruptNotice),
    object: act<{ substance: string; handling?: string }>('object', recordObjection),
    settle: act<{ number: number; handling: string }>('settle', settleObjection),
  };
}

/** Who is called as the applicant is decided: the operators look whether it is the same person. */
function reportOf(declaration: string, { actor, at }: Arrival): Write[] {
  if (actor.kind !== 'link' || !actor.otherPerson) return [];
  return [reportWrite({ kind: 'same-name', at, declaration, audience: actor.audience })];
}
