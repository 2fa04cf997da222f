import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { type Contents, contentsAfter } from '../../../domain/achievement-file/achievement-file.ts';
import { isForgotten, keptFrom } from '../../../domain/achievement-file/kept.ts';
import { type Person, personForm } from '../../../domain/achievements/person.ts';
import type { Vocabularies } from '../../../domain/eligibility/vocabulary.ts';
import { beijing, callWith } from '../../rigs/domain/cases.ts';
import { largestFacts } from '../../rigs/domain/largest.ts';

const NUMBER = '330402199001010019';
const contentsOf = (before: Contents | undefined, stated: Person, vocabularies = VOCABULARIES) =>
  contentsAfter(before, stated, { vocabularies, number: NUMBER });

/** The vocabularies of a later year, without this degree. */
const without = (degree: string): Vocabularies => ({
  ...VOCABULARIES,
  degrees: VOCABULARIES.degrees.filter(({ id }) => id !== degree),
});

describe('what is kept of what a submission states', () => {
  test('is the facts with the words of their terms', () => {
    const stated: Person = {
      degrees: [{ degree: 'bachelor', studyForm: 'full-time' }],
      hours: { 2021: 90 },
      assessments: { 2020: 'excellent' },
    };
    expect(contentsOf(undefined, stated)).toEqual({
      facts: stated,
      words: {
        degrees: { bachelor: { zh: '本科', en: 'Bachelor' } },
        studyForms: { 'full-time': { zh: '全日制', en: 'Full-time' } },
        assessments: { excellent: { zh: '优秀', en: 'Excellent' } },
      },
    });
  });

  test('has words for subjects of hours and for the situations of insurance that its call names', () => {
    const stated: Person = {
      hours: { 2021: { professional: 60, total: 90 } },
      insured: [{ as: 'here', from: '2020-01' }],
    };
    const situations = [{ id: 'here', name: '在本地参保', en: 'Insured here' }];
    expect(contentsAfter(undefined, stated, { vocabularies: VOCABULARIES, situations })).toEqual({
      facts: stated,
      words: {
        subjects: { professional: { zh: '专业科目', en: 'Professional subjects' } },
        situations: { here: { zh: '在本地参保', en: 'Insured here' } },
      },
    });
  });

  test('is nothing of other people, and nothing in the terms of one call', () => {
    const achievement = { kind: 'paper', name: '某论文' };
    const stated: Person = {
      achievements: [{ ...achievement, shownBy: 'papers' }],
      recommenders: [{ name: '王五' }],
      selfScore: 60,
      insurance: 'local',
    };
    expect(contentsOf(undefined, stated).facts).toEqual({ achievements: [achievement] });
  });
});

describe('a later submission', () => {
  const before = contentsOf(undefined, {
    degrees: [{ degree: 'college', school: '某学院' }],
    titles: [{ title: 'technician' }],
    hours: { 2020: 90, 2021: 90 },
  });

  test('takes the place of what it states, year by year, and leaves the rest', () => {
    const { facts } = contentsOf(before, {
      degrees: [{ degree: 'bachelor' }],
      hours: { 2021: 60, 2022: 30 },
    });
    expect(facts).toEqual({
      degrees: [{ degree: 'bachelor' }],
      titles: [{ title: 'technician' }],
      hours: { 2020: 90, 2021: 60, 2022: 30 },
    });
    expect(contentsOf(before, { degrees: [] }).facts.degrees).toEqual([]);
  });

  test('leaves an entry by a term that no vocabulary knows any more, with its words', () => {
    const { facts, words } = contentsOf(before, { degrees: [{ degree: 'bachelor' }] }, without('college'));
    expect(facts.degrees).toEqual([{ degree: 'bachelor' }, { degree: 'college', school: '某学院' }]);
    expect(words.degrees).toEqual({
      bachelor: { zh: '本科', en: 'Bachelor' },
      college: { zh: '大专', en: 'College diploma' },
    });
  });

  test('answers such an entry by stating all else of it', () => {
    const stated: Person = { degrees: [{ degree: 'bachelor', school: '某学院' }] };
    expect(contentsOf(before, stated, without('college')).facts.degrees).toEqual(stated.degrees);
  });

  test('stands alone where both together are more than a declaration may state', () => {
    expect(contentsOf(before, largestFacts).facts).toEqual({ achievements: largestFacts.achievements });
    const many = Array.from({ length: 20 }, (_, nth) => ({ degree: 'bachelor', school: `某校${nth}` }));
    expect(contentsOf(before, { degrees: many }, without('college')).facts).toEqual({ degrees: many });
  });
});

/** What a submission can state while no vocabulary has this degree. */
function knownOf(person: Person, gone: string): Person {
  const { degrees } = person;
  return degrees ? { ...person, degrees: degrees.filter(({ degree }) => degree !== gone) } : person;
}

test('whatever is stated one after another, the file can be stated by a declaration, and holds all terms’ words', () => {
  const degree = fc.record({
    degree: fc.constantFrom(...VOCABULARIES.degrees.map(({ id }) => id)),
    school: fc.constantFrom('某校', '另校'),
  });
  const stated: fc.Arbitrary<Person> = fc.record(
    {
      degrees: fc.array(degree, { maxLength: 4 }),
      hours: fc.dictionary(fc.constantFrom('2019', '2020', '2021'), fc.nat(90)),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(stated, degree), { maxLength: 6 }), (all) => {
      const contents = all.reduce<Contents | undefined>(
        (file, [person, gone]) => contentsOf(file, knownOf(person, gone.degree), without(gone.degree)),
        undefined,
      );
      if (!contents) return;
      expect(v.is(personForm, contents.facts)).toBe(true);
      for (const { degree: id } of contents.facts.degrees ?? [])
        expect(contents.words.degrees?.[id]?.zh).toBe(
          VOCABULARIES.degrees.find((each) => each.id === id)?.name,
        );
    }),
  );
});

describe('a file is forgotten', () => {
  const forYears = (years: number) =>
    callWith((call) => Object.assign(call.achievementFile, { value: { years } }));

  test.each([
    ['2021-10-08 09:00', 1, '2022-10-08'],
    ['2021-10-08 23:59', 6, '2027-10-08'],
    ['2021-10-09 00:00', 6, '2027-10-09'],
    ['2024-02-29 12:00', 1, '2025-03-01'],
    ['2024-02-29 12:00', 4, '2028-02-29'],
  ])('used on %s for %i years: from %s on, and not a millisecond before', (at, years, day) => {
    const kept = keptFrom(forYears(years), beijing(at));
    expect(kept).toEqual({
      lastUsedOn: at.slice(0, 10),
      forgottenOn: day,
      forgottenAt: beijing(day),
    });
    expect(isForgotten(kept, beijing(day))).toBe(true);
    expect(isForgotten(kept, new Date(Date.parse(beijing(day)) - 1).toISOString())).toBe(false);
  });
});
