import type { Call } from '../../call/call.ts';
import { judgeAll, type RouteJudgement } from '../judgement.ts';
import type { Vocabularies } from '../vocabulary.ts';
import type { Stated } from './chosen.ts';

/**
 * The judgement of every route that is open to the chosen level, the chosen route first; empty if the call judges nobody or
 * no level is chosen.
 */
export function routesOfLevel(
  call: Call,
  vocabularies: Vocabularies,
  { level, eligibilityRoute, facts = {} }: Stated,
): RouteJudgement[] {
  const { eligibility } = call;
  if (!eligibility) return [];
  const own = judgeAll(call, eligibility, vocabularies, facts).filter((each) => each.level === level);
  const rank = (each: RouteJudgement) => (each.eligibilityRoute === eligibilityRoute ? 0 : 1);
  return own.toSorted((one, other) => rank(one) - rank(other));
}
