import { ApiError } from './failures.ts';

/** The region and the account in every local ARN. */
export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';

const PREFIX = `arn:aws:states:${REGION}:${ACCOUNT}`;

// A name has no whitespace, brackets, wildcards, special or control characters:
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html, "name"
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

export function machineArn(name: string): string {
  return `${PREFIX}:stateMachine:${name}`;
}

/** The ARN `arn:…:execution:<machine>:<execution>`. */
export function executionArn(machine: string, name: string): string {
  return `${PREFIX}:execution:${machine.slice(machineArn('').length)}:${name}`;
}

/** Throws if a text cannot name a state machine or an execution. */
export function checkName(name: string): void {
  if (name.length < 1 || name.length > 80 || FORBIDDEN.test(name))
    throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
}

/** Throws if a text is not the ARN of a state machine or an execution of this endpoint. */
export function checkArn(kind: 'stateMachine' | 'execution', arn: string): void {
  const parts = kind === 'stateMachine' ? 1 : 2;
  const names = arn.startsWith(`${PREFIX}:${kind}:`) ? arn.slice(`${PREFIX}:${kind}:`.length).split(':') : [];
  if (names.length !== parts || names.includes('')) throw new ApiError('InvalidArn', `Invalid Arn: '${arn}'`);
}
