import { describe, expect, test } from 'vitest';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { daysLost } from '../../../domain/effects/made-impossible.ts';
import { madeImpossibleByGrant } from '../../../domain/effects/made-impossible-by-grant.ts';
import { type CalendarFile, calendarOf } from '../../../domain/time/calendar.ts';
import { beijing, caseOf, declarationIn, jiaxing } from '../../rigs/domain/cases.ts';
import { publishedCalendar as calendar } from '../../rigs/domain/published-calendar.ts';
import { withRest } from '../../rigs/machine/calendars.ts';

describe('the days of declaring that an amended calendar makes too late', () => {
  const lost = (file: CalendarFile, at: string) =>
    daysLost({ call: jiaxing, locks: locksOf(jiaxing), calendar }, calendarOf(file), beijing(at));
  const november = withRest('2021-11-04', '2021-11-05', '2021-11-08', '2021-11-09', '2021-11-10');

  test.each([
    [
      '2021-10-26 09:00',
      { stage: 'declare', from: '2021-10-28', to: '2021-10-31', lastPosting: '2021-10-27' },
    ],
    [
      '2021-10-30 09:00',
      { stage: 'declare', from: '2021-10-30', to: '2021-10-31', lastPosting: '2021-10-27' },
    ],
    ['2021-11-01 09:00', undefined],
  ])('seen on %s', (at, days) => {
    expect(lost(november, at)).toEqual(days);
  });

  test('are none if the last day to post is still after the last day of declaring', () => {
    expect(lost(withRest('2021-11-10'), '2021-10-26')).toBeUndefined();
  });
});

test.each([
  [true, '再次逾期', 'lapse again'],
  [false, '届时会逾期', 'would lapse:'],
])('a futile late entry lapses again only if the declaration lapsed before: %s', (hasLapsed, zh, en) => {
  const grant = { stage: 'employer', number: 1, until: beijing('2021-11-19') };
  const granted = caseOf(declarationIn('supported', { grant }));
  const at = beijing('2021-11-17');
  const { says } = madeImpossibleByGrant(granted, 'employer', { isUnfinishable: true, hasLapsed }, at);
  expect(says[0]?.zh).toContain(zh);
  expect(says[0]?.en).toContain(en);
});
