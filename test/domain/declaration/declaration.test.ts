import { describe, expect, test } from 'vitest';
import { handedOverAt, waitsSince } from '../../../domain/declaration/at-desk.ts';
import { hasEndedNotice } from '../../../domain/declaration/notices.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import { beijing, declarationIn, ENDED_NOTICE, jiaxing, RUNNING_NOTICE } from '../../rigs/domain/cases.ts';

describe('the stage whose lock ends the present wait', () => {
  test.each([
    ['draft', 'declare'],
    ['returned', 'declare'],
    ['submitted', 'employer'],
    ['supported', 'employer'],
    ['posted', 'employer'],
    ['forwarded', 'recommendation'],
    ['recommended', undefined],
    ['refused', undefined],
    ['withdrawn', undefined],
    ['lapsed', undefined],
  ] as const)('of %s is %s', (standing, stage) => {
    expect(governingStage(jiaxing, declarationIn(standing))).toBe(stage);
  });

  test('is, after a return, the one by which it must be resubmitted', () => {
    expect(governingStage(jiaxing, declarationIn('returned', { resubmitBy: 'employer' }))).toBe('employer');
  });
});

describe('an ended public notice', () => {
  test.each([
    ['has ended at the present employer', ENDED_NOTICE, true],
    ['is still running', RUNNING_NOTICE, false],
    ['has ended at another employer', { ...ENDED_NOTICE, employer: '91330402MA200030X0' }, false],
  ])('counts if it %s', (_, notice, counts) => {
    expect(hasEndedNotice(declarationIn('submitted', { notice }))).toBe(counts);
  });

  test('is absent before any was posted', () => {
    expect(hasEndedNotice(declarationIn('submitted'))).toBe(false);
  });
});

test('a hand-over keeps its time, whatever the superior did since, and has none at the contact’s desk', () => {
  const times = { enteredAt: beijing('2021-10-11 09:00'), handedAt: beijing('2021-10-15 10:00') };
  const handed = declarationIn('submitted', { ...times, desk: 'superior' });
  const supported = { ...handed, enteredAt: beijing('2021-10-18 11:00') };
  expect([handedOverAt(handed), waitsSince(handed)]).toEqual([times.handedAt, times.handedAt]);
  expect([handedOverAt(supported), waitsSince(supported)]).toEqual([times.handedAt, supported.enteredAt]);
  expect(handedOverAt({ ...supported, desk: 'contact' })).toBeUndefined();
});
