import { type Call, citation } from '../../call/call.ts';
import type { Condition, Leaf } from '../../call/condition-form.ts';
import { branchOf } from '../answer.ts';
import { rulesFor } from '../judgement.ts';
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
  const [, nth = '', path = ''] = /^\/eligibility\/rules\/(\d+)\/when((?:\/\w+\/\d+)*)$/.exec(place) ?? [];
  const rule = nth === '' ? undefined : eligibility.rules[Number(nth)];
  const concerned = opened.length > 0 ? opened : rulesOfLevel(eligibility, choice.level);
  if (!rule || !concerned.includes(rule)) return undefined;
  return leafUnder(rule.when, path.split('/').slice(1), citation(rule));
}

/** Follows a path of branches, such as `any`, `1`, to a leaf. */
function leafUnder(
  condition: Condition,
  path: readonly string[],
  clause: string,
): PlacedCondition | undefined {
  const own = condition.source ?? clause;
  const branch = branchOf(condition);
  const [key, nth, ...rest] = path;
  if (!branch) return path.length === 0 ? { clause: own, leaf: condition as Leaf } : undefined;
  const part = key === branch.key ? branch.parts[Number(nth)] : undefined;
  return part && leafUnder(part, rest, own);
}
