import type { MachineName } from '../../../adapters/workflow.ts';
import { executionArn, type Rig } from '../machine/rig.ts';

interface Event {
  readonly type: string;
  readonly taskScheduledEventDetails?: { readonly parameters?: string };
}

/** Every execution of a machine as text: how it stands, with input and output, and its whole history. */
export async function histories(rig: Rig, machine: MachineName): Promise<string[]> {
  const stateMachineArn = executionArn(machine, '').replace(':execution:', ':stateMachine:').slice(0, -1);
  const { executions } = await rig.askStepFunctions<{ executions: { executionArn: string }[] }>(
    'ListExecutions',
    { stateMachineArn, maxResults: 1000 },
  );
  const told = executions.map(async ({ executionArn }) => {
    const described = await rig.askStepFunctions('DescribeExecution', { executionArn });
    const input = { executionArn, maxResults: 1000 };
    const { events } = await rig.askStepFunctions<{ events: Event[] }>('GetExecutionHistory', input);
    return JSON.stringify([described, events.map(withoutOwnToken)]);
  });
  return Promise.all(told);
}

/**
 * Step Functions itself writes the parameters of a task, and so its token, into the event TaskScheduled: only that is
 * left out. https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskScheduledEventDetails.html
 */
function withoutOwnToken(event: Event): Event {
  const { parameters = '{}', ...details } = event.taskScheduledEventDetails ?? {};
  const { Payload, ...others } = JSON.parse(parameters) as { Payload?: { token?: string } };
  const { token: _token, ...payload } = Payload ?? {};
  const kept = JSON.stringify({ ...others, Payload: payload });
  return { ...event, taskScheduledEventDetails: { ...details, parameters: kept } };
}
