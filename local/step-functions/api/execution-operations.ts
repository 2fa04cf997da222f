import * as v from 'valibot';
import { fields } from '../../../domain/values/form.ts';
import { checkArn } from '../arns.ts';
import { ApiError } from '../failures.ts';
import { closing, type Execution } from '../store/execution.ts';
import type { ExecutionStore, StoredEvent } from '../store/execution-store.ts';
import { executionAborted } from '../store/history-events.ts';
import { machineOf } from './machine-operations.ts';
import {
  arnText,
  causeText,
  dataText,
  errorText,
  nextTokenOf,
  type Operation,
  operation,
  pageOf,
  paging,
  seconds,
} from './operation.ts';
import { type StartNeeds, startExecution } from './start-execution.ts';

/** The operations StartExecution, StopExecution, DescribeExecution, ListExecutions and GetExecutionHistory. */
export function executionOperations(needs: StartNeeds): Record<string, Operation> {
  const { executions, machines } = needs;

  const StartExecution = operation(
    fields({
      stateMachineArn: arnText,
      name: v.optional(v.string()),
      input: v.optional(dataText, '{}'),
    }),
    ({ stateMachineArn, ...wanted }) => {
      const run = startExecution(needs, machineOf(machines, stateMachineArn), wanted);
      return { executionArn: run.arn, startDate: seconds(run.startedAt) };
    },
  );

  const StopExecution = operation(
    fields({ executionArn: arnText, error: errorText, cause: causeText }),
    ({ executionArn, error, cause }) => {
      const run = executionOf(executions, executionArn);
      if (run.stoppedAt !== null) return { stopDate: seconds(run.stoppedAt) };
      const now = needs.clock.now();
      const failure = { error, cause };
      needs.driver.move(run, closing('ABORTED', now, failure, [executionAborted(failure)]));
      return { stopDate: seconds(now) };
    },
  );

  const DescribeExecution = operation(fields({ executionArn: arnText }), ({ executionArn }) =>
    described(executionOf(executions, executionArn)),
  );

  const ListExecutions = operation(
    fields({
      stateMachineArn: arnText,
      statusFilter: v.optional(v.picklist(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'])),
      ...paging,
    }),
    ({ stateMachineArn, statusFilter, ...request }) => {
      const { arn } = machineOf(machines, stateMachineArn);
      const { limit, after } = pageOf(request);
      const rows = executions.list(arn, statusFilter, { limit: limit + 1, after });
      return {
        executions: rows.slice(0, limit).map(listed),
        ...nextTokenOf(rows, limit, (it) => it.id),
      };
    },
  );

  const GetExecutionHistory = operation(
    fields({
      executionArn: arnText,
      reverseOrder: v.optional(v.boolean(), false),
      includeExecutionData: v.optional(v.literal(true)),
      ...paging,
    }),
    ({ executionArn, reverseOrder, ...request }) => {
      const run = executionOf(executions, executionArn);
      const { limit, after } = pageOf(request);
      const rows = executions.events(run, reverseOrder, { limit: limit + 1, after });
      return { events: rows.slice(0, limit).map(told), ...nextTokenOf(rows, limit, (it) => it.number) };
    },
  );
  return { StartExecution, StopExecution, DescribeExecution, ListExecutions, GetExecutionHistory };
}

function executionOf(executions: ExecutionStore, arn: string): Execution {
  checkArn('execution', arn);
  const run = executions.find(arn);
  if (run === undefined) throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return run;
}

function listed({ arn, machineArn, name, status, startedAt, stoppedAt }: Execution): object {
  const stopDate = stoppedAt === null ? {} : { stopDate: seconds(stoppedAt) };
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status,
    startDate: seconds(startedAt),
    ...stopDate,
  };
}

function described(run: Execution): object {
  const { input, output, error, cause } = run;
  return {
    ...listed(run),
    input,
    inputDetails: { included: true },
    ...(output === null ? {} : { output, outputDetails: { included: true } }),
    ...(error === null ? {} : { error }),
    ...(cause === null ? {} : { cause }),
  };
}

/**
 * An event as the API tells it. Without Map and Parallel each event follows the one before; AWS says that the first
 * state's entry follows none.
 */
function told({ number, at, type, details }: StoredEvent): object {
  const previousEventId = number <= 2 ? 0 : number - 1;
  return { id: number, previousEventId, timestamp: seconds(at), type, ...(JSON.parse(details) as object) };
}
