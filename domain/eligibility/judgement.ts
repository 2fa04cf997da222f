import type { Person } from '../achievements/person.ts';
import { type Call, citation } from '../call/call.ts';
import { COUNTED_LEAVES } from '../call/condition-form.ts';
import { type Circumstances, cutOffsOf } from '../call/cut-offs.ts';
import { type Day, isDay } from '../values/instant.ts';
import { type Answer, type BranchAnswer, type Is, joined, type LeafAnswer, smallestGap } from './answer.ts';
import { judge, metFrom, type Read, readPerson } from './judge.ts';
import { type Terms, withCutOffs } from './terms.ts';
import type { Vocabularies } from './vocabulary.ts';

export type Eligibility = NonNullable<Call['eligibility']>;
export type Rule = Eligibility['rules'][number];

/** What a call says of one person, one level and one route. */
export interface RouteJudgement {
  readonly level: string;
  readonly eligibilityRoute: string;
  readonly is: Is;
  readonly answer: Answer;
  /** The fewest leaves that are missing to it. */
  readonly gap: readonly LeafAnswer[];
  /** The first later cut-off from which it would be met if nothing but time passed. */
  readonly metFrom?: Day | undefined;
  /** The answer if the cut-off were a year later and all else as stated, as next year's call would see it. */
  readonly nextYear: Is;
}

/** Judges a person on every route that the call opens to each level, in the call's order. */
export function judgeAll(
  call: Call,
  eligibility: Eligibility,
  vocabularies: Vocabularies,
  person: Person,
  around: Circumstances = {},
): RouteJudgement[] {
  const terms = termsOf(call, eligibility, vocabularies, around);
  const read = readPerson(person);
  const later = withCutOffs(terms, aYearLater);
  const pairs = call.levels.value.flatMap(({ id: level }) =>
    call.eligibilityRoutes.value.map(({ id: eligibilityRoute }) => ({ level, eligibilityRoute })),
  );
  return pairs.flatMap((pair) => {
    const rules = rulesFor(eligibility, pair);
    if (rules.length === 0) return [];
    const answer = answerTo(eligibility, rules, read, terms);
    const whole = { all: rules.map(({ when }) => when) };
    return [
      {
        ...{ ...pair, is: answer.is, answer, gap: smallestGap(answer) },
        metFrom: answer.is === 'met' ? undefined : metFrom(whole, read, terms),
        nextYear: answerTo(eligibility, rules, read, later).is,
      },
    ];
  });
}

/** The answer to several rules of a call, each condition under its place in the file. */
export function answerTo(
  eligibility: Eligibility,
  rules: readonly Rule[],
  read: Read,
  terms: Terms,
): BranchAnswer {
  const parts = rules.map((rule) =>
    judge(rule.when, read, terms, citation(rule), placeOf(eligibility, rule)),
  );
  return joined('all', rules.length, parts);
}

/** The place of a rule's condition in the call's file. */
export function placeOf({ rules }: Eligibility, rule: Rule): string {
  return `/eligibility/rules/${rules.indexOf(rule)}/when`;
}

/** The rules of a level and a route; none if no rule opens the route to the level. */
export function rulesFor(
  { rules }: Eligibility,
  { level, eligibilityRoute }: Pick<RouteJudgement, 'level' | 'eligibilityRoute'>,
): readonly Rule[] {
  const ofLevel = rules.filter(({ levels }) => levels.includes(level));
  const isOpen = ofLevel.some(({ eligibilityRoutes }) => eligibilityRoutes?.includes(eligibilityRoute));
  return isOpen
    ? ofLevel.filter(
        ({ eligibilityRoutes: routes }) => routes === undefined || routes.includes(eligibilityRoute),
      )
    : [];
}

export function termsOf(
  call: Call,
  eligibility: Eligibility,
  vocabularies: Vocabularies,
  around: Circumstances = {},
): Terms {
  const { cutOff, scoring, assessments } = call;
  const { yearRule, heldEqual, awardLists } = eligibility;
  return {
    vocabularies,
    cutOff: cutOff.value,
    cutOffs: otherDays(call, around),
    yearRule: yearRule.value,
    heldEqual: heldEqual.value,
    table: scoring?.table,
    subjects: call.terms?.value.subjects,
    assessments: assessments?.value,
    awardLists: Object.fromEntries(awardLists.value.map(({ id, awards }) => [id, awards])),
  };
}

/** The days of the conditions that do not simply count to the call's own cut-off. */
function otherDays(call: Call, around: Circumstances): Terms['cutOffs'] {
  const days = COUNTED_LEAVES.map((leaf) => [leaf, cutOffsOf(call, leaf, around)] as const);
  return Object.fromEntries(
    days.filter(([, [day, ...others]]) => others.length > 0 || day !== call.cutOff.value),
  );
}

function aYearLater(day: Day): Day {
  const same = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return isDay(same) ? same : `${same.slice(0, 7)}-28`;
}
