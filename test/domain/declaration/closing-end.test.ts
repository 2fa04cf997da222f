import { describe, expect, test } from 'vitest';
import { refusedAsItStands } from '../../../domain/acts/guard.ts';
import { lapseAtLock } from '../../../domain/acts/lapse.ts';
import type { AtClosing } from '../../../domain/call/call.ts';
import { owedForAct } from '../../../domain/reminders/owed/owed-for-acts.ts';
import { sayEntry } from '../../../domain/wording/say-entry.ts';
import { sayStanding } from '../../../domain/wording/say-facts.ts';
import { nextStep } from '../../../pages/applicant/status/next-step.ts';
import { after, beijing, caseOf, declarationIn, entryOf } from '../../rigs/domain/cases.ts';
import { CONFIRMED_CALL, toConfirm } from '../../rigs/domain/confirmed-steps.ts';

const NOON = beijing('2021-11-20 12:00');

/** The call with this default for every step but declaring, and the declaration that its lock ends. */
function ended(does: AtClosing, declaration = toConfirm('unpaid')) {
  const call = structuredClone(CONFIRMED_CALL);
  for (const step of call.steps) if (step.kind !== 'declare') step.atClosing = { value: does, source: '六' };
  const stage = declaration.standing === 'returned' ? 'declare' : 'recommendation';
  const subject = caseOf(declaration, { call });
  const change = lapseAtLock(subject, stage, NOON);
  if (!change) throw new Error('Nothing was ended');
  const entry = {
    ...entryOf('lapse', change.to, 8),
    from: declaration.standing,
    inputs: change.inputs ?? {},
  };
  return { call, change, entry, subject: { ...subject, declaration: after(declaration, change) } };
}

describe('what is unfinished at a closing', () => {
  test('counts as abandoned if its step says so, by the clause, on pages and in the letter', () => {
    const { call, change, entry, subject } = ended('abandon');
    expect(change).toMatchObject({
      to: 'lapsed',
      clause: '六',
      set: { lapsed: { from: 'unpaid', as: 'abandoned' } },
    });
    expect(sayEntry(entry, call).zh).toMatch(/^视为放弃；待缴费 → 视为放弃；/);
    expect(sayStanding(subject.declaration).en).toBe('taken as abandoned');
    expect(nextStep(subject.declaration).zh).toContain('记为放弃');
    expect(owedForAct(subject, entry).map(({ occasion }) => occasion)).toContain('told-of-abandonment');
    expect(refusedAsItStands(subject, 'confirm-payment')).toMatchObject({
      refusal: { because: 'abandoned', clause: '六' },
    });
  });

  test('is refused if its step says so, which is no refusal for an objection', () => {
    const { call, change, entry, subject } = ended('refuse');
    expect(change).toMatchObject({
      to: 'refused',
      clause: '六',
      inputs: { refusedFrom: 'unpaid', cause: 'unfinished-unpaid' },
    });
    expect(sayEntry(entry, call).zh).toMatch(/^到截止仍未完成自动不予推荐；/);
    expect(nextStep(subject.declaration).zh).not.toContain('异议');
    expect(owedForAct(subject, entry)[0]?.occasion).toBe('told-of-refusal-at-closing');
    expect(refusedAsItStands(subject, 'confirm-payment')).toMatchObject({
      refusal: { because: 'refused-by-lock', clause: '六' },
    });
  });

  test('lapses by the words about late submissions if its step says that, or nothing', () => {
    const { call, change } = ended('lapse');
    expect(change).toMatchObject({ to: 'lapsed', clause: `三：${call.late.value}` });
  });

  test('does not end as a review does while the applicant corrects it', () => {
    const returned = declarationIn('returned', { resubmitBy: 'declare' });
    expect(ended('refuse', returned).change).toMatchObject({ to: 'lapsed' });
  });
});
