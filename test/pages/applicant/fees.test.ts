import { describe, expect, test } from 'vitest';
import type { Call } from '../../../domain/call/call.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import type { Declaration, RouteStep } from '../../../domain/declaration/declaration.ts';
import { callPage } from '../../../pages/applicant/call-page.ts';
import { submitPage } from '../../../pages/applicant/submit-page.ts';
import { beijing, COMPLETE, caseOf, declarationIn, ROUTE, stepIn } from '../../rigs/domain/cases.ts';
import { CONFIRMED_CALL, FEE } from '../../rigs/domain/confirmed-steps.ts';

const at = beijing('2021-10-20 09:00');
const textOf = ({ text }: { readonly text: string }) => text.replace(/<[^>]*>/g, '');

/** The call with a fee, after an edit. */
function edited(edit: (call: Call) => void): Call {
  const call = structuredClone(CONFIRMED_CALL);
  edit(call);
  return call;
}

const abandoned = edited((call) => {
  for (const step of call.steps) if (step.kind === 'pay') step.atClosing = { value: 'abandon', source: '六' };
});

describe('the page of a call', () => {
  const shown = (call: Call, language: 'zh' | 'en' = 'zh') =>
    textOf(callPage({ language, at, call, locks: locksOf(call), own: undefined, seal: 'seal' }).body);

  test('names the fee of each level, who pays none, and what becomes of the unpaid', () => {
    const text = shown(abandoned);
    expect(text).toContain(`：${FEE} 元`);
    expect(text).toContain('其他级别不缴费');
    expect(text).toContain('到受理点缴纳评审费。');
    expect(text).toContain('缴费，到截止未办结的视为放弃');
    expect(shown(CONFIRMED_CALL)).toContain('缴费，到截止未办结的按逾期处理');
    expect(shown(abandoned, 'en')).toContain('Other levels pay nothing');
  });

  test('names the routes on which nobody collects the fee', () => {
    const call = edited(({ routes }) => {
      const [first] = routes.value;
      if (first) first.bodies = first.bodies.filter(({ step }) => step !== 'payment');
    });
    expect(shown(call)).toContain('没有收费部门，不缴费');
  });

  test('says how often a step returns, and what its own deadline does, where the call does', () => {
    const call = edited((all) => {
      const { returns } = stepIn(all, 'employer');
      if (returns) returns.value.atMost = 1;
      const value = { days: 5, count: 'working-days', atClosing: 'refuse' } as const;
      stepIn(all, 'employer').term = { value, source: '七' };
    });
    expect(shown(call)).toContain('退回补正最多退回 1 次');
    expect(shown(call)).toContain('到本件办理期限未办结的按不予推荐处理');
    expect(shown(CONFIRMED_CALL)).not.toContain('最多退回');
  });
});

describe('the page of a submission', () => {
  const [point] = ROUTE;
  const paid: readonly RouteStep[] = point ? [...ROUTE, { ...point, step: 'payment' }] : [];
  const shown = (over: Partial<Declaration>, route = paid) => {
    const subject = caseOf(declarationIn('draft', { draft: COMPLETE, ...over }), { call: abandoned });
    const page = submitPage({
      ...{ language: 'zh', at, subject, route, missing: [] },
      ...{ hash: 'h', seal: 's', key: 'k' },
    });
    return textOf(page.body);
  };
  const asked = `须缴费：${FEE} 元`;

  test('names the fee of the chosen level, and what becomes of the unpaid', () => {
    const text = shown({ draft: { ...COMPLETE, level: 'engineer' } });
    expect(text).toContain(asked);
    expect(text).toContain('到期未缴的，视为放弃');
  });

  test.each<[string, Partial<Declaration>, readonly RouteStep[]]>([
    ['of a level that pays nothing', { draft: { ...COMPLETE, level: 'technician' } }, paid],
    ['on a route without a body that confirms it', { draft: { ...COMPLETE, level: 'engineer' } }, ROUTE],
    [
      'that was paid before a return',
      {
        standing: 'returned',
        draft: { ...COMPLETE, level: 'engineer' },
        confirmed: [{ step: 'payment', on: '2021-10-19', fee: FEE, receipt: 'A-1' }],
      },
      paid,
    ],
  ])('names none %s', (_, over, route) => {
    expect(shown(over, route)).not.toContain('须缴费');
  });

  test('goes by the level that is submitted now, not by the one before a return', () => {
    const over: Partial<Declaration> = {
      standing: 'returned',
      submittedDraft: { ...COMPLETE, level: 'technician' },
      draft: { ...COMPLETE, level: 'engineer' },
    };
    expect(shown(over)).toContain(asked);
  });
});
