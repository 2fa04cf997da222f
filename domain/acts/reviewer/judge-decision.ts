import { citation, type Returns } from '../../call/call.ts';
import { stepOf } from '../../call/steps.ts';
import { isLessThanOneWorkingDayOff } from '../../call/working-time.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change, Gate } from '../../declaration/change.ts';
import { claimFreedBy } from '../../declaration/claim.ts';
import type { Declaration } from '../../declaration/declaration.ts';
import { moved } from '../../declaration/moves.ts';
import { hasLostClaim } from '../../declaration/sealed-identity.ts';
import { governingStage, nextOf, resubmissionStage } from '../../declaration/way.ts';
import type { Vocabularies } from '../../eligibility/vocabulary.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { closingUnder, guard, passGate } from '../guard.ts';
import { passOnward } from '../onward.ts';
import { postGivenBack } from '../posts.ts';
import { spendGrant } from '../spend.ts';
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
  { declaration, call }: Case,
  { opinion }: { opinion?: string },
  arrival: Arrival,
  gate: Gate,
): ReviewerVerdict<Change> {
  const { to, bodyIndex } = nextOf(call, declaration);
  if (to === 'recommended' && hasLostClaim(declaration)) return refused('claim-lost');
  return accepted({
    ...moved(declaration.standing, 'support', to),
    at: arrival.at,
    actor: arrival.actor,
    set: { enteredAt: arrival.at, desk: 'contact', ...(bodyIndex === undefined ? {} : { bodyIndex }) },
    gates: [gate],
    clause: citation(stepOf(call, gate.stage).duty),
    inputs: { ...bodyOf(declaration), ...(opinion === undefined ? {} : { opinion }) },
  });
}

/** The name of the body that decides; empty while the employer does. */
function bodyOf({ standing, route, bodyIndex }: Declaration): { body?: string } {
  const step = standing === 'forwarded' ? route[bodyIndex] : undefined;
  return step ? { body: step.name } : {};
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
    clause: citation(stepOf(subject.call, gate.stage).duty),
    inputs: { ...bodyOf(subject.declaration), reason },
  });
}

/** How the present stage returns a declaration; undefined if the call does not allow it. */
export function returnsOf({ call, declaration }: Case): { returns: Returns; clause: string } | undefined {
  const stage = governingStage(call, declaration);
  const cite = stage === undefined ? undefined : stepOf(call, stage).returns;
  return cite && { returns: cite.value, clause: citation(cite) };
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
  const rule = returnsOf(subject);
  if (!rule) return refused('returns-not-allowed');
  if (defects.length === 0 || defects.some((defect) => defect.trim() === ''))
    return refused('defects-missing');
  const { returns, clause } = rule;
  const by = resubmissionStage(subject.call, subject.declaration, returns.resubmitBy);
  const back = passGate(subject, by, arrival.at);
  const closesAt = closingUnder(subject, by);
  // A reviewer whose return arrived in time must not be told that it is too late for one.
  if (!back.ok && back.refusal.because === 'in-time-but-unrecorded') return back;
  if (!back.ok) return refused('too-late-to-return', { clause, facts: { resubmitBy: closesAt } });
  const soon = isLessThanOneWorkingDayOff(subject, closesAt, arrival.at);
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
      ...(returns.to === 'applicant' ? { resubmitBy: returns.resubmitBy } : {}),
    },
    drop: returns.noticeRestarts ? ['notice'] : [],
    gates: gate.stage === by ? [gate] : [gate, back.value],
    clause,
    inputs: { ...bodyOf(subject.declaration), defects, resubmitBy: closesAt },
    ...(soon ? { warnings: ['less-than-a-working-day-to-resubmit'] } : {}),
  });
}
