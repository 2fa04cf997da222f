import { assessedYears } from '../call/assessed-years.ts';
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
  /** The years whose hours or yearly assessments are asked for, in their order. */
  readonly years?: readonly number[];
  /** The subjects of which hours are asked for by themselves; left out if there are none. */
  readonly subjects?: readonly string[];
  /** The kinds of person that conditions name; left out where none does. */
  readonly kinds?: readonly string[];
  /** The keys of an entry on which a condition judges, besides those that every entry of the list needs. */
  readonly keys?: readonly string[];
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
  const ofPapers = (alsoAsked?.value ?? []).map((fact): AskedFact => {
    const years = fact === 'assessments' ? { years: yearsAssessed(call) } : {};
    return { fact, clause: citation(alsoAsked ?? {}), ...years };
  });
  const others = [...ofMaterials.slice(0, 1), ...ofPapers];
  return [...factsJudged(call), ...others.filter(({ fact }) => fact !== notAsked(call))];
}

/** Where a call has a scoring table, its lines are asked for in place of a self-score; where it has none, they are not. */
function notAsked({ scoring }: Pick<Call, 'scoring'>): FactName {
  return scoring?.table ? 'selfScore' : 'scoreLines';
}

/** What of a call says which facts its conditions judge. */
type JudgingCall = Pick<Call, 'eligibility' | 'scoring' | 'assessments' | 'cutOff'>;

/** The facts on which a call's conditions judge. */
export function factsJudged(call: JudgingCall): AskedFact[] {
  return (call.eligibility?.rules ?? []).flatMap((rule) => {
    const { levels, eligibilityRoutes } = rule;
    return factsOf(rule.when, call)
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

/** The years of which a fact is asked for, in their order. */
export function yearsAsked(asked: readonly Pick<AskedFact, 'fact' | 'years'>[], of: YearlyFact): number[] {
  const own = asked.filter(({ fact }) => fact === of);
  return [...new Set(own.flatMap(({ years = [] }) => years))].sort();
}

/** The facts that are stated year by year. */
export const YEARLY_FACTS = ['hours', 'assessments'] as const satisfies readonly FactName[];
export type YearlyFact = (typeof YEARLY_FACTS)[number];

export function isYearly(fact: string): fact is YearlyFact {
  return YEARLY_FACTS.some((each) => each === fact);
}

/** The years whose assessments a call asks for, or the last so many of them; none if it names none. */
function yearsAssessed({ assessments, cutOff }: JudgingCall, last = assessments?.value.years): number[] {
  if (!assessments || last === undefined) return [];
  return assessedYears({ ...assessments.value, years: last }, cutOff.value);
}

type OfCondition = Pick<AskedFact, 'fact' | 'years' | 'subjects' | 'keys' | 'kinds'>;

/** Each fact that a condition names, once. */
function factsOf(condition: Condition, call: JudgingCall): OfCondition[] {
  const leaves = leavesIn(condition).flatMap((leaf) => factsOfLeaf(leaf, call));
  return [...Map.groupBy(leaves, ({ fact }) => fact)].map(([fact, found]) => ({
    fact,
    ...(isYearly(fact) ? { years: yearsAsked(found, fact) } : {}),
    ...(found.some(({ subjects }) => subjects) ? { subjects: distinct(found, 'subjects') } : {}),
    ...(found.some(({ keys }) => keys) ? { keys: distinct(found, 'keys') } : {}),
    ...(found.some(({ kinds }) => kinds) ? { kinds: distinct(found, 'kinds') } : {}),
  }));
}

function distinct(found: readonly OfCondition[], name: 'subjects' | 'keys' | 'kinds'): string[] {
  return [...new Set(found.flatMap((each) => each[name] ?? []))];
}

function factsOfLeaf(leaf: Leaf, call: JudgingCall): OfCondition[] {
  const { hours, title, assessments, achievements, notAmong } = leaf as Partial<
    LeafOf<'hours'> & LeafOf<'title'> & LeafOf<'assessments'> & LeafOf<'achievements'> & LeafOf<'notAmong'>
  >;
  if (hours) return factsOfHours(hours);
  if (notAmong) return [{ fact: 'personKind', kinds: notAmong }];
  if (assessments) return [{ fact: 'assessments', years: yearsAssessed(call, assessments.years) }];
  if (achievements)
    return [
      { fact: 'achievements', keys: ['on', ...(achievements.rankAtMost === undefined ? [] : ['rank'])] },
    ];
  const keys = title?.from === 'employed' ? { keys: ['employedFrom'] } : {};
  return FACTS_OF_LEAVES[nameOf(leaf)].map((fact) => ({ fact, ...keys }));
}

type LeafOf<Name extends LeafName> = Extract<Leaf, Readonly<Record<Name, unknown>>>;

function factsOfHours({ years, subjects, madeUpBy }: LeafOf<'hours'>['hours']): OfCondition[] {
  const split = subjects === undefined ? {} : { subjects: subjects.flatMap(({ of }) => of) };
  const hours: OfCondition = { fact: 'hours', years, ...split };
  return madeUpBy === undefined ? [hours] : [hours, { fact: 'madeUpHours' }];
}

function leavesIn(condition: Condition): Leaf[] {
  return branchOf(condition)?.parts.flatMap(leavesIn) ?? [condition as Leaf];
}
