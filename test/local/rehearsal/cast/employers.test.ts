import { expect, test } from 'vitest';
import { checkCreditCode } from '../../../../domain/identifiers/credit-code.ts';
import { inventedEmployers } from '../../../../local/rehearsal/cast/employers.ts';
import { sampleEmployers } from '../../../../local/samples/sample-registry.ts';

test('takes the samples alone for a small rehearsal', () => {
  expect(inventedEmployers(240)).toEqual(sampleEmployers);
});

test('invents an employer for every twenty applicants, each with a valid code and people of its own', () => {
  const employers = inventedEmployers(10_000);
  expect(employers).toHaveLength(500);
  expect(employers.flatMap(({ code }) => checkCreditCode(code))).toEqual([]);
  const people = employers.flatMap(({ contact, superior }) => [contact, superior]);
  const all = [
    employers.map(({ code }) => code),
    people.map(({ email }) => email),
    people.map(({ phone }) => phone),
  ];
  expect(all.map((each) => new Set(each).size)).toEqual([500, 1000, 1000]);
});
