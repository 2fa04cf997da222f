import { describe, expect, test } from 'vitest';
import { isFileName } from '../../../domain/acts/materials.ts';

describe('the name of a file', () => {
  test.each(['身份证.pdf', '.证书', 'a b (1).jpg', '职'.repeat(200), `${'a'.repeat(190)}.x`])(
    'may be %j',
    (name) => {
      expect(isFileName(name)).toBe(true);
    },
  );

  test.each([
    '',
    ' a.pdf',
    'a.pdf ',
    'a/b.pdf',
    'a\\b.pdf',
    '.',
    '..',
    'a\u0000.pdf',
    'a\r\nb.pdf',
    'a\u202efdp.exe',
    'a\u2029b',
    'a\u200b.pdf',
    'a\ud800.pdf',
    'a\ufffd.pdf',
    'x'.repeat(201),
  ])('is never %j: one line, no path, every character whole', (name) => {
    expect(isFileName(name)).toBe(false);
  });
});
