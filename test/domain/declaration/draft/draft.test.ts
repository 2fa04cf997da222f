import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalDraft, readDraft } from '../../../../domain/declaration/draft/draft.ts';
import { mergeDraft, readChange } from '../../../../domain/declaration/draft/merge-draft.ts';
import { pointer, valueAt } from '../../../../domain/values/pointer.ts';
import { inventedFile } from '../../../../local/samples/sample-files.ts';
import { COMPLETE } from '../../../rigs/domain/cases.ts';

function defectsOf(read: ReturnType<typeof readDraft | typeof readChange>): Record<string, string> {
  return read.ok ? {} : Object.fromEntries(read.defects.map(({ at, because }) => [at, because]));
}

describe('a merge', () => {
  test('replaces the stated fields of a section and leaves the rest', () => {
    expect(
      mergeDraft(
        { level: 'engineer', facts: { insurance: 'local', selfScore: 60 } },
        { facts: { selfScore: 61 } },
      ),
    ).toEqual({ level: 'engineer', facts: { insurance: 'local', selfScore: 61 } });
  });

  test('removes a value for null, at any depth', () => {
    const draft = { level: 'engineer', facts: { selfScore: 60, hours: { 2020: 90, 2021: 90 } } };
    const change = {
      level: null,
      facts: { selfScore: null, hours: { 2020: null } },
      inService: { post: null },
    };
    expect(mergeDraft(draft, change)).toEqual({ facts: { hours: { 2021: 90 } }, inService: {} });
  });

  test('replaces a list as a whole', () => {
    expect(mergeDraft(COMPLETE, { materials: [], facts: { titles: [] } })).toMatchObject({
      materials: [],
      facts: { titles: [], degrees: COMPLETE.facts?.degrees },
    });
  });

  test('does not alter its inputs', () => {
    const draft = { facts: { selfScore: 60 } };
    mergeDraft(draft, { facts: { selfScore: null } });
    expect(draft).toEqual({ facts: { selfScore: 60 } });
  });

  test('with nothing changes nothing, and repeated has no further effect', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (draft, change) => {
          expect(mergeDraft(draft, {})).toEqual(draft);
          const once = mergeDraft(draft, change);
          expect(mergeDraft(once as typeof draft, change)).toEqual(once);
        },
      ),
    );
  });

  test.each(['---', ' — ', '－'])('an identity number of nothing but %j is malformed', (number) => {
    const read = readDraft({ identity: { number } });
    expect(read).toMatchObject({ ok: false, defects: [{ at: '/identity/number', because: 'malformed' }] });
  });

  test('a key that names a prototype is a mere key, and refused as unknown', () => {
    const change: unknown = JSON.parse('{"__proto__": {"level": "engineer"}, "constructor": "x"}');
    const merged = mergeDraft({}, change);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(Object.keys(merged as object)).toEqual(['__proto__', 'constructor']);
    const read = readDraft(merged);
    expect(read).toMatchObject({ ok: false, defects: [{ because: 'unknown-field' }, {}] });
  });

  test.each([[null], ['text'], [7], [[]]])('passes %j on to be refused', (change) => {
    expect(readDraft(mergeDraft(COMPLETE, change))).toMatchObject({
      ok: false,
      defects: [{ at: '', because: 'wrong-type' }],
    });
  });
});

describe('a change', () => {
  test('may remove every field, even one that was never stated', () => {
    const hours = Object.fromEntries(Object.keys(COMPLETE.facts?.hours ?? {}).map((year) => [year, null]));
    const section = { identity: { name: null }, inService: { stated: null }, level: null };
    const change = { ...section, facts: { hours, degrees: null, insurance: null } };
    expect(readChange(change)).toEqual({ ok: true, change });
  });

  test('may remove nothing but fields', () => {
    const change = {
      nonsense: null,
      materials: null,
      identity: { nickname: null },
      facts: { hours: { last: null } },
      level: 7,
    };
    expect(defectsOf(readChange(change))).toEqual({
      '/nonsense': 'unknown-field',
      '/materials': 'unknown-field',
      '/identity/nickname': 'unknown-field',
      '/facts/hours/last': 'not-a-year',
      '/level': 'wrong-type',
    });
  });
});

