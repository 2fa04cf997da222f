import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Condition, LeafName } from '../../../domain/call/condition-form.ts';
import { FACTS_OF_LEAVES } from '../../../domain/call/fact-names.ts';
import { type LeafAnswer, smallestGap } from '../../../domain/eligibility/answer.ts';
import { judge, leavesOf, metFrom, readPerson } from '../../../domain/eligibility/judge.ts';
import type { Terms } from '../../../domain/eligibility/terms.ts';
import { plusDays } from '../../../domain/values/instant.ts';
import { condition, described, leaf, person, terms } from '../../rigs/domain/generated-people.ts';
import { given } from '../../rigs/domain/given-misses.ts';

/** Generated calls and people: whatever a call asks for, these must hold. */
const answerOf = (asked: Condition, who: Person, on: Terms) => judge(asked, readPerson(who), on, '一');
const RANK = { 'not-met': 0, 'not-known': 1, met: 2 } as const;
/** Mutation testing runs each property less often. */
const { numRuns = 500 } = fc.readConfigureGlobal();
const MANY = { numRuns };

describe('the nearest miss of a leaf', () => {
  test('turns it to met by itself, and one less does not', () => {
    fc.assert(
      fc.property(leaf, person, terms, (asked, who, on) => {
        const [answer] = leavesOf(answerOf(asked, who, on));
        if (answer?.is !== 'not-met') return;
        const { nearest } = answer;
        const isWhole = nearest?.kind !== 'hours' || nearest.toState.length === 0;
        const [enough] = given(who, answer, 0, on.cutOff);
        if (enough) expect(answerOf(asked, enough, on).is).toBe(isWhole ? 'met' : 'not-known');
        for (const short of given(who, answer, 1, on.cutOff)) {
          const { is } = answerOf(asked, short, on);
          expect(isWhole ? ['not-met', 'not-known'] : ['not-met']).toContain(is);
        }
      }),
      MANY,
    );
  });

  test('names the first later day on which time alone would do it', () => {
    fc.assert(
      fc.property(leaf, person, terms, (asked, who, on) => {
        const [answer] = leavesOf(answerOf(asked, who, on));
        const { fullOn } = { fullOn: undefined, ...answer?.nearest };
        if (answer?.is !== 'not-met' || fullOn === undefined) return;
        expect(answerOf(asked, who, { ...on, cutOff: fullOn }).is).toBe('met');
        expect(answerOf(asked, who, { ...on, cutOff: plusDays(fullOn, -1) }).is).not.toBe('met');
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
    { numRuns: numRuns * 0.4 },
  );
});

function isMetWith(answer: ReturnType<typeof judge>, turned: ReadonlySet<LeafAnswer>): boolean {
  if ('condition' in answer) return answer.is === 'met' || turned.has(answer);
  return answer.parts.filter((part) => isMetWith(part, turned)).length >= answer.needed;
}

describe('judging is monotone', () => {
  test.each([
    [
      'in hours',
      (who: Person): Person => ({
        ...who,
        ...(who.hours && { hours: withMore(who.hours) }),
        ...(who.madeUpHours && {
          madeUpHours: who.madeUpHours.map((each) => ({ ...each, hours: each.hours + 10 })),
        }),
      }),
    ],
    [
      'in people who recommend',
      (who: Person): Person => ({
        ...who,
        ...(who.recommenders && {
          recommenders: [
            ...who.recommenders,
            { name: '赵六', title: 'principal-senior-engineer', sameProfession: true },
          ],
        }),
      }),
    ],
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
        ...(who.degrees && {
          degrees: who.degrees.map((each) => ({ ...each, obtainedOn: '1999-01-01' })),
        }),
        ...(who.insured && { insured: who.insured.map((each) => ({ ...each, from: '1999-01' })) }),
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

/** Ten hours more of each subject of each year. */
function withMore(hours: NonNullable<Person['hours']>): Person['hours'] {
  return Object.fromEntries(
    Object.entries(hours).map(([year, stated]) => {
      if (typeof stated === 'number') return [year, stated + 10];
      const parts = Object.keys(stated).filter((key) => key !== 'total').length;
      const more = Object.entries(stated).map(([key, each]) => [
        key,
        each + 10 * (key === 'total' ? parts : 1),
      ]);
      return [year, Object.fromEntries(more)];
    }),
  );
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
        ...(who.insured && { insured: who.insured.toReversed() }),
        ...(who.achievements && { achievements: who.achievements.toReversed() }),
        ...(who.recommenders && { recommenders: who.recommenders.toReversed() }),
        ...(who.madeUpHours && { madeUpHours: who.madeUpHours.toReversed() }),
      };
      const [before, after] = [answerOf(asked, who, on), answerOf(asked, turned, on)];
      expect(after.is).toBe(before.is);
      expect(smallestGap(after).map(withoutOrder)).toEqual(smallestGap(before).map(withoutOrder));
      expect(metFrom(asked, readPerson(turned), on)).toBe(metFrom(asked, readPerson(who), on));
    }),
    MANY,
  );
});

/** The answer to a leaf without the places of entries in their lists. */
function withoutOrder({ facts, ...answer }: LeafAnswer) {
  const unplaced = (value: unknown) =>
    JSON.stringify(value).replaceAll(/(?<="\/[A-Za-z]+)\/\d{1,2}(?=["/])/g, '/n');
  return [unplaced(answer), facts.map(unplaced).sort()];
}

test('a fact that nobody asks for changes nothing', () => {
  fc.assert(
    fc.property(leaf, person, terms, (asked, who, on) => {
      const [name = ''] = Object.keys(asked);
      const keys: readonly string[] = FACTS_OF_LEAVES[name as LeafName];
      const alone: Person = Object.fromEntries(Object.entries(who).filter(([key]) => keys.includes(key)));
      expect(keys).not.toEqual([]);
      expect(answerOf(asked, who, on)).toEqual(answerOf(asked, alone, on));
    }),
    MANY,
  );
});

test('what only describes a person changes nothing', () => {
  fc.assert(
    fc.property(condition, person, terms, (asked, who, on) => {
      expect(answerOf(asked, described(who), on)).toEqual(answerOf(asked, who, on));
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
      fc.constantFrom(
        'degrees',
        'titles',
        'employments',
        'hours',
        'madeUpHours',
        'insured',
        'assessments',
        'achievements',
        'recommenders',
      ),
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
