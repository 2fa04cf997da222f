import { closingClause } from '../../call/steps.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change } from '../../declaration/change.ts';
import type { Declaration } from '../../declaration/declaration.ts';
import type { Draft } from '../../declaration/draft/draft.ts';
import { moved } from '../../declaration/moves.ts';
import type { SealedIdentity } from '../../declaration/sealed-identity.ts';
import { governingStage } from '../../declaration/way.ts';
import { MAX_CHANGES } from '../../values/bounds.ts';
import { accepted, refused, type Verdict } from '../../values/verdict.ts';
import { guard, passGate } from '../guard.ts';
import { declarationAfter } from '../spend.ts';

/**
 * Changes what the applicant states, before submission or after a return. The number may change too, so that a wrong
 * digit can be corrected; the next submission claims the number as it is then stated, and says that it changed.
 */
export function judgeDraftChange(
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
  const change: Change = {
    ...moved(declaration.standing, 'change', declaration.standing),
    at: arrival.at,
    actor: arrival.actor,
    set: { draft, changes: counted.value, ...(identity ? { identity } : {}) },
    drop: identity ? [] : ['identity'],
    gates: [gate.value],
    inputs: { sections },
  };
  return passOtherStage(subject, change, gate.value.stage);
}

/**
 * Lets a change pass the gate of the stage into which another level puts the declaration, besides its own. A level that has
 * closed by itself is refused.
 */
function passOtherStage(subject: Case, change: Change, from: string): Verdict<Change> {
  const { call } = subject;
  const to = governingStage(call, declarationAfter(subject.declaration, change));
  if (to === undefined || to === from) return accepted(change);
  const gate = passGate(subject, to, change.at);
  if (gate.ok) return accepted({ ...change, gates: [...change.gates, gate.value] });
  const { refusal } = gate;
  if (refusal.because !== 'stage-closed' && refusal.because !== 'stage-not-open') return gate;
  const clause = closingClause(call, to);
  return {
    ok: false,
    refusal: { ...refusal, defects: [{ at: '/level', because: 'level-not-open', clause }] },
  };
}

/** The number of this change since the last submission. It is refused if there are too many changes to keep. */
export function countChange({ changes = 0 }: Pick<Declaration, 'changes'>): Verdict<number> {
  if (changes >= MAX_CHANGES) return refused('too-many-changes', { facts: { most: MAX_CHANGES } });
  return accepted(changes + 1);
}
