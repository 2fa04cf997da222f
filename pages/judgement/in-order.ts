import type { Call } from '../../domain/call/call.ts';
import type { RouteJudgement } from '../../domain/eligibility/judgement.ts';

/** Routes that are open come first, next those that time alone opens, then those of which too little is known. */
const ORDER = { met: 0, 'not-known': 2, 'not-met': 3 } as const;
const nearness = ({ is, metFrom }: RouteJudgement) =>
  is === 'not-met' && metFrom !== undefined ? 1 : ORDER[is];

/**
 * Routes of several levels with the most promising first; of the same answer from the highest level down, as a call names its
 * levels from the lowest up.
 */
export function inOrder(judged: readonly RouteJudgement[], { levels }: Call): RouteJudgement[] {
  const place = ({ level }: RouteJudgement) => levels.value.findIndex(({ id }) => id === level);
  return judged.toSorted((one, other) => nearness(one) - nearness(other) || place(other) - place(one));
}

/** Routes of one level with the most promising first; of the same answer, those that lack fewer conditions. */
export function byPromise(judged: readonly RouteJudgement[]): RouteJudgement[] {
  return judged.toSorted(
    (one, other) => nearness(one) - nearness(other) || one.gap.length - other.gap.length,
  );
}
