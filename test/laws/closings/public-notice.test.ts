import { afterEach, expect, test } from 'vitest';
import { noticePolicy } from '../../../domain/acts/notice-days.ts';
import { publicNoticePeriod } from '../../../domain/call/public-notice.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { COUNTY, MUNICIPAL, POINT } from '../../rigs/machine/people.ts';
import { CALL, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import {
  entriesOf,
  forwarded,
  lapsedOnce,
  lettersOf,
  messagesOf,
  supported,
} from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

test('a notice posted on 3 November ends on the 10th, and its result counts from the first instant of the 11th', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const id = await supported(rig, 1, { employer: MUNICIPAL });
  await rig.turnTo('2021-11-03 10:00');
  taken(await rig.post(id, { postedOn: '2021-11-03' }));
  const { notice } = (await rig.story(id)).declaration;
  expect(notice).toEqual({
    step: 'notice',
    employer: MUNICIPAL.code,
    postedOn: '2021-11-03',
    statedOn: '2021-11-03',
    place: expect.any(String),
  });
  const [posting] = await entriesOf(rig, id, 'post');
  expect(posting).toMatchObject({
    calendar: 1,
    inputs: { lastDay: '2021-11-10', resultFrom: '2021-11-11', inTime: true },
  });
  await rig.turnTo('2021-11-10 23:59:59.999');
  const before = await rig.items(id);
  expect(await rig.record(id)).toMatchObject({
    refusal: {
      because: 'notice-still-running',
      clause: '四（二）',
      facts: { lastDay: '2021-11-10', resultFrom: '2021-11-11' },
    },
  });
  expect(await rig.items(id)).toEqual(before);
  await rig.turnTo('2021-11-11');
  expect(await rig.record(id)).toMatchObject({ ok: true, value: { standing: 'recommended' } });
  expect((await rig.story(id)).declaration.notice?.counted).toEqual({
    lastDay: '2021-11-10',
    resultFrom: '2021-11-11',
    calendar: 1,
  });
  await rig.turnTo('2021-11-12 01:30');
  expect(await rig.standingOf(id)).toBe('recommended');
  const told = await messagesOf(rig, id, 'told-of-committee');
  expect(told.map(({ audience }) => audience)).toEqual(['applicant']);
});

test('a notice posted on 4 November is refused with its days, and once confirmed is taken with a warning and lapses at the lock', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const id = await supported(rig, 1);
  await rig.turnTo('2021-11-04 09:30');
  const before = await rig.items(id);
  const days = { lastDay: '2021-11-11', resultFrom: '2021-11-12', latest: '2021-11-11' };
  expect(await rig.post(id, { postedOn: '2021-11-04' })).toMatchObject({
    refusal: { because: 'cannot-finish-in-time', facts: { ...days, lastFeasible: '2021-11-03' } },
  });
  expect(await rig.items(id)).toEqual(before);
  const confirmed = await rig.post(id, { postedOn: '2021-11-04', confirmed: true });
  expect(confirmed).toMatchObject({
    ok: true,
    value: { standing: 'posted', warnings: ['cannot-finish-in-time'] },
  });
  const [entry] = await entriesOf(rig, id, 'post');
  expect(entry?.inputs).toMatchObject({ lastDay: '2021-11-11', resultFrom: '2021-11-12', inTime: false });
  await rig.turnTo('2021-11-11 23:59:59.999');
  expect(await rig.record(id)).toMatchObject({ refusal: { because: 'notice-still-running' } });
  await rig.turnTo('2021-11-12 01:30');
  expect(await lapsedOnce(rig, id)).toEqual({
    standing: 'lapsed',
    from: 'posted',
    stage: 'employer',
    lapses: 1,
    told: ['applicant', 'employer'],
  });
});

test('an employer that has not posted is told in time that 3 November is the last day to post', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const id = await supported(rig, 1);
  await rig.turnTo('2021-11-04');
  const naming = lettersOf(rig, id).filter(
    ({ subject, body }) => subject.includes('2021-11-03') && body.includes('2021-11-03'),
  );
  expect(naming.every(({ to }) => to === COUNTY.contact.email)).toBe(true);
  // It posts at its own act's asking: the page said so, and the letters are those of the rungs.
  expect(naming).toHaveLength(2);
  const [last] = await messagesOf(rig, id, 'posting-on-last-feasible');
  expect(last).toMatchObject({
    state: 'sent',
    queuedAt: beijing('2021-11-03 09:00'),
    states: { lastFeasible: '2021-11-03', closesOn: '2021-11-11' },
  });
});

