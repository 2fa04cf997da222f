import { expect, test } from 'vitest';
import { interruptNotice } from '../../../domain/acts/reviewer/public-notice-acts.ts';
import { review } from '../../../domain/acts/reviewer/review.ts';
import { warningsOf } from '../../../domain/acts/warnings.ts';
import {
  at,
  beijing,
  caseOf,
  declarationIn,
  ENDED_NOTICE,
  locksWith,
  RUNNING_NOTICE,
  taken,
} from '../cases.ts';

/** Declaring was moved to 11-05 and the employers close on 11-11, so a notice must be posted by 11-03. */
const locks = locksWith('declare', { closesAt: beijing('2021-11-06'), moves: 1 });
const submitted = declarationIn('submitted');
const posted = declarationIn('posted', { notice: { ...RUNNING_NOTICE, postedOn: '2021-10-29' } });

const ACTS = [
  ['a support', submitted, (subject, wall) => review(subject, { kind: 'support' }, at(wall))],
  [
    'a return',
    submitted,
    (subject, wall) => review(subject, { kind: 'return', defects: ['请补充'] }, at(wall)),
  ],
  ['an interruption', posted, (subject, wall) => interruptNotice(subject, { reason: '被撕' }, at(wall))],
] as const satisfies readonly [
  string,
  unknown,
  (subject: ReturnType<typeof caseOf>, wall: string) => unknown,
][];

test.each(ACTS)('%s warns once the last day to post has passed', (_, declaration, act) => {
  const subject = caseOf(declaration, { locks });
  const warned = (wall: string) => warningsOf(subject, taken(act(subject, wall)));
  expect(warned('2021-11-03 23:59:59.999')).toEqual([]);
  expect(warned('2021-11-04 10:00')).toEqual(['cannot-finish-in-time']);
});

test('a return of a declaration whose notice has ended does not warn', () => {
  const subject = caseOf(declarationIn('submitted', { notice: ENDED_NOTICE }), { locks });
  const back = review(subject, { kind: 'return', defects: ['请补充'] }, at('2021-11-04 10:00'));
  expect(warningsOf(subject, taken(back))).toEqual([]);
});

test('a refusal does not warn', () => {
  const subject = caseOf(submitted, { locks });
  const refused = review(subject, { kind: 'refuse', reason: '不符' }, at('2021-11-04 10:00'));
  expect(warningsOf(subject, taken(refused))).toEqual([]);
});
