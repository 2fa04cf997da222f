import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { NONE, type Person } from '../../../domain/achievements/person.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import type { Employer } from '../../../domain/declaration/registry.ts';
import { isAskedOf } from '../../../domain/declaration/what-is-missing.ts';
import { factsAsked, yearsAsked } from '../../../domain/eligibility/facts-asked.ts';
import { judgeAll } from '../../../domain/eligibility/judgement.ts';
import type { Choice } from '../../../domain/eligibility/unmet/chosen.ts';
import { inventedFile } from '../../samples/sample-files.ts';
import { bestLines } from './score-lines.ts';

/** An area code that China has not assigned, so nobody has such a number. */
const UNASSIGNED_AREA = '990000';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The months, days and years after which the numbers of one sequence would begin again. */
const [DAYS, MONTHS, YEARS] = [10, 9, 28];

/**
 * Makes a resident identity number with the right form that belongs to nobody. Two and a half million people have one
 * each, since every thousand of them is born on another day.
 */
export function inventedNumber(index: number): string {
  const thousand = Math.floor(index / 1000);
  const day = thousand % DAYS;
  const month = 1 + (Math.floor(thousand / DAYS) % MONTHS);
  const year = 70 + (Math.floor(thousand / (DAYS * MONTHS)) % YEARS);
  const digits = `${UNASSIGNED_AREA}19${year}0${month}1${day}${String(index % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + '10X98765432'.charAt(sum % 11);
}

/** An invented person who can declare: what the person states, and the choices of level and eligibility route that it admits. */
export interface Invented {
  readonly facts: Person;
  readonly choices: readonly Choice[];
}

export function inventedPerson(call: Call, chance: () => number): Invented {
  const facts = inventedFacts(call, chance);
  return { facts, choices: choicesOpenTo(call, facts) };
}

/** What an invented person states. */
export interface Stated {
  readonly index: number;
  readonly facts: Person;
  readonly choice: Choice | undefined;
  /** The first of the call, if it is left out. */
  readonly profession?: string | undefined;
}

/** A complete draft of an invented person, with everything that this call asks. */
export function inventedDraft(
  call: Call,
  employer: Employer,
  { index, facts, choice, profession }: Stated,
): Draft {
  const draft: Draft = {
    identity: {
      kind: 'resident-id',
      number: inventedNumber(index),
      name: `申报人${String(index).padStart(3, '0')}`,
      phone: `139${String(10_000_000 + index)}`,
      email: `applicant-${index}@example.com`,
    },
    employer: employer.code,
    inService: { stated: true, post: '软件工程师' },
    level: choice?.level ?? '',
    profession: profession ?? call.identity.professions.value[0]?.id ?? '',
    eligibilityRoute: choice?.eligibilityRoute ?? '',
    facts,
  };
  const materials = call.materials.value
    .filter((material) => isAskedOf(material, draft))
    .map(({ id }) => inventedFile(id));
  return { ...draft, materials };
}

/** The levels and routes whose conditions the facts meet, or all of them if a call judges nothing. */
function choicesOpenTo(call: Call, facts: Person): Choice[] {
  if (call.eligibility)
    return judgeAll(call, call.eligibility, VOCABULARIES, facts).filter(({ is }) => is === 'met');
  return call.levels.value.flatMap(({ id: level }) =>
    call.eligibilityRoutes.value.map(({ id: eligibilityRoute }) => ({ level, eligibilityRoute })),
  );
}

/** The result of a yearly assessment above which there is none. */
function bestResult(): string {
  const [best] = VOCABULARIES.assessments.toSorted(({ order: one = 0 }, { order: other = 0 }) => other - one);
  return best?.id ?? '';
}

/** Some achievements of every kind, led by the person. */
function inventedAchievements(year: number): NonNullable<Person['achievements']> {
  return VOCABULARIES.achievementKinds.flatMap(({ id, name }) =>
    [1, 2, 3].map((nth) => ({ kind: id, name: `示例${name}${nth}`, on: `${year - 1 - nth}-06-01`, rank: 1 })),
  );
}

/** Facts of every kind that the call asks for, so that nothing is missing whatever it asks. */
function inventedFacts(call: Call, chance: () => number): Person {
  const asked = new Set<string>(factsAsked(call).map(({ fact }) => fact));
  const all = Object.entries(factsOfEveryKind(call, chance));
  return Object.fromEntries(all.filter(([fact]) => asked.has(fact)));
}

function factsOfEveryKind(call: Call, chance: () => number): Person {
  const year = call.identity.reviewYear.value;
  const asked = factsAsked(call);
  const { awardLists, selfScoreMaximum } = call.eligibility ?? {};
  const awards = (awardLists?.value ?? []).flatMap(({ awards: [first] }) => (first ? [first.award] : []));
  const [situation, other = situation] = call.insurance?.value ?? [];
  const insurance = (chance() < 0.8 ? situation : other)?.id;
  const since = `${year - 5}-12-01`;
  const lines = bestLines(call);
  return {
    degrees: [{ degree: 'bachelor', obtainedOn: `${year - 9}-06-30`, school: '示例大学', major: '计算机' }],
    titles: [{ title: 'assistant-engineer', obtainedOn: since, employedFrom: since }],
    certificates: [{ certificate: 'master-technician', obtainedOn: since }],
    awards: [...new Set(awards)].map((award) => ({ award, rank: 1 })),
    employments: [{ from: `${year - 9}-07-01`, employer: '示例单位', post: '软件工程师' }],
    probationPassedOn: `${year - 8}-07-01`,
    hours: Object.fromEntries(yearsAsked(asked, 'hours').map((each) => [String(each), 90])),
    selfScore: Math.min(selfScoreMaximum?.value ?? 100, 60 + Math.floor(chance() * 30)),
    ...(lines && { scoreLines: [...lines] }),
    ...(insurance === undefined ? {} : { insurance }),
    personKind: NONE,
    assessments: Object.fromEntries(
      yearsAsked(asked, 'assessments').map((each) => [String(each), bestResult()]),
    ),
    achievements: inventedAchievements(year),
    recommenders: [],
  };
}
