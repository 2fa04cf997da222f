import { AsyncLocalStorage } from 'node:async_hooks';
import {
  BatchGetCommand,
  GetCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { FunctionName } from '../../../infra/functions.ts';
import { aroundTable } from '../adapters/around-calls.ts';

/** A task as it ran: its function, and its calls to the table in their order. */
export interface RunTask {
  readonly name: FunctionName;
  readonly calls: string[];
}

export interface CallsOfTasks {
  readonly tasks: readonly RunTask[];
  /** Runs something as a task of this function. */
  in<T>(name: FunctionName, run: () => Promise<T>): Promise<T>;
  stop(): void;
}

/** Notes the calls to the table that each task makes: what it reads or writes, and by which operation. */
export function noteCallsOfTasks(): CallsOfTasks {
  const running = new AsyncLocalStorage<RunTask>();
  const tasks: RunTask[] = [];
  const stop = aroundTable(({ command }, send) => {
    running.getStore()?.calls.push(said(command));
    return send();
  });
  return {
    tasks,
    in(name, run) {
      const task: RunTask = { name, calls: [] };
      tasks.push(task);
      return running.run(task, run);
    },
    stop,
  };
}

function said(command: unknown): string {
  if (command instanceof GetCommand) return `get ${kindOf(command.input.Key?.pk)}`;
  if (command instanceof BatchGetCommand) return 'get many';
  if (command instanceof TransactGetCommand) return 'get together';
  if (command instanceof TransactWriteCommand) return 'write';
  if (!(command instanceof QueryCommand)) return 'another call';
  const { IndexName, ExpressionAttributeValues = {} } = command.input;
  return `query ${IndexName ?? kindOf(Object.values(ExpressionAttributeValues)[0])}`;
}

function kindOf(pk: unknown): string {
  return String(pk).split('#')[0] ?? '';
}
