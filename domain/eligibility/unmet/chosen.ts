import type { Person } from '../../achievements/person.ts';
import { type Call, citation } from '../../call/call.ts';
import type { Circumstances } from '../../call/cut-offs.ts';
import type { Unmet } from '../../call/rules-form.ts';
import { type BranchAnswer, type Fact, type LeafAnswer, smallestGap, surelyUnmet } from '../answer.ts';
import { readPerson } from '../judge.ts';
import { answerTo, type Eligibility, type RouteJudgement, rulesFor, termsOf } from '../judgement.ts';
import type { Vocabularies } from '../vocabulary.ts';
import { partFor, type Statement } from './statement.ts';

/** The level and the route by which somebody declares. */
export type Choice = Pick<RouteJudgement, 'level' | 'eligibilityRoute'>;

/** A condition of the chosen level and route that is not met, and what that does to a submission. */
export interface UnmetCondition {
  /** The JSON pointer of the condition in the call's file. */
  readonly place: string;
  readonly clause: string;
  readonly does: Unmet;
  /** What the judgement counted, as people read it. */
  readonly facts: readonly Fact[];
  /** The choice and all that is stated of what it asks for. An admission holds for these alone. */
  readonly statement: Statement;
  /** The condition with its nearest miss; undefined where no rule opens the route to the level. */
  readonly leaf?: LeafAnswer;
}

/** The judgement of one person on the level and the route that he or she has chosen. */
export interface ChosenJudgement {
  readonly answer: BranchAnswer;
  /** The fewest conditions that are missing to it even if all that is not known were met. */
  readonly unmet: readonly UnmetCondition[];
  /** What is not known and would decide a rule. Not known is never no. */
  readonly unknown: readonly LeafAnswer[];
}

/** The place of the condition that some rule opens the route to the level. */
export const OPENING_PLACE = '/eligibility/rules';

/** Judges a person on one level and route. It rests on nothing but what is given, so that it can be judged again later. */
export function judgeChosen(
  call: Call,
  eligibility: Eligibility,
  vocabularies: Vocabularies,
  {
    person,
    choice,
    around = {},
  }: { readonly person: Person; readonly choice: Choice; readonly around?: Circumstances },
): ChosenJudgement {
  const opened = rulesFor(eligibility, choice);
  const statement = { ...choice, facts: person };
  const rules = opened.length > 0 ? opened : rulesOfLevel(eligibility, choice.level);
  const answer = answerTo(
    eligibility,
    rules,
    readPerson(person),
    termsOf(call, eligibility, vocabularies, around),
  );
  const closed: UnmetCondition[] =
    opened.length > 0
      ? []
      : [
          {
            place: OPENING_PLACE,
            clause: citation(call.eligibilityRoutes),
            does: eligibility.unmet.value,
            facts: Object.entries(choice).map(([name, value]) => ({ at: `/${name}`, value })),
            statement: partFor(undefined, statement),
          },
        ];
  return {
    answer,
    unmet: [
      ...closed,
      ...surelyUnmet(answer).map((leaf) => ({
        ...{ place: leaf.place, clause: leaf.clause, facts: leaf.facts, leaf },
        does: unmetAt(eligibility, leaf.place),
        statement: partFor(leaf.condition, statement),
      })),
    ],
    unknown: answer.parts.flatMap((part) => (part.is === 'not-known' ? smallestGap(part) : [])),
  };
}

/** What a declaration states of a person's choice and career. */
export interface Stated {
  readonly level?: string | undefined;
  readonly eligibilityRoute?: string | undefined;
  readonly facts?: Person | undefined;
}

/**
 * Judges what a draft or a submission states; undefined if the call judges nobody, or the level or the route is not chosen
 * from the call yet.
 */
export function judgeStated(
  call: Call,
  vocabularies: Vocabularies,
  { level, eligibilityRoute, facts: person = {} }: Stated,
  around: Circumstances = {},
): ChosenJudgement | undefined {
  const { eligibility, levels, eligibilityRoutes } = call;
  const chosenLevel = levels.value.find(({ id }) => id === level);
  const chosenRoute = eligibilityRoutes.value.find(({ id }) => id === eligibilityRoute);
  if (!eligibility || !chosenLevel || !chosenRoute) return undefined;
  const choice = { level: chosenLevel.id, eligibilityRoute: chosenRoute.id };
  return judgeChosen(call, eligibility, vocabularies, { person, choice, around });
}

/** The rules that concern every route of a level. */
export function rulesOfLevel({ rules }: Eligibility, level: string) {
  return rules.filter(
    ({ levels, eligibilityRoutes }) => levels.includes(level) && eligibilityRoutes === undefined,
  );
}

/** What a condition at this place does where it is not met: what its rule says, or else the call. */
function unmetAt({ rules, unmet }: Eligibility, place: string): Unmet {
  const [, , , rule] = place.split('/');
  return (rules[Number(rule)]?.unmet ?? unmet).value;
}
