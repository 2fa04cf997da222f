import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { type Is, smallestGap } from '../../../domain/eligibility/answer.ts';
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

describe('a person is read once', () => {
  const who: Person = { titles: [{ title: 'engineer', obtainedOn: '2015-01' }], degrees: [], awards: [] };

  test('and a fact that leaves no date open is one value at best and at worst', () => {
    const { best, worst } = readPerson({
      ...who,
      certificates: [{ certificate: 'a', obtainedOn: '2015-01-01' }],
    });
    expect(best.certificates).toBe(worst.certificates);
    expect(best.titles).not.toEqual(worst.titles);
  });

  test('and a condition is found once by a cut-off, and again by another', () => {
    const asked: Condition = { title: { title: 'engineer', years: 2, from: 'obtained' } };
    const read = readPerson(who);
    const [first, again, later] = ['2021-12-31', '2021-12-31', '2016-12-31'].map(
      (cutOff) => leavesOf(judge(asked, read, { ...ON, cutOff }, '一'))[0],
    );
    expect(again?.facts).toBe(first?.facts);
    expect(first?.is).toBe('met');
    expect(later?.is).toBe('not-met');
  });
});

test('a day to state names the day from which it no longer matters, unless nobody states any', () => {
  const asked: Condition = { title: { title: 'engineer', years: 2, from: 'obtained' } };
  const nearest = (obtainedOn?: string) => {
    const who = readPerson({ titles: [{ title: 'engineer', obtainedOn }] });
    return leavesOf(judge(asked, who, { ...ON, cutOff: '2022-01-15' }, '一'))[0]?.nearest;
  };
  const state = { kind: 'state', at: '/titles/0/obtainedOn' };
  expect(nearest('2020-01')).toStrictEqual({ ...state, fullOn: '2022-01-31' });
  expect(nearest()).toStrictEqual(state);
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
    [
      'names one in time where one came after the cut-off',
      {
        certificates: [{ certificate: 'senior-worker', obtainedOn: '2022-04-01' }],
        employments: [{ from: '2010-01-01' }],
      },
      { ...lacking, latest: '2019-12-31' },
    ],
    [
      'names the first day of work where all of it is just enough',
      { certificates: [], employments: [{ from: '2018-01-01', to: '2020-01-01' }] },
      { ...lacking, latest: '2018-01-01' },
    ],
  ])('%s', (_, who, nearest) => {
    expect(leafOf(asked, who)?.nearest).toStrictEqual(nearest);
  });
});

test.each<[string, number, string, Person, Is]>([
  ['is enough by itself where no work is asked for', 0, '2021-12-31', {}, 'met'],
  ['is not known to be enough where work may fill the years', 1, '2020-12-31', {}, 'not-known'],
  ['is not enough where no work could', 1, '2021-01-01', {}, 'not-met'],
  ['is not in time after the cut-off', 0, '2022-01-01', { employments: [{ from: '2010-01-01' }] }, 'not-met'],
])('a certificate %s', (_, yearsOfWork, obtainedOn, who, is) => {
  const asked: Condition = { certificate: { certificate: 'senior-worker', yearsOfWork } };
  const certificates = [{ certificate: 'senior-worker', obtainedOn }];
  expect(leafOf(asked, { ...who, certificates })?.is).toBe(is);
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
