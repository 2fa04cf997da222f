import { expect, test } from 'vitest';
import { why } from '../../casework/why.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import { beijing, caseOf, declarationIn } from '../rigs/domain/cases.ts';

const said = (declaration: Declaration) =>
  why({ ...caseOf(declaration), timeline: [] })
    .map(({ zh, en }) => `${zh} ${en}`)
    .join('\n');

test('a declaration that was handed to a superior has waited there since the hand-over', () => {
  const enteredAt = beijing('2021-10-13 09:00');
  const handedAt = beijing('2021-10-19 10:00');
  const handed = declarationIn('submitted', { enteredAt, desk: 'superior', handedAt });
  expect(said(handed)).toContain('2021-10-19 10:00 起等待用人单位主管办理');
  expect(said(handed)).toContain("waited for the employer's superior since 2021-10-19 10:00");
  expect(said({ ...handed, desk: 'contact' })).toContain('2021-10-13 09:00 起等待用人单位办理');
});

test('a stage is named in each language, with its clause and one stop', () => {
  const text = said(declarationIn('draft'));
  expect(text).toContain('“个人申报”于 2021-10-31 24:00 截止（依据 三）。');
  expect(text).toContain('"Declaring" closes at 2021-10-31 24:00 (under clause 三).');
  expect(text).not.toMatch(/。。|。；/);
});
