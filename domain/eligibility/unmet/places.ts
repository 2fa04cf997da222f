import { type Call, citation } from '../../call/call.ts';
import type { Condition, Leaf } from '../../call/condition-form.ts';
import { branchOf } from '../answer.ts';
import { placeOf, rulesFor } from '../judgement.ts';
import { type Choice, OPENING_PLACE, rulesOfLevel } from './chosen.ts';

/** A condition by its place, with its clause. That some rule opens the route is a condition without a leaf. */
export interface PlacedCondition {
  readonly clause: string;
  readonly leaf?: Leaf;
}

/** The condition that stands at a place in the call's file; undefined if none of this level and route stands there. */
export function conditionAt(
  { eligibility, eligibilityRoutes }: Pick<Call, 'eligibility' | 'eligibilityRoutes'>,
  choice: Choice,
  place: string,
): PlacedCondition | undefined {
  if (!eligibility) return undefined;
  const opened = rulesFor(eligibility, choice);
  if (place === OPENING_PLACE)
    return opened.length === 0 ? { clause: citation(eligibilityRoutes) } : undefined;
  const concerned = opened.length > 0 ? opened : rulesOfLevel(eligibility, choice.level);
  const placed = concerned.flatMap((rule) =>
    leavesUnder(rule.when, placeOf(eligibility, rule), citation(rule)),
  );
  return new Map(placed).get(place);
}

/** The leaves of a condition by their places, as `judge` names them. */
function leavesUnder(
  condition: Condition,
  place: string,
  clause: string,
): (readonly [place: string, PlacedCondition])[] {
  const own = condition.source ?? clause;
  const branch = branchOf(condition);
  if (!branch) return [[place, { clause: own, leaf: condition as Leaf }]];
  return branch.parts.flatMap((part, nth) => leavesUnder(part, `${place}/${branch.key}/${nth}`, own));
}
