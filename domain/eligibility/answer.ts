import type { Condition, Leaf, LeafName } from '../call/condition-form.ts';
import { FACTS_OF_LEAVES } from '../call/fact-names.ts';
import type { Day } from '../values/instant.ts';
import type { ShortHours } from './leaves/hours.ts';

/** The answer to a condition. Not known is never no. */
export type Is = 'met' | 'not-met' | 'not-known';

/** A statement of the person that an answer rests on: its JSON pointer and its value. */
export interface Fact {
  readonly at: string;
  readonly value: string | number;
}

/**
 * What alone would turn a leaf to met. A `day` is the latest one that would, and `fullOn` the day from which what is stated
 * is enough; `more` is a number to add; an `entry` is something that the person does not have, with its latest day; `state`
 * asks for a fact that nobody knows, and its `fullOn` is the day from which it no longer matters. A number of days or months has `fullOn` while the work or the insurance goes on. `hours` are
 * numbers to add, all of them, and `years` names years with results that are too low; where either has facts to state besides, the
 * leaf is not known until they are.
 */
export type NearestMiss =
  | {
      readonly kind: 'day';
      readonly at: string;
      readonly latest: Day;
      readonly fullOn: Day;
      readonly daysLate: number;
    }
  | {
      readonly kind: 'more';
      readonly at: string;
      readonly more: number;
      readonly unit: 'points' | 'days' | 'months' | 'people' | 'achievements';
      readonly fullOn?: Day;
    }
  | {
      readonly kind: 'hours';
      readonly at: string;
      readonly short: readonly ShortHours[];
      readonly toState: readonly string[];
    }
  | {
      readonly kind: 'entry';
      readonly at: string;
      readonly oneOf: readonly string[];
      readonly latest?: Day;
      /** Days of work to add besides. */
      readonly moreDays?: number;
      /** How many terms of the vocabulary's order lie above what the person holds, up to what is asked for. */
      readonly steps?: number;
    }
  | {
      readonly kind: 'years';
      readonly at: string;
      /** The years whose results are too low, of which so many must be better. */
      readonly years: readonly number[];
      readonly more: number;
      readonly toState: readonly string[];
      readonly fullOn?: Day;
    }
  | { readonly kind: 'state'; readonly at: string; readonly fullOn?: Day };

/** The answer to one leaf, with the facts it rests on. Exactly a met leaf has no nearest miss. */
export interface LeafAnswer {
  readonly condition: Leaf;
  /** The JSON pointer of the condition in the call's file, by which people name it. */
  readonly place: string;
  readonly is: Is;
  readonly facts: readonly Fact[];
  readonly clause: string;
  readonly nearest?: NearestMiss;
}

/** The answer to a tree, branch by branch. */
export interface BranchAnswer {
  readonly branch: 'all' | 'any' | 'at-least';
  /** How many of the parts are asked for. */
  readonly needed: number;
  readonly is: Is;
  readonly parts: readonly Answer[];
}

export type Answer = LeafAnswer | BranchAnswer;

export function isLeaf(answer: Answer): answer is LeafAnswer {
  return 'condition' in answer;
}

/** Joins the answers of a branch's parts, of which so many must be met. */
export function joined(
  branch: BranchAnswer['branch'],
  needed: number,
  parts: readonly Answer[],
): BranchAnswer {
  const met = parts.filter(({ is }) => is === 'met').length;
  const perhaps = parts.filter(({ is }) => is !== 'not-met').length;
  const is = met >= needed ? 'met' : perhaps >= needed ? 'not-known' : 'not-met';
  return { branch, needed, is, parts };
}

/**
 * The smallest set of leaves that would have to turn to met for the answer to be met, in the order of the file. Of several as
 * small it is the nearest: one that days and numbers fill, then a title, a probation and the like, then a degree, the lower
 * the nearer. Of what is not known it is the leaves to know. Empty if it is met.
 */
export function smallestGap(answer: Answer): readonly LeafAnswer[] {
  const asksToKnow = answer.is === 'not-known';
  return gapOf(answer, {
    isOpen: ({ is }) => (asksToKnow ? is === 'not-known' : is !== 'met'),
    isGiven: ({ is }) => is === 'met',
  });
}

/**
 * The smallest set of leaves that are not met and would have to turn, if all that is not known were met. Empty if nobody
 * knows that it is not met.
 */
export function surelyUnmet(answer: Answer): readonly LeafAnswer[] {
  if (answer.is !== 'not-met') return [];
  return gapOf(answer, { isOpen: ({ is }) => is === 'not-met', isGiven: ({ is }) => is !== 'not-met' });
}

/** Which parts of a branch lack something, and which count as met. */
interface Seen {
  readonly isOpen: (part: Answer) => boolean;
  readonly isGiven: (part: Answer) => boolean;
}

function gapOf(answer: Answer, seen: Seen): readonly LeafAnswer[] {
  if (answer.is === 'met') return [];
  if (isLeaf(answer)) return [answer];
  const met = answer.parts.filter(seen.isGiven).length;
  const gaps = answer.parts.filter(seen.isOpen).map((part) => gapOf(part, seen));
  const chosen = new Set(
    gaps
      .toSorted((one, other) => one.length - other.length || farness(one) - farness(other))
      .slice(0, answer.needed - met),
  );
  return gaps.filter((gap) => chosen.has(gap)).flat();
}

const FARNESS = { day: 0, more: 0, hours: 0, state: 1, entry: 2, years: 2 } as const;

function farness(gap: readonly LeafAnswer[]): number {
  return gap.reduce((sum, { nearest }) => {
    if (nearest === undefined) return sum;
    return sum + FARNESS[nearest.kind] + (nearest.kind === 'entry' ? (nearest.steps ?? 0) : 0);
  }, 0);
}

/** A leaf holds its one name, and perhaps its clause. A key that holds nothing says nothing. */
export function nameOf(leaf: Leaf): LeafName {
  const held = leaf as Readonly<Record<string, unknown>>;
  return Object.keys(FACTS_OF_LEAVES).find((name) => held[name] !== undefined) as LeafName;
}

/** The parts of a branch, under which key of it they stand, and how many of them it asks for. */
interface Branch {
  readonly branch: BranchAnswer['branch'];
  readonly key: 'all' | 'any' | 'of';
  readonly needed: number;
  readonly parts: readonly Condition[];
}

type PartsOf = Partial<Readonly<Record<Branch['key'], Branch['parts']>>>;

/** The branch that a condition is; undefined for a leaf. */
export function branchOf(condition: Condition): Branch | undefined {
  const { all, any, of, atLeast } = condition as PartsOf & { readonly atLeast: number };
  if (all) return { branch: 'all', key: 'all', needed: all.length, parts: all };
  if (any) return { branch: 'any', key: 'any', needed: 1, parts: any };
  return of && { branch: 'at-least', key: 'of', needed: atLeast, parts: of };
}
