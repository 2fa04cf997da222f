import { type Call, citation } from '../../call/call.ts';
import type { Condition } from '../../call/condition-form.ts';
import { branchOf } from '../answer.ts';
import { rulesFor } from '../judgement.ts';
import { type Choice, OPENING_PLACE, rulesOfLevel } from './chosen.ts';

/**
 * The clause of the condition that stands at a place in the call's file; undefined if no condition of this level and route
 * stands there.
 */
export function clauseAt(
  { eligibility, eligibilityRoutes }: Pick<Call, 'eligibility' | 'eligibilityRoutes'>,
  choice: Choice,
  place: string,
): string | undefined {
  if (!eligibility) return undefined;
  const opened = rulesFor(eligibility, choice);
  if (place === OPENING_PLACE) return opened.length === 0 ? citation(eligibilityRoutes) : undefined;
  const [, nth = '', path = ''] = /^\/eligibility\/rules\/(\d+)\/when((?:\/\w+\/\d+)*)$/.exec(place) ?? [];
  const rule = nth === '' ? undefined : eligibility.rules[Number(nth)];
  const concerned = opened.length > 0 ? opened : rulesOfLevel(eligibility, choice.level);
  if (!rule || !concerned.includes(rule)) return undefined;
  return clauseUnder(rule.when, path.split('/').slice(1), citation(rule));
}

/** Follows a path of branches, such as `any`, `1`, to a leaf. */
function clauseUnder(condition: Condition, path: readonly string[], clause: string): string | undefined {
  const own = condition.source ?? clause;
  const branch = branchOf(condition);
  const [key, nth, ...rest] = path;
  if (!branch) return path.length === 0 ? own : undefined;
  const part = key === branch.key ? branch.parts[Number(nth)] : undefined;
  return part && clauseUnder(part, rest, own);
}
