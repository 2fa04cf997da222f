import { expect, test } from 'vitest';
import { why } from '../../casework/why.ts';
import { locksOf } from '../../domain/call/locks-stated.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import { beijing, callWith, caseOf, declarationIn, entryOf, ROUTE } from '../rigs/domain/cases.ts';

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

test.each([
  ['carry-forward', 'draft', '转入下一批'],
  ['support', 'forwarded', '审核同意'],
  ['confirm-payment', 'unpaid', '确认缴费'],
  ['receive-papers', 'paper-due', '收到材料'],
] as const)(
  'the latest step is the one that brought it on, though the standing stays: %s',
  (move, standing, says) => {
    const timeline = [
      { ...entryOf('restart', standing, 1, '2021-10-11 09:00'), move: 'create' as const },
      { ...entryOf(move, standing, 2, '2021-10-12 09:00'), from: standing },
      { ...entryOf('restart', standing, 3, '2021-10-13 09:00'), from: standing },
    ];
    const [, latest] = why({ ...caseOf(declarationIn(standing, { route: ROUTE })), timeline });
    expect(latest?.zh).toMatch(new RegExp(`^最近一步：${says}；`));
  },
);

test('a draft that goes into the next batch is not said to lapse; one of the last batch is', () => {
  const call = callWith((edited) => {
    edited.batches = {
      value: [
        { id: 'one', name: '第一批' },
        { id: 'two', name: '第二批', en: 'Second' },
      ],
      source: '三',
    };
    const [declare] = edited.steps;
    if (!declare?.closes) throw new Error('Nothing closes');
    declare.atClosing = { value: 'carry-forward', source: '三' };
    declare.closes = { value: '2021-10-31', batches: { one: '2021-10-20', two: '2021-10-31' }, source: '三' };
  });
  const saidOf = (batch: string) =>
    why({ ...caseOf(declarationIn('draft', { batch }), { call, locks: locksOf(call) }), timeline: [] })
      .map(({ zh, en }) => `${zh} ${en}`)
      .join('\n');
  expect(saidOf('one')).toContain('到时仍未提交的，自动转入“第二批”（依据 三）。');
  expect(saidOf('one')).toContain('goes into "Second" by itself (under clause 三).');
  expect(saidOf('one')).not.toContain('逾期');
  expect(saidOf('two')).toContain('自动按逾期处理');
});
