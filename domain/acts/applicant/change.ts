import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change } from '../../declaration/change.ts';
import type { Declaration, SealedIdentity } from '../../declaration/declaration.ts';
import type { Draft } from '../../declaration/draft.ts';
import { MAX_CHANGES } from '../../values/bounds.ts';
import { accepted, refused, type Verdict } from '../../values/verdict.ts';
import { guard } from '../guard.ts';

/**
 * Changes what the applicant states, before submission or after a return. A wrong digit of the number is corrected then,
 * too: the next submission claims the number as it is stated, and says that it changed.
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
  const counted = countChange(declaration);
  if (!counted.ok) return counted;
  return accepted({
    move: 'change',
    to: declaration.standing,
    at: arrival.at,
    actor: arrival.actor,
    set: { draft, changes: counted.value, ...(identity ? { identity } : {}) },
    drop: identity ? [] : ['identity'],
    gates: [gate.value],
    inputs: { sections },
  });
}

/** Which change this is since the last submission; refused where there are too many of them to keep. */
export function countChange({ changes = 0 }: Pick<Declaration, 'changes'>): Verdict<number> {
  if (changes >= MAX_CHANGES) return refused('too-many-changes', { facts: { most: MAX_CHANGES } });
  return accepted(changes + 1);
}
