import type { Stack } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { SMS_OFF } from '../../../adapters/sms/sms-settings.ts';
import type { MachineName } from '../../../adapters/workflow.ts';
import type { Setting } from '../../../functions/settings.ts';
import { type Environment, siteOf } from '../../environments.ts';
import { namesIn } from '../../names.ts';
import type { DataStack } from '../data-stack.ts';
import type { Targets } from './function-role.ts';

/** The parts of an environment that its functions reach. */
interface Reached {
  readonly environment: Environment;
  readonly data: DataStack;
  readonly role: Role;
  /** The ARN of the function that inspects files. */
  readonly inspection: string;
}

/** The values of all settings; each function gets its own of them. */
export function settingsOf(
  stack: Stack,
  { environment, data, role, inspection, deadLetters }: Reached & { deadLetters: Queue },
): Record<Setting, string> {
  const { aliasArn, scheduleGroup, metrics } = namesIn(stack, environment);
  const { origin, signIn, mail, sms } = environment;
  return {
    TABLE: data.table.tableName,
    DECLARATION_MACHINE: aliasArn('declaration'),
    LOCK_MACHINE: aliasArn('deadline-lock'),
    OPERATIONS_MACHINE: aliasArn('operations'),
    SCHEDULE_ROLE: role.roleArn,
    SCHEDULE_DEAD_LETTERS: deadLetters.queueArn,
    SCHEDULE_GROUP: scheduleGroup,
    KEY_RING: data.keyRing.secretArn,
    BUCKET: data.materials.bucketName,
    INSPECTION: inspection,
    ORIGIN: origin,
    SITE: JSON.stringify(siteOf(environment)),
    OIDC_ISSUER: signIn.issuer,
    OIDC_CLIENT: signIn.client,
    OIDC_LONGEST_HOURS: String(signIn.longestHours),
    OPERATORS: mail.operators,
    MAIL_SERVER: data.mailServer.secretArn,
    MAIL_FROM: mail.from,
    SMS: sms ? JSON.stringify(sms) : SMS_OFF,
    METRICS: metrics,
  };
}

/** The ARNs for which the names of the grants stand. */
export function targetsOf(stack: Stack, { environment, data, role, inspection }: Reached): Targets {
  const { machineArn, aliasArn, executionsArn, scheduleGroup } = namesIn(stack, environment);
  const { partition, region, account } = stack;
  const index = (name: string) => [`${data.table.tableArn}/index/${name}`];
  // The ARNs are with and without the alias: an execution starts under the alias, and a task's token belongs to the
  // machine.
  const machine = (name: MachineName) => [machineArn(name), aliasArn(name)];
  return {
    'the table': [data.table.tableArn],
    'the index due': index('due'),
    'the index governed': index('governed'),
    'the index queue': index('queue'),
    declaration: machine('declaration'),
    'runs of declaration': [executionsArn('declaration')],
    'deadline-lock': machine('deadline-lock'),
    'runs of deadline-lock': [executionsArn('deadline-lock')],
    schedules: [`arn:${partition}:scheduler:${region}:${account}:schedule/${scheduleGroup}/*`],
    'the schedule role': [role.roleArn],
    'the key ring': [data.keyRing.secretArn],
    'the mail server': [data.mailServer.secretArn],
    materials: [data.materials.arnForObjects('materials/*')],
    'the inspection': [inspection],
    registrations: [data.materials.arnForObjects('registrations/*')],
    calls: [data.materials.arnForObjects('calls/*')],
    calendars: [data.materials.arnForObjects('calendars/*')],
    sanctions: [data.materials.arnForObjects('sanctions/*')],
    'sanctions-shared': [data.materials.arnForObjects('sanctions-shared/*')],
    'the bucket of materials': [data.materials.bucketArn],
  };
}
