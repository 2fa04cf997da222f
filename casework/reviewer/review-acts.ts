import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import { fingerprint } from '../../adapters/fingerprint.ts';
import type { LinkRecord } from '../../adapters/records/links.ts';
import { reportWrite } from '../../adapters/records/reports.ts';
import type { Write } from '../../adapters/records/store/store.ts';
import { confirmPayment, type Papers, type Payment, receivePapers } from '../../domain/acts/confirmations.ts';
import { type Decision, judgeDecision } from '../../domain/acts/reviewer/judge-decision.ts';
import { recordObjection, settleObjection } from '../../domain/acts/reviewer/objections.ts';
import { type Posting, postNotice } from '../../domain/acts/reviewer/post-notice.ts';
import { interruptNotice, recordResult } from '../../domain/acts/reviewer/public-notice-acts.ts';
import type { Arrival, Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import type { AttemptedAct } from '../../domain/reminders/unrecorded.ts';
import type { ReviewerVerdict } from '../../domain/values/verdict.ts';
import { reporting } from '../attempts.ts';
import type { Needs } from '../needs.ts';
import { perform } from '../perform.ts';
import { withPost } from '../posts.ts';

/** The link that the reviewer came by. The act is written only if the link is not revoked. */
type Link = Pick<LinkRecord, 'id'>;

/**
 * The acts of a reviewer on a waiting declaration. Each is judged by its rule and written once, on the case as the
 * request has just read it. A rehearsal plays them without a link.
 */
export function reviewActs(needs: Pick<Needs, 'records' | 'workflow'>) {
  type Rule<T> = (subject: Case, input: T, arrival: Arrival) => ReviewerVerdict<Change>;
  const takingPost = (subject: Case, verdict: ReviewerVerdict<Change>) =>
    verdict.ok ? withPost(needs, subject, verdict.value) : verdict;
  const act =
    <T>(name: AttemptedAct, rule: Rule<T>) =>
    (id: string, input: T, arrival: Arrival, link?: Link, caseAsRead?: Case) =>
      reporting(needs, { act: name, by: 'link', about: id, at: arrival.at }, () =>
        perform(needs, id, async (subject) => takingPost(subject, rule(subject, input, arrival)), {
          caseAsRead,
          along: () => [...(link ? [needs.records.links.stillOpen(link)] : []), ...reportOf(id, arrival)],
          secondClick: {
            print: fingerprint(JSON.stringify([name, input, arrival.actor])),
            shown: arrival.version,
          },
        }),
      );
  return {
    decide: act<Decision>('decide', (subject, decision, arrival) =>
      judgeDecision(subject, decision, arrival, VOCABULARIES),
    ),
    post: act<Posting>('post', postNotice),
    record: act<{ opinion: string }>('record', recordResult),
    interrupt: act<{ reason: string }>('interrupt', interruptNotice),
    confirmPayment: act<Payment>('confirm-payment', confirmPayment),
    receivePapers: act<Papers>('receive-papers', receivePapers),
    object: act<{ substance: string; handling?: string }>('object', recordObjection),
    settle: act<{ number: number; handling: string }>('settle', settleObjection),
  };
}

/**
 * Reports to the operators that the reviewer has the applicant's name, so that they check whether it is one
 * person.
 */
function reportOf(declaration: string, { actor, at }: Arrival): Write[] {
  if (actor.kind !== 'link' || !actor.otherPerson) return [];
  return [reportWrite({ kind: 'same-name', at, declaration, desk: actor.desk })];
}
