import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  anyway,
  byName,
  fields,
  isUnknownField,
  isWrongName,
  isWrongType,
  number,
  pathOf,
  rule,
  wholeNumber,
  wordOf,
} from '../../../domain/values/form.ts';

function issuesOf(form: v.GenericSchema, value: unknown) {
  return (v.safeParse(form, value).issues ?? []).map((issue) => {
    const of = isUnknownField(issue) ? 'unknown' : isWrongName(issue) ? 'name' : wordOf(issue);
    return `${pathOf(issue).join('.')} ${of ?? (isWrongType(issue) ? 'type' : 'value')}`;
  });
}

describe('an object with fields', () => {
  const form = fields({ a: v.string(), b: v.optional(fields({ c: v.optional(number) })) });

  test('is read', () => {
    expect(v.parse(form, { a: 'x', b: { c: 1 } })).toEqual({ a: 'x', b: { c: 1 } });
  });

  test('is reported with every unknown field at once, whatever its name', () => {
    const value: unknown = JSON.parse(
      '{"b": {"d": 1, "c": "x", "e": 2}, "__proto__": {}, "constructor": 1, "toString": 2}',
    );
    expect(issuesOf(form, value)).toEqual([
      'a type',
      'b.c type',
      'b.d unknown',
      'b.e unknown',
      '__proto__ unknown',
      'constructor unknown',
      'toString unknown',
    ]);
  });

  test.each([[[]], [null], ['x'], [undefined]])('is not %j', (value) => {
    expect(issuesOf(form, value)).toEqual([' type']);
  });
});

describe('values by name', () => {
  const form = byName(v.pipe(v.string(), v.regex(/^[a-z]+$/)), number);

  test('are read under any good name', () => {
    expect(v.parse(form, { constructor: 1, prototype: 2 })).toEqual({ constructor: 1, prototype: 2 });
  });

  test('are reported with every wrong name and value, in order', () => {
    expect(issuesOf(form, { a: 'x', B: 1, c: true, D: 'x' })).toEqual([
      'a type',
      'B name',
      'c type',
      'D name',
    ]);
  });

  test('are refused if one is named as a prototype, whatever names the form allows', () => {
    const value: unknown = JSON.parse('{"__proto__": {"a": 1}, "b": 1}');
    for (const any of [form, byName(v.string(), v.any())])
      expect(issuesOf(any, value)).toEqual(['__proto__ name']);
    const { output } = v.safeParse(byName(v.string(), v.any()), value);
    expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
  });

  test('are never a list', () => {
    expect(issuesOf(form, [])).toEqual([' type']);
  });
});

describe('a number', () => {
  const form = v.pipe(wholeNumber, v.minValue(0), v.maxValue(60));

  test.each([
    [1.5, [' type']],
    [-1.5, [' type']],
    [Number.POSITIVE_INFINITY, [' type']],
    [Number.NaN, [' type']],
    ['3', [' type']],
    [-1, [' value']],
    [1e20, [' value', ' value']],
    [3, []],
  ])('%d that must be whole and from 0 to 60 has %j', (value, issues) => {
    expect(issuesOf(form, value)).toEqual(issues);
  });
});

describe('a rule', () => {
  const a = fields({ a: v.number() });
  const found = rule<v.InferOutput<typeof a>>(() => [{ word: 'missing', path: ['b', 0] }]);

  test('reports its word and place on a value of the right type', () => {
    expect(issuesOf(v.pipe(a, found), { a: 1, more: 1 })).toEqual(['more unknown', 'b.0 missing']);
    expect(issuesOf(v.pipe(a, found), { a: 'x' })).toEqual(['a type']);
  });

  test('judges anyway if it is told to, and the value stays wrong', () => {
    expect(
      issuesOf(
        v.pipe(
          a,
          anyway(found),
          rule(() => [{ word: 'malformed' }]),
        ),
        { a: 'x' },
      ),
    ).toEqual(['a type', 'b.0 missing']);
  });

  test.each([
    [null, [' type']],
    [7, [' type']],
    ['x', [' type']],
    [['x'], ['0 type', ' value']],
    [[1], [' value']],
    [[1, 'x'], ['1 type']],
  ])('a check that judges anyway skips what it cannot read: %j', (value, issues) => {
    const form = v.pipe(v.array(v.number()), anyway(v.minLength(2), Array.isArray));
    expect(issuesOf(form, value)).toEqual(issues);
  });
});
