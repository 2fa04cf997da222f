import { describe, expect, test } from 'vitest';
import { checkCreditCode, normalCreditCode } from '../../../domain/identifiers/credit-code.ts';

describe('a unified social credit code', () => {
  test.each([
    '91110000101623741K',
    '911101066976941872',
    '91350100M000100Y43',
    '91330402MA2ABCD13Y',
    '91330402MA20000860',
    '91330402MA200030X0',
  ])('%s is right', (code) => {
    expect(checkCreditCode(code)).toEqual([]);
  });

  test.each([
    ['91310115MA1H8R7C6D', ['wrong-checksum', 'wrong-organisation-checksum']],
    ['91350211M0000XUF46', ['wrong-checksum']],
    ['91330402MA20000960', ['wrong-checksum', 'wrong-organisation-checksum']],
    ['91330402MA2000086', ['wrong-form']],
    ['9133O402MA20000860', ['wrong-form', 'letter-not-used']],
    ['91330402-A20000860', ['wrong-form']],
    ['', ['wrong-form']],
  ])('%s has the findings %j', (code, findings) => {
    expect(checkCreditCode(code)).toEqual(findings);
  });

  test.each([...'IOZSV'])('never uses the letter %s', (letter) => {
    expect(checkCreditCode(`91330402M${letter}20000860`)).toEqual(['letter-not-used']);
  });

  test('is kept in upper case and half width', () => {
    expect(normalCreditCode(' ９1350100m000100y43 ')).toBe('91350100M000100Y43');
    expect(checkCreditCode('91350100m000100y43')).toEqual([]);
  });
});
