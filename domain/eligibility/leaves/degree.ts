import type { Condition } from '../../call/condition-form.ts';
import type { DatedPerson } from '../person.ts';
import type { Terms } from '../terms.ts';
import { fullOn, latestStart } from '../years.ts';
import { type Found, factOf, isAtLeast, late, met, missed, stepsTo, unknown } from './found.ts';

type Asked = Extract<Condition, { degreeHeld: unknown }>['degreeHeld'];

/** Judges whether a degree of at least some place was obtained so many years before the cut-off. */
export function judgeDegree({ degree: wanted, years }: Asked, { degrees }: DatedPerson, terms: Terms): Found {
  if (!degrees) return unknown('/degrees');
  const { cutOff, yearRule } = terms;
  const placed = degrees.map((each, index) => ({
    ...each,
    index,
    isEnough: isAtLeast(terms, 'degrees', each.degree, wanted),
  }));
  const enough = placed.filter(({ isEnough }) => isEnough);
  const [first] = enough.toSorted((one, other) => one.obtainedOn.localeCompare(other.obtainedOn));
  const latest = latestStart(cutOff, years, yearRule);
  if (first && first.obtainedOn <= latest)
    return met([factOf('degrees', first.index, 'degree', first.degree)]);
  const later = first && {
    since: factOf('degrees', first.index, 'obtainedOn', first.obtainedOn),
    full: fullOn(first.obtainedOn, years, yearRule),
  };
  const unplaced = placed.find(({ isEnough }) => isEnough === undefined);
  if (unplaced) return unknown(`/degrees/${unplaced.index}/degree`, [], later?.full);
  const facts = degrees.map(({ degree }, index) => factOf('degrees', index, 'degree', degree));
  if (later) return missed([...facts, later.since], late(later.since.at, latest, later.full, cutOff));
  const held = degrees.map(({ degree }) => degree);
  const steps = stepsTo(terms, 'degrees', held, wanted);
  return missed(facts, { kind: 'entry', at: '/degrees', oneOf: [wanted], latest, steps });
}
