import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMNS, columnsOf, type ListName } from '../../../domain/achievements/columns.ts';
import { readDraft } from '../../../domain/declaration/draft/draft.ts';
import { mergeDraft } from '../../../domain/declaration/draft/merge-draft.ts';
import { changesBetween, draftTypedIn } from '../../../functions/declaration-pages/draft-input.ts';
import { DRAFT_FIELDS, typedOf } from '../../../pages/draft/draft-form.ts';
import { COMPLETE } from '../../rigs/domain/cases.ts';

const EMPTY = typedOf({});
const FULL = typedOf(COMPLETE);

test('has a field for everything that a draft states, but for its files', () => {
  const { materials: _materials, ...stated } = COMPLETE;
  expect(mergeDraft({}, changesBetween(EMPTY, FULL))).toEqual(stated);
});

test('finds no change where the form comes back as it was shown', () => {
  const form = new URLSearchParams(Object.entries(FULL).filter(([, text]) => text !== ''));
  expect(changesBetween(FULL, draftTypedIn(form, FULL))).toEqual({});
});

const typedOver = (fields: Record<string, string>, saved = FULL) =>
  changesBetween(saved, draftTypedIn(new URLSearchParams({ ...saved, ...fields }), saved));

test('takes away what was emptied, and only that', () => {
  const [degree] = COMPLETE.facts?.degrees ?? [];
  const { major: _, ...rest } = degree ?? {};
  const typed = {
    '/facts/degrees/0/major': '',
    '/facts/hours/2020': '',
    '/facts/selfScore': '',
    '/employer': '',
    '/inService/stated': '',
  };
  expect(typedOver(typed)).toEqual({
    facts: { degrees: [rest], hours: { 2020: null } },
    employer: null,
    inService: { stated: null },
  });
});

test('keeps what the form does not ask, but takes a box that is not ticked for no statement', () => {
  const form = new URLSearchParams({ '/facts/degrees/0/school': ' 另一所示例大学 ' });
  const [degree] = COMPLETE.facts?.degrees ?? [];
  expect(changesBetween(FULL, draftTypedIn(form, FULL))).toEqual({
    facts: { degrees: [{ ...degree, school: '另一所示例大学' }] },
    inService: { stated: null },
  });
});

const BY_SUBJECT = { ...EMPTY, '/facts/hours/2019/professional': '20' };
const ONE_NUMBER = { ...EMPTY, '/facts/hours/2019': '90' };

test.each([
  [BY_SUBJECT, { '/facts/hours/2019': '90' }, 90],
  [
    ONE_NUMBER,
    { '/facts/hours/2019/professional': '20', '/facts/hours/2019/total': '90' },
    { professional: 20, total: 90 },
  ],
])('hours that are typed replace those that were saved the other way', (saved, typed, hours) => {
  const changes = changesBetween(saved, draftTypedIn(new URLSearchParams(typed), saved));
  expect(changes.facts).toEqual({ hours: { 2019: hours } });
});

test.each([
  [BY_SUBJECT, { '/facts/hours/2019': '20' }],
  [ONE_NUMBER, { '/facts/hours/2019/professional': '', '/facts/hours/2019/total': '90' }],
])('hours that come back as they were shown are no change', (saved, shown) => {
  expect(changesBetween(saved, draftTypedIn(new URLSearchParams(shown), saved))).toEqual({});
});

test.each(['/degrees/0', '/degrees', '/degrees/x/degree', '/titles/0/title/more', '/insured/'])(
  'a name of a list that is no field is passed over: %s',
  (name) => {
    const form = new URLSearchParams({ [`/facts${name}`]: 'x', '/facts/degrees/0/degree': 'master' });
    expect(changesBetween(EMPTY, draftTypedIn(form, EMPTY))).toEqual({
      facts: { degrees: [{ degree: 'master' }] },
    });
  },
);

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
  expect(typedOver({ '/facts/hours/2019': text }, EMPTY)).toEqual({ facts: { hours: { 2019: value } } });
});

