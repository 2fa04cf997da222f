import { expect, test } from 'vitest';
import {
  bookingDefects,
  judgeCancelledBooking,
  latestBooking,
  offeredBookings,
} from '../../../../domain/acts/applicant/booking.ts';
import { lapseAtGrant } from '../../../../domain/acts/lapse.ts';
import { beijing, caseOf, declarationIn } from '../../../rigs/domain/cases.ts';

const draft = () => caseOf(declarationIn('draft'));
const LATEST = beijing('2021-10-31 23:50');

test('the last booking lies as long before the closing as the call says, and that instant itself may be booked', () => {
  const now = beijing('2021-10-31 12:00');
  expect(latestBooking(draft())).toBe(LATEST);
  expect(bookingDefects(draft(), LATEST, now)).toEqual([]);
  expect(bookingDefects(draft(), beijing('2021-10-31 23:50:00.001'), now)).toMatchObject([
    { because: 'booked-too-late', detail: { latest: '2021-10-31 23:50', minutes: 10 } },
  ]);
});

test('a booking lies ahead: not in the past, and not at the very instant of asking', () => {
  const now = beijing('2021-10-20 12:00');
  for (const at of [now, beijing('2021-10-20 11:59:59.999')])
    expect(bookingDefects(draft(), at, now)).toMatchObject([{ because: 'booked-in-the-past' }]);
  expect(bookingDefects(draft(), beijing('2021-10-20 12:00:00.001'), now)).toEqual([]);
});

test('what is offered lies ahead and can be booked, each once, and after the last of it nothing is', () => {
  const now = beijing('2021-10-30 21:00');
  const offered = offeredBookings(draft(), now);
  expect(offered).toEqual(
    ['2021-10-31 09:00', '2021-10-31 12:00', '2021-10-31 20:00', '2021-10-31 23:50'].map(beijing),
  );
  expect(offered.flatMap((at) => bookingDefects(draft(), at, now))).toEqual([]);
  expect(offeredBookings(draft(), LATEST)).toEqual([]);
});

test('a late entry moves the last booking, and ends nothing while a booking under it has not run', () => {
  const { locks, ...around } = draft();
  const { declare } = locks;
  if (!declare) throw new Error('The call has no stage of declaring');
  const grant = { stage: 'declare', number: 1, until: beijing('2021-11-03 12:00') };
  const locked = { ...locks, declare: { ...declare, lockedAt: beijing('2021-11-01 00:01') } };
  const granted = { ...around, locks: locked, declaration: { ...around.declaration, grant } };
  expect(latestBooking(granted)).toBe(beijing('2021-11-03 11:50'));
  const after = beijing('2021-11-03 12:10');
  expect(lapseAtGrant(granted, after)).toMatchObject({ move: 'lapse' });
  const declaration = { ...granted.declaration, bookedFor: beijing('2021-11-03 11:50') };
  expect(lapseAtGrant({ ...granted, declaration }, after)).toBeUndefined();
});

test('only the owner cancels a booking', () => {
  const { declaration, ...around } = draft();
  const booked = { ...around, declaration: { ...declaration, bookedFor: LATEST } };
  const arrival = { at: beijing('2021-10-20 12:00'), version: declaration.version };
  const other = { kind: 'applicant', account: 'another' } as const;
  expect(judgeCancelledBooking(booked, { ...arrival, actor: other })).toMatchObject({
    refusal: { because: 'no-such-declaration' },
  });
  const owner = { kind: 'applicant', account: declaration.account } as const;
  expect(judgeCancelledBooking(booked, { ...arrival, actor: owner })).toMatchObject({
    value: { move: 'cancel-booking', to: 'draft', drop: ['bookedFor', 'booking'], gates: [] },
  });
});
