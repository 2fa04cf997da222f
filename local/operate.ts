import type { LocalMachine } from './machine.ts';

/** How an operator's execution ended; `running` while its cases are still being told. */
export interface OperatorOutcome {
  readonly status: string;
  /** What the machine says in plain words, or its error's name. */
  readonly says: string;
}

/** Starts the operators' machine, as from the console, and answers how it went once nothing is under way. */
export async function operate(machine: LocalMachine, name: string, input: unknown): Promise<OperatorOutcome> {
  await machine.needs.workflow.start('operations', name, input);
  await machine.stepFunctions.settle();
  const answer = await machine.stepFunctions.answer({
    method: 'POST',
    url: '/',
    headers: { 'x-amz-target': 'AWSStepFunctions.DescribeExecution' },
    body: JSON.stringify({
      executionArn: `arn:aws:states:us-east-1:000000000000:execution:operations:${name}`,
    }),
  });
  const { status, output, error, cause } = JSON.parse(answer.body) as Record<string, string>;
  const says = output
    ? String((JSON.parse(output) as { says?: string }).says)
    : `${error ?? ''} ${cause ?? ''}`;
  return { status: (status ?? '').toLowerCase(), says };
}
