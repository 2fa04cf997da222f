import { expect, test } from 'vitest';
import { sayBytes } from '../../../pages/parts/bytes.ts';

test.each([
  [1, '1 KB'],
  [1024, '1 KB'],
  [1025, '2 KB'],
  [1024 * 1024 - 1, '1024 KB'],
  [1024 * 1024, '1.0 MB'],
  [4 * 1024 * 1024, '4.0 MB'],
])('%i bytes are said as %s', (bytes, said) => {
  expect(sayBytes(bytes)).toBe(said);
});
