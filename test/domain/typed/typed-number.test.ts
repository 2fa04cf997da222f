import { expect, test } from 'vitest';
import { numberTyped } from '../../../domain/typed/typed-number.ts';

test.each([
  ['90', 90],
  ['92.5', 92.5],
  ['９０', 90],
  ['90学时', 90],
  ['60 分', 60],
  ['第3名', '第3名'],
  ['3名', 3],
  ['六十', '六十'],
  ['-1', '-1'],
  ['1e3', '1e3'],
  ['1234567890', '1234567890'],
  ['', ''],
])('%j is read as %j', (text, number) => {
  expect(numberTyped(text)).toBe(number);
});
