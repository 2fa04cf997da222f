import { describe, expect, test } from 'vitest';
import { postToTake } from '../../../domain/acts/posts.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { PostMoment } from '../../../domain/call/quota-form.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import {
  beijing,
  callWith,
  caseOf,
  declarationIn,
  EMPLOYER,
  OPERATOR,
  ROUTE,
} from '../../rigs/domain/cases.ts';
import { addConfirmed, toConfirm } from '../../rigs/domain/confirmed-steps.ts';

const QUOTA = { employer: EMPLOYER.code, level: 'mid', year: 2021 };

const asking = (moment: PostMoment, ...edits: ((call: Call) => void)[]) =>
  callWith((call) => {
    if (call.postQuota) call.postQuota.askedAt = { value: moment, source: '五（一）' };
    for (const edit of edits) edit(call);
  });

function takes(
  call: Call,
  declaration: Declaration,
  move: 'submit' | 'support' | 'record',
  to: Change['to'],
) {
  const at = beijing('2021-10-20 10:00');
  const step = to === 'forwarded' ? 'recommendation' : to === 'unpaid' ? 'payment' : undefined;
  const bodyIndex = Math.max(
    0,
    declaration.route.findIndex((body) => body.step === step),
  );
  const set = step === undefined ? {} : { step, bodyIndex };
  const change = { move, to, at, actor: OPERATOR, set, gates: [] } as unknown as Change;
  return postToTake(caseOf({ ...declaration, quota: QUOTA }, { call }), change) !== undefined;
}

/** The call with a fee before the employer, or with its bodies before it. */
const feeFirst = (call: Call) => addConfirmed(call, ['payment', 'employer']);
const bodiesFirst = (call: Call) => {
  for (const step of call.steps) {
    if (step.id === 'recommendation') step.after = 'declare';
    if (step.id === 'employer') step.after = 'recommendation';
  }
};
const nothingOfEmployer = (call: Call) => {
  call.steps = call.steps.filter(({ by }) => by !== 'employer');
  for (const step of call.steps) if (step.id === 'recommendation') step.after = 'declare';
};
const draft = declarationIn('draft', { route: ROUTE });

describe('the recommendation takes a post', () => {
  test('when the employer is left, and not by a submission that leads to a body or a fee before it', () => {
    const fee = asking('recommendation', feeFirst);
    expect(takes(fee, draft, 'submit', 'unpaid')).toBe(false);
    const bodies = asking('recommendation', bodiesFirst);
    expect(takes(bodies, draft, 'submit', 'forwarded')).toBe(false);
    expect(takes(bodies, declarationIn('posted', { bodyIndex: 1 }), 'record', 'recommended')).toBe(true);
    expect(takes(asking('recommendation'), declarationIn('posted'), 'record', 'forwarded')).toBe(true);
  });

  test('by the submission where the employer has nothing to do', () => {
    expect(takes(asking('recommendation', nothingOfEmployer), draft, 'submit', 'forwarded')).toBe(true);
  });

  test('by a submission for another level whose notice ended, since the employer is not asked again', () => {
    const noticeAlone = asking('recommendation', (call) => {
      call.steps = call.steps.filter(({ id }) => id !== 'employer');
      for (const step of call.steps) if (step.id === 'notice') step.after = 'declare';
    });
    const { notice } = declarationIn('forwarded');
    const returned = declarationIn('returned', notice ? { notice } : {});
    expect(takes(noticeAlone, returned, 'submit', 'forwarded')).toBe(true);
  });
});

describe('the acceptance takes a post', () => {
  test('with the first review of a body', () => {
    const call = asking('acceptance');
    expect(takes(call, declarationIn('forwarded'), 'support', 'forwarded')).toBe(true);
    expect(takes(call, declarationIn('forwarded', { bodyIndex: 1 }), 'support', 'recommended')).toBe(false);
  });

  test('on the way to the committee where bodies only confirm what is paid', () => {
    const call = asking('acceptance', (each) => addConfirmed(each, ['notice', 'payment']));
    const unpaid = toConfirm('unpaid');
    const route = unpaid.route.filter(({ step }) => step === 'payment');
    const paid = { ...unpaid, route, bodyIndex: 0 };
    expect(takes(call, { ...declarationIn('posted'), route }, 'record', 'unpaid')).toBe(false);
    const change = 'confirm-payment' as unknown as 'record';
    expect(takes(call, paid, change, 'recommended')).toBe(true);
  });
});
