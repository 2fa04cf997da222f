import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from '../../../local/call-tools/json-fault.ts';

describe('a text begins to be no JSON', () => {
  test.each([
    ['', 0],
    ['  ', 2],
    ['{', 1],
    ['{"a"', 4],
    ['{"a":', 5],
    ['{"a":1', 6],
    ['{"a":1,}', 7],
    ['{a:1}', 1],
    ["{'a':1}", 1],
    ['[,1]', 1],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[1}', 2],
    ['{"a" 1}', 5],
    ['"a', 0],
    ['"a\nb"', 0],
    ['"\\x"', 0],
    ['01', 1],
    ['1.', 1],
    ['nul', 0],
    ['1 2', 2],
    ['employers: []', 0],
  ])('%j at %i', (text, at) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFault(text)).toBe(at);
  });
});

test('there is a fault exactly where JSON’s own reader refuses', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"a"',
    '"',
    '1',
    '-',
    '.5',
    'e1',
    'true',
    'null',
    ' ',
    '\n',
    '\\',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
      ),
      (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(jsonFault(text) === undefined).toBe(isJson);
      },
    ),
  );
});
