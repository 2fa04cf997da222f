import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDraft } from '../../../domain/declaration/draft/draft.ts';
import { mergeDraft } from '../../../domain/declaration/draft/merge-draft.ts';
import { changesBetween, draftTypedIn } from '../../../functions/declaration-pages/draft-input.ts';
import { draftFields, typedOf } from '../../../pages/draft/draft-form.ts';
import { COMPLETE, jiaxing } from '../../rigs/domain/cases.ts';

const EMPTY = typedOf({}, jiaxing);
const FULL = typedOf(COMPLETE, jiaxing);

test('has a field for everything that a draft states, but for its files', () => {
  const { materials: _materials, ...stated } = COMPLETE;
  expect(mergeDraft({}, changesBetween(EMPTY, FULL, jiaxing))).toEqual(stated);
});

test('finds no change where the form comes back as it was shown', () => {
  const form = new URLSearchParams(Object.entries(FULL).filter(([, text]) => text !== ''));
  expect(changesBetween(FULL, draftTypedIn(form, jiaxing, FULL), jiaxing)).toEqual({});
});

test('takes away what was emptied, and only that', () => {
  const typed = {
    ...FULL,
    '/degree/major': '',
    '/hours/2020': '',
    '/selfScore': '',
    '/employer': '',
    '/inService/stated': '',
  };
  expect(changesBetween(FULL, typed, jiaxing)).toEqual({
    degree: { major: null },
    hours: { 2020: null },
    employer: null,
    inService: { stated: null },
  });
});

test('keeps what the form does not ask, but takes a box that is not ticked for no statement', () => {
  const typed = draftTypedIn(new URLSearchParams({ '/degree/school': ' 另一所示例大学 ' }), jiaxing, FULL);
  expect(changesBetween(FULL, typed, jiaxing)).toEqual({
    degree: { school: '另一所示例大学' },
    inService: { stated: null },
  });
});

test.each([
  ['90', 90],
  ['９０', 90],
  ['90学时', 90],
  ['９０ 小时', 90],
  ['90.5', 90.5],
  ['ninety', 'ninety'],
  ['-1', '-1'],
  ['1e3', '1e3'],
  ['0x10', '0x10'],
])('reads the hours typed as %s', (text, value) => {
  expect(changesBetween(EMPTY, { ...EMPTY, '/hours/2019': text }, jiaxing)).toEqual({
    hours: { 2019: value },
  });
});

test('names each defect at a field of the form, whatever is typed', () => {
  const fields = [...draftFields(jiaxing).keys()];
  const texts = fc.record(Object.fromEntries(fields.map((at) => [at, fc.string({ unit: 'grapheme' })])));
  fc.assert(
    fc.property(texts, (sent) => {
      const typed = draftTypedIn(new URLSearchParams(sent), jiaxing, EMPTY);
      const read = readDraft(mergeDraft({}, changesBetween(EMPTY, typed, jiaxing)));
      const defects = read.ok ? [] : read.defects;
      expect(defects.map(({ at }) => at).filter((at) => !fields.includes(at))).toEqual([]);
    }),
  );
});

test.each(['1²', '³', '③', '3.5²', '٣'])('leaves %s as it was typed, for the form to refuse', (text) => {
  const typed = draftTypedIn(new URLSearchParams({ '/yearsOfWork': text }), jiaxing, EMPTY);
  expect(changesBetween(EMPTY, typed, jiaxing)).toEqual({ yearsOfWork: text });
});

test.each(['3年', '３年', '３ 年', '3', '\u200b3年\u202c'])('reads the years typed as %s', (text) => {
  const typed = draftTypedIn(new URLSearchParams({ '/yearsOfWork': text }), jiaxing, EMPTY);
  expect(changesBetween(EMPTY, typed, jiaxing)).toEqual({ yearsOfWork: 3 });
});
