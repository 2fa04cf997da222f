import { describe, expect, test } from 'vitest';
import { admitUpload, isFileName } from '../../../domain/acts/materials.ts';
import { APPLICANT, beijing, caseOf, declarationIn, jiaxing, taken } from '../cases.ts';

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

describe('how long the name of an uploaded file may be', () => {
  const arrival = { at: beijing('2021-10-11 09:00'), actor: APPLICANT };
  const admitted = (fileName: string) => {
    const material = jiaxing.materials.value[0]?.id ?? '';
    return admitUpload(
      caseOf(declarationIn('draft')),
      { material, fileName, type: 'application/pdf' },
      arrival,
    );
  };

  test.each(['职'.repeat(85), 'x'.repeat(200)])('%j is taken', (name) => {
    expect(taken(admitted(name))).toMatchObject({ kind: 'open' });
  });

  test.each([
    ['职'.repeat(86), 'file-name-too-long'],
    ['x'.repeat(256), 'file-name-too-long'],
    [`${'x'.repeat(170)}${'😀'.repeat(20)}`, 'malformed'],
  ])('%j is refused, and said to be too long', (name, because) => {
    expect(admitted(name)).toMatchObject({
      refusal: { because: 'malformed', defects: [{ at: '/fileName', because }] },
    });
  });
});
