import { describe, expect, test } from 'vitest';
import type { Call } from '../../../../domain/call/call.ts';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import { stagesTable } from '../../../../pages/applicant/status/stages.ts';
import { beijing, jiaxing } from '../../../rigs/domain/cases.ts';

/** A call with a second batch of declaring, whose employers' step opens for everybody on one day. */
function withBatches(): Call {
  const [declare, employer, ...others] = jiaxing.steps;
  if (!declare || !employer) throw new Error('The call has no steps');
  const opens = { batches: { spring: '2021-03-01', summer: '2021-06-01' }, source: '三' };
  const closes = { batches: { spring: '2021-04-01', summer: '2021-07-01' }, source: '三' };
  const later = { batches: { spring: '2021-04-20', summer: '2021-07-20' }, source: '三' };
  return {
    ...jiaxing,
    batches: {
      value: [
        { id: 'spring', name: '第一批' },
        { id: 'summer', name: '第二批' },
      ],
      source: '三',
    },
    steps: [
      { ...declare, opens, closes },
      { ...employer, opens: { value: '2021-03-01', source: '四' }, closes: later },
      ...others,
    ],
  };
}

/** The row of a stage, as a reader sees it. */
function rowOf(call: Call, wall: string, name: string): string {
  const text = stagesTable({ language: 'zh', call, locks: locksOf(call), at: beijing(wall) }).text;
  const row = text.split('<tr').find((each) => each.includes(`>${name}</th>`)) ?? '';
  return row.replace(/<[^>]*>/g, ' ');
}

describe('a step of a batch', () => {
  const employers = '用人单位审核、公示、推荐（第二批）';
  test('has not opened while its batch has not, however early the step itself opens', () => {
    expect(rowOf(withBatches(), '2021-05-31 12:00', employers)).toMatch(/2021-06-01 00:00.*未开始/s);
    expect(rowOf(withBatches(), '2021-06-01 00:00', employers)).toContain('进行中');
  });
});

test('a reason that rows have in common stands once, with their names, and every other one in its row', () => {
  const { text } = stagesTable({
    language: 'zh',
    call: jiaxing,
    locks: locksOf(jiaxing),
    at: beijing('2021-10-08'),
  });
  expect(text.split('依据：三</details>')).toHaveLength(2);
  expect(text).toContain('以上截止时间 <details');
  for (const { opens } of jiaxing.steps) if (opens?.assumed) expect(text).toContain(opens.assumed);
});
