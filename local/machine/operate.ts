import type { LocalMachine } from './machine.ts';

/** The end of an operator's execution; `running` while its cases are still being told. */
export interface OperatorOutcome {
  readonly status: string;
  /**
   * The machine's answer in plain words, or its error's name: Chinese, an empty line, English. A running execution
   * has its latest answer, which means that the act is in force, or the empty text.
   */
  readonly says: string;
}

/** Starts the operators' machine as the console does, and answers once nothing is under way. */
export async function operate(machine: LocalMachine, name: string, input: unknown): Promise<OperatorOutcome> {
  await machine.needs.workflow.start('operations', name, input);
  await machine.stepFunctions.settle();
  return outcomeOf(machine, name);
}

/**
 * Operates, and where the act lists effects that must be confirmed, operates again with the word that confirms them. `first`
 * is the answer that listed them.
 */
export async function operateConfirming(
  machine: LocalMachine,
  name: string,
  input: object,
): Promise<{ first: OperatorOutcome; done: OperatorOutcome }> {
  const first = await operate(machine, name, input);
  const [, confirms] = /"confirms": "(\w+)"/.exec(first.says) ?? [];
  if (confirms === undefined) return { first, done: first };
  return { first, done: await operate(machine, `${name}-confirmed`, { ...input, confirms }) };
}

/** The outcome of an execution of the operators' machine; rejects with the error's name if there is none. */
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

/** Makes one call of the Step Functions API; rejects with its error's name. */
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
