import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import { termDefect, termsStated, unknownTerms } from '../../../domain/eligibility/unknown-terms.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

const KNOWN: Person = {
  degrees: [{ degree: 'bachelor', studyForm: 'full-time' }],
  titles: [{ title: 'engineer', way: 'evaluation' }],
  certificates: [{ certificate: 'senior-worker' }],
  awards: [{ award: 'national-technical-expert' }],
  insurance: 'none',
  insured: [{ as: 'substitute', from: '2020-01' }],
  hours: { 2020: 90, 2021: { total: 95, professional: 60, 'industry-public': 10 } },
  madeUpHours: [
    { year: 2020, hours: 10, subject: 'professional' },
    { year: 2020, hours: 1 },
  ],
  assessments: { 2020: 'competent' },
  achievements: [
    { kind: 'paper', name: '某', shownBy: 'papers' },
    { kind: 'paper', name: '某' },
  ],
  recommenders: [{ name: '王五', title: 'senior-engineer' }, { name: '赵六' }],
};

test('every id that a vocabulary or the call has is known', () => {
  expect(unknownTerms(KNOWN, VOCABULARIES, jiaxingCall)).toEqual([]);
  expect(unknownTerms({}, VOCABULARIES, jiaxingCall)).toEqual([]);
  const situations = ['local', 'substitute', 'none'];
  for (const insurance of situations)
    expect(unknownTerms({ insurance }, VOCABULARIES, jiaxingCall)).toEqual([]);
});

test.each<[at: string, person: Person, list: keyof typeof VOCABULARIES]>([
  ['/degrees/1/degree', { degrees: [{ degree: 'doctor' }, { degree: 'no' }] }, 'degrees'],
  ['/degrees/0/studyForm', { degrees: [{ degree: 'doctor', studyForm: 'no' }] }, 'studyForms'],
  ['/titles/0/title', { titles: [{ title: 'no' }] }, 'titles'],
  ['/titles/0/way', { titles: [{ title: 'engineer', way: 'no' }] }, 'titleWays'],
  ['/recommenders/0/title', { recommenders: [{ name: '王五', title: 'no' }] }, 'titles'],
  ['/certificates/0/certificate', { certificates: [{ certificate: 'no' }] }, 'certificates'],
  ['/awards/0/award', { awards: [{ award: 'no' }] }, 'awards'],
  ['/assessments/2020', { assessments: { 2020: 'no' } }, 'assessments'],
  ['/achievements/0/kind', { achievements: [{ kind: 'no', name: '某' }] }, 'achievementKinds'],
  ['/hours/2021/no', { hours: { 2020: 90, 2021: { no: 1 } } }, 'subjects'],
  ['/madeUpHours/0/subject', { madeUpHours: [{ year: 2020, hours: 1, subject: 'no' }] }, 'subjects'],
])('an id that none has is named at %s, with those that there are', (at, person, list) => {
  const known = VOCABULARIES[list].map(({ id }) => id);
  expect(unknownTerms(person, VOCABULARIES, jiaxingCall)).toEqual([{ at, value: 'no', known }]);
});

test('situations of insurance and materials are those of the call', () => {
  const materials = jiaxingCall.materials.value.map(({ id }) => id);
  expect(
    unknownTerms(
      {
        insurance: 'no',
        insured: [{ as: 'none', from: '2020-01' }],
        achievements: [{ kind: 'paper', name: '某', shownBy: 'no' }],
      },
      VOCABULARIES,
      jiaxingCall,
    ),
  ).toEqual([
    { at: '/insurance', value: 'no', known: ['local', 'substitute', 'none'] },
    { at: '/insured/0/as', value: 'none', known: ['local', 'substitute'] },
    { at: '/achievements/0/shownBy', value: 'no', known: materials },
  ]);
  const { insurance: _, ...without } = jiaxingCall;
  expect(unknownTerms({ insurance: 'local' }, VOCABULARIES, without)).toEqual([
    { at: '/insurance', value: 'local', known: ['none'] },
  ]);
});

test('nothing stated has no ids, and hours in all have no subject', () => {
  expect(Object.values(termsStated({})).flat()).toEqual([]);
  expect(termsStated({ hours: { 2021: 90 } }).subjects).toEqual([]);
});

test('the defect of an unknown id names those that are known in both languages', () => {
  expect(termDefect({ at: '/awards/0/award', value: 'no', known: ['one', 'other'] })).toEqual({
    at: '/awards/0/award',
    because: 'malformed',
    detail: { zh: '须为以下之一：one、other。', en: 'must be one of one, other.' },
  });
});
