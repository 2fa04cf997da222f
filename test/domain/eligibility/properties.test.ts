import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { YEAR_RULES } from '../../../domain/call/rules-form.ts';
import { type LeafAnswer, smallestGap } from '../../../domain/eligibility/answer.ts';
import { judge, leavesOf, metFrom, readPerson } from '../../../domain/eligibility/judge.ts';
import type { Terms } from '../../../domain/eligibility/terms.ts';
import { plusDays } from '../../../domain/values/instant.ts';

/** Generated calls and people: whatever a call asks for, these must hold. */
const idsOf = (list: keyof typeof VOCABULARIES) => fc.constantFrom(...VOCABULARIES[list].map(({ id }) => id));
const day = fc.integer({ min: 0, max: 9000 }).map((days) => plusDays('2000-01-01', days));
const years = fc.integer({ min: 0, max: 8 });

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ degree: idsOf('degrees') }),
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
  fc.record({
    hours: fc.record({
      years: fc.constant<number[]>([2019, 2020, 2021]),
      each: fc.integer({ min: 1, max: 120 }),
      makeUp: fc.option(
        fc.record({ total: fc.integer({ min: 1, max: 200 }), finishing: fc.constant<number>(2021) }),
        {
          nil: undefined,
        },
      ),
    }),
  }),
  fc.record({ insurance: fc.constant<string[]>(['local', 'substitute']) }),
);

const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
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

const person: fc.Arbitrary<Person> = fc.record(
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
    hours: fc.record({ 2019: fc.nat(200), 2020: fc.nat(200), 2021: fc.nat(200) }),
    selfScore: fc.integer({ min: 0, max: 100 }),
    insurance: fc.constantFrom('local', 'substitute', 'none'),
  },
  { requiredKeys: [] },
);

/** Facts that describe, and that no leaf judges. */
const descriptions: fc.Arbitrary<Person> = fc.record({
  assessments: fc.record({ 2020: idsOf('assessments'), 2021: idsOf('assessments') }),
  achievements: fc.array(
    fc.record({ kind: idsOf('achievementKinds'), name: fc.string(), on: day, rank: fc.nat(5) }),
    { maxLength: 3 },
  ),
  recommenders: fc.array(fc.record({ name: fc.string(), title: idsOf('titles') }), { maxLength: 2 }),
});

/** The person with a school, an employer and the like at each entry. */
function described(who: Person): Person {
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
  };
}

const terms: fc.Arbitrary<Terms> = fc.record({
  vocabularies: fc.constant(VOCABULARIES),
  cutOff: day,
  yearRule: fc.constantFrom(...YEAR_RULES),
  heldEqual: fc.constantFrom({}, { 'senior-worker-class': 'college', 'technician-class': 'bachelor' }),
  awardLists: fc.constant({
    short: [{ award: 'national-technical-expert' }],
    long: [{ award: 'national-class-1-contest', rankAtMost: 5 }, { award: 'national-technical-expert' }],
  }),
});

const answerOf = (asked: Condition, who: Person, on: Terms) => judge(asked, readPerson(who), on, '一');
const RANK = { 'not-met': 0, 'not-known': 1, met: 2 } as const;
const MANY = { numRuns: 500 };

/** The person after the nearest miss of a leaf was given, or so much less than it. */
function given(who: Person, { condition: asked, nearest }: LeafAnswer, less: 0 | 1): Person | undefined {
  if (nearest?.kind === 'day') {
    const [, list = '', index = '', key = ''] = nearest.at.split('/');
    const latest = plusDays(nearest.latest, less);
    if (list === 'probationPassedOn') return { ...who, probationPassedOn: latest };
    const entries = (who as Record<string, Record<string, unknown>[]>)[list] ?? [];
    const changed = entries.map((each, nth) => (nth === Number(index) ? { ...each, [key]: latest } : each));
    return { ...who, [list]: changed };
  }
  if (nearest?.kind !== 'more') return undefined;
  const [, list = '', name = ''] = nearest.at.split('/');
  const more = nearest.more - less;
  if (list === 'selfScore') return { ...who, selfScore: (who.selfScore ?? 0) + more };
  if (list === 'hours' && 'hours' in asked)
    return { ...who, hours: { ...who.hours, [name]: (who.hours?.[name] ?? 0) + more } };
  return undefined;
}

describe('the nearest miss of a leaf', () => {
  test('turns it to met by itself, and one less does not', () => {
    fc.assert(
      fc.property(leaf, person, terms, (asked, who, on) => {
        const [answer] = leavesOf(answerOf(asked, who, on));
        if (answer?.is !== 'not-met') return;
        const isOfHours = 'hours' in asked && asked.hours !== undefined && asked.hours.makeUp === undefined;
        const enough = given(who, answer, 0);
        // Without making up, each short year misses its own hours, and the first is named.
        if (!enough || isOfHours) return;
        expect(answerOf(asked, enough, on).is).toBe('met');
        const short = given(who, answer, 1);
        expect(short && answerOf(asked, short, on).is).not.toBe('met');
      }),
      MANY,
    );
  });

  test('stands beside every leaf that is not met, and beside no other', () => {
    fc.assert(
      fc.property(condition, person, terms, (asked, who, on) => {
        for (const { is, nearest } of leavesOf(answerOf(asked, who, on)))
          expect(nearest === undefined).toBe(is === 'met');
      }),
      MANY,
    );
  });
});

