import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOfShape, PLAIN } from '../../../rigs/domain/generated-calls.ts';
import { POINT } from '../../../rigs/machine/people.ts';
import { entriesOf } from '../../../rigs/machine/walks.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../../rigs/reviewer-pages/reviewing.ts';

/** A fee and papers that the acceptance point confirms by its link, before the employer reviews. */

const file = fileOfShape({
  ...PLAIN,
  order: ['payment', 'papers', 'employer', 'notice'],
  byPost: true,
  gaps: [23, 4, 2, 21, 0],
});

let reviewing: Reviewing;
let desk: string;
beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00', file });
  desk = await reviewing.deskOf(`body:${POINT}`);
});
afterAll(() => reviewing?.stop());

const PAID = { paidOn: '2021-10-11', receipt: '票据001' };

/** The page of the nth person's declaration, which waits at the point; its papers if the fee is paid. */
async function pageOf(nth: number, isPaid = false): Promise<{ id: string; page: string }> {
  const id = await reviewing.rig.submitted(nth);
  const page = `${desk}/declarations/${id}`;
  if (isPaid) await reviewing.act(page, 'payment', PAID);
  return { id, page };
}

test('a payment is confirmed once, with the fee by its clause, by whom and with the receipt', async () => {
  const { rig, get, act, post, formOf } = reviewing;
  const { id, page } = await pageOf(1);
  const shown = readingOf(await get(page));
  for (const part of ['确认缴费', '180 元', '五', '已缴费']) expect(shown).toContain(part);
  const form = await formOf(page, 'payment');
  expect(form.paidOn).toBe('2021-10-11');
  const done = await act(page, 'payment', PAID);
  expect([done.statusCode, done.headers.location]).toEqual([303, `${page}?done=confirm-payment`]);
  expect(await rig.standingOf(id)).toBe('paper-due');
  const again = await post(`${page}/payment`, { ...form, ...WHO, ...PAID, receipt: '票据002' });
  expect(again.statusCode).toBe(409);
  expect(await entriesOf(rig, id, 'confirm-payment')).toMatchObject([
    {
      actor: { kind: 'link', desk: `body:${POINT}`, ...WHO },
      clause: '五',
      inputs: { fee: 180, ...PAID },
    },
  ]);
});

test('what is wrong with a payment is said at its fields, with what was typed, and nothing is written', async () => {
  const { rig, act } = reviewing;
  const { id, page } = await pageOf(2);
  const before = await rig.items(id);
  for (const [typed, field] of [
    [{ paidOn: '2021-10-12', receipt: '票据' }, 'paidOn'],
    [{ paidOn: '2021-10-11', receipt: ' ' }, 'receipt'],
  ] as const) {
    const wrong = await act(page, 'payment', typed);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain(`href="#payment-${field}"`);
    expect(wrong.body).toContain(`value="${typed.paidOn}"`);
  }
  expect((await act(page, 'payment', { paidOn: '2021-02-30', receipt: '票据' })).statusCode).toBe(422);
  expect((await act(page, 'payment', { paidOn: '十月十一日', receipt: '票据' })).statusCode).toBe(422);
  expect(await rig.items(id)).toEqual(before);
});

test('papers are recorded by the postmark, which their last day and the day of receipt bound', async () => {
  const { rig, get, act } = reviewing;
  const { id, page } = await pageOf(3, true);
  expect(readingOf(await get(page))).toContain('寄出（以邮戳为准）或送达的最后一天');
  const late = await act(page, 'papers', { receivedOn: '2021-10-10', postmarkedOn: '2021-10-11' });
  expect(late.statusCode).toBe(422);
  const done = await act(page, 'papers', { receivedOn: '2021-10-11', postmarkedOn: '2021-10-09' });
  expect([done.statusCode, done.headers.location]).toEqual([303, `${page}?done=receive-papers`]);
  expect(await rig.standingOf(id)).toBe('submitted');
  expect(await entriesOf(rig, id, 'receive-papers')).toMatchObject([
    {
      actor: { kind: 'link', desk: `body:${POINT}` },
      inputs: { receivedOn: '2021-10-11', postmarkedOn: '2021-10-09' },
    },
  ]);
});

test('no other desk confirms anything, and the point does not decide', async () => {
  const { rig, get, post } = reviewing;
  const { id } = await pageOf(4);
  const employer = await reviewing.deskOf(EMPLOYER_DESK);
  const before = await rig.items(id);
  const page = `${employer}/declarations/${id}`;
  expect((await get(page)).body).not.toContain('/payment"');
  expect((await post(`${page}/payment`, { ...PAID, ...WHO })).statusCode).toBeGreaterThanOrEqual(403);
  const form = await reviewing.formOf(`${desk}/declarations/${id}`, 'payment');
  const decided = await post(`${desk}/declarations/${id}/decision`, { ...form, ...WHO, decision: 'support' });
  expect(decided.statusCode).toBeGreaterThanOrEqual(400);
  expect(await rig.items(id)).toEqual(before);
});

test('papers that are handed over after their last day are refused by its clause; in time by the postmark they are taken', async () => {
  const { rig, act } = reviewing;
  const [over, posted] = [await pageOf(5, true), await pageOf(6, true)];
  await rig.turnTo('2021-10-30 10:00');
  const refused = await act(over.page, 'papers', { receivedOn: '2021-10-30', postmarkedOn: '' });
  expect(refused.statusCode).toBe(422);
  expect(readingOf(refused)).toContain('2021-10-29');
  expect(
    (await act(posted.page, 'papers', { receivedOn: '2021-10-30', postmarkedOn: '2021-10-29' })).statusCode,
  ).toBe(303);
  expect([await rig.standingOf(over.id), await rig.standingOf(posted.id)]).toEqual([
    'paper-due',
    'submitted',
  ]);
});
