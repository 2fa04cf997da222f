import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { readStatedFacts } from '../../../domain/declaration/read-stated-facts.ts';
import { lineDefects } from '../../../domain/declaration/score-defects.ts';
import { withMaterials } from '../../rigs/domain/cases.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';
import { waterCall } from '../../rigs/tables/water.ts';

const stated = (scoreLines: unknown, call = waterCall) => {
  const read = readStatedFacts({ scoreLines }, call, VOCABULARIES);
  return read.ok ? [] : read.defects.map(({ at, because }) => `${at} ${because}`);
};

test('lines in the words of the table are taken, complete or not', () => {
  expect(stated([{ indicator: 'prizes', level: 'city', rank: 6, shownBy: 'honours' }])).toEqual([]);
  expect(stated([{ indicator: 'prizes' }])).toEqual([]);
});

test('every word that the table or the call does not have is told at once', () => {
  expect(
    stated([
      { indicator: 'prises', level: 'city' },
      { indicator: 'experience' },
      { indicator: 'prizes', level: 'town', shownBy: 'elsewhere' },
    ]),
  ).toEqual([
    '/scoreLines/0/indicator not-in-this-call',
    '/scoreLines/1/indicator not-in-this-call',
    '/scoreLines/2/level not-in-this-call',
    '/scoreLines/2/shownBy not-in-this-call',
  ]);
});

test('under a call without a table no lines are taken', () => {
  expect(stated([{ indicator: 'years', amount: 3 }], jiaxingCall)).toEqual(['/scoreLines not-in-this-call']);
  expect(stated([], jiaxingCall)).toEqual([]);
});

test('more lines than anybody has are refused at their list', () => {
  const line = { indicator: 'years', amount: 3 };
  expect(stated(Array.from({ length: 100 }, () => line))).toEqual([]);
  expect(stated(Array.from({ length: 101 }, () => line))).toEqual(['/scoreLines malformed']);
});

const SELF_SCORE = { level: 'engineer', eligibilityRoute: 'self-score' };

test('a submission lacks what lines lack, the proof of each, and the file of a proof', () => {
  const scoreLines = [
    { indicator: 'prizes', level: 'city' },
    { indicator: 'years', amount: 3, shownBy: 'papers' },
    { indicator: 'degree', level: 'college', shownBy: 'degree-certificate' },
  ];
  expect(lineDefects(withMaterials({ ...SELF_SCORE, facts: { scoreLines } }), waterCall)).toMatchObject([
    { at: '/scoreLines/0/rank', because: 'missing' },
    { at: '/scoreLines/0/shownBy', because: 'missing' },
    { at: '/scoreLines/1/shownBy', because: 'material-missing', detail: { name: '论文、著作（如有）' } },
  ]);
});

test('lines that the route does not ask for keep nothing back', () => {
  const draft = {
    level: 'engineer',
    eligibilityRoute: 'normal',
    facts: { scoreLines: [{ indicator: 'prizes' }] },
  };
  expect(lineDefects(draft, waterCall)).toEqual([]);
});
