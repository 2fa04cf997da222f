import fc from 'fast-check';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import { LAST_ASSESSED } from '../../../domain/call/call.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { YEAR_RULES } from '../../../domain/call/rules-form.ts';
import type { Terms } from '../../../domain/eligibility/terms.ts';
import { plusDays } from '../../../domain/values/instant.ts';

/** Generated conditions and people, for what must hold whatever a call asks for. */
export const idsOf = (list: keyof typeof VOCABULARIES) =>
  fc.constantFrom(...VOCABULARIES[list].map(({ id }) => id));
export const day = fc.integer({ min: 0, max: 9000 }).map((days) => plusDays('2000-01-01', days));
const years = fc.integer({ min: 0, max: 8 });
const SITUATIONS = ['local', 'substitute'];

const hoursAsked = fc.record(
  {
    years: fc.constantFrom<number[][]>([2019, 2020, 2021], [2020, 2021], [2021]),
    each: fc.integer({ min: 1, max: 120 }),
    subjects: fc.record({ most: fc.integer({ min: 1, max: 60 }), least: fc.integer({ min: 1, max: 30 }) }),
    madeUpBy: day,
    makeUp: fc.record({ total: fc.integer({ min: 1, max: 200 }), finishing: fc.constant<number>(2021) }),
  },
  { requiredKeys: ['years', 'each'] },
);

export const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ degree: idsOf('degrees') }),
  fc.record({ degreeHeld: fc.record({ degree: idsOf('degrees'), years }) }),
  fc.record({
    title: fc.record({
      title: idsOf('titles'),
      years,
      from: fc.constantFrom('obtained' as const, 'employed' as const),
    }),
  }),
  fc.record({ certificate: fc.record({ certificate: idsOf('certificates'), yearsOfWork: years }) }),
  fc.record({ yearsOfWork: years }),
  fc.record({ award: fc.constantFrom('short', 'long') }),
  fc.record({ probation: fc.constant('passed' as const) }),
  fc.record({ selfScore: fc.integer({ min: 1, max: 100 }) }),
  hoursAsked.map(({ subjects, ...hours }) => ({
    hours: subjects === undefined ? hours : { ...hours, subjects: asGroups(subjects) },
  })),
  fc.record({ insurance: fc.constant<string[]>(SITUATIONS) }),
  fc
    .record({
      as: fc.constantFrom<string[][]>(['local'], SITUATIONS),
      months: fc.integer({ min: 1, max: 30 }),
      more: fc.option(fc.nat(12), { nil: undefined }),
    })
    .map(({ as, months, more }) => ({
      insured: more === undefined ? { as, months } : { as, months, within: months + more },
    })),
  fc.record({ notAmong: fc.constantFrom<string[][]>(['retired'], ['civil-servant', 'retired']) }),
  fc
    .record({
      result: idsOf('assessments'),
      years: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      isEach: fc.boolean(),
    })
    .map(({ result, years: last, isEach }) => ({
      assessments: {
        ...{ result },
        ...(last === undefined ? {} : { years: last }),
        ...(isEach ? {} : { atLeast: 1 }),
      },
    })),
  fc
    .record(
      {
        atLeast: fc.integer({ min: 1, max: 3 }),
        kinds: fc.constantFrom<string[][]>(['paper'], ['project', 'paper']),
        rankAtMost: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: ['atLeast'] },
    )
    .map((achievements) => ({ achievements })),
  fc
    .record({ atLeast: fc.integer({ min: 1, max: 3 }), title: idsOf('titles'), isSame: fc.boolean() })
    .map(({ isSame, ...asked }) => ({
      recommenders: isSame ? { ...asked, sameProfession: true as const } : asked,
    })),
);

function asGroups({ most, least }: { most: number; least: number }) {
  return [
    { of: ['professional'], atLeast: most },
    { of: ['general-public', 'industry-public'], atLeast: least },
  ];
}

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc
      .array(tie('tree'), { minLength: 2, maxLength: 4 })
      .chain((of) => fc.record({ atLeast: fc.integer({ min: 1, max: of.length }), of: fc.constant(of) })),
  ),
})).tree;

const hoursOfYear = fc.oneof(
  fc.nat(200),
  fc
    .record(
      {
        professional: fc.nat(90),
        'general-public': fc.nat(40),
        'industry-public': fc.nat(40),
        besides: fc.nat(40),
      },
      { requiredKeys: [] },
    )
    .map(({ besides, ...parts }): Record<string, number> => {
      const sum = Object.values(parts).reduce((all, each) => all + each, 0);
      return besides === undefined ? parts : { ...parts, total: sum + besides };
    }),
);

