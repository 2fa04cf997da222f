import type { LocalMachine } from './machine.ts';

/** How an operator's execution ended; `running` while its cases are still being told. */
export interface OperatorOutcome {
  readonly status: string;
  /**
   * What the machine says in plain words, the Chinese, an empty line and the English; or its error's name. Of one that
   * runs, what it said last: the act is in force then, and empty before.
   */
  readonly says: string;
}

/** Starts the operators' machine, as from the console, and answers how it went once nothing is under way. */
export async function operate(machine: LocalMachine, name: string, input: unknown): Promise<OperatorOutcome> {
  await machine.needs.workflow.start('operations', name, input);
  await machine.stepFunctions.settle();
  return outcomeOf(machine, name);
}

/** How an execution of the operators' machine stands; rejects with its error's name where there is none. */
export async function outcomeOf(machine: LocalMachine, name: string): Promise<OperatorOutcome> {
  const executionArn = `arn:aws:states:us-east-1:000000000000:execution:operations:${name}`;
  const { status, output, error, cause } = await askStepFunctions<Record<string, string>>(
    machine,
    'DescribeExecution',
    { executionArn },
  );
  if (status === 'RUNNING') return { status: 'running', says: await saidLast(machine, executionArn) };
  const says = output
    ? String((JSON.parse(output) as { says?: string }).says)
    : `${error ?? ''} ${cause ?? ''}`;
  return { status: (status ?? '').toLowerCase(), says };
}

interface Event {
  readonly taskSucceededEventDetails?: { readonly output?: string };
}

async function saidLast(machine: LocalMachine, executionArn: string): Promise<string> {
  const { events } = await askStepFunctions<{ events: Event[] }>(machine, 'GetExecutionHistory', {
    executionArn,
    reverseOrder: true,
    maxResults: 100,
  });
  const done = events.find(({ taskSucceededEventDetails: details }) => details?.output !== undefined);
  const output = done?.taskSucceededEventDetails?.output ?? '{}';
  return (JSON.parse(output) as { Payload?: { says?: string } }).Payload?.says ?? '';
}

/** One call of the Step Functions API; rejects with its error's name. */
export async function askStepFunctions<T>(
  { stepFunctions }: Pick<LocalMachine, 'stepFunctions'>,
  operation: string,
  input: unknown,
): Promise<T> {
  const answer = await stepFunctions.answer({
    method: 'POST',
    url: '/',
    headers: { 'x-amz-target': `AWSStepFunctions.${operation}` },
    body: JSON.stringify(input),
  });
  if (answer.status === 200) return JSON.parse(answer.body) as T;
  const { __type, message } = JSON.parse(answer.body) as { __type: string; message: string };
  throw Object.assign(new Error(message), { name: __type });
}
