import { describe, expect, onTestFinished, test } from 'vitest';
import { RecordsUnavailable } from '../../adapters/records/store/persist.ts';
import type { MachineName } from '../../adapters/workflow.ts';
import type { FunctionName } from '../../infra/functions.ts';
import { addConfirmed } from '../rigs/domain/confirmed-steps.ts';
import { type Hooks, openFaultRig, QUICK } from '../rigs/faults/rig.ts';
import { actingOn } from '../rigs/machine/acting.ts';
import { fileWith } from '../rigs/machine/publishing.ts';
import { CALL, executionArn, FILE, type Rig, type RigOptions, taken } from '../rigs/machine/rig.ts';
import { NAMES, statesOf } from '../rigs/statemachine/definitions.ts';

/** Which invocations fail, and how many of them. */
interface Breaking {
  readonly runs: FunctionName;
  readonly task?: string;
  times: number;
}

async function open(startAt: string, breaking: Breaking, file?: string): Promise<Rig> {
  const isMeant = (name: string, payload: unknown) => {
    const { task, input } = payload as { task?: string; input?: { act?: string } };
    return (
      name === breaking.runs &&
      (breaking.task === undefined || breaking.task === (task === 'act' ? input?.act : task))
    );
  };
  const options: RigOptions & Hooks = {
    startAt,
    ...(file === undefined ? {} : { file }),
    aroundFunctions: (tasks) => async (name, payload) => {
      if (!isMeant(name, payload) || breaking.times <= 0) return tasks(name, payload);
      breaking.times -= 1;
      throw new RecordsUnavailable('The records did not answer');
    },
  };
  const rig = await openFaultRig(QUICK, options);
  onTestFinished(() => rig.stop());
  return rig;
}

interface Event {
  readonly type: string;
  readonly timestamp: number;
}

/** The seconds from each failed attempt of the execution's tasks to what follows it. */
async function pauses(rig: Rig, machine: MachineName, name: string): Promise<number[]> {
  const input = { executionArn: executionArn(machine, name), maxResults: 1000 };
  const { events } = await rig.askStepFunctions<{ events: Event[] }>('GetExecutionHistory', input);
  return events.flatMap(({ type, timestamp }, at) =>
    type === 'TaskFailed' ? [(events[at + 1]?.timestamp ?? timestamp) - timestamp] : [],
  );
}

/** Two seconds, doubled each time up to a minute, each drawn from 0 up to that. */
const MAX_PAUSES = [2, 4, 8, 16, 32, 60];

function expectBackOff(seconds: readonly number[], failures: number): void {
  expect(seconds).toHaveLength(failures);
  for (const [at, pause] of seconds.entries()) expect(pause).toBeLessThanOrEqual(MAX_PAUSES[at] ?? 0);
}

const LADDER = 'Ask what the ladder says';

type Act = (rig: Rig, id: string) => Promise<unknown>;
const submit: Act = async (rig, id) => taken(await rig.submit(id));
const giveBack: Act = async (rig, id) => taken(await rig.giveBack(id));
const support: Act = async (rig, id) => taken(await rig.support(id));
const post: Act = async (rig, id) => taken(await rig.post(id, { postedOn: '2021-10-11' }));
/** A return whose wake is lost. The patrol wakes the run later, and it does not say where the return led. */
const unheardReturn: Act = async (rig, id) => {
  const { needs } = rig.machine;
  const deaf = { ...needs.workflow, wake: async () => true };
  taken(await actingOn({ ...needs, workflow: deaf }, rig.call).giveBack(id));
  while (!(await rig.states('declaration', `${id}-1`)).includes(LADDER)) await rig.turnBy(60);
};
const record: Act = async (rig, id) => {
  await rig.turnTo('2021-10-19 08:45');
  taken(await rig.record(id));
};

/** Each task of a declaration, with its function and the acts that lead to it. */
type Task = Omit<Breaking, 'times'>;
/** The call with a step before the employer's, which leads a submission to its wait. */
const beginningWith = (first: string) => fileWith((call) => addConfirmed(call, [first, 'employer']));

