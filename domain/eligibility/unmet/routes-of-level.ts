import type { Call } from '../../call/call.ts';
import type { Circumstances } from '../../call/cut-offs.ts';
import { type Eligibility, judgeAll, type RouteJudgement, rulesFor } from '../judgement.ts';
import type { Vocabularies } from '../vocabulary.ts';
import type { Choice, Stated } from './chosen.ts';

/**
 * The judgement of every route that is open to the chosen level, the chosen route first; empty if the call judges nobody or
 * no level is chosen.
 */
export function routesOfLevel(
  call: Call,
  vocabularies: Vocabularies,
  { level, eligibilityRoute, facts = {} }: Stated,
  around: Circumstances = {},
): RouteJudgement[] {
  const { eligibility } = call;
  if (!eligibility) return [];
  const own = judgeAll(call, eligibility, vocabularies, facts, around).filter((each) => each.level === level);
  const rank = (each: RouteJudgement) => (each.eligibilityRoute === eligibilityRoute ? 0 : 1);
  return own.toSorted((one, other) => rank(one) - rank(other));
}

/** The routes that no rule opens to a level, in the call's order. */
export function routesClosedTo(
  { eligibilityRoutes }: Pick<Call, 'eligibilityRoutes'>,
  eligibility: Eligibility,
  level: string,
): Choice[] {
  return eligibilityRoutes.value
    .map(({ id: eligibilityRoute }) => ({ level, eligibilityRoute }))
    .filter((choice) => rulesFor(eligibility, choice).length === 0);
}
