import type { Call } from '../call/call.ts';
import { pointer } from '../values/pointer.ts';
import { factsAsked, isYearly, yearsAsked } from './facts-asked.ts';

/**
 * The places of what somebody states and the call asks nobody for, at any level and by any route: whole facts, and years of
 * hours or assessments. What is taken away is not stated.
 */
export function leftAside(facts: Readonly<Record<string, unknown>>, call: Call): string[] {
  const asked = factsAsked(call);
  const names = new Set<string>(asked.map(({ fact }) => fact));
  const stated = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined);
  return stated.flatMap(([fact, value]) => {
    if (!names.has(fact)) return [pointer([fact])];
    if (!isYearly(fact)) return [];
    const years = new Set(yearsAsked(asked, fact).map(String));
    const others = Object.entries(value as object).filter(
      ([year, each]) => each !== null && !years.has(year),
    );
    return others.map(([year]) => pointer([fact, year]));
  });
}
