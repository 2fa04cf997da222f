import { type Call, citation } from '../call/call.ts';
import type { Condition, Leaf, LeafName } from '../call/condition-form.ts';
import { FACTS_OF_LEAVES, type FactName } from '../call/fact-names.ts';
import { branchOf } from './answer.ts';

/** A fact that a call asks for, by which clause, and of whom. Levels or routes that are left out exclude nobody. */
export interface AskedFact {
  readonly fact: FactName;
  readonly clause: string;
  readonly levels?: readonly string[];
  readonly eligibilityRoutes?: readonly string[];
  /** The years whose hours are asked for, in their order. */
  readonly years?: readonly number[];
  /** The subjects of which hours are asked for by themselves; left out if there are none. */
  readonly subjects?: readonly string[];
  /** Whether a title's years are counted from the employment under it. */
  readonly employedFrom?: boolean;
}

/**
 * The facts that a call asks for: those that its conditions, its materials or its papers use, and no others. One
 * fact stands as often as something asks for it.
 */
export function factsAsked(call: Call): AskedFact[] {
  const { materials, alsoAsked } = call;
  const ofMaterials = materials.value
    .filter(({ insurance }) => insurance !== undefined)
    .map((): AskedFact => ({ fact: 'insurance', clause: citation(materials) }));
  const ofPapers = (alsoAsked?.value ?? []).map((fact) => ({ fact, clause: citation(alsoAsked ?? {}) }));
  return [...factsJudged(call), ...ofMaterials.slice(0, 1), ...ofPapers];
}

/** The facts on which a call's conditions judge. */
export function factsJudged({ eligibility }: Pick<Call, 'eligibility'>): AskedFact[] {
  return (eligibility?.rules ?? []).flatMap((rule) => {
    const { levels, eligibilityRoutes } = rule;
    const routes = eligibilityRoutes === undefined ? {} : { eligibilityRoutes };
    return factsOf(rule.when).map((asked) => ({ ...asked, levels, ...routes, clause: citation(rule) }));
  });
}

/** The facts that a call asks of somebody who declares for a level by a route, as far as these are stated. */
export function factsAskedOf(
  call: Call,
  {
    level,
    eligibilityRoute,
  }: { readonly level?: string | undefined; readonly eligibilityRoute?: string | undefined },
): AskedFact[] {
  const concerns = (named: readonly string[] | undefined, stated: string | undefined) =>
    named === undefined || (stated !== undefined && named.includes(stated));
  return factsAsked(call).filter(
    ({ levels, eligibilityRoutes }) =>
      concerns(levels, level) && concerns(eligibilityRoutes, eligibilityRoute),
  );
}

/** The years whose hours are asked for, in their order. */
export function yearsAsked(asked: readonly AskedFact[]): number[] {
  return [...new Set(asked.flatMap(({ years = [] }) => years))].sort();
}

type OfCondition = Pick<AskedFact, 'fact' | 'years' | 'subjects' | 'employedFrom'>;

/** Each fact that a condition names, once. */
function factsOf(condition: Condition): OfCondition[] {
  const all = Map.groupBy(leavesIn(condition).flatMap(factsOfLeaf), ({ fact }) => fact);
  return [...all].map(([fact, found]) => ({
    fact,
    ...(fact === 'hours' ? { years: [...new Set(found.flatMap(({ years = [] }) => years))].sort() } : {}),
    ...(found.some(({ subjects }) => subjects)
      ? { subjects: [...new Set(found.flatMap(({ subjects = [] }) => subjects))] }
      : {}),
    ...(found.some(({ employedFrom }) => employedFrom) ? { employedFrom: true } : {}),
  }));
}

function factsOfLeaf(leaf: Leaf): OfCondition[] {
  const names = Object.keys(FACTS_OF_LEAVES) as LeafName[];
  const name = names.find((each) => (leaf as Readonly<Record<string, unknown>>)[each] !== undefined);
  if ('hours' in leaf && leaf.hours !== undefined) return factsOfHours(leaf.hours);
  const isCountedFromWork = 'title' in leaf && leaf.title?.from === 'employed';
  const employedFrom = isCountedFromWork ? { employedFrom: true } : {};
  return name === undefined ? [] : FACTS_OF_LEAVES[name].map((fact) => ({ fact, ...employedFrom }));
}

function factsOfHours({
  years,
  subjects,
  madeUpBy,
}: NonNullable<Extract<Leaf, { hours: unknown }>['hours']>) {
  const split = subjects === undefined ? {} : { subjects: subjects.flatMap(({ of }) => of) };
  const hours: OfCondition = { fact: 'hours', years, ...split };
  return madeUpBy === undefined ? [hours] : [hours, { fact: 'madeUpHours' as const }];
}

function leavesIn(condition: Condition): Leaf[] {
  return branchOf(condition)?.parts.flatMap(leavesIn) ?? [condition as Leaf];
}
