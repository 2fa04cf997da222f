import { expect, test } from 'vitest';
import type { Move, Standing } from '../../../domain/declaration/moves.ts';
import { isPersonConfirmed } from '../../../domain/sanctions/confirmed-person.ts';
import { callWith, caseOf, declarationIn, entryOf, jiaxing } from '../../rigs/domain/cases.ts';

/** A call in which bodies alone review. */
const bodiesAlone = callWith((call) => {
  call.steps = call.steps.filter(({ by }) => by !== 'employer');
  const [declare, ...bodies] = call.steps;
  const [first] = bodies;
  if (first && declare) Object.assign(first, { after: declare.id });
});

type Told = readonly [Move, Standing | undefined];
const SUBMIT: Told = ['submit', 'draft'];
const EMPLOYER: Told = ['support', 'submitted'];
const BODY: Told = ['support', 'forwarded'];

test.each<[string, boolean, Standing, readonly Told[], boolean]>([
  ['the employer supported', true, 'supported', [SUBMIT, EMPLOYER], false],
  ['nobody has reviewed it', false, 'submitted', [SUBMIT], false],
  ['a body that comes before the employer supported', false, 'forwarded', [SUBMIT, BODY], false],
  ['a body supported where no employer reviews', true, 'forwarded', [SUBMIT, BODY], true],
  ['a fee comes first where no employer reviews', false, 'unpaid', [SUBMIT], true],
  ['it was submitted again since', false, 'forwarded', [SUBMIT, EMPLOYER, ['submit', 'returned']], false],
  ['it is returned, so that the number can be changed', false, 'returned', [SUBMIT, EMPLOYER], false],
])('the person is known once a reviewer saw the document: %s', (_, is, standing, told, isBodiesAlone) => {
  const call = isBodiesAlone ? bodiesAlone : jiaxing;
  const timeline = told.map(([move, from], at) => ({
    ...entryOf(move, standing, at + 1),
    ...(from === undefined ? {} : { from }),
  }));
  expect(isPersonConfirmed({ ...caseOf(declarationIn(standing), { call }), timeline })).toBe(is);
});
