import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkIdentityNumber,
  type IdentityKind,
  kindOfNumber,
  normalIdentityNumber,
  OLDEST_PLAUSIBLE_AGE,
  YOUNGEST_PLAUSIBLE_AGE,
} from '../../domain/identity-number.ts';

const check = (number: string, today = '2021-09-18') =>
  checkIdentityNumber({ kind: 'resident-id', number, today });

describe('a resident ID', () => {
  test.each([
    ['11010519491231002X', []],
    ['11010519491231002x', []],
    [' １１０１０５１９４９１２３１００２ｘ ', []],
    ['34052419800101001X', []],
    ['330402199001010019', []],
    ['330402199202290029', []],
    ['33040219850712123X', []],
    ['330402200106304561', []],
    ['440524188001010014', ['age-not-plausible']],
    ['330402199001010011', ['wrong-checksum']],
    ['99000019910229002X', ['no-such-birth-date']],
    ['990000199013010014', ['no-such-birth-date']],
    ['990000199013010010', ['no-such-birth-date', 'wrong-checksum']],
    ['330402900101001', ['only-fifteen-digits']],
    ['33040219900101001', ['wrong-form']],
    ['3304021990010100190', ['wrong-form']],
    ['33040219900101X019', ['wrong-form']],
    ['330402 19900101-0019', []],
    ['330402·199001010019', ['wrong-form']],
    ['', ['wrong-form']],
  ])('%s is found %j', (number, findings) => {
    expect(check(number)).toEqual(findings);
  });

  test('belongs to a plausible age from its first to its last birthday', () => {
    expect(YOUNGEST_PLAUSIBLE_AGE).toBe(16);
    expect(check('330402200106304561', '2017-06-30')).toEqual([]);
    expect(check('330402200106304561', '2017-06-29')).toEqual(['age-not-plausible']);
    expect(OLDEST_PLAUSIBLE_AGE).toBe(100);
    expect(check('11010519491231002X', '2050-12-30')).toEqual([]);
    expect(check('11010519491231002X', '2050-12-31')).toEqual(['age-not-plausible']);
    expect(check('330402200106304561', '2001-06-29')).toEqual(['born-in-the-future']);
  });

  test('shows every wrong digit', () => {
    const number = '330402199001010019';
    fc.assert(
      fc.property(fc.nat({ max: 17 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const digit = (Number(number[place]) + more) % 10;
        expect(check(number.slice(0, place) + digit + number.slice(place + 1))).not.toEqual([]);
      }),
    );
  });
});

describe('another document', () => {
  const others: IdentityKind[] = [
    'hk-macao-permit',
    'taiwan-permit',
    'passport',
    'foreign-permanent-resident',
  ];
  test.each(others)('%s is judged by form only', (kind) => {
    const judged = (number: string) => checkIdentityNumber({ kind, number, today: '2021-09-18' });
    expect(judged('ab-12345')).toEqual([]);
    expect(judged('1234')).toEqual(['wrong-form']);
    expect(judged('1'.repeat(20))).toEqual([]);
    expect(judged('1'.repeat(21))).toEqual(['wrong-form']);
    expect(judged('AB 12345')).toEqual([]);
    expect(judged('AB_12345')).toEqual(['wrong-form']);
    expect(judged('-1-2-3-4-')).toEqual(['wrong-form']);
    expect(judged(`${'1'.repeat(20)}-`)).toEqual([]);
    expect(judged('港澳123456')).toEqual(['wrong-form']);
  });
});

const SPELLINGS = [
  'E12345678',
  'E-12345678',
  '-E12345678-',
  ' e1234 5678 ',
  'E1234\u00a05678',
  '　Ｅ－１２３４５６７８',
  'E\u201012345678',
  'E\u201112345678',
  'E–12345678',
  'E—12345678',
  'E\u221212345678',
  'E﹣12345678',
  'e12345678\t',
];

test.each(SPELLINGS)('%j is one spelling of one number', (spelling) => {
  expect(normalIdentityNumber(spelling)).toBe('E12345678');
});

test('what is admitted is letters and digits alone, and its normal form is stable', () => {
  expect(normalIdentityNumber('　ｈ１２-ab ')).toBe('H12AB');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const normal = normalIdentityNumber(text);
      expect(normalIdentityNumber(normal)).toBe(normal);
      const findings = checkIdentityNumber({ kind: 'passport', number: text, today: '2021-09-18' });
      if (findings.length === 0) expect(normal).toMatch(/^[A-Z0-9]{5,20}$/);
    }),
  );
});

test.each([
  ['passport', '330402199001010019', 'resident-id'],
  ['resident-id', '330402199001010019', 'resident-id'],
  ['passport', '330402199001010011', 'passport'],
  ['passport', 'E12345678', 'passport'],
  ['taiwan-permit', '12345678', 'taiwan-permit'],
])('as %s, %s is one person’s under %s', (kind, number, under) => {
  expect(kindOfNumber(kind, number)).toBe(under);
});
