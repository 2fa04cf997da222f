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

/** A case with its timeline and ledger, then its locks, the calendar and its desks with their links. */
const CASE = ['query DECLARATION', 'get together'];
/** What is told is kept, with the mailbox taken and the token of the wait; what was sent is recorded. */
const LETTER = ['query MAILBOX', 'write', 'write'];
/** A desk that has no link yet gets one, and is read anew. */
const FIRST_LETTER = ['query MAILBOX', 'write', 'write', 'get together', 'write'];

test('each wait takes so many calls to begin', () => {
  const waits = noted.tasks.filter(({ name }) => /EmployerReview|NoticeTimer|AuthorityReview/.test(name));
  expect(waits.map(({ calls }) => calls)).toEqual([
    // Takes up what was submitted besides.
    [...CASE, ...FIRST_LETTER],
    [...CASE, 'write', 'write'],
    [...CASE, ...FIRST_LETTER],
    // One letter tells the point that the bureau has it, and another asks the bureau.
    [...CASE, 'query MAILBOX', 'query MAILBOX', 'write', ...['write', 'get together', 'write']],
  ]);
});

test('the ladder’s function is asked by the end alone', () => {
  expect(callsOf('EscalationFunction')).toEqual([[...CASE, ...LETTER]]);
});

test('each patrol takes so many calls', () => {
  const due = ['query due', 'query due'];
  // The letter of a desk follows the rung, and reads no case again that was just told.
  const rung = [...due, ...CASE, 'write'];
  const letter = ['query MAILBOX', 'write', 'write'];
  // A support after which the employer posts is told by the patrol.
  const support = [...due, ...CASE, 'write', 'write'];
  expect(callsOf('PatrolFunction')).toEqual([[...rung, ...letter], support, [...rung, ...letter]]);
});