describe('days, choices and years', () => {
  test('are read in their normal form, even in a change that removes one', () => {
    const change = {
      level: '\u200bengineer',
      identity: { kind: 'ｒesident-id\u202c' },
      facts: {
        degrees: [{ degree: ' bachelor\u00a0', obtainedOn: '2010-06-30\u200b' }],
        titles: [{ title: 'ｔechnician', obtainedOn: '２０１５年１月１日', employedFrom: '2015年 1 月' }],
        hours: { '２０２０': 90, '2021年': 72, '2019 年度': null },
      },
    };
    const normal = {
      level: 'engineer',
      identity: { kind: 'resident-id' },
      facts: {
        degrees: [{ degree: 'bachelor', obtainedOn: '2010-06-30' }],
        titles: [{ title: 'technician', obtainedOn: '2015-01-01', employedFrom: '2015-01' }],
        hours: { 2019: null, 2020: 90, 2021: 72 },
      },
    };
    expect(readChange(change)).toEqual({ ok: true, change: normal });
    for (const probationPassedOn of ['2010/6/30', '2010年6月30日', '２０１０－０６－３０'])
      expect(readDraft({ facts: { probationPassedOn } })).toEqual({
        ok: true,
        draft: { facts: { probationPassedOn: '2010-06-30' } },
      });
  });

  test('name what stays wrong, and the place of a wrong sign', () => {
    const change = {
      level: 'engi\ue000neer',
      identity: { kind: '居民身份证' },
      facts: {
        degrees: [{ degree: 'bache\ufffdlor', obtainedOn: '2010-06-3⓪' }],
        titles: [{ title: 'technician', obtainedOn: '06/07/2010' }, { obtainedOn: '2010-06' }],
        insurance: 7,
        hours: { '202\ue0001': 1, 2020: 1, '２０２０': 2, last: 3 },
      },
    };
    expect(defectsOf(readChange(change))).toEqual({
      '/level': 'wrong-sign',
      '/identity/kind': 'malformed',
      '/facts/degrees/0/degree': 'wrong-sign',
      '/facts/degrees/0/obtainedOn': 'wrong-sign',
      '/facts/titles/0/obtainedOn': 'malformed',
      '/facts/titles/1/title': 'missing',
      '/facts/insurance': 'wrong-type',
      '/facts/hours/202\ue0001': 'wrong-sign',
      '/facts/hours/last': 'not-a-year',
    });
    expect(defectsOf(readChange({ facts: { hours: { 2020: 1, '２０２０': 2 } } }))).toEqual({
      '/facts/hours/２０２０': 'given-twice',
    });
    const read = readDraft({ facts: { probationPassedOn: '2021年2月30日' } });
    expect(read).toEqual({
      ok: false,
      defects: [{ at: '/facts/probationPassedOn', because: 'no-such-day', detail: { day: '2021-02-30' } }],
    });
  });
});

describe('reading a draft', () => {
  test.each([[{}], [COMPLETE]])('accepts a well-formed one', (draft) => {
    expect(readDraft(draft)).toEqual({ ok: true, draft });
  });

  test('trims the stated texts', () => {
    expect(readDraft({ level: ' engineer ' })).toEqual({ ok: true, draft: { level: 'engineer' } });
  });

  test('names every defect at once, each with its pointer', () => {
    const read = readDraft({
      identity: { kind: 'library-card', name: 7, nickname: 'x' },
      level: '',
      facts: {
        degrees: [{ degree: 'bachelor', obtainedOn: '2021-02-30' }],
        awards: [{ award: 'x', rank: 1.5 }],
        hours: { 2019: -1, last: 90 },
        selfScore: '60',
        employments: [{ from: '2021-02', to: '2021-01' }],
      },
      materials: [{ ...inventedFile('papers'), type: 'text/html', bytes: 0, sha256: 'AB' }],
      a: 1,
    });
    expect(defectsOf(read)).toEqual({
      '/identity/kind': 'malformed',
      '/identity/name': 'wrong-type',
      '/identity/nickname': 'unknown-field',
      '/level': 'malformed',
      '/facts/degrees/0/obtainedOn': 'no-such-day',
      '/facts/awards/0/rank': 'wrong-type',
      '/facts/hours/2019': 'malformed',
      '/facts/hours/last': 'not-a-year',
      '/facts/selfScore': 'wrong-type',
      '/facts/employments/0/to': 'end-before-beginning',
      '/materials/0/type': 'malformed',
      '/materials/0/bytes': 'malformed',
      '/materials/0/sha256': 'malformed',
      '/a': 'unknown-field',
    });
  });

  test('refuses hours of more years than anybody works', () => {
    const years = (many: number) =>
      Object.fromEntries(Array.from({ length: many }, (_, nth) => [String(1960 + nth), 1]));
    expect(readDraft({ facts: { hours: years(60) } }).ok).toBe(true);
    expect(readDraft({ facts: { hours: years(61) } })).toMatchObject({
      defects: [{ at: '/facts/hours', because: 'malformed' }],
    });
  });

  test.each([
    ['a\nb', 'wrong-sign'],
    ['a\u2028b', 'wrong-sign'],
    ['a\ud800', 'wrong-sign'],
    ['a\ufffd', 'wrong-sign'],
    ['a\ue000', 'wrong-sign'],
    [' ', 'malformed'],
    ['\u3164', 'malformed'],
    ['x'.repeat(201), 'malformed'],
  ])('refuses a line that could break a page, a mail or a list: %j', (post, because) => {
    expect(readDraft({ inService: { post } })).toMatchObject({
      ok: false,
      defects: [{ at: '/inService/post', because }],
    });
  });

  test.each([
    ['/identity/number', '\u202d330402 19900101-0019\u202c', '330402199001010019'],
    ['/identity/name', '\u2f08民\u200b', '人民'],
    ['/identity/phone', '0086 138-0013-8000', '13800138000'],
    ['/identity/phone', '\u202d+86 138 0013 8000\u202c', '13800138000'],
    ['/identity/email', ' A＠Example。com ', 'a@example.com'],
    ['/employer', '9199 0000 MA99 0001 X2', '91990000MA990001X2'],
    ['/employer', '９１９９０００0ma990001x2\u200b', '91990000MA990001X2'],
    ['/inService/post', '工程\uf9e4师\ufeff', '工程理师'],
  ])('keeps %s, typed as %j, as %j', (at, typed, kept) => {
    const [, section = '', field] = at.split('/');
    const read = readDraft(field === undefined ? { [section]: typed } : { [section]: { [field]: typed } });
    const draft = read.ok ? normalDraft(read.draft) : read;
    expect(valueAt(draft, field === undefined ? [section] : [section, field])).toBe(kept);
  });

  test('accepts a line of two hundred characters, however rare, and not one more', () => {
    for (const character of ['x', '字', '𠀀']) {
      const read = (many: number) => readDraft({ identity: { name: character.repeat(many) } });
      expect(read(200).ok).toBe(true);
      expect(read(201)).toMatchObject({ defects: [{ at: '/identity/name', because: 'malformed' }] });
    }
  });

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof readDraft(value).ok).toBe('boolean');
      }),
    );
  });
});

