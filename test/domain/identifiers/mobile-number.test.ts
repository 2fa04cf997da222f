import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isMobileNumber,
  isSameNumber,
  isTelephoneNumber,
  normalMobileNumber,
} from '../../../domain/identifiers/mobile-number.ts';

test.each([
  ['13800000000', true],
  ['19900000000', true],
  ['12800000000', false],
  ['1380000000', false],
  ['138000000000', false],
  ['057300000000', false],
  ['138 0000 0000', false],
  ['13800000000\n', false],
  ['１3800000000', false],
])('%j is a mobile number: %s', (number, is) => {
  expect(isMobileNumber(number)).toBe(is);
});

test.each(['138 0000 0000', '138-0000-0000', '+86 13800000000', '＋８６　１３８００００００００'])(
  '%s is kept as eleven digits',
  (typed) => {
    expect(normalMobileNumber(typed)).toBe('13800000000');
  },
);

test.each([
  ['+852 9123 4567 ext. 12', '+85291234567-12'],
  ['400-800-8888转1', '4008008888-1'],
  ['+86 400 800 8888', '4008008888'],
  ['139 0000 0001转1', '13900000001-1'],
  ['13900000001-1', '13900000001-1'],
  ['0573-8888-8888', '057388888888'],
  ['0573-88888888-12', '057388888888-12'],
  ['+86 10 8888 8888', '01088888888'],
  ['010-88888888', '01088888888'],
  ['+86 573 8888 8888', '057388888888'],
  ['00852 9123-4567', '+85291234567'],
  ['+44 20 7946-0958', '+442079460958'],
])('%s is kept as %s, and that form is stable', (typed, kept) => {
  expect(normalMobileNumber(typed)).toBe(kept);
  expect(normalMobileNumber(kept)).toBe(kept);
  expect(isTelephoneNumber(kept)).toBe(true);
});

test('normalizing twice changes nothing, whatever was typed', () => {
  const sign = fc.constantFrom(
    ...'0123456789',
    '86',
    '00',
    '+',
    '-',
    ' ',
    '.',
    '(',
    ')',
    '转',
    'ext.',
    '#',
    'x',
    'tel:',
  );
  const number = fc.constantFrom(
    '13900000001',
    '4008008888',
    '057388888888',
    '+85291234567',
    '+8613900000001',
  );
  const typed = fc.array(fc.oneof(sign, number), { maxLength: 14 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(typed, (text) => {
      const kept = normalMobileNumber(text);
      fc.pre(isTelephoneNumber(kept));
      expect(normalMobileNumber(kept)).toBe(kept);
    }),
    { numRuns: 500 },
  );
});

test.each([
  '139.0000.0001',
  'tel:13900000001',
  'TEL：139 0000 0001',
  '013900000001',
  '+86 0139 0000 0001',
  '+86 (0)139 0000 0001',
  '0086013900000001',
  '+0086 13900000001',
  '139 0000 0001转1',
  '13900000001-1',
  '+13900000001',
])('%s reaches the same person as 13900000001', (typed) => {
  expect(isSameNumber(typed, '13900000001')).toBe(true);
});

test.each([
  '13900000001/',
  '13900000001（本人）',
  'abc',
  '139000000012',
  '868613900000001',
  '+860086139000001',
  '12345转6',
])('%s is no telephone number', (typed) => {
  expect(isTelephoneNumber(normalMobileNumber(typed))).toBe(false);
});
