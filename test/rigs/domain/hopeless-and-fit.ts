import type { Person } from '../../../domain/achievements/person.ts';

/** People of the notice of Jiaxing. Everybody is insured locally and has full hours unless the facts say otherwise. */
export const PLAIN: Person = { insurance: 'local', hours: { 2019: 90, 2020: 90, 2021: 90 } };
export type Choice = readonly [level: string, eligibilityRoute: string];

const degree = (name: string) => ({
  degrees: [{ degree: name, obtainedOn: '2010-06-30', school: '示例大学', major: '计算机' }],
});
const WORK = [{ from: '2010-07-01', employer: '示例单位', post: '软件工程师' }];

/** Declarations that must not pass without a word, with the clauses by which each is asked for its reasons. */
export const HOPELESS: readonly (readonly [string, Choice, Person, readonly string[]])[] = [
  [
    'a secondary school without title or years as engineer',
    ['engineer', 'normal'],
    { ...degree('secondary'), titles: [] },
    ['推定：评价条件'],
  ],
  ['a self-score of 12', ['engineer', 'self-score'], { selfScore: 12 }, ['二（一）']],
  [
    'an assistant engineer by self-score',
    ['assistant-engineer', 'self-score'],
    { selfScore: 80 },
    ['二（一）、二（二）'],
  ],
  [
    'a certificate held since last month',
    ['engineer', 'skill-certificate'],
    { certificates: [{ certificate: 'master-technician', obtainedOn: '2021-09-20' }], employments: WORK },
    ['二（二）'],
  ],
  [
    'a certificate of the level below held since last month',
    ['assistant-engineer', 'skill-certificate'],
    { certificates: [{ certificate: 'senior-worker', obtainedOn: '2021-09-20' }], employments: WORK },
    ['二（二）'],
  ],
  [
    'no hours at all',
    ['engineer', 'self-score'],
    { selfScore: 80, hours: { 2019: 0, 2020: 0, 2021: 0 } },
    ['五（二）'],
  ],
  [
    'all hours in the first year',
    ['engineer', 'self-score'],
    { selfScore: 80, hours: { 2019: 300, 2020: 0, 2021: 0 } },
    ['五（二）'],
  ],
  [
    'a technician by award',
    ['technician', 'skill-award'],
    { awards: [{ award: 'national-technical-expert' }] },
    ['二（一）、二（二）'],
  ],
  ['insured in neither way', ['engineer', 'self-score'], { selfScore: 80, insurance: 'none' }, ['五（三）']],
  [
    'a contest beyond the rank that counts',
    ['engineer', 'skill-award'],
    { awards: [{ award: 'national-class-2-contest', rank: 4 }] },
    ['二（二）'],
  ],
  [
    'all of it at once',
    ['engineer', 'self-score'],
    { selfScore: 59.99, hours: { 2019: 90, 2020: 90, 2021: 89 }, insurance: 'none' },
    ['二（一）', '五（二）', '五（三）'],
  ],
];

/** Three people for each route whom the notice admits, with the level and the route. */
export const FIT: readonly (readonly [string, Choice, Person])[] = [
  ['a doctor', ['engineer', 'normal'], degree('doctor')],
  [
    'a bachelor, assistant engineer for four years to the day',
    ['engineer', 'normal'],
    { ...degree('bachelor'), titles: [{ title: 'assistant-engineer', obtainedOn: '2017-12-31' }] },
  ],
  [
    'a bachelor after the probation',
    ['assistant-engineer', 'normal'],
    { ...degree('bachelor'), probationPassedOn: '2011-07-01' },
  ],
  ['a score of 60', ['engineer', 'self-score'], { selfScore: 60 }],
  [
    'a score of 100 from a secondary school',
    ['engineer', 'self-score'],
    { ...degree('secondary'), selfScore: 100 },
  ],
  [
    'a score of 75.5 and hours made up',
    ['engineer', 'self-score'],
    { selfScore: 75.5, hours: { 2019: 0, 2020: 60, 2021: 210 } },
  ],
  [
    'a senior worker for two years to the day',
    ['assistant-engineer', 'skill-certificate'],
    { certificates: [{ certificate: 'senior-worker', obtainedOn: '2019-12-31' }], employments: WORK },
  ],
  [
    'a master technician for three years to the day',
    ['engineer', 'skill-certificate'],
    { certificates: [{ certificate: 'master-technician', obtainedOn: '2018-12-31' }], employments: WORK },
  ],
  [
    'a master technician as a senior worker',
    ['assistant-engineer', 'skill-certificate'],
    { certificates: [{ certificate: 'master-technician', obtainedOn: '2015-05-01' }], employments: WORK },
  ],
  [
    'a provincial expert',
    ['assistant-engineer', 'skill-award'],
    { awards: [{ award: 'zhejiang-technical-expert' }] },
  ],
  ['a national expert', ['engineer', 'skill-award'], { awards: [{ award: 'national-technical-expert' }] }],
  [
    'the fifth of a national contest',
    ['engineer', 'skill-award'],
    { awards: [{ award: 'national-class-1-contest', rank: 5 }], insurance: 'substitute' },
  ],
];
