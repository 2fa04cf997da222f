import type { Person } from '../achievements/person.ts';
import type { Call } from '../call/call.ts';
import { factsAsked, isYearly, YEARLY_FACTS, yearsAsked } from '../eligibility/facts-asked.ts';
import type { AchievementFile } from './achievement-file.ts';

/**
 * The facts with which a draft under this call begins: of what the file holds, what the call asks for. An entry by a term that
 * no vocabulary knows any more goes along as it is, so that the draft asks for it again.
 */
export function factsBegunFrom({ facts }: Pick<AchievementFile, 'facts'>, call: Call): Person {
  const asked = factsAsked(call);
  const names = new Set<string>(asked.map(({ fact }) => fact));
  const yearly = YEARLY_FACTS.map((fact) => {
    const years = new Set(yearsAsked(asked, fact).map(String));
    return [fact, Object.entries(facts[fact] ?? {}).filter(([year]) => years.has(year))] as const;
  });
  return {
    ...Object.fromEntries(Object.entries(facts).filter(([name]) => names.has(name) && !isYearly(name))),
    ...Object.fromEntries(
      yearly.flatMap(([fact, years]) => (years.length > 0 ? [[fact, Object.fromEntries(years)]] : [])),
    ),
  };
}
