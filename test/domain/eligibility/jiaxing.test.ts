import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Is } from '../../../domain/eligibility/answer.ts';
import { judgeAll, type RouteJudgement } from '../../../domain/eligibility/judgement.ts';
import { jiaxingCall as CALL } from '../../rigs/domain/jiaxing.ts';

/**
 * People and what the notice of Jiaxing says of them, line by line: the clause argues each answer. 二（一） stands on the
 * years of 人社部发〔2019〕16号, 二（三） ends them on 2021-12-31, 五（二） asks engineers alone for hours.
 */
const FULL = { 2019: 90, 2020: 90, 2021: 90 };
const WORK = [{ from: '2010-07-01' }];
const person = (stated: Person): Person => ({ insurance: 'local', hours: FULL, ...stated });

const degree = (name: string, obtainedOn = '2010-06-30') => ({ degrees: [{ degree: name, obtainedOn }] });
const title = (name: string, obtainedOn: string) => ({ titles: [{ title: name, obtainedOn }] });
const certificate = (name: string, obtainedOn: string, employments: Person['employments'] = WORK) => ({
  ...{ certificates: [{ certificate: name, obtainedOn }], employments },
});
const award = (name: string, rank?: number) => ({ awards: [{ award: name, ...(rank && { rank }) }] });

function judged(who: Person, level: string, eligibilityRoute: string): RouteJudgement | undefined {
  if (!CALL.eligibility) throw new Error('The call judges nobody');
  return judgeAll(CALL, CALL.eligibility, VOCABULARIES, who).find(
    (each) => each.level === level && each.eligibilityRoute === eligibilityRoute,
  );
}

type Row = readonly [who: string, person: Person, is: Is];

function table(level: string, route: string, rows: readonly Row[]): void {
  describe(`${level} by ${route}`, () => {
    test.each(rows)('%s', (_, who, is) => {
      expect(judged(person(who), level, route)?.is).toBe(is);
    });
  });
}

table('technician', 'normal', [
  ['a bachelor needs nothing else', degree('bachelor'), 'met'],
  ['the technician class is held equal to a bachelor (二（二）)', degree('technician-class'), 'met'],
  ['a bachelor of the last day counts', degree('bachelor', '2021-12-31'), 'met'],
  [
    'a bachelor of the next day does not',
    { ...degree('bachelor', '2022-01-01'), probationPassedOn: 'none' },
    'not-met',
  ],
  [
    'a college graduate after a passed probation',
    { ...degree('college'), probationPassedOn: '2021-12-31' },
    'met',
  ],
  ['… passed a day late', { ...degree('college'), probationPassedOn: '2022-01-01' }, 'not-met'],
  ['… of whose probation nobody knows', degree('college'), 'not-known'],
  [
    'the intermediate class is held equal to a secondary school',
    { ...degree('intermediate-worker-class'), probationPassedOn: '2015-07-01' },
    'met',
  ],
  [
    'a high school is none of these',
    { ...degree('high-school'), probationPassedOn: '2015-07-01' },
    'not-met',
  ],
  [
    'a bachelor who is insured in neither way (五（三）)',
    { ...degree('bachelor'), insurance: 'none' },
    'not-met',
  ],
  ['a bachelor by the substitute proofs', { ...degree('bachelor'), insurance: 'substitute' }, 'met'],
  [
    'hours are asked of engineers alone (五（二）)',
    { ...degree('bachelor'), hours: { 2019: 0, 2020: 0, 2021: 0 } },
    'met',
  ],
]);

table('assistant-engineer', 'normal', [
  ['a second bachelor', degree('second-bachelor'), 'met'],
  ['a master', degree('master'), 'met'],
  [
    'a bachelor after a passed probation',
    { ...degree('bachelor'), titles: [], probationPassedOn: '2012-07-01' },
    'met',
  ],
  [
    'a bachelor who did not pass',
    { ...degree('bachelor'), titles: [], probationPassedOn: 'none' },
    'not-met',
  ],
  [
    'a college graduate, technician for 2 years to the day',
    { ...degree('college'), ...title('technician', '2019-12-31') },
    'met',
  ],
  [
    '… a day less',
    { ...degree('college'), ...title('technician', '2020-01-01'), probationPassedOn: 'none' },
    'not-met',
  ],
  [
    'a secondary school, technician for 4 years',
    { ...degree('secondary'), ...title('technician', '2017-12-31') },
    'met',
  ],
  ['… a day less', { ...degree('secondary'), ...title('technician', '2018-01-01') }, 'not-met'],
  ['… for 2 years', { ...degree('secondary'), ...title('technician', '2019-12-31') }, 'not-met'],
  [
    'the senior class is held equal to a college',
    { ...degree('senior-worker-class'), ...title('technician', '2019-12-31') },
    'met',
  ],
  [
    'the month is known, and any day of it is enough',
    { ...degree('college'), ...title('technician', '2019-12') },
    'met',
  ],
  [
    'the month is known, and the day decides',
    { ...degree('college'), ...title('technician', '2020-01'), probationPassedOn: 'none' },
    'not-met',
  ],
  [
    'nobody knows since when',
    { ...degree('college'), titles: [{ title: 'technician' }], probationPassedOn: 'none' },
    'not-known',
  ],
]);

