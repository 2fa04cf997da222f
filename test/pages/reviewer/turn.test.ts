import { expect, test } from 'vitest';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { html } from '../../../pages/html/html.ts';
import { caseRow } from '../../../pages/reviewer/desk-rows.ts';
import { turnNote } from '../../../pages/reviewer/turn.ts';
import { beijing, COMPLETE, callWith, caseOf, declarationIn, ROUTE } from '../../rigs/domain/cases.ts';

const call = callWith(({ steps }) => {
  for (const { returns } of steps) if (returns) returns.value.atMost = 1;
});
const at = beijing('2021-10-20 09:00');

function shown(declaration: Declaration) {
  const subject = caseOf({ ...declaration, submittedDraft: COMPLETE }, { call });
  const note = turnNote({ language: 'zh', turn: 'own', subject, at });
  const row = html`${caseRow({ language: 'zh', at, call, desk: '/review/token' }, subject)}`;
  return [note, row].map(({ text }) => text.replace(/<[^>]*>/g, ''));
}

test.each([
  ['submitted', 'employer'],
  ['forwarded', 'recommendation'],
] as const)('the head of a case and its row offer a return as long as one is left: %s', (standing, step) => {
  const first = declarationIn(standing, { route: ROUTE, bodyIndex: 0 });
  const [note, row] = shown(first);
  expect(note).toContain('请您办理：审核：同意、退回补正或不予推荐');
  expect(row).toContain('审核：同意、退回补正或不予推荐还可以退回 1 次');
  const [noteAfter, rowAfter] = shown({ ...first, returned: { [step]: 1 } });
  expect(noteAfter).toContain('请您办理：审核：同意或不予推荐');
  expect(rowAfter).toContain('审核：同意或不予推荐不能再退回');
});

test('a standing that waits for another act asks for that', () => {
  const [note] = shown(declarationIn('supported', { route: ROUTE }));
  expect(note).toContain('请您办理：张贴公示并登记');
});