const insuredPeriod = fc
  .record({ as: fc.constantFrom(...SITUATIONS), from: day, days: fc.option(fc.nat(900), { nil: undefined }) })
  .map(({ as, from, days }) => ({
    ...{ as, from: from.slice(0, 7) },
    ...(days === undefined ? {} : { to: plusDays(from, days).slice(0, 7) }),
  }));

export const person: fc.Arbitrary<Person> = fc.record(
  {
    degrees: fc.array(fc.record({ degree: idsOf('degrees'), obtainedOn: day }), { maxLength: 3 }),
    titles: fc.array(fc.record({ title: idsOf('titles'), obtainedOn: day, employedFrom: day }), {
      maxLength: 3,
    }),
    certificates: fc.array(fc.record({ certificate: idsOf('certificates'), obtainedOn: day }), {
      maxLength: 2,
    }),
    awards: fc.array(fc.record({ award: idsOf('awards'), rank: fc.integer({ min: 1, max: 8 }) }), {
      maxLength: 3,
    }),
    employments: fc.array(fc.record({ from: day, to: day }, { requiredKeys: ['from'] }), { maxLength: 3 }),
    probationPassedOn: fc.oneof(fc.constant('none' as const), day),
    hours: fc.record({ 2019: hoursOfYear, 2020: hoursOfYear, 2021: hoursOfYear }, { requiredKeys: ['2021'] }),
    madeUpHours: fc.array(
      fc.record(
        {
          year: fc.constantFrom(2019, 2020, 2021),
          hours: fc.nat(60),
          subject: idsOf('subjects'),
          on: day,
        },
        { requiredKeys: ['year', 'hours', 'on'] },
      ),
      { maxLength: 2 },
    ),
    selfScore: fc.integer({ min: 0, max: 100 }),
    personKind: fc.oneof(fc.constant('none'), idsOf('personKinds')),
    insurance: fc.constantFrom('local', 'substitute', 'none'),
    insured: fc.array(insuredPeriod, { maxLength: 3 }),
    assessments: fc.dictionary(fc.integer({ min: 2000, max: 2025 }).map(String), idsOf('assessments'), {
      maxKeys: 12,
    }),
    achievements: fc.array(
      fc.record(
        {
          kind: fc.constantFrom('project', 'paper', 'patent'),
          on: day,
          rank: fc.integer({ min: 1, max: 5 }),
        },
        { requiredKeys: ['kind', 'on'] },
      ),
      { maxLength: 4 },
    ),
    recommenders: fc.array(
      fc.record(
        {
          name: fc.constantFrom('王五', '钱七', '孙八'),
          title: idsOf('titles'),
          sameProfession: fc.boolean(),
        },
        { requiredKeys: ['name'] },
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);

/** The person with a school, an employer and the like at each entry. */
export function described(who: Person): Person {
  const more = { number: '2021001', issuedBy: '某人社局' };
  return {
    ...who,
    ...(who.degrees && {
      degrees: who.degrees.map((each) => ({
        ...{ ...each, school: '某大学', major: '计算机', studyForm: 'full-time', number: '1' },
      })),
    }),
    ...(who.titles && { titles: who.titles.map((each) => ({ ...each, ...more, way: 'evaluation' })) }),
    ...(who.certificates && {
      certificates: who.certificates.map((each) => ({ ...each, number: '1' })),
    }),
    ...(who.awards && { awards: who.awards.map((each) => ({ ...each, people: 9, year: 2020 })) }),
    ...(who.employments && {
      employments: who.employments.map((each) => ({
        ...{ ...each, employer: '某公司', post: '工程师', dispatched: true },
      })),
    }),
    ...(who.achievements && {
      achievements: who.achievements.map((each) => ({ ...each, name: '某项目', place: '某刊', people: 9 })),
    }),
    ...(who.recommenders && {
      recommenders: who.recommenders.map((each) => ({ ...each, employer: '某公司', profession: '软件' })),
    }),
  };
}

export const terms: fc.Arbitrary<Terms> = fc.record({
  vocabularies: fc.constant(VOCABULARIES),
  cutOff: day,
  yearRule: fc.constantFrom(...YEAR_RULES),
  assessments: fc.record({
    years: fc.integer({ min: 3, max: 5 }),
    upTo: fc.constantFrom(...LAST_ASSESSED),
  }),
  heldEqual: fc.constantFrom({}, { 'senior-worker-class': 'college', 'technician-class': 'bachelor' }),
  awardLists: fc.constant({
    short: [{ award: 'national-technical-expert' }],
    long: [{ award: 'national-class-1-contest', rankAtMost: 5 }, { award: 'national-technical-expert' }],
  }),
});
