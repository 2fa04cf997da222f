import { createHash } from 'node:crypto';
import { Aws, CfnDeletionPolicy, type RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine, CfnStateMachineAlias, CfnStateMachineVersion } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { MachineName } from '../../../adapters/workflow.ts';
import type { Environment } from '../../environments.ts';
import { type FunctionName, MACHINES } from '../../functions.ts';
import { fillPlaceholders, machineFile } from '../../machines.ts';
import { LIVE, namesIn } from '../../names.ts';

export interface MachineAround {
  readonly environment: Environment;
  readonly functions: Readonly<Record<FunctionName, Lambda>>;
  readonly logKey: Key;
  readonly logsLive: RemovalPolicy;
}

/** The logging of executions. Their data hold task tokens, which go into no log. */
const LOGGED = { level: 'ALL', includeExecutionData: false };

/**
 * Makes a state machine from its file, with a version of each definition and the alias under which everything
 * starts. An execution keeps the definition that it began with, and the alias can be turned back to an earlier
 * version.
 */
export function machineOf(
  scope: Construct,
  name: MachineName,
  around: MachineAround,
): { machine: CfnStateMachine; log: LogGroup } {
  const { environment, functions, logKey, logsLive } = around;
  const names = namesIn(scope, environment);
  const log = new LogGroup(scope, `${name}-log`, {
    // Log groups under this prefix need no resource policy of their own, of which a region allows ten:
    // https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
    logGroupName: `/aws/vendedlogs/states/${names.machine(name)}`,
    encryptionKey: logKey,
    retention: environment.logDays,
    removalPolicy: logsLive,
  });
  const invoked = MACHINES[name].map((each) => functions[each]);
  const isTraced = environment.partition === 'aws';
  const role = roleOf(scope, name, invoked);
  if (isTraced) allowTracing(role);
  const machine = new CfnStateMachine(scope, name, {
    stateMachineName: names.machine(name),
    stateMachineType: 'STANDARD',
    definitionString: fillPlaceholders(machineFile(name), valuesOf(name, functions)),
    roleArn: role.roleArn,
    loggingConfiguration: {
      ...LOGGED,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: log.logGroupArn } }],
    },
    tracingConfiguration: { enabled: isTraced },
  });
  // The machine's rights are checked when it is made, so the policy must stand by then, not only the role.
  machine.node.addDependency(role);
  publish(scope, name, { machine, isTraced });
  return { machine, log };
}

function valuesOf(name: MachineName, functions: MachineAround['functions']): Record<string, string> {
  const invoked = MACHINES[name].map((each) => [each, functions[each].functionArn]);
  return Object.fromEntries([...invoked, ['Partition', Aws.PARTITION]]);
}

/** The machine's role: it invokes the functions that the file names, and writes the log. */
function roleOf(scope: Construct, name: MachineName, invoked: readonly Lambda[]): Role {
  const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('states.amazonaws.com') });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: invoked.map(({ functionArn }) => functionArn),
    }),
  );
  role.addToPolicy(
    new PolicyStatement({
      // Log delivery has no resources to name: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
      actions: [
        'logs:CreateLogDelivery',
        'logs:GetLogDelivery',
        'logs:UpdateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:DescribeResourcePolicies',
        'logs:DescribeLogGroups',
      ],
      resources: ['*'],
    }),
  );
  return role;
}

/**
 * Allows tracing. X-Ray has no resources to name:
 * https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
 */
function allowTracing(role: Role): void {
  role.addToPolicy(
    new PolicyStatement({
      actions: [
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
      ],
      resources: ['*'],
    }),
  );
}

/**
 * Publishes a version for each text of the file and each way of logging and tracing it. A change makes a new
 * version, and earlier ones stay to turn back to.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-version.html
 */
function publish(
  scope: Construct,
  name: MachineName,
  { machine, isTraced }: { machine: CfnStateMachine; isTraced: boolean },
): void {
  const held = [machineFile(name), LOGGED, isTraced];
  const hash = createHash('sha256').update(JSON.stringify(held)).digest('hex').slice(0, 8);
  const version = new CfnStateMachineVersion(scope, `${name}-version-${hash}`, {
    stateMachineArn: machine.attrArn,
    description: `statemachine/${name}.asl.json, ${hash}`,
  });
  version.cfnOptions.deletionPolicy = version.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  new CfnStateMachineAlias(scope, `${name}-live`, {
    name: LIVE,
    description: 'What new executions are started with',
    deploymentPreference: { type: 'ALL_AT_ONCE', stateMachineVersionArn: version.attrArn },
  });
}
