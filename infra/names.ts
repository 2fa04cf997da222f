import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { MachineName } from '../adapters/workflow.ts';
import type { Environment } from './environments.ts';

/** The alias under which every execution starts. It names the version that a deployment made. */
export const LIVE = 'live';

/**
 * Names that are known before the resource is made. A function gets the machine's name and the machine's definition
 * names the function, so references alone would form a circle.
 */
export function namesIn(scope: Construct, { name }: Environment) {
  const stack = Stack.of(scope);
  const prefix = `zhicheng-${name}`;
  const states = (resource: string, rest: string) =>
    `arn:${stack.partition}:states:${stack.region}:${stack.account}:${resource}:${rest}`;
  const machine = (which: MachineName) => `${prefix}-${which}`;
  return {
    machine,
    machineArn: (which: MachineName) => states('stateMachine', machine(which)),
    aliasArn: (which: MachineName) => states('stateMachine', `${machine(which)}:${LIVE}`),
    executionsArn: (which: MachineName) => states('execution', `${machine(which)}:*`),
    scheduleGroup: prefix,
    metrics: `Zhicheng/${name}`,
  };
}
