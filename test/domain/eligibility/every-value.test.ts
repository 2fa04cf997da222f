import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Call } from '../../../domain/call/call.ts';
import { judgeAll, termsOf } from '../../../domain/eligibility/judgement.ts';
import type { Terms } from '../../../domain/eligibility/terms.ts';
import { termOf, type VocabularyName } from '../../../domain/eligibility/vocabulary.ts';
import { latestStart } from '../../../domain/eligibility/years.ts';
import { plusDays } from '../../../domain/values/instant.ts';
import { day, idsOf, terms } from '../../rigs/domain/generated-people.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

/**
 * No value of a call stands in code: whatever values a call has, somebody made of exactly these fits, and somebody who misses
 * one of them by the least that there is does not.
 */
interface Values {
  readonly degree: string;
  readonly title: string;
  readonly certificate: string;
  readonly years: number;
  readonly from: 'obtained' | 'employed';
  readonly workYears: number;
  readonly award: string;
  readonly rankAtMost: number;
  readonly score: number;
  readonly hourYears: readonly [number, number];
  readonly each: number;
  readonly professional: number;
  readonly situation: string;
  readonly months: number;
  readonly people: number;
  readonly recommender: string;
  readonly level: string;
  readonly route: string;
  readonly on: Terms;
}

/** Ids that something stands below of in their order, so that it can be missed. */
const above = (list: VocabularyName) =>
  idsOf(list).filter((id) => (termOf(VOCABULARIES, list, id)?.order ?? 0) > 1);
const word = fc.stringMatching(/^[a-z]{3,8}$/);
const values: fc.Arbitrary<Values> = fc.record({
  ...{ degree: above('degrees'), title: above('titles'), certificate: above('certificates') },
  years: fc.integer({ min: 1, max: 9 }),
  from: fc.constantFrom('obtained' as const, 'employed' as const),
  workYears: fc.integer({ min: 1, max: 9 }),
  ...{ award: idsOf('awards'), rankAtMost: fc.integer({ min: 1, max: 9 }) },
  score: fc.integer({ min: 1, max: 99 }),
  hourYears: fc.integer({ min: 2001, max: 2040 }).map((year): [number, number] => [year, year + 1]),
  ...{ each: fc.integer({ min: 60, max: 120 }), professional: fc.integer({ min: 1, max: 60 }) },
  ...{ situation: word, months: fc.integer({ min: 1, max: 40 }), people: fc.integer({ min: 1, max: 4 }) },
  ...{ recommender: above('titles'), level: word, route: word, on: terms },
});

function callOf(all: Values): Call {
  const { eligibility } = jiaxingCall;
  if (!eligibility) throw new Error('The call judges nobody');
  const { degree, title, certificate, years, from, workYears, award, rankAtMost, score } = all;
  const { hourYears, each, professional, situation, months, people, recommender, level, route, on } = all;
  const subjects = [{ of: ['professional'], atLeast: professional }];
  return {
    ...jiaxingCall,
    cutOff: { value: on.cutOff, source: '一' },
    levels: { ...jiaxingCall.levels, value: [{ id: level, name: '级' }] },
    eligibilityRoutes: { ...jiaxingCall.eligibilityRoutes, value: [{ id: route, name: '途径' }] },
    eligibility: {
      ...eligibility,
      yearRule: { value: on.yearRule, source: '一' },
      awardLists: {
        value: [{ id: 'list', name: '清单', awards: [{ award, rankAtMost }] }],
        source: '一',
      },
      rules: [
        {
          ...{ levels: [level], eligibilityRoutes: [route], source: '一' },
          when: {
            all: [
              { degreeHeld: { degree, years } },
              { title: { title, years, from } },
              { certificate: { certificate, yearsOfWork: workYears } },
              { award: 'list' },
              { selfScore: score },
              { hours: { years: [...hourYears], each, subjects } },
              { insurance: [situation] },
              { insured: { as: [situation], months, within: months } },
              { recommenders: { atLeast: people, title: recommender } },
            ],
          },
        },
      ],
    },
  };
}

function fitting(all: Values): Person {
  const { degree, title, certificate, years, from, workYears, award, rankAtMost, score, on } = all;
  const since = latestStart(on.cutOff, years, on.yearRule);
  const workRule = on.yearRule === 'calendar-years' ? 'corresponding-day' : on.yearRule;
  const work = latestStart(on.cutOff, workYears, workRule);
  const late = plusDays(on.cutOff, 1);
  const [first, second] = all.hourYears;
  const monthsBack = Number(on.cutOff.slice(0, 4)) * 12 + Number(on.cutOff.slice(5, 7)) - all.months;
  const month = `${Math.floor(monthsBack / 12)}-${String((monthsBack % 12) + 1).padStart(2, '0')}`;
  const days = { obtainedOn: late, employedFrom: late };
  const key = from === 'obtained' ? 'obtainedOn' : 'employedFrom';
  return {
    degrees: [{ degree, obtainedOn: since }],
    titles: [{ title, ...days, [key]: since }],
    certificates: [{ certificate, obtainedOn: work }],
    employments: [{ from: work }],
    awards: [{ award, rank: rankAtMost }],
    selfScore: score,
    hours: {
      [first]: { total: all.each, professional: all.professional },
      [second]: { total: all.each, professional: all.professional },
    },
    insurance: all.situation,
    insured: [{ as: all.situation, from: month }],
    recommenders: Array.from({ length: all.people }, (_, nth) => ({
      name: `王${nth}`,
      title: all.recommender,
    })),
  };
}

