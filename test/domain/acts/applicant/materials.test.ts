import { describe, expect, test } from 'vitest';
import { admitUpload } from '../../../../domain/acts/applicant/materials.ts';
import { isFileName } from '../../../../domain/declaration/files/file-name.ts';
import { APPLICANT, beijing, caseOf, declarationIn, jiaxing, taken } from '../../../rigs/domain/cases.ts';

describe('the name of a file', () => {
  test.each(['身份证.pdf', '.证书', 'a b (1).jpg', '职'.repeat(80)])('may be %j', (name) => {
    expect(isFileName(name)).toBe(true);
  });

  test.each(['', 'a/b.pdf', 'a\\b.pdf', '.', '..', ' '])(
    'must not be %j, because it is never empty or a path',
    (name) => {
      expect(isFileName(name)).toBe(false);
    },
  );
});

describe('the length of an uploaded file’s name', () => {
  const arrival = { at: beijing('2021-10-11 09:00'), actor: APPLICANT };
  const admitted = (fileName: string) => {
    const material = jiaxing.materials.value[0]?.id ?? '';
    return admitUpload(
      caseOf(declarationIn('draft')),
      { material, fileName, type: 'application/pdf' },
      arrival,
    );
  };

  test.each(['职'.repeat(83), 'x'.repeat(251), `${'x'.repeat(251)}.pdf`])('is accepted for %j', (name) => {
    expect(taken(admitted(name))).toMatchObject({ gate: { kind: 'open' } });
  });

  test.each([
    ['职'.repeat(84), 'file-name-too-long'],
    ['x'.repeat(252), 'file-name-too-long'],
    [`${'x'.repeat(252)}.pdf`, 'file-name-too-long'],
    [`${'x'.repeat(175)}${'😀'.repeat(20)}`, 'file-name-too-long'],
  ])('is refused as too long for %j', (name, because) => {
    expect(admitted(name)).toMatchObject({
      refusal: { because: 'malformed', defects: [{ at: '/fileName', because }] },
    });
  });
});
