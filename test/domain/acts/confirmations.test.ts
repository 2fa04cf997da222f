import { describe, expect, test } from 'vitest';
import { confirmPayment, receivePapers } from '../../../domain/acts/confirmations.ts';
import { nextOf } from '../../../domain/declaration/way.ts';
import { rungsOf } from '../../../domain/reminders/ladder/ladder.ts';
import { statedDays } from '../../../domain/reminders/ladder/stated-days.ts';
import { plusDays } from '../../../domain/values/instant.ts';
import { sayEntry } from '../../../domain/wording/say-entry.ts';
import {
  after,
  at,
  COMPLETE,
  callWith,
  caseOf,
  declarationIn,
  entryOf,
  taken,
} from '../../rigs/domain/cases.ts';
import {
  addConfirmed,
  CONFIRMED_CALL as call,
  FEE,
  SENT_BY,
  toConfirm,
} from '../../rigs/domain/confirmed-steps.ts';

const unpaid = caseOf(toConfirm('unpaid'), { call });
const due = caseOf(toConfirm('paper-due'), { call });
const PAID = { paidOn: '2021-10-19', receipt: 'A-1' };

describe('a payment', () => {
  test('is confirmed with its day, receipt and fee, and leads to the next step', () => {
    const change = taken(confirmPayment(unpaid, PAID, at('2021-10-20 10:00')));
    expect(change).toMatchObject({
      ...{ move: 'confirm-payment', to: 'paper-due', clause: '五' },
      set: { bodyIndex: 3, confirmed: [{ step: 'payment', on: '2021-10-19', receipt: 'A-1', fee: FEE }] },
      gates: [{ kind: 'open', stage: 'recommendation' }],
    });
    const { zh } = sayEntry(
      { ...entryOf('confirm-payment', 'paper-due', 8), inputs: change.inputs ?? {} },
      call,
    );
    expect(zh).toContain(`费用（元）：${FEE}，缴费日：2021-10-19，票据号：“A-1”`);
  });

  test('cannot lie in the future or lack its receipt, and each point is told', () => {
    const verdict = confirmPayment(
      unpaid,
      { paidOn: '2021-10-21', receipt: ' ' },
      at('2021-10-20 23:59:59.999'),
    );
    expect(verdict).toMatchObject({ refusal: { because: 'confirmation-wrong' } });
    expect(verdict.ok || verdict.refusal.defects?.map((each) => each.at)).toEqual(['/paidOn', '/receipt']);
    expect(confirmPayment(unpaid, { ...PAID, paidOn: '2021-10-21' }, at('2021-10-21')).ok).toBe(true);
    const early = { ...PAID, paidOn: plusDays(call.identity.issuedOn.value, -1) };
    expect(confirmPayment(unpaid, early, at('2021-10-21'))).toMatchObject({
      refusal: { defects: [{ at: '/paidOn', because: 'before-the-call' }] },
    });
  });

  test('is taken in the last millisecond of its stage and refused at the closing', () => {
    expect(confirmPayment(unpaid, PAID, at('2021-11-19 23:59:59.999')).ok).toBe(true);
    expect(confirmPayment(unpaid, PAID, at('2021-11-20'))).toMatchObject({
      refusal: { because: 'stage-closed' },
    });
  });

  test('is not asked for again after a return, unless the fee has become higher', () => {
    const paid = { step: 'payment', on: '2021-10-19', receipt: 'A-1' };
    const back = (fee: number) =>
      nextOf(call, {
        ...toConfirm('unpaid'),
        standing: 'forwarded',
        step: 'recommendation',
        bodyIndex: 1,
        confirmed: [{ ...paid, fee }],
      }).to;
    expect([FEE - 1, FEE, FEE + 1].map(back)).toEqual(['unpaid', 'paper-due', 'paper-due']);
  });

  test('is asked of no level that has no fee', () => {
    const draft = { ...COMPLETE, level: 'technician' };
    const at = declarationIn('forwarded', { route: toConfirm('unpaid').route, bodyIndex: 1, draft });
    expect(nextOf(call, at)).toEqual({ to: 'paper-due', at: { step: 'papers', bodyIndex: 3 } });
  });
});

