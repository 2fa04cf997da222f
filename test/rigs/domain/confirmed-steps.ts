import type { Call, Step } from '../../../domain/call/call.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { callWith, declarationIn, ROUTE } from './cases.ts';

/** The fee of every step of paying, in yuan, for an engineer; other levels pay nothing. */
export const FEE = 180;
/** The last day of a postmark. */
export const SENT_BY = '2021-11-12';

/**
 * Adds steps in which an applicant pays or hands in papers, by their names: `payment…` and `papers…`. Each lies in the stage of
 * the bodies, follows the step before it in the list, and is confirmed by the acceptance point.
 */
export function addConfirmed(call: Call, ids: readonly string[]): void {
  for (const [at, id] of ids.entries()) {
    const kind = id.startsWith('payment') ? 'pay' : id.startsWith('papers') ? 'hand-in' : undefined;
    if (!kind) continue;
    call.steps.push(stepOf(id, kind, ids[at - 1] ?? 'declare'));
    const following = call.steps.find(({ id: next }) => next === ids[at + 1]);
    if (following) following.after = id;
    for (const { bodies } of call.routes.value)
      if (bodies.length > 0) bodies.push({ kind: 'acceptance-point', name: '受理点', step: id });
  }
}

function stepOf(id: string, kind: 'pay' | 'hand-in', after: string): Step {
  const [name, duty] =
    kind === 'pay' ? ['缴费', '到受理点缴纳评审费。'] : ['交纸质材料', '将纸质材料送交或寄到受理点。'];
  return {
    ...{ id, kind, name, by: 'applicant', after, within: 'recommendation' },
    duty: { value: duty, source: '五' },
    ...(kind === 'pay'
      ? { fee: { levels: { engineer: FEE }, source: '五' } }
      : { sentBy: { value: SENT_BY, source: '五' } }),
  };
}

/** The real call with a fee and papers after its last review. */
export const CONFIRMED_CALL: Call = callWith((call) =>
  addConfirmed(call, ['employer', 'notice', 'recommendation', 'payment', 'papers']),
);

/** A declaration under that call whose applicant has to pay, or to hand in papers, at the acceptance point. */
export function toConfirm(standing: 'unpaid' | 'paper-due', over: Partial<Declaration> = {}): Declaration {
  const [point] = ROUTE;
  if (!point) throw new Error('The route has no body');
  const route = [...ROUTE, { ...point, step: 'payment' }, { ...point, step: 'papers' }];
  return declarationIn(standing, { route, bodyIndex: standing === 'unpaid' ? 2 : 3, ...over });
}
