import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Setting } from '../../../functions/settings.ts';
import { bundle } from '../../bundle.ts';
import type { Environment } from '../../environments.ts';
import { FUNCTIONS, type FunctionForm, type FunctionName, PATROL_MINUTES } from '../../functions.ts';
import { GRANTS } from '../../grants.ts';
import { functionRole, type Targets } from './function-role.ts';

export interface Surroundings {
  readonly environment: Environment;
  readonly settings: Readonly<Record<Setting, string>>;
  readonly targets: Targets;
  readonly logKey: Key;
  readonly logsLive: RemovalPolicy;
  /** Takes events that could not be handled. Only functions that events start have it. */
  readonly deadLetters: IQueue;
  /** The folder of the bundles. */
  readonly folder: string;
}

/**
 * The handling of a failed event: it is tried twice more, after one and two minutes, then left in the queue. A
 * throttled one waits up to six hours:
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const whenUnhandled = ({ deadLetters }: Surroundings) => ({ deadLetterQueue: deadLetters, retryAttempts: 2 });
/**
 * The age at which a clock's event is dropped: the clock has started another by then, which sees the same records.
 */
export const NEXT_CLOCK = Duration.minutes(2 * PATROL_MINUTES);

/** Makes one function of the list: its bundle, its environment, its role, its log. */
export function functionOf(scope: Construct, name: FunctionName, around: Surroundings): Lambda {
  const form: FunctionForm = FUNCTIONS[name];
  const { environment, settings, targets, folder } = around;
  const log = new LogGroup(scope, `${name}Log`, {
    encryptionKey: around.logKey,
    retention: environment.logDays,
    removalPolicy: around.logsLive,
  });
  return new Lambda(scope, name, {
    description: `${form.name}: ${form.why}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: environment.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    code: Code.fromAsset(bundle(form.name, folder).path),
    handler: 'index.handler',
    memorySize: form.memory,
    timeout: Duration.seconds(form.timeoutSeconds),
    environment: Object.fromEntries(form.settings.map((setting) => [setting, settings[setting]])),
    role: functionRole(scope, name, { grants: GRANTS[name], targets, log }),
    logGroup: log,
    // X-Ray does not trace functions in China: https://docs.amazonaws.cn/en_us/aws/latest/userguide/lambda.html
    tracing: environment.partition === 'aws' ? Tracing.ACTIVE : Tracing.DISABLED,
    ...(form.atMost ? { reservedConcurrentExecutions: form.atMost.concurrent } : {}),
    ...(form.trigger === 'clock' ? { ...whenUnhandled(around), maxEventAge: NEXT_CLOCK } : {}),
    ...(form.trigger === 'storage' ? whenUnhandled(around) : {}),
  });
}
