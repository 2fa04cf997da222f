import type { Call } from '../call/call.ts';
import type { Condition, Leaf } from '../call/condition-form.ts';
import { branchOf } from './answer.ts';

/** What the conditions of a call ask for beyond what everybody can be asked. */
export interface FactsAsked {
  /** The years whose hours some condition names, in their order. */
  readonly hours: readonly number[];
  /** Whether some condition counts a title's years from the employment under it. */
  readonly employedFrom: boolean;
}

export function factsAsked({ rules }: NonNullable<Call['eligibility']>): FactsAsked {
  const leaves = rules.flatMap(({ when }) => leavesIn(when));
  const years = leaves.flatMap((leaf) => ('hours' in leaf ? (leaf.hours?.years ?? []) : []));
  return {
    hours: [...new Set(years)].sort(),
    employedFrom: leaves.some((leaf) => 'title' in leaf && leaf.title?.from === 'employed'),
  };
}

function leavesIn(condition: Condition): Leaf[] {
  return branchOf(condition)?.parts.flatMap(leavesIn) ?? [condition as Leaf];
}
