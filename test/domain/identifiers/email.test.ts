import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmailAddress } from '../../../domain/identifiers/email.ts';

const host62 = `${'a'.repeat(58)}.com`;

test.each([
  'name@example.com',
  'first.last+title@mail.example.com.cn',
  "o'neil_1%2@example.org",
  '10001@qq.example',
  'a@xn--fiq228c.xn--fiqs8s',
  `${'a'.repeat(64)}@${host62}`,
])('accepts %s', (text) => {
  expect(isEmailAddress(text)).toBe(true);
});

test.each([
  '',
  'name',
  '@example.com',
  'name@',
  'name@localhost',
  'name@example.c',
  'name@example.123',
  'name@-example.com',
  'name@example..com',
  '.name@example.com',
  'name.@example.com',
  'na..me@example.com',
  'na me@example.com',
  'a@b@example.com',
  '"name"@example.com',
  'name <name@example.com>',
  'a@example.com,b@example.com',
  'name@[127.0.0.1]',
  '某人@example.com',
  'name@例子.中国',
  'name@example.com\r\nBcc: other@example.com',
  'name@example.com\n',
  'name\u0000@example.com',
  'name@exa\tmple.com',
  `${'a'.repeat(65)}@example.com`,
  `name@${'a'.repeat(64)}.com`,
  `a@${`${'b'.repeat(60)}.`.repeat(5)}com`,
])('refuses %j', (text) => {
  expect(isEmailAddress(text)).toBe(false);
});

test('accepts 254 characters and not one more', () => {
  const host = `${`${'b'.repeat(60)}.`.repeat(3)}com`;
  const address = (length: number) => `${'a'.repeat(length - host.length - 1 - 5)}@cccc.${host}`;
  expect(address(254)).toHaveLength(254);
  expect(isEmailAddress(address(254))).toBe(true);
  expect(isEmailAddress(address(255))).toBe(false);
});

test('never accepts a character that could end a header', () => {
  const unsafe = fc.constantFrom(
    '\r',
    '\n',
    '\0',
    '\t',
    ' ',
    ',',
    ';',
    ':',
    '<',
    '>',
    '(',
    ')',
    '\u2028',
    '\u0085',
  );
  fc.assert(
    fc.property(fc.nat({ max: 16 }), unsafe, (place, char) => {
      const address = 'name@example.com';
      expect(isEmailAddress(address.slice(0, place) + char + address.slice(place))).toBe(false);
    }),
  );
});