table('engineer', 'normal', [
  ['a doctor', degree('doctor'), 'met'],
  [
    'a master, assistant engineer for 2 years to the day',
    { ...degree('master'), ...title('assistant-engineer', '2019-12-31') },
    'met',
  ],
  ['… a day less', { ...degree('master'), ...title('assistant-engineer', '2020-01-01') }, 'not-met'],
  [
    'a bachelor, assistant engineer for 4 years to the day',
    { ...degree('bachelor'), ...title('assistant-engineer', '2017-12-31') },
    'met',
  ],
  ['… a day less', { ...degree('bachelor'), ...title('assistant-engineer', '2018-01-01') }, 'not-met'],
  [
    'a college graduate, assistant engineer for 4 years',
    { ...degree('college'), ...title('assistant-engineer', '2017-12-31') },
    'met',
  ],
  ['… a day less', { ...degree('college'), ...title('assistant-engineer', '2018-01-01') }, 'not-met'],
  ['a secondary school without title or years', { ...degree('secondary'), titles: [] }, 'not-met'],
  [
    'a secondary school, however long assistant engineer',
    { ...degree('secondary'), ...title('assistant-engineer', '2001-01-01') },
    'not-met',
  ],
  [
    'the title of a technician is not that of an assistant engineer',
    { ...degree('bachelor'), ...title('technician', '2001-01-01') },
    'not-met',
  ],
  ['90 hours each year', degree('doctor'), 'met'],
  ['0/0/0', { ...degree('doctor'), hours: { 2019: 0, 2020: 0, 2021: 0 } }, 'not-met'],
  [
    '300/0/0: this year’s 90 must be done',
    { ...degree('doctor'), hours: { 2019: 300, 2020: 0, 2021: 0 } },
    'not-met',
  ],
  ['0/0/270: done and made up', { ...degree('doctor'), hours: { 2019: 0, 2020: 0, 2021: 270 } }, 'met'],
  ['0/0/269', { ...degree('doctor'), hours: { 2019: 0, 2020: 0, 2021: 269 } }, 'not-met'],
  [
    '90/91/89: 270, and this year’s are not done',
    { ...degree('doctor'), hours: { 2019: 90, 2020: 91, 2021: 89 } },
    'not-met',
  ],
  ['90/89/91: made up', { ...degree('doctor'), hours: { 2019: 90, 2020: 89, 2021: 91 } }, 'met'],
  ['a year that nobody stated', { ...degree('doctor'), hours: { 2020: 90, 2021: 90 } }, 'not-known'],
]);

table('engineer', 'self-score', [
  ['60', { selfScore: 60 }, 'met'],
  ['59.99', { selfScore: 59.99 }, 'not-met'],
  ['12', { selfScore: 12 }, 'not-met'],
  ['73.5', { selfScore: 73.5 }, 'met'],
  ['100', { selfScore: 100 }, 'met'],
  ['not stated', {}, 'not-known'],
  ['60 without hours', { selfScore: 60, hours: { 2019: 0, 2020: 0, 2021: 0 } }, 'not-met'],
]);

table('assistant-engineer', 'skill-certificate', [
  ['a senior worker for 2 years to the day', certificate('senior-worker', '2019-12-31'), 'met'],
  ['… a day less', certificate('senior-worker', '2020-01-01'), 'not-met'],
  ['a certificate held since last month', certificate('senior-worker', '2021-11-01'), 'not-met'],
  ['an intermediate worker', certificate('intermediate-worker', '2001-01-01'), 'not-met'],
  ['a master technician is more', certificate('master-technician', '2019-12-31'), 'met'],
  [
    '2 years held, a month of them without work',
    certificate('senior-worker', '2019-12-31', [{ from: '2019-12-31', to: '2021-11-30' }]),
    'not-met',
  ],
  [
    'of whose work nobody knows',
    { certificates: [{ certificate: 'senior-worker', obtainedOn: '2015-01-01' }] },
    'not-known',
  ],
  [
    'no work since could fill 2 years',
    { certificates: [{ certificate: 'senior-worker', obtainedOn: '2021-06-01' }] },
    'not-met',
  ],
  [
    'who went on elsewhere the next day has no gap',
    certificate('senior-worker', '2019-12-31', [
      { from: '2015-07-01', to: '2020-06-30' },
      { from: '2020-07-01' },
    ]),
    'met',
  ],
  [
    '… and by months',
    certificate('senior-worker', '2019-12-31', [{ from: '2015-07', to: '2020-06' }, { from: '2020-07' }]),
    'not-known',
  ],
]);

