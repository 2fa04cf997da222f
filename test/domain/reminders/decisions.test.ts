import { expect, test } from 'vitest';
import type { Call } from '../../../domain/call/call.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { sayDecisions } from '../../../domain/reminders/decisions.ts';
import { beijing, callWith, caseOf, declarationIn, jiaxing, ROUTE } from '../../rigs/domain/cases.ts';

const ALL = '同意、退回补正或不予推荐';
const NO_RETURN = '同意或不予推荐';

/** The real call with at most one return by each step. */
const once = callWith(({ steps }) => {
  for (const { returns } of steps) if (returns) returns.value.atMost = 1;
});
const without = callWith(({ steps }) => {
  for (const step of steps) delete (step as { returns?: unknown }).returns;
});

const atEmployer = declarationIn('submitted', { route: ROUTE });
const atBody = declarationIn('forwarded', { route: ROUTE, bodyIndex: 0 });

const CASES: readonly [string, string, Call, Declaration, string][] = [
  ['a step without a bound', ALL, jiaxing, atEmployer, '2021-10-20 09:00'],
  ['the first time', ALL, once, atEmployer, '2021-10-20 09:00'],
  ['after the one return', NO_RETURN, once, { ...atEmployer, returned: { employer: 1 } }, '2021-10-20 09:00'],
  [
    'a body after another step returned it',
    ALL,
    once,
    { ...atBody, returned: { employer: 1 } },
    '2021-10-20',
  ],
  [
    'a body after its own return',
    NO_RETURN,
    once,
    { ...atBody, returned: { recommendation: 1 } },
    '2021-10-20',
  ],
  ['once the applicant could not be back in time', NO_RETURN, jiaxing, atEmployer, '2021-11-01 09:00'],
  ['a call that returns nothing', NO_RETURN, without, atEmployer, '2021-10-20 09:00'],
];

test.each(CASES)('%s: %s', (_, says, call, declaration, wall) => {
  expect(sayDecisions(caseOf(declaration, { call }), beijing(wall)).zh).toBe(says);
});
