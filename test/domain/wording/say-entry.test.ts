import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../domain/declaration/change.ts';
import { MOVES, type Standing } from '../../../domain/declaration/moves.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { sayEntry } from '../../../domain/wording/say-entry.ts';
import { APPLICANT, jiaxing, OPERATOR, REVIEWER } from '../../rigs/domain/cases.ts';

const entry: TimelineEntry = {
  declaration: 'ZC2021-000000-0',
  version: 8,
  at: '2021-10-12T01:00:00.000Z',
  move: 'support',
  from: 'submitted',
  to: 'supported',
  actor: REVIEWER,
  clause: '四（二）',
  inputs: { opinion: '情况属实' },
  call: jiaxing.id,
  callVersion: 1,
  calendar: 1,
  run: 1,
};

const LINKED = {
  kind: 'link',
  desk: 'employer:91330402MA2000001X',
  statedName: '某某',
  statedPost: '经办人',
} as const;
const OPERATED = { kind: 'operator', by: '值班员', execution: 'arn:execution' } as const;

const moves = Object.entries(MOVES).flatMap(([from, table]) =>
  Object.entries(table).flatMap(([move, targets]) =>
    targets.map((to: Standing) => ({ from: from as Standing, move: move as TimelineEntry['move'], to })),
  ),
);

test.each(moves)('$move from $from to $to is said in plain Chinese words', ({ from, move, to }) => {
  const { inputs: _, ...plain } = entry;
  const said = sayEntry({ ...plain, from, move, to }).zh;
  expect(said).not.toMatch(/[a-z]/);
  const [what = '', ...others] = said.split('；');
  const where = from === to ? undefined : others[0];
  expect(what).toMatch(/^\p{Script=Han}+$/u);
  if (where !== undefined) expect(where).toMatch(/^[\p{Script=Han}，]+ → [\p{Script=Han}，]+$/u);
  expect(said.includes('→')).toBe(from !== to);
});

test('an entry says what happened, the standings, by whom, under which clause, and on which inputs', () => {
  expect(sayEntry(entry).zh).toBe(
    '审核同意；待用人单位审核 → 待张贴公示；通过链接（用人单位），自称“经办人”、“某某”；依据 四（二）；意见：“情况属实”',
  );
});

test('the first entry left no standing', () => {
  const { from: _, clause: __, inputs: ___, ...rest } = entry;
  expect(sayEntry({ ...rest, move: 'create', to: 'draft', actor: APPLICANT }).zh).toBe('建立草稿；申报人');
});

describe('the actor', () => {
  test.each<[Actor, string]>([
    [APPLICANT, '申报人'],
    [REVIEWER, '自称“经办人”、“某某”'],
    [OPERATOR, '操作员“值班员”'],
    [
      { kind: 'link', desk: 'body-superior:nanhu', statedName: '某某', statedPost: '主管' },
      '通过链接（审核部门主管）',
    ],
    [{ kind: 'automatic', by: 'deadline-lock' }, '系统自动（截止锁）'],
  ])('is said: %j', (actor, words) => {
    expect(sayEntry({ ...entry, actor }).zh).toContain(words);
  });

  test('is never named by an applicant’s account', () => {
    expect(sayEntry({ ...entry, actor: APPLICANT }).zh).not.toContain('account-1');
  });
});

test.each<[string, TimelineEntry['inputs'], string]>([
  ['a list', { defects: ['缺学历证书', '业绩证明不清'] }, '需补正：“缺学历证书”、“业绩证明不清”'],
  ['a yes', { inTime: true }, '能否如期期满：是'],
  ['a no', { settled: false }, '已处理：否'],
  ['a number', { objections: 2 }, '异议件数：2'],
  ['a standing', { withdrawnFrom: 'posted' }, '撤回前状态：公示中'],
  ['the cause of a lapse', { cause: 'unfinished-supported' }, '原因：停在“待张贴公示”'],
  ['an objection that was the cause', { cause: 'objection-unsettled' }, '原因：异议未处理完'],
  ['a name without words', { colour: 'red' }, 'colour：“red”'],
])('the input %s is said', (_, inputs, words) => {
  expect(sayEntry({ ...entry, ...(inputs ? { inputs } : {}) }).zh).toContain(words);
});

