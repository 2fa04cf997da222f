import { readFileSync } from 'node:fs';
import type { MachineName } from '../../../adapters/workflow.ts';
import { MACHINES } from '../../../infra/functions.ts';

export const NAMES = Object.keys(MACHINES) as MachineName[];

interface Caught {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
}

/** A state as the tests look at it; the validator and the local engine judge the rest. */
export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Arguments?: { readonly FunctionName: string };
  readonly Next?: string;
  readonly TimeoutSeconds?: number | string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts: number }[];
  readonly Catch?: readonly Caught[];
  readonly Choices?: readonly {
    readonly Condition: string;
    readonly Output?: object;
    readonly Next: string;
  }[];
  readonly Default?: string;
}

export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export function textOf(name: MachineName): string {
  return readFileSync(new URL(`../../../statemachine/${name}.asl.json`, import.meta.url), 'utf8');
}

/** The definition as it is deployed into a partition. */
export function deployed(name: MachineName, partition: 'aws' | 'aws-cn'): Definition {
  const region = partition === 'aws' ? 'eu-west-1' : 'cn-north-1';
  const text = textOf(name).replace(/\$\{(\w+)\}/g, (_, placeholder: string) =>
    placeholder === 'Partition'
      ? partition
      : `arn:${partition}:lambda:${region}:123456789012:function:${placeholder}`,
  );
  return JSON.parse(text) as Definition;
}

export function statesOf(name: MachineName, type: string): [string, State][] {
  return Object.entries(deployed(name, 'aws').States).filter(([, state]) => state.Type === type);
}
