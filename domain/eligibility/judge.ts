import type { Person } from '../achievements/person.ts';
import type { Condition, Leaf, LeafName } from '../call/condition-form.ts';
import type { Day } from '../values/instant.ts';
import { valueAt } from '../values/pointer.ts';
import {
  type Answer,
  branchOf,
  type Fact,
  isLeaf,
  joined,
  type LeafAnswer,
  type NearestMiss,
} from './answer.ts';
import { type Found, unknown } from './leaves/found.ts';
import { LEAVES } from './leaves/leaves.ts';
import { atBest, atWorst, type DatedPerson, NEVER } from './person.ts';
import type { Terms } from './terms.ts';

/** The person as stated, at best and at worst, so that one reading of the dates serves all conditions. */
export interface Read {
  readonly stated: Person;
  readonly best: DatedPerson;
  readonly worst: DatedPerson;
}

export function readPerson(person: Person): Read {
  return { stated: person, best: atBest(person), worst: atWorst(person) };
}

/** Judges a condition on one person. `clause` is the one that stands above it, and `place` its own in the call's file. */
export function judge(condition: Condition, read: Read, terms: Terms, clause: string, place = ''): Answer {
  const own = condition.source ?? clause;
  const branch = branchOf(condition);
  if (!branch) return { ...judgeLeaf(condition as Leaf, read, terms, own), place };
  return joined(
    branch.branch,
    branch.needed,
    branch.parts.map((part, nth) => judge(part, read, terms, own, `${place}/${branch.key}/${nth}`)),
  );
}

type Placeless = Omit<LeafAnswer, 'place'>;

function judgeLeaf(leaf: Leaf, { stated, best, worst }: Read, terms: Terms, clause: string): Placeless {
  const [atBestFound, atWorst] = [found(leaf, best, terms), found(leaf, worst, terms)];
  const atWorstFound = { ...atWorst, facts: atWorst.facts.map((fact) => asStated(fact, stated)) };
  if (atWorstFound.is === atBestFound.is) return { condition: leaf, clause, ...atWorstFound };
  const { at = '', fullOn }: { at?: string; fullOn?: Day } = atWorstFound.nearest ?? {};
  return { condition: leaf, clause, ...unknown(at, atWorstFound.facts, fullOn) };
}

/** A fact as the person stated it: a month, and not the day for which it was taken. */
function asStated(fact: Fact, stated: Person): Fact {
  const path = fact.at
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const value = valueAt(stated, path);
  return typeof value === 'string' || typeof value === 'number' ? { ...fact, value } : fact;
}

function found(leaf: Leaf, person: DatedPerson, terms: Terms): Found {
  const [name] = Object.keys(LEAVES).filter((each) => (leaf as Record<string, unknown>)[each] !== undefined);
  const judgeOf = LEAVES[name as LeafName] as (wanted: unknown, person: DatedPerson, terms: Terms) => Found;
  return judgeOf((leaf as Record<string, unknown>)[name as string], person, terms);
}

/** Every leaf of an answer, in the order of the file. */
export function leavesOf(answer: Answer): LeafAnswer[] {
  return isLeaf(answer) ? [answer] : answer.parts.flatMap(leavesOf);
}

/** Every day that the person states. From each on, something more may count. */
function daysStated({
  degrees = [],
  titles = [],
  certificates = [],
  employments = [],
  insured = [],
  ...rest
}: DatedPerson): Day[] {
  const { probationPassedOn: passed = 'none' } = rest;
  return [
    ...[...degrees, ...titles, ...certificates].map(({ obtainedOn }) => obtainedOn),
    ...titles.map(({ employedFrom }) => employedFrom),
    ...employments.map(({ from }) => from),
    ...insured.map(({ from }) => `${from}-01`),
    ...(passed === 'none' ? [] : [passed]),
  ].filter((day) => day < NEVER);
}

function fullOnOf(nearest: NearestMiss | undefined): Day[] {
  return nearest !== undefined && 'fullOn' in nearest && nearest.fullOn !== undefined ? [nearest.fullOn] : [];
}

/**
 * The first cut-off after the terms' own from which the condition would be met if nothing but time passed; undefined if
 * time alone does not do it.
 */
export function metFrom(condition: Condition, read: Read, terms: Terms): Day | undefined {
  const stated = daysStated(read.worst);
  let present = terms;
  // Each pass reaches the next day on which a leaf is full, and a condition has few leaves.
  for (let passes = 0; passes < 100; passes += 1) {
    const answer = judge(condition, read, present, '');
    if (answer.is === 'met') return present.cutOff;
    const days = [...stated, ...leavesOf(answer).flatMap(({ nearest }) => fullOnOf(nearest))];
    const [next] = days.filter((day) => day > present.cutOff).toSorted();
    if (next === undefined) return undefined;
    present = { ...present, cutOff: next };
  }
  return undefined;
}
