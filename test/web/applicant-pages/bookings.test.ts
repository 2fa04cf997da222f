import { afterEach, beforeEach, expect, test } from 'vitest';
import { filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { formIn } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
beforeEach(async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:30' });
});
afterEach(() => rig.stop());

/** The nth person's complete draft, and the form of its submission with the commitment ticked. */
async function readyToSubmit(nth: number) {
  const { browser, path, id } = await filledIn(rig, nth);
  const page = `${path}/submit`;
  const seen = await browser.get(page);
  return { browser, path, id, page, seen, form: { ...formIn(seen.text, page), agreed: 'yes' } };
}

test('the page offers the hours of the call that are ahead, and the last instant of all, and books one', async () => {
  const { browser, path, id, page, seen, form } = await readyToSubmit(1);
  const offered = [...seen.text.matchAll(/name="when" value="(\d[^"]+)"/g)].map(([, at]) => at);
  expect(offered).toEqual(
    [
      ...['2021-10-11 12:00', '2021-10-11 20:00', '2021-10-12 09:00', '2021-10-12 12:00', '2021-10-12 20:00'],
      ...['2021-10-30 09:00', '2021-10-30 12:00', '2021-10-30 20:00'],
      ...['2021-10-31 09:00', '2021-10-31 12:00', '2021-10-31 20:00', '2021-10-31 23:50'],
    ].map(beijing),
  );
  const booked = await browser.post(page, { ...form, when: beijing('2021-10-11 12:00') });
  expect([booked.status, booked.location]).toEqual([303, `${path}?done=booked`]);
  expect((await browser.get(`${path}?done=booked`)).text).toContain('已预约，到时由系统提交');
  expect((await browser.get(`${path}/draft`)).text).not.toContain(
    '<form method="post" action="/declarations',
  );
  await rig.turnTo('2021-10-11 12:10');
  expect((await rig.story(id)).declaration).toMatchObject({
    standing: 'submitted',
    submittedAt: beijing('2021-10-11 12:00'),
  });
});

test('a day and a time are typed as people write them, and what nobody can read is refused at the field with all that was typed', async () => {
  const { browser, id, page, form } = await readyToSubmit(1);
  const unread = await browser.post(page, { ...form, when: 'typed', bookDay: '明天', bookTime: '8点' });
  expect(unread.status).toBe(422);
  expect(unread.text).toContain('请填 2010-06-30 这样的日期和 20:00 这样的时刻');
  expect(unread.text).toContain('value="明天"');
  const late = await browser.post(page, {
    ...form,
    when: 'typed',
    bookDay: '2021年10月31日',
    bookTime: '23点55分',
  });
  expect(late.text).toContain('最晚可预约到 2021-10-31 23:50（截止前 10 分钟）');
  await browser.post(page, { ...form, when: 'typed', bookDay: '2021年10月12日', bookTime: '8点' });
  expect((await rig.story(id)).declaration.bookedFor).toBe(beijing('2021-10-12 08:00'));
});

test('the page of a booked submission cancels it once, however often the button is pressed, and the draft is free', async () => {
  const { browser, path, id, page, form } = await readyToSubmit(1);
  await browser.post(page, { ...form, when: beijing('2021-10-12 09:00') });
  const shown = await browser.get(page);
  expect(shown.text).toContain('2021-10-12 09:00');
  const cancelling = formIn(shown.text, `${path}/booking`);
  const answers = [];
  for (let times = 0; times < 2; times += 1) answers.push(await browser.post(`${path}/booking`, cancelling));
  for (const answer of answers)
    expect([answer.status, answer.location]).toEqual([303, `${path}?done=booking-cancelled`]);
  expect((await rig.story(id)).timeline.filter(({ move }) => move === 'cancel-booking')).toHaveLength(1);
  expect((await browser.get(page)).text).toContain('承诺并提交');
});
