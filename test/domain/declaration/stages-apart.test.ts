import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { beginsWith } from '../../../domain/acts/applicant/begin.ts';
import { judgeDraftChange } from '../../../domain/acts/applicant/change.ts';
import { lapseAtLock } from '../../../domain/acts/lapse.ts';
import { judgeDecision } from '../../../domain/acts/reviewer/judge-decision.ts';
import { mayReturn } from '../../../domain/acts/reviewer/may-return.ts';
import type { Step } from '../../../domain/call/call.ts';
import { declaringLock, isDeclaringOpen } from '../../../domain/call/declaring.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { stageFor, stageNamed } from '../../../domain/call/steps.ts';
import type { Lock } from '../../../domain/call/windows.ts';
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
  stepIn,
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

describe('a draft that begins with what was stated before', () => {
  const stated = declarationIn('draft', { draft: { ...COMPLETE, level: 'engineer' } });
  const open = { kind: 'open', stage: 'declare' } as const;
  const begun = (wall: string) =>
    beginsWith({ call: levels, locks: locksOf(levels) }, open, beijing(wall), stated);

  test('keeps its level under the gate of that level while it is open', () => {
    expect(begun('2021-10-22 23:59:59.999')).toEqual({
      declaration: stated,
      gate: { kind: 'open', stage: 'declare.engineer' },
    });
  });

  test('begins without a level that has closed, so that its own lock is still to come', () => {
    const { declaration, gate } = begun('2021-10-23');
    expect(declaration.draft).not.toHaveProperty('level');
    expect(gate).toEqual(open);
    expect(governingStage(levels, declaration)).toBe('declare');
  });
});

describe('the lock under which a declaration is begun', () => {
  test('is that of no level, since an empty draft stands under it, even where a level closes later', () => {
    const locks = locksWith('declare.engineer', { closesAt: beijing('2021-12-01') }, locksOf(levels));
    expect(declaringLock(levels, locks, beijing('2021-10-20')).stage).toBe('declare');
    expect(isDeclaringOpen(levels, locks, beijing('2021-11-15'))).toBe(false);
  });

  test('is that of the open batch which closes first, or of the next one', () => {
    const locks = locksOf(windows);
    const of = (at: string, over = locks) => declaringLock(windows, over, at).stage;
    const spring = locks['declare.spring'] as Lock;
    const summer = locks['declare.summer'] as Lock;
    expect(of(spring.opensAt)).toBe('declare.spring');
    expect(of(spring.closesAt)).toBe('declare.summer');
    const early = locksWith('declare.summer', { opensAt: spring.opensAt }, locks);
    expect(of(spring.opensAt, early)).toBe('declare.spring');
    expect(of(summer.closesAt)).toBe('declare.autumn');
  });
});

test('a level and a batch of one name are told apart', () => {
  const call = callWith((edited) => {
    const spring = { id: 'engineer', name: '第一批' };
    edited.batches = { value: [spring, { id: 'autumn', name: '第二批' }], source: '三' };
    stepIn(edited, 'declare').closes = {
      batches: { engineer: '2021-10-20', autumn: '2021-10-31' },
      source: '三',
    };
  });
  const declare = call.steps.find(({ id }) => id === 'declare') as Step;
  expect(stageFor(call, declare, { level: 'engineer', batch: 'autumn' })).toBe('declare.autumn');
  expect(stageNamed(call, 'declare.engineer').name).toBe('个人申报（第一批）');
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
  const { lapsed: end } = lapsed;
  if (!end) throw new Error('It has not lapsed');
  const byOwnDeadline = { ...lapsed, lapsed: { ...end, term: true as const } };
  expect(mayBeginAnew(windows, byOwnDeadline, lock('spring'))).toBe(true);
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
