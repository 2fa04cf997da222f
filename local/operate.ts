import type { LocalMachine } from './machine.ts';

/** How an operator's execution ended; `running` while its cases are still being told. */
export interface OperatorOutcome {
  readonly status: string;
  /** What the machine says in plain words, the Chinese, an empty line and the English; or its error's name. */
  readonly says: string;
}

/** Starts the operators' machine, as from the console, and answers how it went once nothing is under way. */
export async function operate(machine: LocalMachine, name: string, input: unknown): Promise<OperatorOutcome> {
  await machine.needs.workflow.start('operations', name, input);
  await machine.stepFunctions.settle();
  const { status, output, error, cause } = await askStepFunctions<Record<string, string>>(
    machine,
    'DescribeExecution',
    { executionArn: `arn:aws:states:us-east-1:000000000000:execution:operations:${name}` },
  );
  const says = output
    ? String((JSON.parse(output) as { says?: string }).says)
    : `${error ?? ''} ${cause ?? ''}`;
  return { status: (status ?? '').toLowerCase(), says };
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