test('the smallest gap is empty exactly if it is met, and no smaller set of leaves would do', () => {
  fc.assert(
    fc.property(condition, person, terms, (asked, who, on) => {
      const answer = answerOf(asked, who, on);
      const gap = smallestGap(answer);
      expect(gap.length === 0).toBe(answer.is === 'met');
      const open = leavesOf(answer).filter(({ is }) =>
        answer.is === 'not-known' ? is === 'not-known' : is !== 'met',
      );
      if (open.length > 10) return;
      const metWith = (turned: ReadonlySet<LeafAnswer>) => isMetWith(answer, turned);
      expect(metWith(new Set(gap))).toBe(true);
      for (let bits = 0; bits < 2 ** open.length; bits += 1) {
        const turned = open.filter((_, nth) => bits & (1 << nth));
        if (turned.length < gap.length) expect(metWith(new Set(turned))).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

function isMetWith(answer: ReturnType<typeof judge>, turned: ReadonlySet<LeafAnswer>): boolean {
  if ('condition' in answer) return answer.is === 'met' || turned.has(answer);
  return answer.parts.filter((part) => isMetWith(part, turned)).length >= answer.needed;
}

describe('judging is monotone', () => {
  test.each([
    ['in hours', (who: Person): Person => ({ ...who, hours: mapped(who.hours, (each) => each + 10) })],
    ['in the score', (who: Person): Person => ({ ...who, selfScore: (who.selfScore ?? 0) + 5 })],
    [
      'in years',
      (who: Person): Person => ({
        ...who,
        ...(who.titles && {
          titles: who.titles.map((each) => ({
            ...each,
            obtainedOn: '1999-01-01',
            employedFrom: '1999-01-01',
          })),
        }),
        ...(who.certificates && {
          certificates: who.certificates.map((each) => ({ ...each, obtainedOn: '1999-01-01' })),
        }),
        ...(who.employments && {
          employments: who.employments.map((each) => ({ ...each, from: '1999-01-01' })),
        }),
      }),
    ],
  ])('%s', (_, more) => {
    fc.assert(
      fc.property(condition, person, terms, (asked, who, on) => {
        const stated = { selfScore: 10, hours: { 2019: 10, 2020: 10, 2021: 10 }, ...who };
        const [before, after] = [answerOf(asked, stated, on).is, answerOf(asked, more(stated), on).is];
        expect(RANK[after]).toBeGreaterThanOrEqual(RANK[before]);
      }),
      MANY,
    );
  });
});

function mapped(hours: Person['hours'], by: (each: number) => number): Person['hours'] {
  return hours && Object.fromEntries(Object.entries(hours).map(([year, each]) => [year, by(each)]));
}

test('the order of facts never matters', () => {
  fc.assert(
    fc.property(condition, person, terms, (asked, who, on) => {
      const turned: Person = {
        ...who,
        ...(who.degrees && { degrees: who.degrees.toReversed() }),
        ...(who.titles && { titles: who.titles.toReversed() }),
        ...(who.certificates && { certificates: who.certificates.toReversed() }),
        ...(who.awards && { awards: who.awards.toReversed() }),
        ...(who.employments && { employments: who.employments.toReversed() }),
      };
      expect(answerOf(asked, turned, on).is).toBe(answerOf(asked, who, on).is);
    }),
    MANY,
  );
});

test('a fact that nobody asks for changes nothing', () => {
  fc.assert(
    fc.property(person, terms, fc.integer({ min: 1, max: 100 }), (who, on, atLeast) => {
      const alone: Person = who.selfScore === undefined ? {} : { selfScore: who.selfScore };
      expect(answerOf({ selfScore: atLeast }, who, on)).toEqual(answerOf({ selfScore: atLeast }, alone, on));
    }),
  );
});

test('what only describes a person changes nothing', () => {
  fc.assert(
    fc.property(condition, person, descriptions, terms, (asked, who, more, on) => {
      expect(answerOf(asked, { ...described(who), ...more }, on)).toEqual(answerOf(asked, who, on));
    }),
    MANY,
  );
});

test('to know less never turns an answer round', () => {
  fc.assert(
    fc.property(
      condition,
      person,
      terms,
      fc.constantFrom('degrees', 'titles', 'employments', 'hours'),
      (asked, who, on, key) => {
        const { [key as keyof Person]: _, ...less } = who;
        const [whole, part] = [answerOf(asked, who, on).is, answerOf(asked, less, on).is];
        if (part !== 'not-known') expect(part).toBe(whole);
      },
    ),
    MANY,
  );
});

test('the cut-off from which it would be met is met, and time alone does it', () => {
  fc.assert(
    fc.property(condition, person, terms, (asked, who, on) => {
      const from = metFrom(asked, readPerson(who), on);
      if (from === undefined) return;
      expect(answerOf(asked, who, { ...on, cutOff: from }).is).toBe('met');
      if (from > on.cutOff)
        expect(answerOf(asked, who, { ...on, cutOff: plusDays(from, -1) }).is).not.toBe('met');
    }),
    MANY,
  );
});
