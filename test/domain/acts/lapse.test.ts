import { describe, expect, test } from 'vitest';
import { lapseAtGrant, lapseAtLock } from '../../../domain/acts/lapse.ts';
import { citation } from '../../../domain/call/call.ts';
import { noticeRulesOf, stagesOf } from '../../../domain/call/steps.ts';
import { DRAIN_SECONDS } from '../../../domain/call/windows.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import { beijing, callWith, caseOf, declarationIn, jiaxing, locksWith } from '../../rigs/domain/cases.ts';

const open = { number: 1, step: 'notice', raisedOn: '2021-10-13', substance: '对业绩有异议' };
const instant = beijing('2021-11-12 00:00:30');

describe('the lock of a stage', () => {
  test.each([
    ['draft', 'declare'],
    ['returned', 'declare'],
    ['submitted', 'employer'],
    ['supported', 'employer'],
    ['posted', 'employer'],
    ['forwarded', 'recommendation'],
  ] as const)('lapses what stands at %s under %s, and keeps where from', (standing, stage) => {
    const change = lapseAtLock(caseOf(declarationIn(standing)), stage, instant);
    expect(change).toMatchObject({
      move: 'lapse',
      to: 'lapsed',
      actor: { kind: 'automatic', by: 'deadline-lock' },
      set: { lapsed: { from: standing, stage, generation: 1, at: instant } },
      gates: [{ kind: 'locked', stage, generation: 1 }],
      claim: 'free',
      clause: `三：${jiaxing.late.value}`,
      inputs: { lapsedFrom: standing, stage, generation: 1, cause: `unfinished-${standing}` },
    });
  });

  test.each(['draft', 'returned', 'submitted', 'supported', 'posted', 'forwarded'] as const)(
    'does not end %s under another stage',
    (standing) => {
      const declaration = declarationIn(standing);
      const governing = governingStage(jiaxing, declaration);
      const others = stagesOf(jiaxing).filter(({ id }) => id !== governing);
      for (const { id } of others) expect(lapseAtLock(caseOf(declaration), id, instant)).toBeUndefined();
    },
  );

  test('spares a declaration with a grant for its stage, and ends one with a grant for another', () => {
    const grant = { stage: 'employer', number: 1, until: beijing('2021-11-16') };
    expect(lapseAtLock(caseOf(declarationIn('posted', { grant })), 'employer', instant)).toBeUndefined();
    const elsewhere = { ...grant, stage: 'declare' };
    const other = caseOf(declarationIn('posted', { grant: elsewhere }));
    expect(lapseAtLock(other, 'employer', instant)).toMatchObject({ to: 'lapsed', drop: ['grant'] });
  });

  test('of a later generation is written with that generation', () => {
    const locks = locksWith('employer', { generation: 3 });
    const change = lapseAtLock(caseOf(declarationIn('posted'), { locks }), 'employer', instant);
    expect(change).toMatchObject({ set: { lapsed: { generation: 3 } }, gates: [{ generation: 3 }] });
  });

  test('names an unresolved objection as the cause, and lapses if the call says so', () => {
    const subject = caseOf(declarationIn('posted', { objections: [open] }));
    expect(lapseAtLock(subject, 'employer', instant)).toMatchObject({
      to: 'lapsed',
      inputs: { cause: 'objection-unsettled' },
    });
  });

  test('refuses for an unresolved objection if the call says so, and for nothing else', () => {
    const call = callWith((edited) => {
      noticeRulesOf(edited, 'notice').unresolvedObjectionAtLock.value = 'refuse';
    });
    const refusing = lapseAtLock(
      caseOf(declarationIn('posted', { objections: [open] }), { call }),
      'employer',
      instant,
    );
    expect(refusing).toMatchObject({
      ...{
        to: 'refused',
        claim: 'free',
        clause: citation(noticeRulesOf(call, 'notice').unresolvedObjectionAtLock),
      },
    });
    // The refusal is the lock's own, and names the objection as a lapse does.
    expect(refusing?.set.lapsed).toEqual({ from: 'posted', stage: 'employer', generation: 1, at: instant });
    const settled = declarationIn('posted', { objections: [{ ...open, handling: '不成立' }] });
    expect(lapseAtLock(caseOf(settled, { call }), 'employer', instant)?.to).toBe('lapsed');
    const interrupted = declarationIn('supported', { objections: [open] });
    expect(lapseAtLock(caseOf(interrupted, { call }), 'employer', instant)?.to).toBe('lapsed');
  });
});

describe('a grant that ran out unused', () => {
  const grant = { stage: 'employer', number: 2, until: beijing('2021-11-16') };
  const locks = locksWith('employer', { lockedAt: instant });
  const subject = caseOf(declarationIn('submitted', { grant }), { locks });
  const drained = new Date(Date.parse(grant.until) + DRAIN_SECONDS * 1000).toISOString();

  test('lapses its declaration under the generation of the lock that it stood in for', () => {
    expect(lapseAtGrant(subject, drained)).toMatchObject({
      to: 'lapsed',
      actor: { by: 'grant-ran-out' },
      set: { lapsed: { from: 'submitted', stage: 'employer', generation: 1, grant: 2, until: grant.until } },
      gates: [
        { kind: 'locked', stage: 'employer', generation: 1 },
        { kind: 'ran-out', stage: 'employer', number: 2 },
      ],
      drop: ['grant'],
    });
  });

  test('does so only after a write that was stamped in time has drained', () => {
    expect(lapseAtGrant(subject, grant.until)).toBeUndefined();
    expect(lapseAtGrant(subject, new Date(Date.parse(drained) - 1).toISOString())).toBeUndefined();
  });

  test('does nothing while the stage is open again, after the declaration left the stage, or without a grant', () => {
    const later = beijing('2021-11-20');
    expect(lapseAtGrant(caseOf(declarationIn('submitted', { grant })), later)).toBeUndefined();
    expect(lapseAtGrant(caseOf(declarationIn('forwarded', { grant }), { locks }), later)).toBeUndefined();
    expect(lapseAtGrant(caseOf(declarationIn('submitted'), { locks }), later)).toBeUndefined();
  });
});
