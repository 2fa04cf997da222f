import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { COLUMNS, columnsOf, type ListName } from '../../../domain/achievements/columns.ts';
import { draftForm } from '../../../domain/declaration/draft/draft.ts';
import { whatIsMissing } from '../../../domain/declaration/what-is-missing.ts';
import { DETAILS, type Defect, type DefectWord } from '../../../domain/values/defect.ts';
import { sayDefect, sayDefectAtField, sayDefectAtPointer } from '../../../domain/wording/say-defect.ts';
import { beijing, jiaxing } from '../../rigs/domain/cases.ts';

const WORDS = Object.keys(DETAILS) as DefectWord[];

function unfilled(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

describe('every defect', () => {
  test.each(WORDS)('%s is said in both languages, with every detail and no other', (word) => {
    // As no details are given, every placeholder stays.
    const { zh, en } = sayDefect({ at: '/level', because: word } as Defect);
    expect(zh).toMatch(/^申报级别：.*\p{Script=Han}.*。$/u);
    expect(en).toMatch(/^Level [^\p{Script=Han}]+\.$/u);
    const details = [...DETAILS[word]].sort();
    expect([...new Set(unfilled(zh))].sort()).toEqual(details);
    expect([...new Set(unfilled(en))].sort()).toEqual(details);
  });

  test.each<Defect>([
    { at: '/employer', because: 'no-body-registered', detail: { body: '人力社保部门' } },
    { at: '/selfScore', because: 'too-large', detail: { maximum: 100 } },
    { at: '/materials/papers', because: 'material-missing', detail: { name: '论文' } },
    { at: '/postedOn', because: 'posted-before-submission', detail: { submittedOn: '2021-10-11' } },
    { at: '/postedOn', because: 'posted-before-interruption', detail: { interruptedOn: '2021-10-13' } },
    { at: '/postedOn', because: 'posted-in-future', detail: { today: '2021-10-14' } },
    { at: '/postedOn', because: 'posted-too-far-back', detail: { earliestDay: '2021-10-11' } },
  ])('with details shows them: $because', (defect) => {
    const { zh, en } = sayDefect(defect);
    const [detail = ''] = Object.values(defect.detail ?? {}).map(String);
    expect(zh).toContain(detail);
    expect(en).toContain(detail);
    expect([...unfilled(zh), ...unfilled(en)]).toEqual([]);
  });

  test('of an empty draft is said with the field’s name, never with its pointer', () => {
    const around = { employer: undefined, bodies: [], identityFindings: [], vocabularies: VOCABULARIES };
    for (const defect of whatIsMissing({}, jiaxing, around, beijing('2021-10-20')))
      expect(sayDefect(defect).zh).toMatch(/^[\p{Script=Han}（）]+：/u);
  });
});

describe('a field', () => {
  test.each([
    ['/identity/phone', '手机号码', 'Mobile number'],
    ['/hours/2020', '2020年继续教育学时', 'Hours of 2020'],
    ['/facts/hours/2020', '2020年继续教育学时', 'Hours of 2020'],
    ['/facts/titles', '职称', 'Titles'],
    ['/facts/titles/none', '职称', 'Titles'],
    ['/facts/degrees/1', '第2项学历', 'Degree 2'],
    ['/facts/degrees/1/school', '第2项学历的毕业院校', 'School of degree 2'],
    ['/materials/0/sha256', '第1件材料', 'Material 1'],
    ['/materials/3', '第4件材料', 'Material 4'],
    ['/materials/papers', '申报材料', 'Materials'],
    ['/commitment', '诚信承诺', 'Commitment'],
    ['', '填报内容', 'The content'],
    ['/nickname', '“/nickname”', '"/nickname"'],
  ])('%s is called %s', (at, zh, en) => {
    const said = sayDefect({ at, because: 'missing' });
    expect(said).toEqual({ zh: `${zh}：未填写。`, en: `${en} must be filled in.` });
  });

  test('of the draft’s form always has a name', () => {
    const { identity, inService, facts, ...flat } = draftForm.entries;
    const sections = { identity, inService, facts };
    const nested = Object.entries(sections).flatMap(([section, form]) =>
      Object.keys(form.wrapped.entries).map((name) => `/${section}/${name}`),
    );
    const lists = Object.keys(COLUMNS) as ListName[];
    const ofEntries = lists.flatMap((list) => columnsOf(list).map(({ key }) => `/facts/${list}/0/${key}`));
    const all = [...nested, ...ofEntries, ...Object.keys({ ...sections, ...flat }).map((name) => `/${name}`)];
    for (const at of all) expect(sayDefect({ at, because: 'missing' }).zh).not.toContain('/');
  });
});

test.each<[string, string, string]>([
  ['/facts/awards/0/rank', '请填名次（人数），如 3', 'must be a whole number, such as 3'],
  ['/hours/2019', '请填学时数，如 90', 'must be a number of hours, such as 90'],
  ['/facts/degrees/0/obtainedOn', '请填 2017-12-31 这样的日期', 'must be a day such as 2017-12-31'],
  ['/postedOn', '请填 2010-06-30 这样的日期', 'must be a day such as 2010-06-30'],
])('the sentence of %s says what it accepts instead of what is wrong with its form', (at, zh, en) => {
  for (const because of ['wrong-type', 'malformed'] as const) {
    expect(sayDefect({ at, because }).zh).toContain(zh);
    expect(sayDefect({ at, because }).en).toContain(en);
  }
});

test('a defect beside its field does not repeat the field’s name', () => {
  const defect = { at: '/facts/selfScore', because: 'wrong-type' } as const;
  expect(sayDefectAtField(defect)).toEqual({
    zh: '请填分数，如 85 或 85.5。',
    en: 'It must be a number, such as 85 or 85.5.',
  });
});

test('a defect that brings its sentence is said by it, whatever its word says elsewhere', () => {
  const own = {
    at: '/employers/0/code',
    because: 'given-twice',
    detail: { zh: '出现{两次}。', en: 'is {there} twice.' },
  };
  expect(sayDefectAtPointer(own as Defect)).toEqual({
    zh: '/employers/0/code 出现{两次}。',
    en: '/employers/0/code is {there} twice.',
  });
});

test('a defect beside a pointer names the field once, and names a day that no calendar has', () => {
  expect(sayDefectAtPointer({ at: '/employers/0/name', because: 'missing' })).toEqual({
    zh: '/employers/0/name 未填写。',
    en: '/employers/0/name must be filled in.',
  });
  const day = { at: '/to', because: 'no-such-day', detail: { day: '2021-02-30' } } as const;
  expect(sayDefectAtPointer(day)).toEqual({
    zh: '/to 日历上没有 2021-02-30 这一天，请核对。',
    en: '/to names 2021-02-30, a day that no calendar has; compare it.',
  });
});
