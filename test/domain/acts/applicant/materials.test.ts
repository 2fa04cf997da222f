import { describe, expect, test } from 'vitest';
import { admitUpload } from '../../../../domain/acts/applicant/materials.ts';
import { isFileName } from '../../../../domain/declaration/file-name.ts';
import { APPLICANT, beijing, caseOf, declarationIn, jiaxing, taken } from '../../cases.ts';

describe('the name of a file', () => {
  test.each(['身份证.pdf', '.证书', 'a b (1).jpg', '职'.repeat(80)])('may be %j', (name) => {
    expect(isFileName(name)).toBe(true);
  });

  test.each(['', 'a/b.pdf', 'a\\b.pdf', '.', '..', ' '])(
    'is never %j: it is not empty, and no path',
    (name) => {
      expect(isFileName(name)).toBe(false);
    },
  );
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

  test.each(['职'.repeat(83), 'x'.repeat(251), `${'x'.repeat(251)}.pdf`])('%j is taken', (name) => {
    expect(taken(admitted(name))).toMatchObject({ gate: { kind: 'open' } });
  });

  test.each([
    ['职'.repeat(84), 'file-name-too-long'],
    ['x'.repeat(252), 'file-name-too-long'],
    [`${'x'.repeat(252)}.pdf`, 'file-name-too-long'],
    [`${'x'.repeat(175)}${'😀'.repeat(20)}`, 'file-name-too-long'],
  ])('%j is refused, and said to be too long', (name, because) => {
    expect(admitted(name)).toMatchObject({
      refusal: { because: 'malformed', defects: [{ at: '/fileName', because }] },
    });
  });
});
