import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FunctionName } from '../../infra/functions.ts';
import { type CallsOfTasks, noteCallsOfTasks } from '../rigs/functions/calls-of-tasks.ts';
import { COUNTY_CASE, walkCountyCase } from '../rigs/machine/county-case.ts';
import { openRig, type Rig } from '../rigs/machine/rig.ts';

/**
 * The calls to the table of one case of a county on its clean path, with the rungs that its desks meet. They are exact,
 * so that nobody adds one unseen.
 */
let rig: Rig;
let noted: CallsOfTasks;

beforeAll(async () => {
  noted = noteCallsOfTasks();
  rig = await openRig({
    startAt: COUNTY_CASE.begins,
    aroundFunctions: (functions) => (name, payload) =>
      noted.in(name as FunctionName, () => functions(name, payload)),
  });
  await walkCountyCase(rig);
});
afterAll(async () => {
  noted?.stop();
  await rig?.stop();
});

const callsOf = (name: FunctionName) =>
  noted.tasks.filter((task) => task.name === name).map(({ calls }) => calls);

/** A case with its timeline and ledger, then its locks, the calendar and what else the task needs. */
const CASE = ['query DECLARATION', 'get many'];
/**
 * What is told is kept, with the mailbox taken and the token of the wait; its desks are read with their links; what was
 * sent is recorded.
 */
const LETTER = ['query MAILBOX', 'write', 'get together', 'write'];
const FIRST_LETTER = ['query MAILBOX', 'write', 'get together', 'write', 'get together', 'write'];

test('each wait takes so many calls to begin', () => {
  const waits = noted.tasks.filter(({ name }) => /EmployerReview|NoticeTimer|AuthorityReview/.test(name));
  expect(waits.map(({ calls }) => calls)).toEqual([
    // Takes up what was submitted besides.
    [...CASE, ...FIRST_LETTER],
    [...CASE, 'write', 'write'],
    [...CASE, ...FIRST_LETTER],
    // One letter tells the point that the bureau has it, and another asks the bureau.
    [
      ...CASE,
      'query MAILBOX',
      'query MAILBOX',
      'write',
      'get together',
      'get together',
      ...['write', 'get together', 'write'],
    ],
  ]);
});

test('the ladder’s function is asked by the end alone', () => {
  expect(callsOf('EscalationFunction')).toEqual([[...CASE, ...LETTER]]);
});

test('each patrol takes so many calls', () => {
  const due = ['query due', 'query due'];
  // The index says which declaration owes a letter, and to which mailbox.
  const rung = [...due, ...CASE, 'write'];
  const letter = [...due, 'query MAILBOX', ...CASE, 'get together', 'write', 'write'];
  // A support after which the employer posts is told by the patrol.
  const support = [...due, ...CASE, 'write', 'write'];
  expect(callsOf('PatrolFunction')).toEqual([rung, letter, support, rung, letter]);
});
