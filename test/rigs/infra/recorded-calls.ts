import { AsyncLocalStorage } from 'node:async_hooks';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Needs } from '../../../casework/needs.ts';
import type { FunctionName } from '../../../infra/functions.ts';
import type { Grant } from '../../../infra/grants.ts';
import { aroundCalls, nameOf } from '../adapters/around-calls.ts';

type Input = Readonly<Record<string, unknown>>;

/** Which grants each function has used, seen where every SDK client sends its commands. */
export interface RecordedCalls {
  readonly used: ReadonlyMap<FunctionName, ReadonlySet<string>>;
  /** Runs something as this function. */
  in<T>(name: FunctionName, run: () => Promise<T>): Promise<T>;
  /**
   * Sees besides what no command shows: a form that is signed here and used by a browser, and the key ring, which
   * each function reads for itself in the cloud, and all of them once here.
   */
  around(needs: Needs): Needs;
  stop(): void;
}

export function recordCalls(): RecordedCalls {
  const running = new AsyncLocalStorage<FunctionName>();
  const used = new Map<FunctionName, Set<string>>();
  const note = (grants: readonly string[]) => {
    const name = running.getStore();
    if (!name) return;
    const own = used.get(name) ?? new Set();
    for (const grant of grants) own.add(grant);
    used.set(name, own);
  };
  const stop = aroundCalls((call, send) => {
    note(grantsOf(nameOf(call), call.command.input as Input));
    return send();
  });
  return {
    used,
    in: (name, run) => running.run(name, run),
    around: (needs) => ({
      ...needs,
      materials: noting(needs.materials, (method) =>
        method === 'formFor' ? note(['s3:PutObject on materials']) : undefined,
      ),
      keys: noting(needs.keys, () => note(['secretsmanager:GetSecretValue on the key ring'])),
    }),
    stop,
  };
}

function noting<T extends object>(own: T, note: (method: string) => void): T {
  const noted = Object.entries(own).map(([name, run]) => [
    name,
    (...all: unknown[]) => {
      note(name);
      return (run as (...all: unknown[]) => unknown)(...all);
    },
  ]);
  return Object.fromEntries(noted) as T;
}

/**
 * The roles' grants that a command needs:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
function grantsOf(command: string, input: Input): string[] {
  switch (command) {
    case 'Get':
    case 'TransactGet':
      return ['dynamodb:GetItem on the table'];
    case 'BatchGet':
      return ['dynamodb:BatchGetItem on the table'];
    case 'Query':
    case 'Scan':
      return [`dynamodb:${command} on the ${input.IndexName ? `index ${input.IndexName}` : 'table'}`];
    case 'TransactWrite':
      return (input as unknown as TransactWriteCommandInput).TransactItems?.flatMap(written) ?? [];
    case 'StartExecution':
      return [`states:StartExecution on ${machineIn(input.stateMachineArn)}`];
    case 'StopExecution':
    case 'DescribeExecution':
      return [`states:${command} on runs of ${machineIn(input.executionArn)}`];
    case 'SendTaskSuccess':
      return ['states:SendTaskSuccess on declaration'];
    case 'CreateSchedule':
    case 'UpdateSchedule':
      return [`scheduler:${command} on schedules`, 'iam:PassRole on the schedule role'];
    case 'DeleteSchedule':
      return ['scheduler:DeleteSchedule on schedules'];
    case 'GetSecretValue':
      return ['secretsmanager:GetSecretValue on the key ring'];
    case 'GetObject':
      return [`s3:GetObject${input.VersionId ? 'Version' : ''} on ${kindOf(input.Key)}`];
    case 'DeleteObject':
      return [`s3:DeleteObject${input.VersionId ? 'Version' : ''} on ${kindOf(input.Key)}`];
    case 'PutObject':
      return [`s3:PutObject on ${kindOf(input.Key)}`];
    case 'PutObjectRetention':
      return [`s3:PutObjectRetention on ${kindOf(input.Key)}`];
    case 'Invoke':
      return ['lambda:InvokeFunction on the inspection'];
    default:
      return [`${command}: not known to this record`];
  }
}

const ITEM_ACTIONS: Readonly<Record<string, Grant>> = {
  Put: 'dynamodb:PutItem on the table',
  Update: 'dynamodb:UpdateItem on the table',
  Delete: 'dynamodb:DeleteItem on the table',
  ConditionCheck: 'dynamodb:ConditionCheckItem on the table',
};

function written(item: object): string[] {
  return Object.keys(item).map((kind) => ITEM_ACTIONS[kind] ?? kind);
}

const machineIn = (arn: unknown): string => String(arn).split(':')[6] ?? '';
const kindOf = (key: unknown): string => String(key).split('/')[0] ?? '';
