import { type Call, citation } from '../call/call.ts';
import type { Condition, Leaf, LeafName } from '../call/condition-form.ts';
import { FACTS_OF_LEAVES, type FactName } from '../call/fact-names.ts';
import { branchOf, nameOf } from './answer.ts';

/** A fact that a call asks for, by which clause, and of whom. Levels or routes that are left out exclude nobody. */
export interface AskedFact {
  readonly fact: FactName;
  readonly clause: string;
  readonly levels?: readonly string[];
  readonly eligibilityRoutes?: readonly string[] | undefined;
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
  const others = [...ofMaterials.slice(0, 1), ...ofPapers];
  return [...factsJudged(call), ...others.filter(({ fact }) => fact !== notAsked(call))];
}

/** Where a call has a scoring table, its lines are asked for in place of a self-score; where it has none, they are not. */
function notAsked({ scoring }: Pick<Call, 'scoring'>): FactName {
  return scoring?.table ? 'selfScore' : 'scoreLines';
}

/** The facts on which a call's conditions judge. */
export function factsJudged(call: Pick<Call, 'eligibility' | 'scoring'>): AskedFact[] {
  return (call.eligibility?.rules ?? []).flatMap((rule) => {
    const { levels, eligibilityRoutes } = rule;
    return factsOf(rule.when)
      .filter(({ fact }) => fact !== notAsked(call))
      .map((asked) => ({ ...asked, levels, eligibilityRoutes, clause: citation(rule) }));
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
    named?.some((each) => each === stated) ?? true;
  return factsAsked(call).filter(
    ({ levels, eligibilityRoutes }) =>
      concerns(levels, level) && concerns(eligibilityRoutes, eligibilityRoute),
  );
}

/** The years whose hours are asked for, in their order. */
export function yearsAsked(asked: readonly Pick<AskedFact, 'years'>[]): number[] {
  return [...new Set(asked.flatMap(({ years = [] }) => years))].sort();
}

type OfCondition = Pick<AskedFact, 'fact' | 'years' | 'subjects' | 'employedFrom'>;

/** Each fact that a condition names, once. */
function factsOf(condition: Condition): OfCondition[] {
  const all = Map.groupBy(leavesIn(condition).flatMap(factsOfLeaf), ({ fact }) => fact);
  return [...all].map(([fact, found]) => ({
    fact,
    ...(fact === 'hours' ? { years: yearsAsked(found) } : {}),
    ...(found.some(({ subjects }) => subjects)
      ? { subjects: [...new Set(found.flatMap(({ subjects = [] }) => subjects))] }
      : {}),
    ...(found.some(({ employedFrom }) => employedFrom) ? { employedFrom: true } : {}),
  }));
}

function factsOfLeaf(leaf: Leaf): OfCondition[] {
  const { hours, title } = leaf as Partial<LeafOf<'hours'> & LeafOf<'title'>>;
  if (hours) return factsOfHours(hours);
  const employedFrom = title?.from === 'employed' ? { employedFrom: true } : {};
  return FACTS_OF_LEAVES[nameOf(leaf)].map((fact) => ({ fact, ...employedFrom }));
}

type LeafOf<Name extends LeafName> = Extract<Leaf, Readonly<Record<Name, unknown>>>;

function factsOfHours({ years, subjects, madeUpBy }: LeafOf<'hours'>['hours']) {
  const split = subjects === undefined ? {} : { subjects: subjects.flatMap(({ of }) => of) };
  const hours: OfCondition = { fact: 'hours', years, ...split };
  return madeUpBy === undefined ? [hours] : [hours, { fact: 'madeUpHours' as const }];
}

function leavesIn(condition: Condition): Leaf[] {
  return branchOf(condition)?.parts.flatMap(leavesIn) ?? [condition as Leaf];
}