describe('papers', () => {
  test.each([
    [SENT_BY, '2021-11-16', true],
    ['2021-11-13', '2021-11-16', false],
    [undefined, SENT_BY, true],
    [undefined, '2021-11-13', false],
  ])('with the postmark %s that came on %s are taken: %s', (postmarkedOn, receivedOn, isTaken) => {
    const verdict = receivePapers(due, { postmarkedOn, receivedOn }, at('2021-11-16 10:00'));
    expect(verdict).toMatchObject(
      isTaken
        ? { value: { to: 'recommended' } }
        : { refusal: { because: 'sent-too-late', facts: { sentBy: SENT_BY } } },
    );
  });

  test('cannot have come or been posted before the call was issued', () => {
    const { value: issuedOn } = due.call.identity.issuedOn;
    const before = plusDays(issuedOn, -1);
    const told = (papers: { receivedOn: string; postmarkedOn?: string }) =>
      receivePapers(due, papers, at('2021-11-11 10:00'));
    expect(told({ receivedOn: before })).toMatchObject({
      refusal: { defects: [{ at: '/receivedOn', because: 'before-the-call', detail: { issuedOn } }] },
    });
    expect(told({ receivedOn: '2021-11-10', postmarkedOn: before })).toMatchObject({
      refusal: { defects: [{ at: '/postmarkedOn', because: 'before-the-call' }] },
    });
    expect(told({ receivedOn: issuedOn, postmarkedOn: issuedOn })).toMatchObject({ ok: true });
  });

  test('cannot have come before they were posted, or in the future', () => {
    const papers = { receivedOn: '2021-11-12', postmarkedOn: '2021-11-13' };
    expect(receivePapers(due, papers, at('2021-11-11 10:00'))).toMatchObject({
      refusal: { defects: [{ because: 'in-the-future' }, { because: 'postmark-after-receipt' }] },
    });
  });

  test('do not lead to the committee if the claim was freed', () => {
    const freed = { at: '2021-10-20T00:00:00.000Z', number: 'hash' };
    const lost = caseOf(toConfirm('paper-due', { claimFreed: freed }), { call });
    expect(receivePapers(lost, { receivedOn: '2021-10-20' }, at('2021-10-20 10:00'))).toMatchObject({
      refusal: { because: 'claim-gone' },
    });
  });
});

test('the letters of the wait state the fee and the last postmark, and rungs ask the applicant and the body', () => {
  expect(statedDays(unpaid)).toMatchObject({ fee: String(FEE), closesOn: '2021-11-19' });
  expect(statedDays(due)).toMatchObject({ sentBy: SENT_BY });
  expect(rungsOf(unpaid)).toMatchObject([
    { occasion: 'payment-one-day-after-asked', audience: 'body:nanhu-acceptance-point' },
    { occasion: 'payment-one-day-before-lock', audience: 'applicant' },
    { occasion: 'payment-to-confirm-one-day-before-lock', audience: 'body:nanhu-acceptance-point' },
  ]);
});

test('a second fee is asked for in a round of its own', () => {
  const ids = ['employer', 'notice', 'recommendation', 'payment', 'payment-more'];
  const twice = callWith((edited) => addConfirmed(edited, ids));
  const route = toConfirm('unpaid').route.map((body) =>
    body.step === 'papers' ? { ...body, step: 'payment-more' } : body,
  );
  const declaration = toConfirm('unpaid', { route });
  const change = taken(confirmPayment(caseOf(declaration, { call: twice }), PAID, at('2021-10-20 10:00')));
  expect(after(declaration, change)).toMatchObject({ standing: 'unpaid', round: 1, bodyIndex: 3 });
});
