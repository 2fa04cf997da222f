import { type Call, citation, type Step } from '../call/call.ts';
import { feeOf } from '../call/steps.ts';
import type { Declaration } from './declaration.ts';
import { levelOf, stillToDo } from './way.ts';

/** A fee that a submission brings with it, in yuan, with its clause. */
export interface FeeAhead {
  readonly step: Step;
  readonly yuan: number;
  readonly clause: string;
}

/** The fees that the draft, submitted as it is, would be asked for: of its level, where a body of its route confirms them, and not paid yet. */
export function feesAhead(call: Call, declaration: Declaration): FeeAhead[] {
  const submitted = { ...declaration, submittedDraft: declaration.draft };
  return stillToDo(call, submitted).flatMap(({ step }) => {
    const yuan = feeOf(step, levelOf(submitted));
    return step.fee && yuan !== undefined ? [{ step, yuan, clause: citation(step.fee) }] : [];
  });
}
