import { expect, test } from 'vitest';
import { isMobileNumber, normalMobileNumber } from '../../domain/mobile-number.ts';

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
