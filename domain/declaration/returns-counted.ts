import { type Call, citation, type Step } from '../call/call.ts';
import { chainOf } from '../call/steps.ts';
import type { Declaration } from './declaration.ts';

/** How often one step may return a declaration, where the call bounds it. */
export interface ReturnsBound {
  readonly step: Step;
  readonly most: number;
  readonly left: number;
  readonly clause: string;
}

type Returned = Pick<Declaration, 'returned'>;

/** The bound on the returns of a step; undefined if the step returns nothing, or without a bound. */
export function boundOfReturns(step: Step, { returned = {} }: Returned): ReturnsBound | undefined {
  const { returns } = step;
  const most = returns?.value.atMost;
  if (!returns || most === undefined) return undefined;
  const done = Object.hasOwn(returned, step.id) ? (returned[step.id] ?? 0) : 0;
  return { step, most, left: Math.max(0, most - done), clause: citation(returns) };
}

/** The bounds on returns of every step of a call, in the order of its way. */
export function boundsOfReturns(call: Call, declaration: Returned): ReturnsBound[] {
  return chainOf(call).flatMap((step) => boundOfReturns(step, declaration) ?? []);
}

/** The counts with one return more by this step. A step without a bound is not counted. */
export function countedReturn(step: Step, declaration: Returned): Returned {
  if (!boundOfReturns(step, declaration)) return {};
  const { returned = {} } = declaration;
  return { returned: { ...returned, [step.id]: (returned[step.id] ?? 0) + 1 } };
}