/** The term below another one in the order of its list. */
function below(list: VocabularyName, id: string): string {
  const order = termOf(VOCABULARIES, list, id)?.order ?? 0;
  return VOCABULARIES[list].find((each) => each.order === order - 1)?.id ?? '';
}

function misses(all: Values): Record<string, Person> {
  const fits = fitting(all);
  const [first, second] = all.hourYears;
  const later = (date: string | undefined) => plusDays(date ?? '', 1);
  const [degree, title, certificate] = [fits.degrees?.[0], fits.titles?.[0], fits.certificates?.[0]];
  const key = all.from === 'obtained' ? 'obtainedOn' : 'employedFrom';
  const full = { total: all.each, professional: all.professional };
  const other = VOCABULARIES.awards.find(({ id }) => id !== all.award)?.id ?? '';
  const people = fits.recommenders ?? [];
  return {
    degree: { ...fits, degrees: [{ ...degree, degree: below('degrees', all.degree) }] },
    degreeDay: { ...fits, degrees: [{ degree: all.degree, obtainedOn: later(degree?.obtainedOn) }] },
    title: { ...fits, titles: [{ ...title, title: below('titles', all.title) }] },
    titleDay: { ...fits, titles: [{ title: all.title, ...title, [key]: later(title?.[key]) }] },
    certificate: {
      ...fits,
      certificates: [{ ...certificate, certificate: below('certificates', all.certificate) }],
    },
    workDay: { ...fits, employments: [{ from: later(certificate?.obtainedOn) }] },
    award: { ...fits, awards: [{ award: other, rank: 1 }] },
    rank: { ...fits, awards: [{ award: all.award, rank: all.rankAtMost + 1 }] },
    score: { ...fits, selfScore: all.score - 0.01 },
    hoursOfFirst: { ...fits, hours: { [first]: { ...full, total: all.each - 0.01 }, [second]: full } },
    hoursOfSecond: {
      ...fits,
      hours: { [first]: full, [second]: { ...full, professional: all.professional - 0.01 } },
    },
    insurance: { ...fits, insurance: 'none' },
    situation: { ...fits, insured: (fits.insured ?? []).map((each) => ({ ...each, as: 'elsewhere' })) },
    month: {
      ...fits,
      insured: (fits.insured ?? []).map((each) => ({
        ...each,
        from: plusDays(`${each.from}-01`, 31).slice(0, 7),
      })),
    },
    people: { ...fits, recommenders: people.slice(1) },
    recommender: {
      ...fits,
      recommenders: people.map((each) => ({ ...each, title: below('titles', all.recommender) })),
    },
  };
}

const judged = (call: Call, person: Person) => {
  if (!call.eligibility) throw new Error('The call judges nobody');
  return judgeAll(call, call.eligibility, VOCABULARIES, person);
};

test('who is made of the values of a call fits it, and who misses one by the least does not', () => {
  fc.assert(
    fc.property(values, (all) => {
      const call = callOf(all);
      const [only, ...others] = judged(call, fitting(all));
      expect(others).toEqual([]);
      expect(only).toMatchObject({ level: all.level, eligibilityRoute: all.route, is: 'met', gap: [] });
      for (const [miss, person] of Object.entries(misses(all)))
        expect([miss, judged(call, person)[0]?.is]).toEqual([miss, 'not-met']);
    }),
  );
});

test('the cut-off and what is held equal are the call’s own', () => {
  fc.assert(
    fc.property(day, idsOf('degrees'), (cutOff, equal) => {
      const { eligibility } = jiaxingCall;
      if (!eligibility || termOf(VOCABULARIES, 'degrees', equal)?.order === undefined) return;
      const own = {
        ...eligibility,
        heldEqual: { value: { 'technician-class': equal }, source: '一' },
        rules: [
          {
            ...{ levels: ['technician'], eligibilityRoutes: ['normal'], source: '一' },
            when: { degree: equal },
          },
        ],
      };
      const call = { ...jiaxingCall, cutOff: { value: cutOff, source: '一' }, eligibility: own };
      const held = (degree: string, obtainedOn: string) =>
        judged(call, { degrees: [{ degree, obtainedOn }] })[0]?.is;
      expect(termsOf(call, own, VOCABULARIES).cutOff).toBe(cutOff);
      expect(held('technician-class', cutOff)).toBe('met');
      expect(held('technician-class', plusDays(cutOff, 1))).toBe('not-met');
      expect(held('senior-worker-class', cutOff)).toBe('not-known');
    }),
  );
});
