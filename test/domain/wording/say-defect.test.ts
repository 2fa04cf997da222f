import { describe, expect, test } from 'vitest';
import { draftForm } from '../../../domain/declaration/draft.ts';
import { whatIsMissing } from '../../../domain/declaration/what-is-missing.ts';
import { checkCreditCode } from '../../../domain/identifiers/credit-code.ts';
import { checkIdentityNumber } from '../../../domain/identifiers/identity-number.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import {
  SAID_DEFECTS,
  sayDefect,
  sayDefectAtField,
  sayDefectAtPointer,
} from '../../../domain/wording/say-defect.ts';
import { beijing, jiaxing } from '../cases.ts';
import { sourcesOf, unfilled } from '../sources.ts';

/** Words that the rules give to a defect: after `because:`, both sides of a choice, and findings handed on. */
const words = new Set(
  sourcesOf('domain')
    .filter(({ path }) => path !== 'domain/time/calendar.ts')
    .flatMap(({ text }) => [
      ...[...text.matchAll(/\bbecause: '([\w-]+)'/g)].map(([, word = '']) => word),
      ...[...text.matchAll(/because: [^,}]*\? '([\w-]+)' : '([\w-]+)'/g)].flatMap(
        ([, one = '', two = '']) => [one, two],
      ),
      ...[...text.matchAll(/findings : \['([\w-]+)'\]/g)].map(([, word = '']) => word),
    ]),
);
const findings = sourcesOf('domain')
  .filter(({ path }) => /identity-number|credit-code/.test(path))
  .flatMap(({ text }) => [...text.matchAll(/\['([\w-]+)'\]|push\('([\w-]+)'\)/g)])
  .flatMap(([, one, two]) => one ?? two ?? []);

describe('every defect', () => {
  test.each([...words, ...findings].sort())('%s is said', (word) => {
    expect(SAID_DEFECTS).toContain(word);
  });

  test('has no sentence for a word that nothing gives', () => {
    const given = new Set([...words, ...findings]);
    expect(SAID_DEFECTS.filter((word) => !given.has(word))).toEqual([]);
  });

  test.each(SAID_DEFECTS)('%s is said in both languages with the same details', (because) => {
    const { zh, en } = sayDefect({ at: '/level', because });
    expect(zh).toMatch(/^申报级别：.*\p{Script=Han}.*。$/u);
    expect(en).toMatch(/^Level [^\p{Script=Han}]+\.$/u);
    expect(unfilled(zh)).toEqual(unfilled(en));
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

  test('of an empty draft is said by the field’s name, never by its pointer', () => {
    const around = { employer: undefined, bodies: [], identityFindings: [] };
    for (const defect of whatIsMissing({}, jiaxing, around, beijing('2021-10-20')))
      expect(sayDefect(defect).zh).toMatch(/^[\p{Script=Han}（）]+：/u);
  });
});

describe('a field', () => {
  test.each([
    ['/identity/phone', '手机号码', 'Mobile number'],
    ['/hours/2020', '2020年继续教育学时', 'Hours of 2020'],
    ['/materials/0/sha256', '第1件材料', 'Material 1'],
    ['/materials/3', '第4件材料', 'Material 4'],
    ['/materials/papers', '申报材料', 'Materials'],
    ['/commitment', '诚信承诺', 'Commitment'],
    ['', '填报内容', 'The content'],
    ['/nickname', '“/nickname”', '"/nickname"'],
  ])('%s is called %s', (at, zh, en) => {
    const said = sayDefect({ at, because: 'missing' });
    expect(said).toEqual({ zh: `${zh}：未填写。`, en: `${en} is missing.` });
  });

  test('of the draft’s form always has a name', () => {
    const { identity, inService, degree, title, ...flat } = draftForm.entries;
    const sections = { identity, inService, degree, title };
    const nested = Object.entries(sections).flatMap(([section, form]) =>
      Object.keys(form.wrapped.entries).map((name) => `/${section}/${name}`),
    );
    for (const at of [...nested, ...Object.keys({ ...sections, ...flat }).map((name) => `/${name}`)])
      expect(sayDefect({ at, because: 'missing' }).zh).not.toContain('/');
  });
});

test.each<[string, string, string]>([
  ['/yearsOfWork', '请填整数，如 3', 'must be a whole number, such as 3'],
  ['/hours/2019', '请填学时数，如 90', 'must be a number of hours, such as 90'],
  ['/degree/graduatedOn', '请填 2010-06-30 这样的日期', 'must be a day such as 2010-06-30'],
  ['/postedOn', '请填 2010-06-30 这样的日期', 'must be a day such as 2010-06-30'],
])('what %s takes is said instead of what is wrong with its form', (at, zh, en) => {
  for (const because of ['wrong-type', 'malformed']) {
    expect(sayDefect({ at, because }).zh).toContain(zh);
    expect(sayDefect({ at, because }).en).toContain(en);
  }
});

test('beside the field itself its name is not said again', () => {
  const defect = { at: '/yearsOfWork', because: 'wrong-type' };
  expect(sayDefectAtField(defect)).toEqual({
    zh: '请填整数，如 3；不超过 60。',
    en: 'It must be a whole number, such as 3, and 60 at most.',
  });
});

test('a word without a sentence shows the word', () => {
  expect(sayDefect({ at: '/level', because: 'unheard-of' }).zh).toBe('申报级别：有误（unheard-of）。');
});

test('findings on numbers and codes are words that are said', () => {
  const today = '2021-10-20';
  for (const number of ['1', '330402900101001', '330402199013010019', '330402209901010019'])
    for (const because of checkIdentityNumber({ kind: 'resident-id', number, today }))
      expect(SAID_DEFECTS).toContain(because);
  for (const because of checkCreditCode('OOPS')) expect(SAID_DEFECTS).toContain(because);
});

test('beside a pointer the field is named once, and a day that no calendar has by its name', () => {
  expect(sayDefectAtPointer({ at: '/employers/0/name', because: 'missing' })).toEqual({
    zh: '/employers/0/name 未填写。',
    en: '/employers/0/name is missing.',
  });
  const day = { at: '/to', because: 'no-such-day', detail: { day: '2021-02-30' } };
  expect(sayDefectAtPointer(day)).toEqual({
    zh: '/to 日历上没有 2021-02-30 这一天，请核对。',
    en: '/to names 2021-02-30, a day that no calendar has; compare it.',
  });
});
