import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Call } from '../../../domain/call/call.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import { callWith } from '../../rigs/domain/cases.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

const NAMES = ['equal-left-out', 'term-left-out', 'unknown-term'];
const findingsOf = (edit: (call: Call) => void) =>
  checkCall(callWith(edit), publishedCalendar, VOCABULARIES).filter(({ because }) => NAMES.includes(because));
const degrees = VOCABULARIES.degrees.map(({ id }) => id);
const narrowedTo = (kept: readonly string[]) => (call: Call) => {
  call.terms = { value: { degrees: [...kept] }, source: '二' };
};
const equal = Object.keys(callWith(() => {}).eligibility?.heldEqual.value ?? {});

test('a call that narrows to every degree narrows nothing', () => {
  expect(findingsOf(narrowedTo(degrees))).toEqual([]);
});

test('a degree that is held equal to another one and that nobody could state is named at the narrowing', () => {
  expect(equal).not.toEqual([]);
  const [found, ...others] = findingsOf(narrowedTo(degrees.filter((each) => !equal.includes(each))));
  expect(found).toMatchObject({
    because: 'equal-left-out',
    path: ['terms', 'value', 'degrees'],
    warns: true,
  });
  for (const degree of equal) expect(found?.zh).toContain(degree);
  expect(others).toEqual([]);
});

test('a degree of a condition that the narrowing left out is said to be left out, and not unknown', () => {
  const found = findingsOf(narrowedTo(degrees.filter((each) => each !== 'bachelor')));
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map(({ because }) => because))).toEqual(new Set(['term-left-out']));
  expect(found[0]?.zh).toContain('terms');
});

test('a word that no vocabulary has is unknown, in the narrowing as in a condition', () => {
  const found = findingsOf(narrowedTo([...degrees, 'bachelour']));
  expect(found).toMatchObject([
    { because: 'unknown-term', path: ['terms', 'value', 'degrees', degrees.length] },
  ]);
  expect(found[0]?.en).toContain('is no degree in the vocabularies');
});