test('nobody is asked for the impossible after a posting too late: both are told what is left to do', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const id = await supported(rig, 1);
  await rig.turnTo('2021-11-04 09:30');
  const before = lettersOf(rig, id).length;
  taken(await rig.post(id, { postedOn: '2021-11-04', confirmed: true }));
  await rig.turnTo('2021-11-11 23:00');
  const told = lettersOf(rig, id).slice(before);
  // The superior posted it, and the contact is told what that led to.
  expect(told).toHaveLength(2);
  expect(await messagesOf(rig, id, 'told-of-late-posting')).toMatchObject([{ state: 'sent' }]);
  expect(await messagesOf(rig, id, 'result-cannot-finish')).toMatchObject([{ state: 'sent' }]);
  for (const { body } of told) expect(body).toContain('逾期');
});

test('a body whose review a withdrawal ends is told of it', async () => {
  rig = await openRig({ startAt: '2021-09-27 09:00' });
  const id = await supported(rig, 1);
  await forwarded(rig, id, '2021-09-27', '2021-10-12 10:00');
  taken(await rig.withdraw(id));
  await rig.settle();
  const told = await messagesOf(rig, id, 'told-of-withdrawal');
  expect(told.map(({ audience }) => audience).sort()).toEqual(['applicant', `body:${POINT}`, 'employer']);
});

test('a notice posted on 28 September counts the Saturday that people work and ends on 11 October', async () => {
  rig = await openRig({ startAt: '2021-09-28 09:00' });
  const id = await supported(rig, 1, { employer: MUNICIPAL });
  taken(await rig.post(id, { postedOn: '2021-09-28' }));
  const [posting] = await entriesOf(rig, id, 'post');
  expect(posting?.inputs).toMatchObject({ lastDay: '2021-10-11', resultFrom: '2021-10-12' });
  const calendar = await rig.machine.records.calendars.inForce();
  const period = publicNoticePeriod(noticePolicy(CALL, 'notice'), calendar, '2021-09-28');
  const counted = period.ok ? period.value.counted : [];
  expect(counted).toContainEqual({ day: '2021-10-09', kind: 'work', note: 'make-up', counts: true });
  expect(counted.filter(({ counts }) => counts).map(({ day }) => day)).toEqual([
    '2021-09-29',
    '2021-09-30',
    '2021-10-08',
    '2021-10-09',
    '2021-10-11',
  ]);
  await rig.turnTo('2021-10-11 23:59:59.999');
  expect(await rig.record(id)).toMatchObject({ refusal: { because: 'notice-still-running' } });
  await rig.turnTo('2021-10-12');
  expect(await rig.record(id)).toMatchObject({ ok: true, value: { standing: 'recommended' } });
});

test('an objection without handling holds the result back, and one with handling lets it through', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const [settled, open] = [
    await supported(rig, 1, { employer: MUNICIPAL }),
    await supported(rig, 2, { employer: MUNICIPAL }),
  ];
  for (const id of [settled, open]) {
    taken(await rig.post(id, { postedOn: '2021-10-29' }));
    taken(await rig.object(id, '业绩存疑'));
  }
  await rig.turnTo('2021-11-08 10:00');
  for (const id of [settled, open])
    expect(await rig.record(id)).toMatchObject({ refusal: { because: 'objection-unsettled' } });
  taken(await rig.handle(settled, 1, '已核实，业绩属实'));
  expect(await rig.record(settled)).toMatchObject({ ok: true, value: { standing: 'recommended' } });
  await rig.turnTo('2021-11-12 01:30');
  expect(await lapsedOnce(rig, open)).toMatchObject({ standing: 'lapsed', from: 'posted', lapses: 1 });
  const [lapse] = await entriesOf(rig, open, 'lapse');
  expect(lapse?.inputs).toMatchObject({ cause: 'objection-unsettled' });
});

test('an interrupted notice is posted again and counted anew', async () => {
  rig = await openRig({ startAt: '2021-10-25 09:00' });
  const id = await supported(rig, 1, { employer: MUNICIPAL });
  taken(await rig.post(id, { postedOn: '2021-10-25' }));
  await rig.turnTo('2021-10-27 10:00');
  expect(await rig.interrupt(id, ' ')).toMatchObject({ refusal: { because: 'reason-missing' } });
  taken(await rig.interrupt(id, '公示栏被拆除'));
  await rig.turnTo('2021-10-27 14:00');
  expect((await rig.story(id)).declaration.notice).toBeUndefined();
  taken(await rig.post(id, { postedOn: '2021-10-27' }));
  await rig.turnTo('2021-11-03 23:59:59.999');
  expect(await rig.record(id)).toMatchObject({
    refusal: { because: 'notice-still-running', facts: { lastDay: '2021-11-03' } },
  });
  await rig.turnTo('2021-11-04');
  expect(await rig.record(id)).toMatchObject({ ok: true, value: { standing: 'recommended' } });
  expect(await messagesOf(rig, id, 'asked-to-post')).toHaveLength(2);
});
