import { expect, test } from 'vitest';
import { firstOf } from '../../../domain/declaration/way.ts';
import { COMPLETE, callWith, declarationIn, ENDED_NOTICE } from '../../rigs/domain/cases.ts';
import { addConfirmed, toConfirm } from '../../rigs/domain/confirmed-steps.ts';

const assistant = { ...COMPLETE, level: 'assistant-engineer' };

test('a correction for a level whose notice ended already is posted anew, and not recommended by nobody', () => {
  const call = callWith(({ steps }) => {
    for (const step of steps) if (step.kind === 'review') step.levels = ['engineer'];
  });
  const returned = declarationIn('returned', { notice: ENDED_NOTICE, submittedDraft: assistant, route: [] });
  expect(firstOf(call, returned)).toEqual({ to: 'supported', at: { step: 'notice' } });
});

test('a correction for a level of which nothing but papers is asked has them received again', () => {
  const call = callWith((each) => {
    addConfirmed(each, ['recommendation', 'papers']);
    for (const step of each.steps) if (step.by !== 'applicant') step.levels = ['engineer'];
  });
  const route = toConfirm('paper-due').route.filter(({ step }) => step === 'papers');
  const confirmed = [{ step: 'papers', on: '2021-10-19' }];
  const returned = declarationIn('returned', { confirmed, submittedDraft: assistant, route });
  expect(firstOf(call, returned)).toEqual({ to: 'paper-due', at: { step: 'papers', bodyIndex: 0 } });
});
