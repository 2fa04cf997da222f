import type { AssessedYears } from '../call/assessed-years.ts';
import type { LeafName } from '../call/condition-form.ts';
import type { YearRule } from '../call/rules-form.ts';
import type { Table } from '../call/scoring-form.ts';
import type { Day } from '../values/instant.ts';
import type { Vocabularies } from './vocabulary.ts';

/** One award of a list, with the last rank that counts where it is ranked. */
export interface ListedAward {
  readonly award: string;
  readonly rankAtMost?: number | undefined;
}

/** The terms on which a call judges everybody: what its conditions refer to. */
export interface Terms {
  readonly vocabularies: Vocabularies;
  /** The last day that counts for years and for what must be held, unless `cutOffs` names another one. */
  readonly cutOff: Day;
  /** Where a condition counts to another day: that day, or several where nobody knows which of them holds. */
  readonly cutOffs?: Readonly<Partial<Record<LeafName, readonly Day[]>>> | undefined;
  readonly yearRule: YearRule;
  /** Degrees that the call holds equal to others. */
  readonly heldEqual: Readonly<Record<string, string>>;
  /** The call's scoring table. Without it, the self-score is the total that a person states. */
  readonly table?: Table | undefined;
  /** The subjects of hours that the call knows; all of the vocabulary where it narrows none. */
  readonly subjects?: readonly string[] | undefined;
  /** The years whose yearly assessments count. Without them the call asks for none. */
  readonly assessments?: AssessedYears | undefined;
  readonly awardLists: Readonly<Record<string, readonly ListedAward[]>>;
}

/** The days to which a condition may count. */
export function daysFor({ cutOff, cutOffs }: Terms, leaf: LeafName): readonly Day[] {
  return cutOffs?.[leaf] ?? [cutOff];
}

/** The terms with every cut-off changed. */
export function withCutOffs(terms: Terms, change: (day: Day) => Day): Terms {
  const others = Object.entries(terms.cutOffs ?? {}).map(([leaf, days]) => [leaf, days.map(change)]);
  return { ...terms, cutOff: change(terms.cutOff), cutOffs: Object.fromEntries(others) };
}

/** The earliest day to which something counts. */
export function earliestCutOff({ cutOff, cutOffs }: Terms): Day {
  return [cutOff, ...Object.values(cutOffs ?? {}).flat()].toSorted()[0] ?? cutOff;
}