table('engineer', 'skill-certificate', [
  ['a master technician for 3 years to the day', certificate('master-technician', '2018-12-31'), 'met'],
  ['… a day less', certificate('master-technician', '2019-01-01'), 'not-met'],
  [
    'two periods of work that fill 3 years',
    certificate('master-technician', '2016-01-01', [
      { from: '2016-01-01', to: '2018-01-01' },
      { from: '2020-06-01' },
    ]),
    'met',
  ],
  [
    'a master technician for 10 years who changed the employer without a gap',
    certificate('master-technician', '2011-06-30', [
      { from: '2010-07-01', to: '2016-03-31' },
      { from: '2016-04-01' },
    ]),
    'met',
  ],
  [
    'two periods that share a year count it once',
    certificate('master-technician', '2016-01-01', [
      { from: '2016-01-01', to: '2018-01-01' },
      { from: '2017-01-01', to: '2018-06-01' },
    ]),
    'not-met',
  ],
  ['a senior worker', certificate('senior-worker', '2001-01-01'), 'not-met'],
]);

table('assistant-engineer', 'skill-award', [
  ['a technical expert of Zhejiang', award('zhejiang-technical-expert'), 'met'],
  ['fifth of a provincial contest of class 1', award('provincial-class-1-contest', 5), 'met'],
  ['sixth', award('provincial-class-1-contest', 6), 'not-met'],
  ['third of class 2', award('provincial-class-2-contest', 3), 'met'],
  ['fourth of class 2', award('provincial-class-2-contest', 4), 'not-met'],
  ['outstanding skilled talent (优秀技能人才)', award('outstanding-skilled-talent'), 'met'],
  ['top skilled talent is admitted to engineer alone', award('top-skilled-talent'), 'not-met'],
  ['of whose rank nobody knows', award('provincial-class-1-contest'), 'not-known'],
  ['no award', { awards: [] }, 'not-met'],
]);

table('engineer', 'skill-award', [
  ['a national technical expert', award('national-technical-expert'), 'met'],
  [
    'a technical expert of Zhejiang is admitted to assistant engineer alone',
    award('zhejiang-technical-expert'),
    'not-met',
  ],
  ['outstanding skilled talent is not', award('outstanding-skilled-talent'), 'not-met'],
  ['the leader of a master studio (大师工作室领办人)', award('provincial-master-studio-leader'), 'met'],
  ['a chief technician (首席技师)', award('provincial-chief-technician'), 'met'],
  ['a medallion of the WorldSkills (优胜奖)', award('worldskills-medallion'), 'met'],
  ['top skilled talent (拔尖技能人才)', award('top-skilled-talent'), 'met'],
  ['fifth of a national contest of class 1', award('national-class-1-contest', 5), 'met'],
  ['sixth of a national contest of class 1', award('national-class-1-contest', 6), 'not-met'],
  ['third of a national contest of class 2', award('national-class-2-contest', 3), 'met'],
  ['fourth of a national contest of class 2', award('national-class-2-contest', 4), 'not-met'],
]);

test.each([
  ['technician', 'skill-award'],
  ['technician', 'self-score'],
  ['technician', 'skill-certificate'],
  ['assistant-engineer', 'self-score'],
])('no %s by %s: no clause opens it', (level, route) => {
  expect(judged(person({ ...degree('doctor'), selfScore: 100 }), level, route)).toBeUndefined();
});

test('who is 49 days late learns the day that would do, and from when it would be met', () => {
  const who = person({ ...degree('bachelor'), ...title('assistant-engineer', '2018-02-18') });
  const found = judged(who, 'engineer', 'normal');
  expect(found).toMatchObject({ is: 'not-met', metFrom: '2022-02-18', nextYear: 'met' });
  expect(found?.gap).toMatchObject([
    {
      clause: expect.stringContaining('人社部发〔2019〕16号'),
      nearest: {
        kind: 'day',
        at: '/titles/0/obtainedOn',
        latest: '2017-12-31',
        fullOn: '2022-02-18',
        daysLate: 49,
      },
    },
  ]);
});

test('what is still to know is asked, and not what is certainly missing', () => {
  const who = { ...degree('bachelor'), ...title('technician', '2020-06-01'), insurance: 'local' };
  const found = judged(who, 'assistant-engineer', 'normal');
  expect(found?.is).toBe('not-known');
  expect(found?.gap).toMatchObject([{ nearest: { kind: 'state', at: '/probationPassedOn' } }]);
});

test('somebody of whom nothing is known is refused nowhere', () => {
  if (!CALL.eligibility) throw new Error('The call judges nobody');
  const all = judgeAll(CALL, CALL.eligibility, VOCABULARIES, {});
  expect(all.map(({ is }) => is)).toEqual(all.map(() => 'not-known'));
});
