import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReferenceNumber, referenceNumber } from '../../../domain/identifiers/reference-number.ts';

const anyNumber = fc
  .tuple(fc.integer({ min: 2000, max: 2999 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
  .map(([year, drawn]) => referenceNumber(year, () => drawn));

const digitsOf = (number: string) => number.replaceAll('-', '');

describe('a reference number', () => {
  test('is the year, seven drawn digits and a check digit, in groups of four', () => {
    expect(referenceNumber(2021, () => 0)).toMatch(/^2021-0000-000\d$/);
    expect(referenceNumber(2021, () => 0.123_456_78)).toMatch(/^2021-1234-567\d$/);
    expect(referenceNumber(2021, () => 1 - 2 ** -53)).toMatch(/^2021-9999-999\d$/);
  });

  test('reads back as itself', () => {
    fc.assert(fc.property(anyNumber, (number) => readReferenceNumber(number) === number));
  });

  test('is read however people write it', () => {
    const number = referenceNumber(2021, () => 0.5);
    const digits = digitsOf(number);
    const fullWidth = [...number].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');
    const written = [digits, ` ${number} `, digits.match(/.{1,3}/g)?.join(' ') ?? '', fullWidth];
    written.push(number.replaceAll('-', '—'), number.replaceAll('-', '－'), number.replaceAll('-', ' - '));
    expect(written.map(readReferenceNumber)).toEqual(written.map(() => number));
  });

  test.each(['', '2021', '2021-0000-00000', '2021-0000-000a', '二〇二一-0000-0000'])(
    'is not read from %j',
    (text) => {
      expect(readReferenceNumber(text)).toBeUndefined();
    },
  );

  test('shows every single wrong digit', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const digits = digitsOf(number);
        for (let place = 0; place < 12; place += 1)
          for (let more = 1; more < 10; more += 1) {
            const wrong = (Number(digits[place]) + more) % 10;
            expect(
              readReferenceNumber(digits.slice(0, place) + wrong + digits.slice(place + 1)),
            ).toBeUndefined();
          }
      }),
    );
  });

  test('shows every swap of neighbouring digits', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const digits = digitsOf(number);
        for (let place = 0; place < 11; place += 1) {
          const swapped = `${digits[place + 1]}${digits[place]}`;
          if (digits[place] === digits[place + 1]) continue;
          expect(
            readReferenceNumber(digits.slice(0, place) + swapped + digits.slice(place + 2)),
          ).toBeUndefined();
        }
      }),
    );
  });
});
