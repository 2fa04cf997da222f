import type { Person } from '../achievements/person.ts';
import type { Call } from '../call/call.ts';
import { factsAsked, yearsAsked } from '../eligibility/facts-asked.ts';
import type { AchievementFile } from './achievement-file.ts';

/**
 * The facts with which a draft under this call begins: of what the file holds, what the call asks for. An entry by a term that
 * no vocabulary knows any more goes along as it is, so that the draft asks for it again.
 */
export function factsBegunFrom({ facts }: Pick<AchievementFile, 'facts'>, call: Call): Person {
  const asked = factsAsked(call);
  const names = new Set<string>(asked.map(({ fact }) => fact));
  const years = new Set(yearsAsked(asked).map(String));
  const { hours, ...rest } = facts;
  const ofYears = Object.entries(hours ?? {}).filter(([year]) => years.has(year));
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => names.has(name))),
    ...(ofYears.length > 0 ? { hours: Object.fromEntries(ofYears) } : {}),
  };
}
