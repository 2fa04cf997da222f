import { readFileSync } from 'node:fs';
import { callIn } from '../../../adapters/call-file/judge-call.ts';
import type { Story } from '../../../adapters/records/declarations/story.ts';
import { type Item, openStore } from '../../../adapters/records/store/store.ts';
import { keys } from '../../../adapters/records/store/table.ts';
import type { MachineName } from '../../../adapters/workflow.ts';
import { executionName } from '../../../casework/executions/signal.ts';
import type { Call } from '../../../domain/call/call.ts';
import { epochOf } from '../../../domain/values/instant.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import { publishCalendar } from '../../../functions/operations/acts/publish-calendar.ts';
import { publishCall } from '../../../functions/operations/acts/publish-call.ts';
import { layCall } from '../../../local/machine/lay-call.ts';
import { type LocalMachine, startMachine } from '../../../local/machine/machine.ts';
import type { MachineOptions } from '../../../local/machine/options.ts';
import { settle, type TurnedClock, turnedClock, turnTo } from '../../../local/machine/time/turned-clock.ts';
import { jiaxingText } from '../domain/jiaxing.ts';
import { type ActsOnCall, actingOn, beijing } from './acting.ts';
import { type Applicant, type Invented, inventedApplicant, REGISTRY } from './people.ts';

const CALENDAR = readFileSync(new URL('../../../calls/calendar.json', import.meta.url));
/** The text of a whole call. */
export const FILE = jiaxingText;
export const CALL: Call = callIn(FILE);

const KEYS = { current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } };
const KEY_RING = { linkSigning: KEYS, identityHash: KEYS, identityEncryption: KEYS, fileSigning: KEYS };

export type RigOptions = Omit<MachineOptions, 'clock' | 'keyRing'> & {
  /** Beijing's wall time; the call's opening without it. */
  readonly startAt?: string;
  /** The text of another call than the one of Jiaxing. */
  readonly file?: string;
};