const TASKS: readonly (readonly [state: string, task: Task, acts: readonly Act[], file: string])[] = [
  [LADDER, { runs: 'EscalationFunction' }, [submit, unheardReturn], FILE],
  [
    'Ask the employer to review and to post the public notice',
    { runs: 'EmployerReviewFunction' },
    [submit],
    FILE,
  ],
  ['Ask the applicant to correct', { runs: 'DeclarationFunction' }, [submit, giveBack], FILE],
  ['Ask for the result of the public notice', { runs: 'NoticeTimerFunction' }, [submit, support, post], FILE],
  ['Ask the body to review', { runs: 'AuthorityReviewFunction' }, [submit, support, post, record], FILE],
  ['Ask the applicant to pay', { runs: 'DeclarationFunction' }, [submit], beginningWith('payment')],
  [
    'Ask the applicant to hand in the papers',
    { runs: 'DeclarationFunction' },
    [submit],
    beginningWith('papers'),
  ],
];

/** A declaration whose last act leads to the task, which fails so often. */
async function reach(task: Task, acts: readonly Act[], times: number, file?: string) {
  const breaking: Breaking = { ...task, times: 0 };
  const rig = await open('2021-10-11 09:00', breaking, file);
  const id = await rig.drafted(1);
  for (const [at, act] of acts.entries()) {
    if (at === acts.length - 1) breaking.times = times;
    await act(rig, id);
    await rig.settle();
  }
  return { rig, id, breaking };
}

describe.each(TASKS)('%s', (state, task, acts, file) => {
  test('is tried again with back-off when it failed, in the same run', async () => {
    const { rig, id } = await reach(task, acts, 3, file);
    await rig.turnBy(15);
    expectBackOff(await pauses(rig, 'declaration', `${id}-1`), 3);
    expect(rig.machine.stepFunctions.listRunning()).toMatchObject([
      { name: `${id}-1`, phase: 'awaiting token' },
    ]);
  });

  test('ends the run when it fails for good, and the patrol starts another, which finishes', async () => {
    const { rig, id, breaking } = await reach(task, acts, Number.POSITIVE_INFINITY, file);
    await rig.turnBy(150);
    expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({
      status: 'FAILED',
      error: 'DriverBroke',
    });
    expect((await rig.states('declaration', `${id}-1`)).slice(-2)).toEqual([state, 'Leave it to the patrol']);
    expectBackOff((await pauses(rig, 'declaration', `${id}-1`)).slice(0, 6), 6);
    breaking.times = 0;
    await rig.turnBy(900);
    // Only a run that goes on without a hint asks the ladder.
    const again = state === LADDER ? 'Ask the applicant to correct' : state;
    expect(await rig.states('declaration', `${id}-2`)).toContain(again);
    taken(await rig.withdraw(id));
    await rig.settle();
    expect(await rig.describe('declaration', `${id}-2`)).toMatchObject({ status: 'SUCCEEDED' });
  });
});

const refuse: Act = async (rig, id) => taken(await rig.decide(id, { kind: 'refuse', reason: '不符合条件' }));
const withdraw: Act = async (rig, id) => taken(await rig.withdraw(id));
const lapse: Act = (rig) => rig.turnTo('2021-11-12 00:01');

const ENDS: readonly (readonly [state: string, acts: readonly Act[]])[] = [
  ['Recommended to the review committee', [submit, support, post, record, support, support]],
  ['Declaration refused', [submit, refuse]],
  ['Declaration withdrawn', [submit, withdraw]],
  ['Declaration lapsed', [submit, lapse]],
];

describe.each(ENDS)('%s', (state, acts) => {
  const told = async (rig: Rig, id: string) =>
    (await rig.story(id)).messages.filter(({ state: of }) => of === 'sending').length === 0 &&
    (await rig.story(id)).declaration.dueAt === undefined;

  test('is tried again with back-off when it failed, and tells those concerned', async () => {
    const { rig, id } = await reach({ runs: 'EscalationFunction' }, acts, 3);
    await rig.turnBy(60);
    expectBackOff(await pauses(rig, 'declaration', `${id}-1`), 3);
    expect((await rig.states('declaration', `${id}-1`)).at(-1)).toBe(state);
    expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await told(rig, id)).toBe(true);
  });

  test('ends the run when it fails for good, and the patrol tells', async () => {
    const { rig, id, breaking } = await reach({ runs: 'EscalationFunction' }, acts, Number.POSITIVE_INFINITY);
    await rig.turnBy(150);
    expect((await rig.states('declaration', `${id}-1`)).slice(-2)).toEqual([state, 'Leave it to the patrol']);
    expect(await told(rig, id)).toBe(false);
    breaking.times = 0;
    await rig.turnBy(900);
    expect(await told(rig, id)).toBe(true);
    expect((await rig.story(id)).declaration.run).toBe(1);
  });
});

