import { expect, test } from 'vitest';
import { halfWidth } from '../../../domain/typed/half-width.ts';

test('turns full-width letters, digits, signs and spaces into ASCII and leaves the rest', () => {
  expect(halfWidth('１２Ａｘ－（　）')).toBe('12Ax-( )');
  expect(halfWidth('①²某人、')).toBe('①²某人、');
});
