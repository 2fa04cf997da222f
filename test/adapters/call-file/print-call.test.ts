import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callIn } from '../../../adapters/call-file/judge-call.ts';
import { printCall, wholeDocument } from '../../../adapters/call-file/print-call.ts';
import { jiaxingCall, jiaxingFile } from '../../rigs/domain/jiaxing.ts';

/** Texts that a file of YAML has to write with care. */
const text = fc.oneof(
  fc.constantFrom(
    '* 星号',
    'a: b',
    '- 项',
    '{花}',
    '[方]',
    '#号',
    '8',
    'true',
    '2021-10-31',
    'null',
    '"引"',
    "'",
    '|',
    '>',
    '%',
    '@a',
    '& b',
  ),
  fc
    .string({
      unit: fc.constantFrom('公', '示', 'a', '：', ':', ' ', '\n', '#', '-', '"', "'", '{', '}'),
      minLength: 1,
    })
    .map((each) => `字${each.trim()}。`),
);

test('a call that is printed and read again is the same call', () => {
  fc.assert(
    fc.property(text, text, text, fc.array(text, { minLength: 1 }), (title, reason, body, names) => {
      const call = structuredClone(jiaxingCall);
      call.identity.title.value = title;
      call.retention = { value: { years: 4 }, assumed: reason };
      const told = call.texts.value['told-of-lapse'];
      if (told) told.body = body;
      call.materials.value = names.map((name, nth) => ({ id: `m${nth}`, name }));
      const again = callIn(printCall(call));
      expect(again).toEqual(callIn(printCall(again)));
      expect(again.retention).toEqual(call.retention);
      expect(again.materials).toEqual(call.materials);
      expect([again.identity.title.value, again.texts.value['told-of-lapse']]).toEqual([title, told]);
    }),
    { numRuns: 40 },
  );
});

test('a file with its defaults written out, read again, is the call of the file', () => {
  expect(callIn(printCall(wholeDocument(jiaxingFile)))).toEqual(callIn(jiaxingFile));
});
