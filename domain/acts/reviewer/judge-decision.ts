import { citation, type Returns, stageOf } from '../../call/call.ts';
import { isLessThanOneWorkingDayOff } from '../../call/working-time.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change, Gate } from '../../declaration/change.ts';
import { type Declaration, governingStage, hasEndedNotice } from '../../declaration/declaration.ts';
import type { TargetOf } from '../../declaration/moves.ts';
import { hasLostClaim } from '../../declaration/sealed-identity.ts';
import type { Vocabularies } from '../../eligibility/vocabulary.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { closingUnder, guard, passGate } from '../guard.ts';
import { postGivenBack } from '../posts.ts';
import { spendGrant } from '../spend.ts';
import { inputsOfOtherwise, type Otherwise } from './otherwise.ts';

/** One reviewer's decision on one declaration. A return names every defect at once; a refusal gives its reason. */
export type Decision = (
  | { readonly kind: 'support'; readonly opinion?: string }
  | { readonly kind: 'return'; readonly defects: readonly string[] }
  | { readonly kind: 'refuse'; readonly reason: string }
) & {
  /** Conditions that the reviewer judges otherwise than the call's rules do. */
  readonly otherwise?: readonly Otherwise[];
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
  const inputs = { ...change.value.inputs, ...remarks.value };
  return accepted(spendGrant(subject, { ...change.value, inputs }));
}

function decided(subject: Case, decision: Decision, arrival: Arrival, gate: Gate): ReviewerVerdict<Change> {
  if (decision.kind === 'support') return support(subject, decision, arrival, gate);
  if (decision.kind === 'refuse') return refuse(subject, decision.reason, arrival, gate);
  return giveBack(subject, decision.defects, arrival, gate);
}

/**
 * Judges a support. After the employer's support the public notice comes next, or the route if an ended notice still
 * counts. After a body's support comes the next body, or the review committee.
 */
function support(
  { declaration, call }: Case,
  { opinion }: { opinion?: string },
  arrival: Arrival,
  gate: Gate,
): ReviewerVerdict<Change> {
  const { to, bodyIndex } = afterSupport(declaration);
  if (to === 'recommended' && hasLostClaim(declaration)) return refused('claim-lost');
  const needsNotice = to === 'supported';
  return accepted({
    move: 'support',
    to,
    at: arrival.at,
    actor: arrival.actor,
    set: { enteredAt: arrival.at, desk: 'contact', ...(needsNotice ? {} : { bodyIndex }) },
    gates: [gate],
    clause: citation(stageOf(call, gate.stage).duty),
    inputs: { ...bodyOf(declaration), ...(opinion === undefined ? {} : { opinion }) },
  });
}

/** The standing to which the present reviewer's support leads, and the index of the body on the route. */
export function afterSupport(declaration: Declaration): { to: TargetOf<'support'>; bodyIndex: number } {
  const byEmployer = declaration.standing === 'submitted';
  const bodyIndex = byEmployer ? 0 : declaration.bodyIndex + 1;
  const needsNotice = byEmployer && !hasEndedNotice(declaration);
  return { to: needsNotice ? 'supported' : nextOnRoute(declaration, bodyIndex), bodyIndex };
}

/** The name of the body that decides; empty while the employer does. */
function bodyOf({ standing, route, bodyIndex }: Declaration): { body?: string } {
  const step = standing === 'forwarded' ? route[bodyIndex] : undefined;
  return step ? { body: step.name } : {};
}

/**
 * The standing at this index of the route: with the body there, or recommended to the review committee after the last
 * body.
 */
export function nextOnRoute(declaration: Declaration, bodyIndex: number): 'forwarded' | 'recommended' {
  return bodyIndex < declaration.route.length ? 'forwarded' : 'recommended';
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
    claim: 'free',
    ...postGivenBack(subject.declaration),
    clause: citation(stageOf(subject.call, gate.stage).duty),
    inputs: { ...bodyOf(subject.declaration), reason },
  });
}

/** How the present stage returns a declaration; undefined if the call does not allow it. */
export function returnsOf({ call, declaration }: Case): { returns: Returns; clause: string } | undefined {
  const stage = governingStage(call, declaration);
  const cite = stage === undefined ? undefined : stageOf(call, stage).returns;
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
  const back = passGate(subject, returns.resubmitBy, arrival.at);
  const closesAt = closingUnder(subject, returns.resubmitBy);
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
    gates: gate.stage === returns.resubmitBy ? [gate] : [gate, back.value],
    clause,
    inputs: { ...bodyOf(subject.declaration), defects, resubmitBy: closesAt },
    ...(soon ? { warnings: ['less-than-a-working-day-to-resubmit'] } : {}),
  });
}
