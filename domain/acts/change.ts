import type { SealedIdentity } from '../declaration.ts';
import type { Draft } from '../draft.ts';
import { accepted, type Change, refused, type Verdict } from '../verdict.ts';
import { type Arrival, type Case, guard } from './guard.ts';

/**
 * Changes what the applicant states, before submission or after a return. Who he is cannot change once he submitted:
 * his claim was taken under that identity.
 */
export function changeDraft(
  subject: Case,
  {
    draft,
    identity,
    sections,
  }: { draft: Draft; identity: SealedIdentity | undefined; sections: readonly string[] },
  arrival: Arrival,
): Verdict<Change> {
  const gate = guard(subject, 'change', arrival);
  if (!gate.ok) return gate;
  const { declaration } = subject;
  if (declaration.run > 0 && declaration.identity?.hash !== identity?.hash)
    return refused('identity-fixed', { defects: [{ at: '/identity/number', because: 'identity-fixed' }] });
  return accepted({
    move: 'change',
    to: declaration.standing,
    at: arrival.at,
    actor: arrival.actor,
    set: { draft, ...(identity ? { identity } : {}) },
    drop: identity ? [] : ['identity'],
    gates: [gate.value],
    inputs: { sections },
  });
}
