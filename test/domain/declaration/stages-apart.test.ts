import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { judgeDraftChange } from '../../../domain/acts/applicant/change.ts';
import { lapseAtLock } from '../../../domain/acts/lapse.ts';
import { judgeDecision } from '../../../domain/acts/reviewer/judge-decision.ts';
import { mayReturn } from '../../../domain/acts/reviewer/may-return.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { mayBeginAnew } from '../../../domain/declaration/begin-anew.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import {
  after,
  at,
  beijing,
  COMPLETE,
  callWith,
  caseOf,
  declarationIn,
  locksWith,
  taken,
} from '../../rigs/domain/cases.ts';
import { VARIANTS, variantCall } from '../../rigs/domain/variants.ts';

const levels = variantCall('levels with closings of their own');
const windows = variantCall('three windows a year');

describe('a level that closes by itself', () => {
  const draft = (level: string) => ({
    draft: { ...COMPLETE, level },
    identity: undefined,
    sections: ['level'],
  });
  const assistants = caseOf(declarationIn('draft', { draft: { ...COMPLETE, level: 'assistant-engineer' } }), {
    call: levels,
  });

  test('is chosen through both gates while it is open', () => {
    const change = taken(judgeDraftChange(assistants, draft('engineer'), at('2021-10-22 23:59:59.999')));
    expect(change.gates).toEqual([
      { kind: 'open', stage: 'declare' },
      { kind: 'open', stage: 'declare.engineer' },
    ]);
    expect(taken(judgeDraftChange(assistants, draft('technician'), at('2021-10-22'))).gates).toHaveLength(1);
  });

  test('is refused at its field, with the clause, from its closing on', () => {
    expect(judgeDraftChange(assistants, draft('engineer'), at('2021-10-23'))).toMatchObject({
      ok: false,
      refusal: {
        because: 'stage-closed',
        clause: `三：${levels.late.value}`,
        defects: [{ at: '/level', because: 'level-not-open', clause: '三' }],
      },
    });
  });

  test('decides by which lock what is returned must be back', () => {
    const submitted = declarationIn('submitted', { submittedDraft: COMPLETE });
    const subject = caseOf(submitted, { call: levels });
    const decision = { kind: 'return', defects: ['请补充'] } as const;
    const change = taken(judgeDecision(subject, decision, at('2021-10-20'), VOCABULARIES));
    expect(change.gates).toEqual([
      { kind: 'open', stage: 'employer.engineer' },
      { kind: 'open', stage: 'declare.engineer' },
    ]);
    expect(governingStage(levels, after(submitted, change))).toBe('declare.engineer');
    expect(taken(mayReturn(subject, beijing('2021-10-20'))).resubmitBy).toBe(beijing('2021-10-23'));
    expect(judgeDecision(subject, decision, at('2021-10-23'), VOCABULARIES)).toMatchObject({
      refusal: { because: 'too-late-to-return' },
    });
  });
});

test('a lapse in one batch lets its account begin anew in another, and in no other call', () => {
  const lock = (batch: string) => locksOf(windows)[`declare.${batch}`] ?? { stage: '' };
  const lapsed = declarationIn('lapsed', { batch: 'spring' });
  expect(mayBeginAnew(windows, lapsed, lock('spring'))).toBe(false);
  expect(mayBeginAnew(windows, lapsed, lock('summer'))).toBe(true);
  expect(mayBeginAnew(windows, declarationIn('recommended', { batch: 'spring' }), lock('summer'))).toBe(
    false,
  );
  expect(mayBeginAnew(windows, declarationIn('withdrawn', { batch: 'spring' }), lock('spring'))).toBe(true);
  expect(mayBeginAnew(windows, declarationIn('lapsed'), { stage: 'declare' })).toBe(false);
});

test('the lock of a call without a public notice lets what is unfinished lapse', () => {
  const call = callWith((edited) => {
    const recommendation = edited.steps.find(({ id }) => id === 'recommendation');
    if (recommendation) recommendation.after = 'employer';
    edited.steps = edited.steps.filter(({ id }) => id !== 'notice');
  });
  const locks = locksWith('employer', { lockedAt: beijing('2021-11-12 00:01') }, locksOf(call));
  const lapse = lapseAtLock(
    caseOf(declarationIn('submitted'), { call, locks }),
    'employer',
    beijing('2021-11-12 00:01'),
  );
  expect(lapse).toMatchObject({ to: 'lapsed', inputs: { cause: 'unfinished-submitted' } });
});

test.each(VARIANTS)('every stage of a call with %s has the lock that governs a declaration there', (name) => {
  const call = variantCall(name);
  const batch = call.batches?.value[0]?.id;
  for (const { id: level } of call.levels.value) {
    const draft = declarationIn('draft', { draft: { ...COMPLETE, level }, ...(batch ? { batch } : {}) });
    expect(locksOf(call)[governingStage(call, draft) ?? '']).toBeDefined();
  }
});