describe('a draft in normal forms', () => {
  test('is one and the same, however the person and the employer were typed', () => {
    const typed = {
      employer: ' ９１330402ma20000860',
      identity: { number: '11010519491231002x', phone: '+86 139 1234-5678', email: 'A@Example.COM' },
    };
    expect(normalDraft(typed)).toEqual({
      employer: '91330402MA20000860',
      identity: { number: '11010519491231002X', phone: '13912345678', email: 'a@example.com' },
    });
  });

  test('is stable, and keeps empty sections empty', () => {
    expect(normalDraft(COMPLETE)).toEqual(COMPLETE);
    expect(normalDraft({})).toEqual({});
    expect(normalDraft({ identity: {} })).toEqual({ identity: {} });
  });
});

test.each([
  [['a', 0, 'b'], '/a/0/b'],
  [['a/b', '~'], '/a~1b/~0'],
  [[], ''],
])('the pointer of %j is %s', (path, text) => {
  expect(pointer(path)).toBe(text);
});

test.each([
  ['1²', '第2个字 U+00B2（不是 0–9 的数字）'],
  ['③', '第1个字 U+2462（不是 0–9 的数字）'],
  ['1O', '第2个字 U+004F（字母 O）'],
  ['l0分', '第1个字 U+006C（字母 l）'],
  ['З', '第1个字 U+0417（西里尔字母）'],
  ['８５⑤', '第3个字 U+2464（不是 0–9 的数字）'],
])('names the sign in a score that is no digit: %s', (selfScore, signs) => {
  const defect = { at: '/facts/selfScore', because: 'wrong-sign', detail: { signs } };
  expect(readDraft({ facts: { selfScore } })).toMatchObject({ defects: [defect] });
});

test.each(['many', '3个月'])('names no sign in a score of a whole word: %s', (selfScore) => {
  expect(readDraft({ facts: { selfScore } })).toMatchObject({ defects: [{ because: 'wrong-type' }] });
});

test.each([
  ['2010年6月3O日', '第9个字 U+004F（字母 O）'],
  ['20l0-06-30', '第3个字 U+006C（字母 l）'],
])('names the letter in the day %s', (probationPassedOn, signs) => {
  expect(readDraft({ facts: { probationPassedOn } })).toMatchObject({ defects: [{ detail: { signs } }] });
});

test('names no letter of a hash, which may hold letters', () => {
  const [file] = COMPLETE.materials ?? [];
  const read = readDraft({ materials: [{ ...file, sha256: 'A1' }] });
  expect(read).toMatchObject({ defects: [{ because: 'malformed' }] });
});

test('names the sign in a year and in a day that is no digit', () => {
  const read = readDraft({ facts: { hours: { '20²1': 90 }, probationPassedOn: '2010-06-3⓪' } });
  expect(read).toMatchObject({
    defects: [
      { at: '/facts/probationPassedOn', detail: { signs: expect.stringContaining('第10个字 U+24EA') } },
      { at: '/facts/hours/20²1', detail: { signs: expect.stringContaining('第3个字 U+00B2') } },
    ],
  });
});

describe.each(['·', '...', '\u0301', '123', '—', 'ˉ'])('a name of signs alone: %s', (name) => {
  test.each([
    ['/identity/name', { identity: { name } }],
    ['/inService/post', { inService: { post: name } }],
    ['/facts/degrees/0/school', { facts: { degrees: [{ degree: 'bachelor', school: name }] } }],
  ])('is refused at %s', (at, draft) => {
    expect(readDraft(draft)).toEqual({ ok: false, defects: [{ at, because: 'no-letter' }] });
  });
});

test.each(['乙', '阿·乙', 'O', 'Ó Bé', '𠮷'])('a name of one letter is a name: %s', (name) => {
  expect(readDraft({ identity: { name } })).toEqual({ ok: true, draft: { identity: { name } } });
});
