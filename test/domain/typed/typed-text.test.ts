import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameName, signDefects, typedLine, typedText } from '../../../domain/typed/typed-text.ts';

const point = (code: number) => String.fromCodePoint(code);
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => point(first + index));

/** Invisible signs: directions, joiners, marks of editors, controls, the fillers of tags. */
const UNSEEN = [
  ...range(0x200b, 0x200f),
  ...range(0x202a, 0x202e),
  ...range(0x2060, 0x206f),
  ...range(0x00, 0x08),
  ...range(0x0e, 0x1f),
  ...range(0x7f, 0x84),
  ...range(0x86, 0x9f),
  ...[0xad, 0x34f, 0x61c, 0x180e, 0xfeff, 0xfff9, 0xfffb, 0xe0001, 0xe0041, 0xfe0f, 0xe0100].map(point),
];
const BLANKS = [0x2800, 0x3164, 0xffa0, 0x115f, 0x1160].map(point);
const WRONG = [
  ...BLANKS,
  ...[0xfffe, 0xffff, 0xfdd0, 0x1fffe, 0xfffff, 0x10ffff, 0xe000, 0xe81e, 0xf8ff, 0xf0000, 0x10fffd].map(
    point,
  ),
  '\ud800',
  '\udfff',
  ...[0xfffc, 0xfffd, 0x2e80, 0x31c0, 0x0378, 0x1f8ff, 0x600].map(point),
];
const RIGHT = [
  '示例·申报人',
  '𠮷野家',
  '\u{30000}\u{323b0}',
  '辻\u{e0100}',
  '葛\ufe00',
  'José Ñandú-Øster O’Hara van der Example',
  'ᠮᠣᠩᠭᠣᠯ\u180b',
  'می\u200cخواهم',
  '㈱示例（集团）有限公司“一”〇々',
  '示例 大学，A.1',
];

