import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { MAX_FACT_BYTES, type Person, personForm } from '../../../domain/achievements/person.ts';
import { unknownTerms } from '../../../domain/eligibility/unknown-terms.ts';
import { defectOf } from '../../../domain/typed/form-defect.ts';
import { jiaxing } from '../../rigs/domain/cases.ts';
import { largestFacts } from '../../rigs/domain/largest.ts';

const WHOLE: Person = {
  degrees: [
    {
      ...{ degree: 'bachelor', obtainedOn: '2015-06', studyForm: 'full-time' },
      ...{ school: '嘉兴学院', major: '软件工程', number: '103541201505000001' },
    },
  ],
  titles: [
    {
      ...{
        title: 'assistant-engineer',
        obtainedOn: '2017-01-01',
        employedFrom: '2017-02',
        way: 'evaluation',
      },
      ...{ number: '浙Z20170001', issuedBy: '嘉兴市人力资源和社会保障局' },
    },
  ],
  certificates: [{ certificate: 'senior-worker', obtainedOn: '2016-05-01', number: '1' }],
  awards: [{ award: 'national-class-2-contest', rank: 1, people: 3, year: 2020 }],
  employments: [{ from: '2015-07', employer: '某公司', post: '工程师', dispatched: true }],
  probationPassedOn: '2016-07-01',
  hours: { 2021: 90 },
  selfScore: 60,
  insurance: 'local',
  assessments: { 2019: 'competent', 2020: 'excellent' },
  achievements: [
    {
      ...{ kind: 'paper', name: '某论文', on: '2020-03', place: '《计算机工程》2020年第3期' },
      ...{ rank: 1, people: 2, coauthors: '李四', shownBy: 'papers' },
    },
  ],
  recommenders: [{ name: '王五', title: 'senior-engineer', employer: '某研究所', profession: '软件工程' }],
};

const defects = (person: unknown) => v.safeParse(personForm, person).issues?.map(defectOf) ?? [];

test('everything that a person can state is taken as it stands', () => {
  expect(v.parse(personForm, WHOLE)).toEqual(WHOLE);
});

describe('a rank among people', () => {
  test.each([
    ['awards', { award: 'national-class-2-contest' }],
    ['achievements', { kind: 'paper', name: '某论文' }],
  ])('in %s is at most their number', (list, entry) => {
    const of = (rank: number, people: number) => defects({ [list]: [{ ...entry, rank, people }] });
    expect(of(3, 3)).toEqual([]);
    expect(of(4, 3)).toEqual([{ at: `/${list}/0/rank`, because: 'rank-beyond-people' }]);
    expect(defects({ [list]: [{ ...entry, rank: 4 }] })).toEqual([]);
    expect(defects({ [list]: [{ ...entry, people: 4 }] })).toEqual([]);
  });
});

test('an employment that ends before it begins is refused', () => {
  expect(defects({ employments: [{ from: '2020-05', to: '2020-04' }] })).toEqual([
    { at: '/employments/0/to', because: 'end-before-beginning' },
  ]);
  expect(defects({ employments: [{ from: '2020-05-31', to: '2020-05' }] })).toEqual([]);
});

test('the largest facts are taken, and one byte more is not', () => {
  const bytes = (person: Person) => Buffer.byteLength(JSON.stringify(person));
  expect(bytes(largestFacts)).toBe(MAX_FACT_BYTES);
  expect(defects(largestFacts)).toEqual([]);
  expect(defects({ ...largestFacts, selfScore: 10 })).toEqual([]);
  expect(defects({ ...largestFacts, selfScore: 100 })).toEqual([{ at: '', because: 'too-much-stated' }]);
});

test('each id that no vocabulary has is named, and none that one has', () => {
  const at = (person: Person) => unknownTerms(person, VOCABULARIES, jiaxing).map((each) => each.at);
  expect(at({ ...WHOLE, achievements: [] })).toEqual([]);
  const no = 'no-such-id';
  const wrong: Person = {
    degrees: [{ degree: no, studyForm: no }],
    titles: [{ title: no, way: no }],
    certificates: [{ certificate: no }],
    awards: [{ award: no }],
    insurance: no,
    assessments: { 2020: no },
    achievements: [{ kind: no, name: '某', shownBy: no }],
    recommenders: [{ name: '王五', title: no }],
  };
  expect(at(wrong).sort()).toEqual(
    [
      ...['/achievements/0/kind', '/achievements/0/shownBy', '/assessments/2020', '/awards/0/award'],
      ...['/certificates/0/certificate', '/degrees/0/degree', '/degrees/0/studyForm', '/insurance'],
      ...['/recommenders/0/title', '/titles/0/title', '/titles/0/way'],
    ].sort(),
  );
});
