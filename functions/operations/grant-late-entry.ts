import { grantLateEntry as judge } from '../../domain/acts/restore.ts';
import { closingInstant } from '../../domain/windows.ts';
import type { Needs } from '../needs.ts';
import type { Confirming } from './confirmation.ts';
import { operator, performOnce, type Signed } from './operator.ts';

export interface GrantLateEntry extends Signed, Confirming {
  readonly declaration: string;
  /** Until when, in the call's zone: `2021-11-03` or `2021-11-03 17:00`. */
  readonly until: string;
  /** The declaration's version as the operator saw it. */
  readonly expectedVersion: number;
}

/** Admits one late entry of one declaration, once. A declaration that lapsed goes back to where it lapsed from. */
export function grantLateEntry(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return (input: GrantLateEntry) =>
    performOnce(needs, input.declaration, input, (subject) => {
      const until = closingInstant(input.until, subject.call.identity.zone.value);
      const grant = { until, reason: input.reason, by: input.by };
      return judge(subject, grant, { version: input.expectedVersion }, operator(input), needs.now());
    });
}