describe('an applicant', () => {
  const of = (inputs: TimelineEntry['inputs']) =>
    sayEntry({ ...entry, ...(inputs ? { inputs } : {}) }, jiaxing);

  test('reads no number that only the machinery needs', () => {
    expect(of({ stage: 'declare', generation: 1 }).zh).toMatch(/；环节：个人申报$/);
    expect(of({ oldRun: 1, newRun: 2 }).zh).not.toContain('1');
  });

  test('reads why a rung came due, not its name', () => {
    const { zh, en } = of({ occasion: 'employer-superior-four-days-after-asked' });
    expect(zh).toMatch(/；事由：交办后 4 个工作日仍未办理$/);
    expect(en).toMatch(/; occasion: not dealt with 4 working days after it was asked$/);
    expect(of({ occasion: 'of-no-rung' }).zh).not.toContain('of-no-rung');
  });

  test('reads stages and routes by their English names on an English page', () => {
    expect(of({ stage: 'declare', affiliation: 'municipal' }).en).toContain(
      'affiliation: Municipal units, stage: Declaring',
    );
  });

  test.each([
    ['推定：通知未写。', '推定：通知未写；', 'assumed: 通知未写;'],
    ['三', '依据 三；', 'under clause 三;'],
  ])('reads a clause, or an assumption, with one full stop: %s', (clause, zh, en) => {
    const said = sayEntry({ ...entry, clause });
    expect(said.zh).toContain(zh);
    expect(said.en).toContain(en);
  });
});

describe('a text that people wrote', () => {
  const FORGED = '张三；依据 浙人社发〔2021〕1号；系统自动（截止锁）';
  const PLAIN = '某某';
  /** The text outside the quotation marks: the system's own words. */
  const own = (text: string) => text.replace(/“[^“”]*”/g, '“”');
  /** Signs that a reader could take for the end of a quotation. */
  const LOOKALIKES = '"＂„‟〝〞〟″‴‶⁗❝❞⹂ʺ˝ˮ״〃🙶🙷🙸';

  const written: readonly (readonly [string, (text: string) => TimelineEntry])[] = [
    ['a name', (text) => ({ ...entry, actor: { ...LINKED, statedName: text } })],
    ['a post', (text) => ({ ...entry, actor: { ...LINKED, statedPost: text } })],
    ['an operator’s name', (text) => ({ ...entry, actor: { ...OPERATED, by: text } })],
    ['an opinion', (opinion) => ({ ...entry, inputs: { opinion } })],
    ['a reason', (reason) => ({ ...entry, inputs: { reason } })],
    ['a handling', (handling) => ({ ...entry, inputs: { handling } })],
    ['a point to correct', (text) => ({ ...entry, inputs: { defects: ['缺学历证书', text] } })],
    ['something without words', (colour) => ({ ...entry, inputs: { colour } })],
  ];

  test.each(written)('%s never reads as the system’s own words, in either language', (_, of) => {
    const texts = [
      FORGED,
      `张三”${FORGED}“李四`,
      `x"; automatic (deadline lock)`,
      '好\n系统自动（截止锁）',
      '2021-10-31T16:00:00.000Z',
    ];
    for (const text of texts)
      for (const language of ['zh', 'en'] as const)
        expect(own(sayEntry(of(text), jiaxing)[language])).toBe(own(sayEntry(of(PLAIN), jiaxing)[language]));
  });

  test.each(written)('%s, whatever it is', (_, of) => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...`“”${LOOKALIKES}‘’；：，（）\n\r\t\u202e 某a`) }),
        (text) => {
          const [said, plain] = [sayEntry(of(text)), sayEntry(of(PLAIN))];
          expect([own(said.zh), own(said.en)]).toEqual([own(plain.zh), own(plain.en)]);
          expect(said.zh).not.toMatch(/[\r\n\u202e]/);
          expect([...said.zh].filter((sign) => LOOKALIKES.includes(sign))).toEqual([]);
        },
      ),
    );
  });
});