describe('the rows of a list', () => {
  const two = typedOf({
    facts: { titles: [{ title: 'technician', obtainedOn: '2012-01' }, { title: 'engineer' }] },
  });

  test('that are empty vanish, and those after them move up', () => {
    const gone = { '/facts/titles/0/title': '', '/facts/titles/0/obtainedOn': '' };
    expect(typedOver(gone, two)).toEqual({ facts: { titles: [{ title: 'engineer' }] } });
  });

  test('that are to be taken away vanish, whatever they say', () => {
    const taken = { '/facts/titles/0/remove': 'yes', '/facts/titles/7/title': 'senior-engineer' };
    expect(typedOver(taken, two)).toEqual({
      facts: { titles: [{ title: 'engineer' }, { title: 'senior-engineer' }] },
    });
  });

  test('that are all empty leave nothing stated, unless the box says that there is none', () => {
    const none = { '/facts/titles/0/remove': 'yes', '/facts/titles/1/remove': 'yes' };
    expect(typedOver(none, two)).toEqual({ facts: { titles: null } });
    expect(typedOver({ ...none, '/facts/titles/none': 'none' }, two)).toEqual({ facts: { titles: [] } });
    const stated = typedOf({ facts: { titles: [] } });
    expect(typedOver({}, stated)).toEqual({});
    const unticked = new URLSearchParams({ '/facts/titles/0/title': '' });
    expect(changesBetween(stated, draftTypedIn(unticked, stated))).toEqual({ facts: { titles: null } });
  });

  test('count for more than the box', () => {
    const both = { '/facts/titles/none': 'none', '/facts/titles/0/title': 'technician' };
    expect(typedOver(both, EMPTY)).toEqual({ facts: { titles: [{ title: 'technician' }] } });
  });

  test('lose a tick that was taken away, which browsers do not send', () => {
    const saved = typedOf({ facts: { employments: [{ from: '2015-01', dispatched: true }] } });
    const form = new URLSearchParams({ '/facts/employments/0/from': '2015-01' });
    expect(changesBetween(saved, draftTypedIn(form, saved))).toEqual({
      facts: { employments: [{ from: '2015-01' }] },
    });
  });

  test('keep a key that the form does not ask', () => {
    const saved = typedOf({ facts: { titles: [{ title: 'technician', issuedBy: '示例单位' }] } });
    const form = new URLSearchParams({ '/facts/titles/0/title': 'engineer' });
    expect(changesBetween(saved, draftTypedIn(form, saved))).toEqual({
      facts: { titles: [{ title: 'engineer', issuedBy: '示例单位' }] },
    });
  });
});

test('another way of writing a day is no change', () => {
  expect(typedOver({ '/facts/degrees/0/obtainedOn': '2010年6月30日' })).toEqual({});
});

test('names each defect at a field of the form, whatever is typed', () => {
  const lists = (Object.keys(COLUMNS) as ListName[]).flatMap((list) =>
    columnsOf(list).map(({ key }) => `/facts/${list}/0/${key}`),
  );
  const others = ['/facts/hours/2019', '/facts/selfScore', '/facts/insurance', '/facts/probationPassedOn'];
  const fields = [...DRAFT_FIELDS.keys(), ...lists, ...others];
  const texts = fc.record(Object.fromEntries(fields.map((at) => [at, fc.string({ unit: 'grapheme' })])));
  fc.assert(
    fc.property(texts, (sent) => {
      const typed = draftTypedIn(new URLSearchParams(sent), EMPTY);
      const read = readDraft(mergeDraft({}, changesBetween(EMPTY, typed)));
      const defects = read.ok ? [] : read.defects;
      expect(defects.map(({ at }) => at).filter((at) => !fields.includes(at))).toEqual([]);
    }),
  );
});

test.each(['1²', '³', '③', '3.5²', '٣'])('leaves %s as it was typed, for the form to refuse', (text) => {
  expect(typedOver({ '/facts/selfScore': text }, EMPTY)).toEqual({ facts: { selfScore: text } });
});

test.each(['3分', '３分', '３ 分', '3', '\u200b3分\u202c'])('reads the score typed as %s', (text) => {
  expect(typedOver({ '/facts/selfScore': text }, EMPTY)).toEqual({ facts: { selfScore: 3 } });
});