describe('one line', () => {
  test.each(RIGHT)('stays as it was typed if it was right: %s', (text) => {
    expect(typedLine(text)).toBe(text);
    expect(typedText(text)).toBe(text);
    expect(signDefects('/x', text)).toEqual([]);
  });

  test.each(UNSEEN.map((sign) => [sign.codePointAt(0)?.toString(16), sign]))(
    'loses U+%s in any place',
    (_, sign) => {
      for (const text of [`${sign}示例`, `示 ${sign}例`, `A${sign}1`, `示例 ${sign}`]) {
        expect(typedLine(text)).toBe(text.replace(sign, '').trim());
        expect(typedText(text)).toBe(text.replace(sign, '').trim());
      }
      expect(typedLine(sign)).toBe('');
    },
  );

  test.each(WRONG.map((sign) => [sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0'), sign]))(
    'names U+%s and its place, in both languages',
    (code, sign) => {
      for (const [text, place] of [
        [`示${sign}例`, 2],
        [`𠮷示${sign}例`, 3],
      ] as const)
        for (const isLine of [true, false]) {
          const [defect, ...more] = signDefects('/x', isLine ? typedLine(text) : typedText(text), isLine);
          expect(more).toEqual([]);
          expect(defect).toMatchObject({ at: '/x', because: 'wrong-sign' });
          expect(defect?.detail?.signs).toContain(`第${place}个字 U+${code}（`);
          expect(defect?.detail?.signsEn).toContain(`character ${place}, U+${code} (`);
        }
    },
  );

  test.each(BLANKS)('counts as not stated if it is all blanks: %j', (blank) => {
    expect(typedLine(`${blank}${blank} `)).toBe('');
  });

  test.each([
    ['\u2f08\u6c11', '人民'],
    ['\uf9e4', '理'],
    ['\u2ee2\u2ed3\u2ea0', '马长民'],
    ['\u2ec5\u2eda\u2edb\u2edc\u2ef0\u2ef3', '见页风飞龙龟'],
    ['\u{2f800}', '丽'],
    ['阿卜・买买提', '阿卜·买买提'],
    ['阿卜•买买提', '阿卜·买买提'],
    ['阿卜‧买买提', '阿卜·买买提'],
    ['阿卜．买买提', '阿卜.买买提'],
    ['Ｊ﹒示例․', 'Ｊ.示例.'],
    ['示\u180e例', '示例'],
    ['示例\u00a0大学\u3000分校\t', '示例 大学 分校'],
    ['Jose\u0301', 'José'],
  ])('unifies signs that look alike: %j is %j', (typed, normal) => {
    expect(typedLine(typed)).toBe(normal);
  });

  test('names a line break, which only a text may have', () => {
    expect(signDefects('/x', typedLine('一\u2028二'))).toMatchObject([
      { detail: { signs: '第2个字 U+000A（换行）' } },
    ]);
    expect(signDefects('/x', typedText('一\u2028二\r\n三'), false)).toEqual([]);
  });
});

test('every radical of Kangxi and every compatibility ideograph becomes the ideograph that it looks like', () => {
  const twelve = [
    0xfa0e, 0xfa0f, 0xfa11, 0xfa13, 0xfa14, 0xfa1f, 0xfa21, 0xfa23, 0xfa24, 0xfa27, 0xfa28, 0xfa29,
  ];
  const copied = [...range(0x2f00, 0x2fd5), ...range(0xf900, 0xfa6d), ...range(0xfa70, 0xfad9)];
  for (const sign of copied) {
    const normal = typedLine(sign);
    expect(signDefects('/x', normal)).toEqual([]);
    // Twelve of the block are ideographs of their own.
    expect(copied.includes(normal)).toBe(twelve.includes(sign.codePointAt(0) ?? 0));
  }
});

test('every radical of the supplement becomes its ideograph, or is named', () => {
  const nameless = ['\u2e80', '\u2e9a'];
  for (const sign of range(0x2e80, 0x2ef3)) {
    const found = signDefects('/x', typedLine(`示${sign}例`));
    expect(found.length > 0).toBe(nameless.includes(sign));
    expect(found.length > 0 || /^示\p{Unified_Ideograph}例$/u.test(typedLine(`示${sign}例`))).toBe(true);
  }
});

test('a long run of spaces is read only once', () => {
  const started = performance.now();
  for (const text of [`a${' '.repeat(250_000)}b`, `${'\u200b'.repeat(250_000)}b`, ' '.repeat(250_000)])
    typedLine(text);
  expect(performance.now() - started).toBeLessThan(2000);
});

const ANY = fc.array(
  fc.oneof(
    fc.constantFrom(...UNSEEN, ...WRONG, ...RIGHT, '\n', '\t', '\u2f08', '·', '人', 'a'),
    fc.string({ unit: 'binary' }),
  ),
  { maxLength: 8 },
);

test('a normal form is stable, and an accepted text holds no sign that is invisible or looks different to everybody', () => {
  fc.assert(
    fc.property(ANY, (parts) => {
      const text = parts.join('');
      for (const normal of [typedLine, typedText]) {
        const once = normal(text);
        expect(normal(once)).toBe(once);
        const isLine = normal === typedLine;
        if (signDefects('/x', once, isLine).length > 0) continue;
        expect(once).not.toMatch(/[\p{Co}\p{NChar}\p{Cs}\p{Bidi_C}\u200b\ufeff\u00ad\u2800\u3164\ufffd]/u);
        expect(once).not.toMatch(isLine ? /\p{Cc}/u : /[\p{Cc}--[\n\t]]/v);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['张三', '张 三', true],
  ['阿卜·买买提', '阿卜.买买提', true],
  ['\u2f08民', '人民', true],
  ['ＪＯＨＮ Smith', 'john  smith', true],
  ['张三', '张三丰', false],
  ['', '\u3164', false],
])('%j and %j are one name: %s', (one, other, isOne) => {
  expect(isSameName(one, other)).toBe(isOne);
});
