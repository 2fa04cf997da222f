import { expect, test } from 'vitest';
import { lastFeasibleDay } from '../../../../domain/acts/notice-days.ts';
import { postNotice } from '../../../../domain/acts/reviewer/post-notice.ts';
import { postingOutlook } from '../../../../domain/acts/reviewer/posting-outlook.ts';
import { at, beijing, caseOf, declarationIn } from '../../../rigs/domain/cases.ts';

const subject = caseOf(declarationIn('supported'));

test('the last feasible day is the last with an outlook in time, and the act agrees', () => {
  expect(lastFeasibleDay(subject, 'notice')).toBe('2021-11-03');
  for (const [postedOn, isInTime] of [
    ['2021-11-03', true],
    ['2021-11-04', false],
  ] as const) {
    const wall = `${postedOn} 09:00`;
    const outlook = postingOutlook(subject, { step: 'notice', at: beijing(wall) });
    expect(outlook).toMatchObject({
      ok: true,
      value: { postedOn, today: postedOn, latest: '2021-11-11', isInTime },
    });
    const act = postNotice(subject, { postedOn, place: '公告栏', confirmed: false }, at(wall));
    expect(act.ok).toBe(isInTime);
  }
});

test('an outlook counts for another day than today', () => {
  const outlook = postingOutlook(subject, {
    step: 'notice',
    at: beijing('2021-09-20 09:00'),
    postedOn: '2021-09-27',
  });
  expect(outlook).toMatchObject({
    ok: true,
    value: { today: '2021-09-20', period: { lastDay: '2021-10-09', resultFrom: '2021-10-10' } },
  });
});

test('an outlook into a year without a calendar is refused and names the year', () => {
  const outlook = postingOutlook(subject, {
    step: 'notice',
    at: beijing('2021-10-12'),
    postedOn: '2040-01-04',
  });
  expect(outlook).toMatchObject({ refusal: { because: 'calendar-not-published', facts: { year: 2040 } } });
});
