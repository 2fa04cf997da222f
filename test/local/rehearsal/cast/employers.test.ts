import { expect, test } from 'vitest';
import { checkCreditCode } from '../../../../domain/identifiers/credit-code.ts';
import { inventedEmployers, isFull } from '../../../../local/rehearsal/cast/employers.ts';
import { sampleEmployers } from '../../../../local/samples/sample-registry.ts';
import { jiaxingCall } from '../../../rigs/domain/jiaxing.ts';

test('takes the samples and one institution without free posts for a small rehearsal', () => {
  const employers = inventedEmployers(jiaxingCall, 240);
  expect(employers.filter((each) => !isFull(each))).toEqual(sampleEmployers);
  expect(employers.filter(isFull)).toMatchObject([{ kind: 'institution', affiliation: 'municipal' }]);
});

test('invents an employer for every twenty applicants, each with a valid code and people of its own', () => {
  const employers = inventedEmployers(jiaxingCall, 10_000);
  expect(employers).toHaveLength(525);
  expect(employers.flatMap(({ code }) => checkCreditCode(code))).toEqual([]);
  const people = employers.flatMap(({ contact, superior }) => [contact, superior]);
  const all = [
    employers.map(({ code }) => code),
    people.map(({ email }) => email),
    people.map(({ phone }) => phone),
  ];
  expect(all.map((each) => new Set(each).size)).toEqual([525, 1050, 1050]);
});
