import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCallFile } from '../../../adapters/call-file/call-file.ts';
import { placeFindings } from '../../../adapters/call-file/judge-call.ts';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import { jiaxingText } from '../../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

function locateIn(text: string, path: (string | number)[], onKey?: true): string {
  const read = readCallFile(text);
  if (!read.ok) throw new Error('The text cannot be read');
  const { line, column } = read.locate({ path, ...(onKey ? { onKey } : {}) });
  return `${line}:${column}`;
}

function refusalsOf(text: string): string[] {
  const read = readCallFile(text);
  return read.ok ? [] : read.findings.map(({ line, column, because }) => `${line}:${column} ${because}`);
}

describe('reading', () => {
  test('gives plain values: a day is text, a clause is text, a quoted time is text', () => {
    const read = readCallFile("day: 2021-10-31\nclause: 三\nat: '09:30'\ncount: 5\nyes: true\n");
    expect(read.ok && read.value).toEqual({
      day: '2021-10-31',
      clause: '三',
      at: '09:30',
      count: 5,
      yes: true,
    });
  });

  test('reads an empty text as nothing, placed at its first character', () => {
    const read = readCallFile('');
    expect(read.ok && read.value).toBeNull();
    expect(locateIn('', ['stages'])).toBe('1:1');
  });

  test('unfolds a modest anchor', () => {
    const read = readCallFile('a: &x { b: 1 }\nc: *x\n');
    expect(read.ok && read.value).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });
});

describe('locating', () => {
  const text =
    'id: x\nstages:\n  - id: a\n    closes: { value: 2021-10-31 }\n  - id: b\ntext: |\n  long\nempty:\n';

  test.each([
    ['a value', ['id'], '1:5'],
    ['an entry of a list', ['stages', 1], '5:5'],
    ['a value in braces', ['stages', 0, 'closes', 'value'], '4:22'],
    ['a value that begins on a later line, by its key', ['stages'], '2:1'],
    ['a text over several lines', ['text'], '6:7'],
    ['an empty value, by its key', ['empty'], '8:1'],
    ['a missing field, by what lacks it', ['stages', 0, 'closes', 'source'], '4:13'],
    ['a missing entry, by the list', ['stages', 7, 'id'], '2:1'],
    ['the whole', [], '1:1'],
  ])('places %s', (_, path, place) => {
    expect(locateIn(text, path)).toBe(place);
  });

  test('places a key that is itself at fault', () => {
    expect(locateIn(text, ['stages', 0, 'closes', 'value'], true)).toBe('4:15');
  });

  test('places a value from an anchor where the anchor is used', () => {
    expect(locateIn('a: &x { b: 1 }\nc: *x\n', ['c', 'b'])).toBe('2:4');
  });

  test('sorts findings by their place', () => {
    const read = readCallFile(text);
    const finding = (path: string[]) => ({ path, because: 'malformed' as const, zh: '', en: '' });
    const placed = read.ok ? placeFindings([finding(['text']), finding(['id'])], read.locate) : [];
    expect(placed.map(({ line }) => line)).toEqual([1, 6]);
  });
});

describe('refusing', () => {
  test.each([
    ['a field that stands twice', 'a: 1\nb: 2\na: 3\n', '3:1 duplicate-key'],
    ['a tab as indentation', 'a:\n\t- b\n', '2:1 tab-as-indent'],
    ['an open quote', 'a: "b\n', '2:1 bad-yaml'],
    ['a second document', 'a: 1\n---\nb: 2\n', '2:1 several-documents'],
    ['a tag', 'a: !secret x\n', '1:4 unknown-tag'],
    ['a timestamp by tag', 'a: !!timestamp 2021-10-31\n', '1:4 unknown-tag'],
    ['an anchor that is not there', 'a: 1\nb: *c\n', '2:4 unresolved-alias'],
    ['an anchor of what holds it', 'a: &x\n  b: *x\n', '2:6 alias-of-itself'],
    ['one of a list deep inside', 'a: &x\n  - b: [*x]\n', '2:9 alias-of-itself'],
    ['a key that is no text', 'a: 1\n? { b: 1 }\n: 2\n', '2:3 key-not-text'],
  ])('refuses %s', (_, text, refusal) => {
    expect(refusalsOf(text)).toContain(refusal);
  });

  test('names every repeated field', () => {
    expect(refusalsOf('a: 1\na: 2\nb: { c: 1, c: 2 }\n')).toEqual([
      '2:1 duplicate-key',
      '3:12 duplicate-key',
    ]);
  });

  test('refuses anchors that unfold to billions, at their first use', () => {
    const level = (n: number) =>
      `l${n}: &l${n} [${Array(9)
        .fill(`*l${n - 1}`)
        .join(', ')}]`;
    const text = ['l0: &l0 [x, x, x, x, x, x, x, x, x]', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(level)].join(
      '\n',
    );
    expect(refusalsOf(text)).toEqual(['2:10 too-many-aliases']);
  });

  test('refuses more uses of an anchor than a call can need', () => {
    expect(refusalsOf(`a: &a 1\nb: [${Array(101).fill('*a').join(', ')}]`)).toEqual([
      '2:405 too-many-aliases',
    ]);
  });

  test.each([
    ['lists', '['.repeat(50_000)],
    ['lists of a hundred', `${'['.repeat(101)}${']'.repeat(101)}`],
    ['mappings of fifty', `a: ${'{ a: '.repeat(50)}b${' }'.repeat(50)}`],
    ['closed lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['dashes', `${'- '.repeat(20_000)}a`],
  ])('refuses %s nested beyond reading, in one finding', (_, text) => {
    expect(refusalsOf(text).map((each) => each.split(' ')[1])).toEqual(['too-deep']);
  });
});

describe('any text', () => {
  const cut = fc.tuple(
    fc.nat(jiaxingText.length),
    fc.nat(40),
    fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(...'&*!|>{}[]:?-\t\n#%@`"\'')),
  );

  test('is read and checked without an error thrown, with every finding at a place that the text has', () => {
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
        let text = jiaxingText;
        for (const [at, length, put] of cuts) text = text.slice(0, at) + put + text.slice(at + length);
        const read = readCallFile(text);
        const findings = read.ok
          ? placeFindings(checkCall(read.value, publishedCalendar, VOCABULARIES), read.locate)
          : read.findings;
        const lines = text.split(/\r\n|\n|\r/).length;
        expect(findings.filter(({ line, column }) => line < 1 || line > lines || column < 1)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
