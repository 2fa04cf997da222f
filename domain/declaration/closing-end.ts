import { type AtClosing, type Call, citation, type Step } from '../call/call.ts';
import { lateClause, noticeRulesOf } from '../call/steps.ts';
import type { Declaration } from './declaration.ts';
import type { Lapse } from './lapse.ts';
import { objectionsHere } from './notices.ts';
import { unfinishedStep } from './term.ts';

/** What a call does with a declaration that is unfinished at its closing, and by which clause. */
export interface ClosingEnd {
  readonly does: Exclude<AtClosing, 'carry-forward'>;
  readonly clause: string;
}

/**
 * What becomes of a declaration that is unfinished when this stage closes, or when its own deadline ends. An objection that nobody
 * settled has a rule of its own; everything else ends as its deadline says, then as the step says in which it stands, and lapses if
 * that says nothing.
 */
export function endAtClosing(
  call: Call,
  declaration: Declaration,
  { stage, term: isByTerm }: Pick<Lapse, 'stage' | 'term'>,
): ClosingEnd {
  const step = unfinishedStep(call, declaration);
  const term = isByTerm ? step?.term : undefined;
  const rule = objectionRule(call, declaration) ?? ruleOfTerm(term) ?? step?.atClosing;
  const clause = term ? citation(term) : lateClause(call, stage);
  if (rule?.value !== 'refuse' && rule?.value !== 'abandon') return { does: 'lapse', clause };
  return { does: rule.value, clause: citation(rule) };
}

/** What a deadline of the case itself says of its end. */
function ruleOfTerm(term: Step['term']) {
  if (!term?.value.atClosing) return undefined;
  const { value, ...origin } = term;
  return { ...origin, value: value.atClosing };
}

/** The rule for an objection that nobody settled; undefined where there is none, or where one goes on with the declaration. */
function objectionRule(call: Call, declaration: Declaration) {
  if (declaration.standing !== 'posted' || !hasUnsettledObjection(declaration)) return undefined;
  const { unresolvedObjectionAtLock: rule } = noticeRulesOf(call, declaration.step);
  return rule.value === 'carry-forward' ? undefined : rule;
}

/** Whether an objection to the public notice of the present step has no handling yet. */
export function hasUnsettledObjection(declaration: Pick<Declaration, 'objections' | 'step'>): boolean {
  return objectionsHere(declaration).some(({ handling }) => handling === undefined);
}
