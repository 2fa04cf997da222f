import { type AtClosing, type Call, citation, type Step } from '../call/call.ts';
import { declareStepOf, lateClause, noticeRulesOf, stepIdOf, stepOf } from '../call/steps.ts';
import type { Declaration } from './declaration.ts';
import { presentStep } from './way.ts';

/** What a call does with a declaration that is unfinished at its closing, and by which clause. */
export interface ClosingEnd {
  readonly does: Exclude<AtClosing, 'carry-forward'>;
  readonly clause: string;
}

/**
 * What becomes of a declaration that is unfinished when this stage closes. An objection that nobody settled has a rule of its
 * own; everything else ends as the step says in which it stands, and lapses if that says nothing.
 */
export function endAtClosing(call: Call, declaration: Declaration, stage: string): ClosingEnd {
  const rule = objectionRule(call, declaration) ?? stepEnding(call, declaration)?.atClosing;
  if (rule?.value !== 'refuse' && rule?.value !== 'abandon')
    return { does: 'lapse', clause: lateClause(call, stage) };
  return { does: rule.value, clause: citation(rule) };
}

/** The rule for an objection that nobody settled; undefined where there is none, or where one goes on with the declaration. */
function objectionRule(call: Call, declaration: Declaration) {
  if (declaration.standing !== 'posted' || !hasUnsettledObjection(declaration)) return undefined;
  const { unresolvedObjectionAtLock: rule } = noticeRulesOf(call);
  return rule.value === 'carry-forward' ? undefined : rule;
}

/** Whether an objection to the public notice has no handling yet. */
export function hasUnsettledObjection({ objections }: Pick<Declaration, 'objections'>): boolean {
  return objections.some(({ handling }) => handling === undefined);
}

/** The step that a declaration leaves unfinished. A correction that must be back by a review's closing is no part of that review. */
function stepEnding(call: Call, declaration: Declaration): Step | undefined {
  const { standing, resubmitBy } = declaration;
  if (standing === 'draft') return declareStepOf(call);
  if (standing !== 'returned') return presentStep(call, declaration);
  const by = resubmitBy === undefined ? declareStepOf(call) : stepOf(call, stepIdOf(resubmitBy));
  return by.by === 'applicant' ? by : undefined;
}