const LOCK = `lock-${CALL.id}-declare-1`;
const LOCK_TASKS = [
  ['Set the lock', 'set'],
  ['Sweep a page of what is unfinished', 'sweep'],
  ['Report what the lock did', 'report'],
] as const;

describe.each(LOCK_TASKS)('%s', (state, task) => {
  test('is tried again with back-off when it failed, in the same execution', async () => {
    const rig = await open('2021-10-31 20:00', { runs: 'DeadlineLockFunction', task, times: 3 });
    const id = await rig.drafted(1);
    await rig.turnTo('2021-11-01 00:03');
    expectBackOff(await pauses(rig, 'deadline-lock', LOCK), 3);
    expect(await rig.describe('deadline-lock', LOCK)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await rig.standingOf(id)).toBe('lapsed');
  });

  test('ends the execution when it fails for good, and the patrol starts another, which finishes', async () => {
    const breaking: Breaking = { runs: 'DeadlineLockFunction', task, times: Number.POSITIVE_INFINITY };
    const rig = await open('2021-10-31 20:00', breaking);
    const id = await rig.drafted(1);
    await rig.turnTo('2021-11-01 00:05');
    expect(await rig.describe('deadline-lock', LOCK)).toMatchObject({
      status: 'FAILED',
      error: 'DriverBroke',
    });
    expect((await rig.states('deadline-lock', LOCK)).slice(-2)).toEqual([state, 'Leave it to the patrol']);
    breaking.times = 0;
    await rig.turnTo('2021-11-01 02:00');
    expect(await rig.describe('deadline-lock', `${LOCK}-a2`)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await rig.standingOf(id)).toBe('lapsed');
    expect((await rig.machine.records.stages.of(CALL.id)).declare?.dueAt).toBeUndefined();
  });
});

const REOPEN = {
  act: 'move-deadline',
  call: CALL.id,
  stage: 'declare',
  from: '2021-10-31',
  to: '2021-11-02',
};
const OPERATIONS_TASKS = [
  ["Carry out the operator's act", 'move-deadline'],
  ['Tell a page of the cases', 'tell-cases'],
] as const;

describe.each(OPERATIONS_TASKS)('%s', (state, task) => {
  test('is tried again with back-off when it failed, in the same execution', async () => {
    const rig = await open('2021-10-11 09:00', { runs: 'OperationsFunction', task, times: 3 });
    await rig.operate(REOPEN, 'move');
    await rig.turnBy(15);
    expectBackOff(await pauses(rig, 'operations', 'move'), 3);
    await rig.turnBy(120);
    expect(await rig.describe('operations', 'move')).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('says that the act could not be carried out; started again, the act is finished and not done twice', async () => {
    const breaking: Breaking = { runs: 'OperationsFunction', task, times: Number.POSITIVE_INFINITY };
    const rig = await open('2021-10-31 20:00', breaking);
    const id = await rig.drafted(1);
    await rig.turnTo('2021-11-01 00:10');
    await rig.operate(REOPEN, 'broken');
    await rig.turnBy(150);
    expect(await rig.describe('operations', 'broken')).toMatchObject({ status: 'FAILED', error: 'ActBroke' });
    expect((await rig.states('operations', 'broken')).at(-2)).toBe(state);
    breaking.times = 0;
    await rig.operate(REOPEN, 'again');
    await rig.turnBy(150);
    expect(await rig.describe('operations', 'again')).toMatchObject({ status: 'SUCCEEDED' });
    expect(await rig.standingOf(id)).toBe('draft');
    const { movements, generation } = (await rig.machine.records.stages.of(CALL.id)).declare ?? {};
    expect(movements).toHaveLength(1);
    expect(generation).toBe(2);
  });
});

test('no task of any machine is left out here', () => {
  const covered = [...TASKS, ...ENDS, ...LOCK_TASKS, ...OPERATIONS_TASKS].map(([state]) => state);
  const tasks = NAMES.flatMap((name) => statesOf(name, 'Task').map(([state]) => state));
  expect(new Set(covered)).toEqual(new Set(tasks));
});
