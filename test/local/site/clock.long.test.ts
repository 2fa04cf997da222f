import { afterEach, describe, expect, test } from 'vitest';
import { openSiteRig, type SiteRig } from './rig.ts';

let rig: SiteRig;
afterEach(() => rig?.stop());

describe('the clock', () => {
  test('turns to a time through everything that is due on the way, and tells what each step did', async () => {
    rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
    const id = await rig.submitted(1);
    const answer = await rig.turn({ to: '2021-11-01 09:00' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/local/clock']);
    const { text } = await rig.get('/local/clock');
    expect(await rig.shows()).toBe('2021-11-01 09:00');
    expect(text).toContain(`寄出：申报${id}`);
    expect(text).toContain('截止锁的定时');
    expect((await rig.items(id)).length).toBeGreaterThan(3);
  });

  test('turns to what is due next, and no further', async () => {
    rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
    await rig.submitted(1);
    const due = /下一件到期的事：([\d: -]+)（/.exec((await rig.get('/local/clock')).text)?.[1] ?? '';
    await rig.turn({ how: 'next' });
    expect(await rig.shows()).toBe(due.trim());
  });

  test('says until when the next thing is, and warns where that lies after the closing for applicants', async () => {
    rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
    await rig.submitted(1);
    const early = (await rig.get('/local/clock')).text;
    expect(early).toMatch(/拨到下一件到期的事（2021-10-\d\d \d\d:\d\d）/);
    expect(early).not.toContain('之后：拨过去');
    await rig.turn({ to: '2021-10-31 23:59' });
    const { text } = await rig.get('/local/clock', { cookie: 'language=en' });
    expect(text).toContain('Turn to what is due next (2021-11-01 00:00)');
    expect(text).toContain('after the closing of “Declaring”, 2021-10-31 24:00');
  });

  test('tells in one language what each step did', async () => {
    rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
    await rig.submitted(1);
    await rig.turn({ to: '2021-10-13 12:00' });
    const chinese = (await rig.get('/local/clock')).text;
    expect(chinese).toContain('寄出：');
    expect(chinese).not.toContain('sent:');
    const english = (await rig.get('/local/clock', { cookie: 'language=en' })).text;
    expect(english).toContain('sent: ');
    expect(english).toMatch(/(1 step|\d+ steps) led to something/);
  });

  test('turns one day on', async () => {
    rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
    await rig.turn({ how: 'day' });
    expect(await rig.shows()).toBe('2021-10-12 09:00');
  });

  test.each([
    ['2021-10-12', '2021-10-12 00:00'],
    ['2021-10-12 24:00', '2021-10-13 00:00'],
    ['2021-10-12T08:30', '2021-10-12 08:30'],
    [' ２０２１-１０-１２　０８：３０ ', '2021-10-12 08:30'],
    ['2021-10-11 09:00', '2021-10-11 09:00'],
  ])('reads %j', async (to, shown) => {
    rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
    expect((await rig.turn({ to })).status).toBe(303);
    expect(await rig.shows()).toBe(shown);
  });
});

describe('is refused and stays where it was', () => {
  const MALFORMED = '请写成 2021-10-31 或 2021-10-31 09:00。';
  const BACK = '时钟不能往回拨。';
  const BEYOND = '超出了已公布的放假安排';
  test.each([
    ['2021-10-11 08:59', BACK],
    ['2021-10-11', BACK],
    ['1970-01-01', BACK],
    ['2027-01-02', BEYOND],
    ['9999-12-31', BEYOND],
    ['', MALFORMED],
    ['tomorrow', MALFORMED],
    ['2021-02-29', MALFORMED],
    ['2021-13-01', MALFORMED],
    ['2021-10-12 25:00', MALFORMED],
    ['2021-10-12 09:60', MALFORMED],
    ['2021-10-12 09:00 09:00', MALFORMED],
    ['+275760-09-13', MALFORMED],
    ['1e99', MALFORMED],
    ['"><script>alert(1)</script>', MALFORMED],
    ['x'.repeat(100_000), MALFORMED],
  ])('%#', async (to, says) => {
    rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
    const { status, text } = await rig.fillIn('/local/clock', '/local/clock', { to });
    expect(status).toBe(422);
    expect(text).toContain(says);
    expect(text).not.toContain('<script');
    expect(await rig.shows()).toBe('2021-10-11 09:00');
  });

  test('another turning while one runs', async () => {
    rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
    for (const nth of [1, 2, 3, 4]) await rig.submitted(nth);
    const both = [1, 2].map(() => rig.fillIn('/local/clock', '/local/clock', { to: '2021-11-25' }));
    const answers = (await Promise.all(both)).sort((one, other) => one.status - other.status);
    expect(answers.map(({ status }) => status)).toEqual([303, 422]);
    expect(answers[1]?.text).toContain('正在拨到 2021-11-25 00:00');
    await rig.turn({ to: '2021-11-26' });
    expect(await rig.shows()).toBe('2021-11-26 00:00');
  });

  test('every turning, where the clock follows the wall', async () => {
    rig = await openSiteRig({ startAt: '2021-10-11 09:00', byWall: true });
    const { status, text } = await rig.get('/local/clock');
    expect([status, text.includes('<form')]).toEqual([200, false]);
    expect(text).toContain('不能拨动');
  });
});
