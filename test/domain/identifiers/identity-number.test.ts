import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OLDEST_PLAUSIBLE_AGE, YOUNGEST_PLAUSIBLE_AGE } from '../../../domain/identifiers/birth-day.ts';
import {
  checkIdentityNumber,
  type IdentityKind,
  normalIdentityNumber,
  numberFindings,
  personOf,
} from '../../../domain/identifiers/identity-number.ts';

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
  ])('%s has the findings %j', (number, findings) => {
    expect(check(number)).toEqual(findings);
  });

  test('belongs to a plausible age from the first such birthday to the last', () => {
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

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checked = (digits: string) =>
  digits +
  '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11);

test.each<[IdentityKind, string, string[]]>([
  ['hk-macao-permit', 'H12345678', []],
  ['hk-macao-permit', 'h1234567801', []],
  ['hk-macao-permit', 'M12345678', []],
  ['hk-macao-permit', 'A12345678', ['wrong-form']],
  ['hk-macao-permit', 'H123456780', ['wrong-form']],
  ['taiwan-permit', '01234567', []],
  ['taiwan-permit', '0123456789(B)', []],
  ['taiwan-permit', '0123456789（b）', []],
  ['taiwan-permit', '0123456789B', []],
  ['taiwan-permit', '0123456789', ['wrong-form']],
  ['taiwan-permit', '0123456789()', ['wrong-form']],
  ['passport', 'ab-12345', []],
  ['passport', '1234', ['wrong-form']],
  ['passport', '1'.repeat(20), []],
  ['passport', '1'.repeat(21), ['wrong-form']],
  ['passport', 'AB_12345', ['wrong-form']],
  ['passport', '-1-2-3-4-', ['wrong-form']],
  ['passport', '港澳123456', ['wrong-form']],
  ['foreign-permanent-resident', '933840198501010011', ['wrong-checksum']],
  ['foreign-permanent-resident', checked('93384019850101001'), []],
  ['foreign-permanent-resident', checked('93384019851301001'), ['no-such-birth-date']],
  ['foreign-permanent-resident', '933840198501CANADA', ['wrong-form']],
  ['foreign-permanent-resident', 'CAN110085010112', []],
  ['foreign-permanent-resident', 'CA1110085010112', ['wrong-form']],
  ['foreign-permanent-resident', '330402199001010019', ['wrong-form']],
  ['hmt-residence-permit', checked('81000019900101001'), []],
  ['hmt-residence-permit', checked('82000019900101001'), []],
  ['hmt-residence-permit', checked('83000019900101001'), []],
  ['hmt-residence-permit', checked('83000019901301001'), ['no-such-birth-date']],
  ['hmt-residence-permit', '810000199001010018', ['wrong-checksum']],
  ['hmt-residence-permit', '330402199001010019', ['wrong-form']],
  ['resident-id', checked('81000019900101001'), ['of-residence-permit']],
  ['resident-id', checked('93384019850101001'), ['of-permanent-resident']],
])('as %s, %s has the findings %j', (kind, number, findings) => {
  expect(checkIdentityNumber({ kind, number, today: '2021-09-18' })).toEqual(findings);
});

test.each<[IdentityKind, string, number]>([
  ['resident-id', '33040219900101X019', 15],
  ['foreign-permanent-resident', '933840198501CANADA', 13],
  ['hk-macao-permit', 'A12345678', 1],
  ['taiwan-permit', '0123456789(1)', 12],
])('as %s, %s is refused with its place %d', (kind, number, place) => {
  const found = numberFindings({ kind, number, today: '2021-09-18' });
  expect(found).toEqual([{ because: 'wrong-at-place', detail: { place } }]);
});

test.each<[IdentityKind, string, string]>([
  ['resident-id', '33040219900101001Х', '第18个字 U+0425（西里尔字母）'],
  ['resident-id', '33040219900101001Ⅹ', '第18个字 U+2169（罗马数字，不是字母）'],
  ['hk-macao-permit', 'Н12345678', '第1个字 U+041D（西里尔字母）'],
  ['passport', 'EА1234567', '第2个字 U+0410（西里尔字母）'],
  ['taiwan-permit', '0123456789(В)', '第12个字 U+0412（西里尔字母）'],
])('as %s, %s is refused with its foreign sign', (kind, number, signs) => {
  const found = numberFindings({ kind, number, today: '2021-09-18' });
  expect(found).toMatchObject([{ because: 'wrong-sign', detail: { signs } }]);
});

test('the check of a card with eighteen places proves every digit', () => {
  const number = checked('93384019850101001');
  const judged = (text: string) =>
    checkIdentityNumber({ kind: 'foreign-permanent-resident', number: text, today: '2021-09-18' });
  fc.assert(
    fc.property(fc.nat({ max: 17 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
      const digit = (Number(number[place]) + more) % 10;
      expect(judged(number.slice(0, place) + digit + number.slice(place + 1))).not.toEqual([]);
    }),
  );
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

test('an accepted number holds letters and digits alone, and its normal form is stable', () => {
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
  ['passport', '330402199001010019', 'resident-id', '330402199001010019'],
  ['passport', '330402199001010011', 'resident-id', '330402199001010011'],
  // The check digit of an old card's number follows from the others.
  ['resident-id', '990000820605021', 'resident-id', '990000198206050210'],
  ['passport', '990000820605021', 'resident-id', '990000198206050210'],
  // Fifteen digits without a day of birth are no old card.
  ['passport', '990000820631021', 'passport', '990000820631021'],
  ['passport', 'E12345678', 'passport', 'E12345678'],
  ['hk-macao-permit', 'H12345678', 'hk-macao-permit', 'H12345678'],
  ['hk-macao-permit', 'H1234567801', 'hk-macao-permit', 'H12345678'],
  ['taiwan-permit', '01234567', 'taiwan-permit', '01234567'],
  ['taiwan-permit', '0123456789(B)', 'taiwan-permit', '01234567'],
])('as %s, %s is looked up as %s %s', (kind, number, under, by) => {
  expect(personOf(kind, number)).toEqual({ kind: under, number: by });
});

test.each([
  ['passport', 'E1234567\u0425', '第9个字 U+0425（西里尔字母）'],
  ['resident-id', '99000019800101001\u0425\u0425', '第18个字 U+0425（西里尔字母）'],
] as const)(
  'the first foreign sign in a number of a %s is named where no form tells its place',
  (kind, number, signs) => {
    const found = numberFindings({ kind, number, today: '2021-09-18' });
    expect(found).toMatchObject([{ because: 'wrong-sign', detail: { signs } }]);
  },
);
