import { expect, test } from 'vitest';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import { scoreSheet } from '../../../../pages/reviewer/case/score-sheet.ts';
import { caseOf, declarationIn } from '../../../rigs/domain/cases.ts';
import { waterCall } from '../../../rigs/tables/water.ts';

const MARKUP = '<b onclick="x">证书</b>';
const scoreLines = [
  { indicator: 'honours', level: 'city', what: MARKUP },
  { indicator: 'honours', level: 'county' },
];

function sheet(language: 'zh' | 'en', isScored = true): string {
  const declaration = { ...declarationIn('submitted'), submittedDraft: { facts: { scoreLines } } };
  const subject = caseOf(declaration, { call: waterCall, locks: locksOf(waterCall) });
  const employers = new Map(isScored ? [[0, { nth: 0, points: 1, why: MARKUP }] as const] : []);
  const shown = scoreSheet({ language, subject, employers });
  return shown === false ? '' : shown.text;
}

test.each(['zh', 'en'] as const)('what people wrote is shown as they wrote it, in %s', (language) => {
  expect(sheet(language)).not.toContain('<b onclick');
  expect(sheet(language).match(/&lt;b onclick/g)).toHaveLength(2);
});

test('the columns stand side by side, and in each the highest line counts', () => {
  const text = sheet('zh')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  expect(text).toContain('政治素质：市厅级及以上');
  expect(text).toMatch(/合计3分，满分100分 .*合计2分，满分100分/);
  expect(text).toContain('本行2分，未计入：另有更高的，或有一票否决 本行2分');
});

test('an employer who gave no other points has an empty column, and not a copy of the own one', () => {
  const text = sheet('zh', false);
  expect(text).toContain('没有另评的分值');
  expect(text.match(/合计3分/g)).toHaveLength(1);
});

test('a submission without lines has no sheet', () => {
  const declaration = { ...declarationIn('submitted'), submittedDraft: {} };
  const subject = caseOf(declaration, { call: waterCall, locks: locksOf(waterCall) });
  expect(scoreSheet({ language: 'zh', subject })).toBe(false);
});
