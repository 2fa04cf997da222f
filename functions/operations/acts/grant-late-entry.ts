import { takenAgain } from '../../../casework/claims.ts';
import type { Needs } from '../../../casework/needs.ts';
import { withPost } from '../../../casework/posts.ts';
import { cannotBeFinished } from '../../../domain/acts/feasibility.ts';
import { judgeLateEntry } from '../../../domain/acts/operator/restore.ts';
import { declarationAfter } from '../../../domain/acts/spend.ts';
import { closingInstant } from '../../../domain/call/windows.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import { together } from '../../../domain/effects/made-impossible.ts';
import { madeImpossibleByGrant } from '../../../domain/effects/made-impossible-by-grant.ts';
import { squeezedByGrant } from '../../../domain/effects/squeezed.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { type Confirmable, confirmed, type Effect } from '../effects/confirmation.ts';
import { operator, performOnce, type Signed } from '../operator.ts';

export interface GrantLateEntry extends Signed, Confirmable {
  readonly declaration: string;
  /** The end of the late entry in the call's zone: `2021-11-03` or `2021-11-03 17:00`. */
  readonly until: string;
  /** The declaration's version that the operator saw. */
  readonly expectedVersion: number;
}

/**
 * Admits one late entry of one declaration, once. A lapsed declaration goes back to the standing it lapsed from. An
 * entry that could not lead to an end in time must be confirmed.
 */
export function grantLateEntry(needs: Pick<Needs, 'records' | 'workflow' | 'keys' | 'now'>) {
  return (input: GrantLateEntry) =>
    performOnce(needs, input.declaration, input, async (subject) => {
      const { identity, closingsEndAt } = subject.call;
      const until = closingInstant(input.until, identity.zone.value, closingsEndAt.value);
      const grant = { until, reason: input.reason, by: input.by };
      const at = needs.now();
      const judged = judgeLateEntry(subject, grant, { version: input.expectedVersion }, operator(input), at);
      if (!judged.ok) return judged;
      const agreed = confirmed(effectOfGrant(subject, judged.value, at), input);
      return agreed.ok ? withPost(needs, subject, await takenAgain(needs, subject, judged.value)) : agreed;
    });
}

/** The steps that the declaration could still not reach under the grant. */
export function effectOfGrant(subject: Case, change: Change, at: Instant): Effect {
  const granted = { ...subject, declaration: declarationAfter(subject.declaration, change) };
  const stage = governingStage(granted.call, granted.declaration);
  if (stage === undefined) throw new Error('A late entry of a declaration that waits for nothing');
  const hasLapsed = subject.declaration.lapsed !== undefined;
  return together(
    madeImpossibleByGrant(granted, stage, { isUnfinishable: cannotBeFinished(granted, at), hasLapsed }, at),
    squeezedByGrant(granted, stage),
  );
}
