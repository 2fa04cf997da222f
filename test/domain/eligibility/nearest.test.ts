import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { smallestGap } from '../../../domain/eligibility/answer.ts';
import { judge, leavesOf, metFrom, readPerson } from '../../../domain/eligibility/judge.ts';
import { judgeAll } from '../../../domain/eligibility/judgement.ts';
import type { Terms } from '../../../domain/eligibility/terms.ts';
import { condition, person, terms } from '../../rigs/domain/generated-people.ts';
import { jiaxingCall as CALL } from '../../rigs/domain/jiaxing.ts';

const ON: Terms = {
  ...{ vocabularies: VOCABULARIES, cutOff: '2021-12-31', yearRule: 'corresponding-day' },
  ...{ heldEqual: {}, awardLists: {} },
};
const leafOf = (asked: Condition, who: Person) => leavesOf(judge(asked, readPerson(who), ON, '一'))[0];

/** The person with some of the dates left out that may be. */
function withoutDates(who: Person, leftOut: readonly boolean[]): Person {
  let nth = 0;
  return JSON.parse(JSON.stringify(who), function (this: object, key, value) {
    const isDate = ['obtainedOn', 'employedFrom', 'on'].includes(key) && !('kind' in this);
    nth += isDate ? 1 : 0;
    return isDate && leftOut[nth % leftOut.length] ? undefined : value;
  });
}

test('no day that stands in for one that nobody stated reaches an answer', () => {
  fc.assert(
    fc.property(
      condition,
      person,
      terms,
      fc.array(fc.boolean(), { minLength: 3 }),
      (asked, who, on, leftOut) => {
        const read = readPerson(withoutDates(who, leftOut));
        const answer = judge(asked, read, on, '一');
        const said = leavesOf(answer).map(({ facts, nearest }) => ({ facts, nearest }));
        const days = JSON.stringify([said, metFrom(asked, read, on) ?? '']).matchAll(/"(\d{4,})-\d\d-\d\d/g);
        for (const [, year = ''] of days) {
          expect(Number(year)).toBeLessThan(2200);
          expect(Number(year)).toBeGreaterThan(1900);
        }
      },
    ),
  );
});

describe('the nearest miss of a certificate', () => {
  const asked: Condition = { certificate: { certificate: 'senior-worker', yearsOfWork: 2 } };
  const lacking = { kind: 'entry', at: '/certificates', oneOf: ['senior-worker'] };
  const held = [{ certificate: 'senior-worker' }];

  test.each<[string, Person, object]>([
    [
      'names the work too where there is none',
      { certificates: [], employments: [] },
      { ...lacking, latest: '2019-12-31', moreDays: 731 },
    ],
    [
      'names the day since which the work is enough',
      { certificates: [], employments: [{ from: '2015-01-01', to: '2019-01-01' }] },
      { ...lacking, latest: '2017-01-01' },
    ],
    [
      'names what all the work lacks',
      { certificates: [], employments: [{ from: '2018-01-01', to: '2019-12-31' }] },
      { ...lacking, latest: '2018-01-01', moreDays: 1 },
    ],
    [
      'names the work where a certificate has no day, and even at best the work is short',
      { certificates: held, employments: [{ from: '2021-01-01', to: '2021-02-01' }] },
      { kind: 'more', at: '/employments', more: 699, unit: 'days' },
    ],
    [
      'asks for the day of one that has none',
      { certificates: held, employments: [{ from: '2010-01-01' }] },
      { kind: 'state', at: '/certificates/0/obtainedOn' },
    ],
    [
      'asks for the day before the work of which nobody knows',
      { certificates: held },
      { kind: 'state', at: '/certificates/0/obtainedOn' },
    ],
  ])('%s', (_, who, nearest) => {
    expect(leafOf(asked, who)?.nearest).toEqual(nearest);
  });
});

test('years of work without any are as many days as it takes to fill them by the cut-off', () => {
  expect(leafOf({ yearsOfWork: 2 }, { employments: [] })?.nearest).toMatchObject({ more: 731 });
  const whole = { employments: [{ from: '2019-12-31', to: '2021-12-31' }] };
  expect(leafOf({ yearsOfWork: 2 }, whole)?.is).toBe('met');
});

describe('of several gaps of as many leaves the nearest is named', () => {
  const nearestTo = (level: string, who: Person) => {
    if (!CALL.eligibility) throw new Error('The call judges nobody');
    const all = judgeAll(CALL, CALL.eligibility, VOCABULARIES, {
      ...{ insurance: 'local', hours: { 2019: 90, 2020: 90, 2021: 90 } },
      ...who,
    });
    const normal = all.find((each) => each.level === level && each.eligibilityRoute === 'normal');
    return normal?.gap.map(({ nearest }) => nearest);
  };

  test('a probation before a higher degree', () => {
    const who = { degrees: [{ degree: 'senior-worker-class', obtainedOn: '2010-06-30' }], titles: [] };
    expect(nearestTo('technician', { ...who, probationPassedOn: 'none' })).toMatchObject([
      { kind: 'entry', at: '/probationPassedOn' },
    ]);
  });

  test('the lowest of several degrees', () => {
    const asked: Condition = { any: [{ degree: 'doctor' }, { degree: 'college' }, { degree: 'master' }] };
    const gap = smallestGap(judge(asked, readPerson({ degrees: [{ degree: 'secondary' }] }), ON, '一'));
    expect(gap.map(({ condition: leaf }) => leaf)).toEqual([{ degree: 'college' }]);
  });
});
