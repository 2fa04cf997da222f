import type { Person } from '../achievements/person.ts';
import type { Condition, Leaf, LeafName } from '../call/condition-form.ts';
import { FACTS_OF_LEAVES } from '../call/fact-names.ts';
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
  nameOf,
} from './answer.ts';
import { type Found, unknown } from './leaves/found.ts';
import { LEAVES } from './leaves/leaves.ts';
import { atBest, atWorst, type DatedPerson, NEVER } from './person.ts';
import { daysFor, earliestCutOff, type Terms, withCutOffs } from './terms.ts';

/**
 * The person as stated, at best and at worst, so that one reading of the dates serves all conditions. It serves the terms of
 * one call, of which the cut-off alone may differ.
 */
export interface Read {
  readonly stated: Person;
  /** A fact that leaves no date open is the same value in both. */
  readonly best: DatedPerson;
  readonly worst: DatedPerson;
  /** Days from which on something more may count, besides those that nearest misses name. */
  readonly days: readonly Day[];
  /** What is found already, by leaf and cut-off: routes and later cut-offs share most of it. */
  readonly found: Map<Leaf, Map<Day, Found>>;
}

export function readPerson(person: Person): Read {
  const [best, worst] = [atBest(person), atWorst(person)];
  const open = Object.entries(best).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(worst[key as keyof DatedPerson]),
  );
  return {
    ...{ stated: person, best: { ...worst, ...Object.fromEntries(open) }, worst },
    days: daysStated(worst),
    found: new Map(),
  };
}

/** Judges a condition on one person. `clause` is the one that stands above it, and `place` its own in the call's file. */
export function judge(condition: Condition, read: Read, terms: Terms, clause: string, place = ''): Answer {
  const own = condition.source ?? clause;
  const branch = branchOf(condition);
  if (!branch)
    return { condition: condition as Leaf, clause: own, place, ...foundOnce(condition as Leaf, read, terms) };
  return joined(
    branch.branch,
    branch.needed,
    branch.parts.map((part, nth) => judge(part, read, terms, own, `${place}/${branch.key}/${nth}`)),
  );
}

/** The answer to a leaf on the day to which it counts. Where nobody knows the day, it is known only if all answers agree. */
function foundOnce(leaf: Leaf, read: Read, terms: Terms): Found {
  const name = nameOf(leaf);
  const days = daysFor(terms, name);
  const found = days.map((cutOff) => foundBy({ leaf, name }, read, terms, cutOff));
  const last = found.at(-1);
  if (last && found.every(({ is }) => is === last.is)) return last;
  return unknown('/cutOff', found[0]?.facts);
}

interface NamedLeaf {
  readonly leaf: Leaf;
  readonly name: LeafName;
}

function foundBy(named: NamedLeaf, read: Read, terms: Terms, cutOff: Day): Found {
  const byDay = read.found.get(named.leaf) ?? new Map<Day, Found>();
  const known = byDay.get(cutOff);
  if (known) return known;
  const now = foundOf(named, read, { ...terms, cutOff });
  read.found.set(named.leaf, byDay.set(cutOff, now));
  return now;
}

function foundOf({ leaf, name }: NamedLeaf, { stated, best, worst }: Read, terms: Terms): Found {
  const judgeOf = LEAVES[name] as (asked: unknown, who: DatedPerson, on: Terms) => Found;
  const asked = (leaf as Readonly<Record<string, unknown>>)[name];
  const atWorst = judgeOf(asked, worst, terms);
  const isOpen = FACTS_OF_LEAVES[name].some(
    (fact) => best[fact as keyof DatedPerson] !== worst[fact as keyof DatedPerson],
  );
  if (!isOpen) return atWorst;
  const facts = atWorst.facts.flatMap((fact) => asStated(fact, stated));
  const atBest = judgeOf(asked, best, terms);
  const { nearest: near } = atWorst;
  if (near && atBest.is !== atWorst.is) return unknown(near.at, facts, statedFullOn(near));
  // What is missing even at best comes before a day that nobody stated.
  const isMissing = near?.kind === 'state' && atWorst.is === 'not-met';
  const nearest = isMissing ? atBest.nearest : near;
  return { is: atWorst.is, facts, ...(nearest && { nearest }) };
}

/** A fact as the person stated it: a month, and not the day for which it was taken. A day that nobody stated is none. */
function asStated(fact: Fact, stated: Person): Fact[] {
  const value = valueAt(stated, fact.at.split('/').slice(1));
  if (typeof value === 'string') return [{ ...fact, value }];
  return fact.value === NEVER ? [] : [fact];
}

/** The day from which it is enough, unless it was counted from a day that nobody stated. */
function statedFullOn(nearest: NearestMiss): Day | undefined {
  const full = fullOnOf(nearest);
  return Number.parseInt(String(full), 10) >= LAST_YEAR ? undefined : full;
}

const LAST_YEAR = Number.parseInt(NEVER, 10);

/** Every leaf of an answer, in the order of the file. */
export function leavesOf(answer: Answer): LeafAnswer[] {
  return isLeaf(answer) ? [answer] : answer.parts.flatMap(leavesOf);
}

/** A certificate or work that begins later has no day in a nearest miss; every other fact has. */
function daysStated({ certificates = [], employments = [] }: DatedPerson): Day[] {
  return [...certificates.map(({ obtainedOn }) => obtainedOn), ...employments.map(({ from }) => from)];
}

function fullOnOf(nearest: NearestMiss | undefined): Day | undefined {
  return { fullOn: undefined, ...nearest }.fullOn;
}

/**
 * The first day after the terms' own cut-offs from which the condition would be met if nothing but time passed; undefined if
 * time alone does not do it.
 */
export function metFrom(condition: Condition, read: Read, terms: Terms): Day | undefined {
  let [present, day] = [terms, earliestCutOff(terms)];
  // Each pass reaches the next day on which a leaf is full, and a condition has few leaves.
  for (let passes = 0; passes < 100; passes += 1) {
    const answer = judge(condition, read, present, '');
    if (answer.is === 'met') return passes === 0 ? present.cutOff : day;
    const later = [...read.days, ...leavesOf(answer).flatMap(({ nearest }) => fullOnOf(nearest) ?? [])];
    const [next] = later.filter((each) => each > day && each < NEVER).toSorted();
    if (next === undefined) return undefined;
    day = next;
    present = withCutOffs(terms, (own) => (own > next ? own : next));
  }
  return undefined;
}
