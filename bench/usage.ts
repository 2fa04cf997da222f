import { readFileSync } from 'node:fs';
import {
  BatchGetCommand,
  GetCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { callIn } from '../adapters/call-file/judge-call.ts';
import { freshKeyRing } from '../adapters/keys/key-ring.ts';
import { keys } from '../adapters/records/store/table.ts';
import { tableForm } from '../adapters/records/store/table-form.ts';
import { locksOf } from '../domain/call/locks-stated.ts';
import { epochOf } from '../domain/values/instant.ts';
import { startMachine } from '../local/machine/machine.ts';
import { askStepFunctions } from '../local/machine/operate.ts';
import { turnedClock } from '../local/machine/time/turned-clock.ts';
import { openRehearsalLanes } from '../local/rehearsal/cast/lanes.ts';
import { openJournal } from '../local/rehearsal/journal.ts';
import { rehearse } from '../local/rehearsal/rehearse.ts';
import { aroundTable } from '../test/rigs/adapters/around-calls.ts';
import type { Measured } from './bench.ts';

const FILE = readFileSync(new URL('../calls/jiaxing-it-2021.yaml', import.meta.url), 'utf8');
const CALL = callIn(FILE);
const APPLICANTS = 60;

/** Measures what one applicant of a rehearsal uses of everything that AWS bills. docs/costs.md multiplies it. */
export async function measureUsage(): Promise<Measured[]> {
  const clock = turnedClock(epochOf(Object.values(locksOf(CALL))[0]?.opensAt ?? ''));
  let invocations = 0;
  const lanes = openRehearsalLanes();
  const machine = await startMachine({
    clock,
    keyRing: freshKeyRing(),
    laneOf: lanes.ofExecution,
    aroundFunctions: (functions) => (name, payload) => {
      invocations += 1;
      return functions(name, payload);
    },
  });
  const counted = countCalls();
  const journal = openJournal(':memory:');
  await rehearse(machine, clock, {
    call: CALL,
    file: FILE,
    applicants: APPLICANTS,
    seed: 1,
    journal,
    lanes,
    progress: () => {},
  });
  journal.close();
  const { calls, reads, calendar, written, claims, indexed } = counted.end();
  const letters = machine.outbox.count();
  const transitions = await transitionsOf(machine);
  await machine.stop();
  const each = (count: number) => (count / APPLICANTS).toFixed(1);
  return [
    { what: 'tasks and patrols an applicant', value: each(invocations), aim: 'docs/costs.md' },
    { what: 'state transitions an applicant', value: each(transitions), aim: 'docs/costs.md' },
    { what: 'calls to the table an applicant', value: each(calls), aim: 'at most 60' },
    { what: 'reads of the table an applicant', value: each(reads), aim: 'docs/costs.md' },
    { what: 'of them of the calendar in force', value: each(calendar), aim: 'docs/costs.md' },
    { what: 'items written in transactions an applicant', value: each(written), aim: 'docs/costs.md' },
    { what: 'of them claims', value: each(claims), aim: 'docs/costs.md' },
    { what: 'entries of indexes that they name', value: each(indexed), aim: 'docs/costs.md' },
    { what: 'letters an applicant', value: each(letters), aim: 'docs/costs.md' },
  ];
}

function countCalls() {
  let [calls, reads, calendar] = [0, 0, 0];
  const items: Written[] = [];
  const stop = aroundTable(({ command }, send) => {
    calls += 1;
    if (command instanceof GetCommand || command instanceof QueryCommand) reads += 1;
    // What is read at one moment is billed twice.
    if (command instanceof TransactGetCommand) reads += 2 * (command.input.TransactItems?.length ?? 0);
    if (command instanceof BatchGetCommand) {
      const asked = Object.values(command.input.RequestItems ?? {}).flatMap(({ Keys = [] }) => Keys);
      reads += asked.length;
      calendar += asked.filter(({ pk }) => pk === keys.calendarHead().pk).length;
    }
    if (command instanceof GetCommand && command.input.Key?.pk === keys.calendarHead().pk) calendar += 1;
    if (command instanceof TransactWriteCommand) items.push(...(command.input.TransactItems ?? []));
    return send();
  });
  return {
    end() {
      stop();
      const claims = items.filter((item) => pkOf(item).startsWith('CLAIM#')).length;
      const indexed = items.reduce((sum, item) => sum + indexesOf(item), 0);
      return { calls, reads, calendar, written: items.length, claims, indexed };
    },
  };
}

type Written = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function pkOf({ Put, Update, Delete, ConditionCheck }: Written): string {
  return String((Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key)?.pk);
}

/** The most indexes that a write touches. An index whose entry does not change costs nothing. */
function indexesOf({ Put, Update }: Written): number {
  const named: string[] = Put ? Object.keys(Put.Item ?? {}) : (Update?.UpdateExpression?.match(/\w+/g) ?? []);
  const isNamed = ({ hash, range }: (typeof tableForm.indexes)[number]) =>
    named.includes(hash) || (range !== 'pk' && named.includes(range));
  return tableForm.indexes.filter(isNamed).length;
}

interface Page<T> {
  readonly executions?: readonly T[];
  readonly events?: readonly { readonly type: string }[];
  readonly nextToken?: string;
}

/** Counts the states that all executions entered. */
async function transitionsOf(machine: Parameters<typeof askStepFunctions>[0]): Promise<number> {
  let sum = 0;
  for (const name of ['declaration', 'deadline-lock', 'operations']) {
    const stateMachineArn = `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;
    for (const { executionArn } of await executions(machine, stateMachineArn))
      sum += await entered(machine, executionArn);
  }
  return sum;
}

async function executions(machine: Parameters<typeof askStepFunctions>[0], stateMachineArn: string) {
  const found: { readonly executionArn: string }[] = [];
  let nextToken: string | undefined;
  do {
    const page: Page<{ executionArn: string }> = await askStepFunctions(machine, 'ListExecutions', {
      stateMachineArn,
      nextToken,
    });
    found.push(...(page.executions ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return found;
}

async function entered(
  machine: Parameters<typeof askStepFunctions>[0],
  executionArn: string,
): Promise<number> {
  let sum = 0;
  let nextToken: string | undefined;
  do {
    const page: Page<never> = await askStepFunctions(machine, 'GetExecutionHistory', {
      executionArn,
      nextToken,
    });
    sum += (page.events ?? []).filter(({ type }) => type.endsWith('StateEntered')).length;
    nextToken = page.nextToken;
  } while (nextToken);
  return sum;
}
