import { describe, expect, test } from 'vitest';
import { governingStage, hasEndedNotice } from '../../domain/declaration.ts';
import { declarationIn, ENDED_NOTICE, jiaxing, RUNNING_NOTICE } from './cases.ts';

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

  test('of what was returned is the one by which it must be back', () => {
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

  test('is not there before any was posted', () => {
    expect(hasEndedNotice(declarationIn('submitted'))).toBe(false);
  });
});