/** How an execution stands, as DescribeExecution tells. */
export interface Told {
  readonly name: string;
  readonly status: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** A machine with the call published and everybody registered; without an `at`, an act is received now. */
export interface Rig extends ActsOnCall {
  readonly machine: LocalMachine;
  readonly clock: TurnedClock;
  readonly call: Call;
  /** Where the database itself answers, behind any front. */
  readonly database: string;
  /** Turns the clock to this wall time of Beijing through everything that is due, each settled before the next. */
  turnTo(wall: string): Promise<void>;
  turnBy(seconds: number): Promise<void>;
  /** Sets the clock without doing what is due on the way: the machine was off. */
  sleepTo(wall: string): void;
  settle(): Promise<void>;
  applicant(nth: number, invented?: Invented): Applicant;
  /** The id of a complete draft of the nth invented person. */
  drafted(nth: number, invented?: Invented): Promise<string>;
  /** The id of the same, submitted now. */
  submitted(nth: number, invented?: Invented): Promise<string>;
  /** Starts an execution of the operators' machine and settles; `by` and `reason` are given unless the input does. */
  operate(input: { readonly act: string; readonly [name: string]: unknown }, name?: string): Promise<Told>;
  describe(machine: MachineName, name: string): Promise<Told>;
  /** The states that an execution has entered, in order. */
  states(machine: MachineName, name: string): Promise<string[]>;
  /** An operation of the Step Functions API, as a console would call it. */
  askStepFunctions<T>(operation: string, input: unknown): Promise<T>;
  story(id: string): Promise<Story>;
  standingOf(id: string): Promise<string>;
  /** Every item of the declaration as the table keeps it: itself, its timeline, messages and grants. */
  items(id: string): Promise<Item[]>;
  stop(): Promise<void>;
}

/** The accepted value; a refusal fails the test with its reason. */
export function taken<T>(verdict: AnyVerdict<T>): T {
  if (verdict.ok) return verdict.value;
  throw new Error(`Refused: ${JSON.stringify(verdict.refusal)}`);
}

export function executionArn(machine: MachineName, name: string): string {
  return `arn:aws:states:us-east-1:000000000000:execution:${machine}:${name}`;
}

export async function openRig(given: RigOptions = {}): Promise<Rig> {
  const { startAt = '2021-09-18 08:00', file = FILE, ...options } = given;
  const clock = turnedClock(epochOf(beijing(startAt)));
  let database = '';
  const throughFront = async (endpoint: string) => {
    database = endpoint;
    return (await options.throughFront?.(endpoint)) ?? endpoint;
  };
  const machine = await startMachine({ clock, keyRing: KEY_RING, ...options, throughFront });
  const call = file === FILE ? CALL : callIn(file);
  const rig = rigOf(machine, clock, database, call);
  await machine.records.people.register(REGISTRY);
  try {
    await publishBoth(machine, file);
  } catch (failed) {
    await machine.stop();
    throw failed;
  }
  return rig;
}

/** The arrangement of days off, as a start that follows its file puts it in force, and the call. */
async function publishBoth({ needs, upload }: LocalMachine, text: string): Promise<void> {
  upload({ key: 'calendars/calendar.json', type: 'application/json', bytes: CALENDAR });
  const first = {
    by: '示例操作员',
    reason: '示例理由',
    execution: executionArn('operations', 'calendar-file-opened'),
    expectedVersion: 0,
  };
  taken(await publishCalendar(needs)({ ...first, file: 'calendars/calendar.json' }));
  taken(await publishCall(needs)({ ...first, file: layCall({ upload }, text) }));
}

function rigOf(machine: LocalMachine, clock: TurnedClock, database: string, call: Call): Rig {
  const store = openStore('zhicheng', database);
  const { engines, needs, records, stepFunctions } = machine;
  const acts = actingOn(needs, call);
  const applicant = (nth: number, invented: Invented = {}) => inventedApplicant(call, nth, invented);
  let operations = 0;

  async function ask<T>(operation: string, input: unknown): Promise<T> {
    const headers = { 'x-amz-target': `AWSStepFunctions.${operation}` };
    const request = { method: 'POST', url: '/', headers, body: JSON.stringify(input) };
    const answer = await stepFunctions.answer(request);
    if (answer.status !== 200) throw new Error(`${operation}: ${answer.body}`);
    return JSON.parse(answer.body) as T;
  }

  const describe = (name: MachineName, execution: string) =>
    ask<Told>('DescribeExecution', { executionArn: executionArn(name, execution) });

  async function drafted(nth: number, invented: Invented = {}): Promise<string> {
    const person = applicant(nth, invented);
    const { id } = taken(await acts.begin(person));
    taken(await acts.change(id, person.draft));
    return id;
  }

  async function story(id: string): Promise<Story> {
    const found = await records.declarations.story(id);
    if (!found) throw new Error(`No declaration ${id}`);
    return found;
  }

  return {
    ...acts,
    machine,
    clock,
    call,
    database,
    turnTo: (wall) => turnTo(clock, engines, epochOf(beijing(wall))),
    turnBy: (seconds) => turnTo(clock, engines, clock.now() + seconds * 1000),
    sleepTo: (wall) => clock.set(epochOf(beijing(wall))),
    settle: () => settle(engines),
    applicant,
    drafted,
    async submitted(nth, invented) {
      const id = await drafted(nth, invented);
      taken(await acts.submit(id));
      await settle(engines);
      return id;
    },
    async operate(input, name = `act-${++operations}`) {
      await needs.workflow.start('operations', name, { by: '示例操作员', reason: '示例理由', ...input });
      await settle(engines);
      return describe('operations', name);
    },
    describe,
    async states(name, execution) {
      const input = { executionArn: executionArn(name, execution), maxResults: 1000 };
      const { events } = await ask<{ events: HistoryEvent[] }>('GetExecutionHistory', input);
      return events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
    },
    askStepFunctions: ask,
    story,
    async items(id) {
      const { items } = await store.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.declaration(id).pk },
        ConsistentRead: true,
      });
      return items;
    },
    standingOf: async (id) => (await story(id)).declaration.standing,
    stop: machine.stop,
  };
}

interface HistoryEvent {
  readonly stateEnteredEventDetails?: { readonly name: string };
}

/** The name of the declaration's present execution. */
export async function presentExecution(rig: Rig, id: string): Promise<string> {
  return executionName(id, (await rig.story(id)).declaration.run);
}
