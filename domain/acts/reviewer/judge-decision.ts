import { citation, type Returns } from '../../call/call.ts';
import { bodyInTurn } from '../../declaration/at-desk.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change, Gate } from '../../declaration/change.ts';
import { claimFreedBy } from '../../declaration/claim.ts';
import { confirmedAfterReturn } from '../../declaration/confirmation.ts';
import type { Declaration } from '../../declaration/declaration.ts';
import { moved } from '../../declaration/moves.ts';
import { countedReturn } from '../../declaration/returns-counted.ts';
import { hasLostClaim } from '../../declaration/sealed-identity.ts';
import { nextOf, presentStep, reviewBefore } from '../../declaration/way.ts';
import type { Vocabularies } from '../../eligibility/vocabulary.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { guard } from '../guard.ts';
import { passOnward } from '../onward.ts';
import { postGivenBack } from '../posts.ts';
import { spendGrant } from '../spend.ts';
import { mayReturn } from './may-return.ts';
import { inputsOfOtherwise, type Otherwise } from './otherwise.ts';
import { inputsOfScored, type LineScored } from './score-otherwise.ts';

/** One reviewer's decision on one declaration. A return names every defect at once; a refusal gives its reason. */
export type Decision = (
  | { readonly kind: 'support'; readonly opinion?: string }
  | { readonly kind: 'return'; readonly defects: readonly string[] }
  | { readonly kind: 'refuse'; readonly reason: string }
) & {
  /** Conditions that the reviewer judges otherwise than the call's rules do. */
  readonly otherwise?: readonly Otherwise[];
  /** Lines of the scoring table to which the employer gives other points. */
  readonly scored?: readonly LineScored[];
};

/** Judges the decision of the employer (`submitted`) or of the body whose turn it is (`forwarded`). */
export function judgeDecision(
  subject: Case,
  decision: Decision,
  arrival: Arrival,
  vocabularies: Vocabularies,
): ReviewerVerdict<Change> {
  const gate = guard(subject, decision.kind, arrival);
  if (!gate.ok) return gate;
  const change = decided(subject, decision, arrival, gate.value);
  if (!change.ok) return change;
  const remarks = inputsOfOtherwise(subject, decision.otherwise ?? [], vocabularies);
  if (!remarks.ok) return remarks;
  const scored = inputsOfScored(subject, decision.scored ?? []);
  if (!scored.ok) return scored;
  const inputs = { ...change.value.inputs, ...remarks.value, ...scored.value };
  return passOnward(subject, spendGrant(subject, { ...change.value, inputs }));
}

function decided(subject: Case, decision: Decision, arrival: Arrival, gate: Gate): ReviewerVerdict<Change> {
  if (decision.kind === 'support') return support(subject, decision, arrival, gate);
  if (decision.kind === 'refuse') return refuse(subject, decision.reason, arrival, gate);
  return giveBack(subject, decision.defects, arrival, gate);
}

/** Judges a support. The declaration goes on by its call's steps; a public notice that ended still counts. */
function support(
  subject: Case,
  { opinion }: { opinion?: string },
  arrival: Arrival,
  gate: Gate,
): ReviewerVerdict<Change> {
  const { declaration, call } = subject;
  const { to, at } = nextOf(call, declaration);
  if (to === 'recommended' && hasLostClaim(declaration)) return refused('claim-lost');
  return accepted({
    ...moved(declaration.standing, 'support', to),
    at: arrival.at,
    actor: arrival.actor,
    set: { enteredAt: arrival.at, desk: 'contact', ...at },
    gates: [gate],
    clause: dutyOf(subject),
    inputs: { ...bodyOf(declaration), ...(opinion === undefined ? {} : { opinion }) },
  });
}

/** The clause that asks for what is decided: that of the present step, which may close within another. */
export function dutyOf({ call, declaration }: Case): string {
  const step = presentStep(call, declaration);
  if (!step) throw new Error(`The declaration ${declaration.id} is at no step that decides`);
  return citation(step.duty);
}

/** The name of the body that acts; empty while the employer does. */
export function bodyOf(declaration: Declaration): { body?: string } {
  const body = bodyInTurn(declaration);
  return body ? { body: body.name } : {};
}

function refuse(subject: Case, reason: string, arrival: Arrival, gate: Gate): ReviewerVerdict<Change> {
  if (reason.trim() === '') return refused('reason-missing');
  return accepted({
    move: 'refuse',
    to: 'refused',
    at: arrival.at,
    actor: arrival.actor,
    set: { enteredAt: arrival.at },
    gates: [gate],
    ...claimFreedBy(subject.call, 'refusal'),
    ...postGivenBack(subject.declaration),
    clause: dutyOf(subject),
    inputs: { ...bodyOf(subject.declaration), reason },
  });
}

/** What a return to the applicant sets besides: when it must be back, and what stays confirmed where some does not. */
function withApplicant({ call, declaration }: Case, { resubmitBy }: Returns): Partial<Declaration> {
  const { confirmed = [] } = declaration;
  const kept = confirmedAfterReturn(call, confirmed);
  return { resubmitBy, ...(kept.length < confirmed.length ? { confirmed: kept } : {}) };
}

/**
 * Judges a return. The declaration must be resubmitted by the lock that the call names, or by the late entry that
 * stands in for it. Once that has passed, nothing can be returned.
 */
function giveBack(
  subject: Case,
  defects: readonly string[],
  arrival: Arrival,
  gate: Gate,
): ReviewerVerdict<Change> {
  const judged = mayReturn(subject, arrival.at);
  if (!judged.ok) return judged;
  if (defects.length === 0 || defects.some((defect) => defect.trim() === ''))
    return refused('defects-missing');
  const { returns, step, clause, resubmitBy, isSoon, gate: back } = judged.value;
  return accepted({
    move: 'return',
    to: returns.to === 'applicant' ? 'returned' : 'submitted',
    at: arrival.at,
    actor: arrival.actor,
    set: {
      enteredAt: arrival.at,
      desk: 'contact',
      round: subject.declaration.round + 1,
      defects,
      ...countedReturn(step, subject.declaration),
      ...(returns.to === 'applicant'
        ? withApplicant(subject, returns)
        : reviewBefore(subject.call, subject.declaration).at),
    },
    drop: returns.noticeRestarts ? ['notice', 'earlierNotices'] : [],
    gates: gate.stage === back.stage ? [gate] : [gate, back],
    clause,
    inputs: { ...bodyOf(subject.declaration), defects, resubmitBy },
    ...(isSoon ? { warnings: ['less-than-a-working-day-to-resubmit'] } : {}),
  });
}
