import type { Needs } from '../../casework/needs.ts';
import { cannotBeFinished } from '../../domain/acts/feasibility.ts';
import { grantLateEntry as judge } from '../../domain/acts/operator/restore.ts';
import { afterwards } from '../../domain/acts/spend.ts';
import { closingInstant } from '../../domain/call/windows.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import { madeImpossibleByGrant, together } from '../../domain/effects/made-impossible.ts';
import { squeezedByGrant } from '../../domain/effects/squeezed.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { type Confirmable, confirmed, type Effect } from './effects/confirmation.ts';
import { operator, performOnce, type Signed } from './operator.ts';

export interface GrantLateEntry extends Signed, Confirmable {
  readonly declaration: string;
  /** Until when, in the call's zone: `2021-11-03` or `2021-11-03 17:00`. */
  readonly until: string;
  /** The declaration's version as the operator saw it. */
  readonly expectedVersion: number;
}

/**
 * Admits one late entry of one declaration, once. A declaration that lapsed goes back to where it lapsed from. One that
 * could not be finished all the same must be confirmed.
 */
export function grantLateEntry(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return (input: GrantLateEntry) =>
    performOnce(needs, input.declaration, input, (subject) => {
      const until = closingInstant(input.until, subject.call.identity.zone.value);
      const grant = { until, reason: input.reason, by: input.by };
      const at = needs.now();
      const judged = judge(subject, grant, { version: input.expectedVersion }, operator(input), at);
      if (!judged.ok) return judged;
      const agreed = confirmed(effectOfGrant(subject, judged.value, at), input);
      return agreed.ok ? judged : agreed;
    });
}

/** What the declaration, as it would stand under the grant, could still not be brought to. */
export function effectOfGrant(subject: Case, change: Change, at: Instant): Effect {
  const granted = { ...subject, declaration: afterwards(subject.declaration, change) };
  const stage = granted.declaration.grant?.stage ?? '';
  const hasLapsed = subject.declaration.lapsed !== undefined;
  return together(
    madeImpossibleByGrant(granted, stage, { isUnfinishable: cannotBeFinished(granted, at), hasLapsed }, at),
    squeezedByGrant(granted, stage),
  );
}
