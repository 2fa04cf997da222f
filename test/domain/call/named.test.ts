import { expect, test } from 'vitest';
import { nameIn, wordingIn } from '../../../domain/call/named.ts';

test('an English page uses the English name, if the call has one', () => {
  const level = { name: '工程师', en: 'Engineer' };
  expect([nameIn('zh', level), nameIn('en', level)]).toEqual(['工程师', 'Engineer']);
  expect(nameIn('en', { name: '工程师' })).toBe('工程师');
  expect(wordingIn('en', { value: '逾期不再受理。', en: 'Late is not accepted.' })).toBe(
    'Late is not accepted.',
  );
});
