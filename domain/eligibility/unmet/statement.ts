import type { Person } from '../../achievements/person.ts';
import type { Leaf } from '../../call/condition-form.ts';
import { FACTS_OF_LEAVES } from '../../call/fact-names.ts';
import { nameOf } from '../answer.ts';
import type { Choice } from './chosen.ts';

/** The level and the route that somebody chose, with what he or she states of a career, as it was typed. */
export interface Statement extends Choice {
  readonly facts: Person;
}

/** The part of a statement on which a condition is judged. Where no rule opens the route, that is the choice alone. */
export function partFor(
  condition: Leaf | undefined,
  { level, eligibilityRoute, facts }: Statement,
): Statement {
  const asked = condition && FACTS_OF_LEAVES[nameOf(condition)];
  return {
    ...{ level, eligibilityRoute },
    facts: Object.fromEntries(Object.entries(facts).filter(([name]) => asked?.some((each) => each === name))),
  };
}

/** The statements together, of one choice. */
export function joinedStatements(choice: Choice, parts: readonly Statement[]): Statement {
  return { ...choice, facts: Object.assign({}, ...parts.map(({ facts }) => facts)) };
}

/** Whether two statements say the same. The order of their keys says nothing, since a record does not keep it. */
export function isSame(one: Statement, other: Statement): boolean {
  return written(one) === written(other);
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each instanceof Object && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => one.localeCompare(other)))
      : each,
  );
}
