import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { fill } from '../../domain/wording/fill.ts';
import type { Environment } from '../environments.ts';

/** A finding of cdk-nag that stands: where, and why an auditor may be content with it. */
export interface Acknowledged {
  readonly rule: string;
  /** The path of the construct, without the stack's own prefix: `workflow/PatrolFunctionRole`. */
  readonly at: RegExp;
  /**
   * The words that the rule names: each wildcard is listed, so that another one is a finding again. `{name}`,
   * `{partition}`, `{region}` and `{account}` are the environment's.
   */
  readonly only?: readonly string[];
  readonly reason: string;
}

const ANY_FILE =
  'Resource::zhicheng-{name}-data:ExportsOutputFnGetAttMaterials84A8D3ACArn0D62106F/materials/*';
const ANY_REGISTRATION = ANY_FILE.replace('/materials/', '/registrations/');
const ANY_CALL = ANY_FILE.replace('/materials/', '/calls/');
const ANY_CALENDAR = ANY_FILE.replace('/materials/', '/calendars/');
const ANY_SANCTION = ANY_FILE.replace('/materials/', '/sanctions/');
const ANY_SHARED = ANY_FILE.replace('/materials/', '/sanctions-shared/');
const NO_RESOURCE = 'Resource::*';
const AN_EXECUTION_OF = 'Resource::arn:{partition}:states:{region}:{account}:execution:zhicheng-{name}-';
const A_SCHEDULE = 'Resource::arn:{partition}:scheduler:{region}:{account}:schedule/zhicheng-{name}/*';

export const ACKNOWLEDGED: readonly Acknowledged[] = [
  {
    rule: 'AwsSolutions-IAM5',
    at: /^workflow\/(ApplicantApi|DeclarationPages|ReviewerPages|MaterialIntake|EmployerReview)FunctionRole\/DefaultPolicy$/,
    only: [ANY_FILE, NO_RESOURCE],
    reason:
      'Files are named by random ids under materials/: which of them a person may have is decided by the function on the records, and no finer name exists beforehand. Where tracing is on, X-Ray takes no resource.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^workflow\/OperationsFunctionRole\/DefaultPolicy$/,
    only: [ANY_REGISTRATION, ANY_CALL, ANY_CALENDAR, ANY_SANCTION, ANY_SHARED],
    reason:
      'A file of registrations, of a call, of days off or of sanctions is named by the operator who lays it there and names it in his act; a signed file of sanctions is named after the execution that makes it.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^workflow\/(Operations|Patrol)FunctionRole\/DefaultPolicy$/,
    only: [`${AN_EXECUTION_OF}declaration:*`, `${AN_EXECUTION_OF}deadline-lock:*`, A_SCHEDULE, NO_RESOURCE],
    reason:
      'Executions and schedules are named after declarations and stages that do not exist yet: the machine, or the group, is the finest that can be named. Where tracing is on, X-Ray takes no resource.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^workflow\/(ApplicantPages|Declaration|AuthorityReview|NoticeTimer|Escalation|DeadlineLock|Watch|MaterialInspection)FunctionRole\/DefaultPolicy$/,
    only: [NO_RESOURCE],
    reason: 'Only where tracing is on: X-Ray takes no resource.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^workflow\/(declaration|deadline-lock|operations)-role\/DefaultPolicy$/,
    only: [NO_RESOURCE],
    reason:
      'The actions that deliver logs take no resource (https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html), nor does X-Ray.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^data\/Erasure\/DefaultPolicy$/,
    only: ['Resource::<Materials84A8D3AC.Arn>/materials/*'],
    reason:
      'Which file a court names is not known beforehand. The role is for people with a second factor, for an hour, and every use stands in the bucket’s access log.',
  },
  {
    rule: 'AwsSolutions-IAM4',
    at: /^data\/Copier$/,
    only: ['service-role/{}Backup', 'service-role/{}Restores', '{}S3Backup', '{}S3Restore'].map(
      (name) =>
        `Policy::arn:<AWS::Partition>:iam::aws:policy/${name.replace('{}', 'AWSBackupServiceRolePolicyFor')}`,
    ),
    reason:
      'The policies that AWS keeps for its own backup service; what the service must do changes with it. Nobody else can take the role on.',
  },
  {
    rule: 'AwsSolutions-SMG4',
    at: /^data\/(KeyRing|MailServer)$/,
    reason:
      'Neither can be changed by a timer. A link key is rotated with the old one kept until its links have expired, the identity-hash key only with all claims hashed anew (docs/keys.md); the password of the mail server is changed at that server first.',
  },
  {
    rule: 'AwsSolutions-SQS3',
    at: /^workflow\/LocksNotStarted$/,
    reason: 'It is a dead letter queue: schedules that functions create name it, which no template shows.',
  },
  {
    rule: 'AwsSolutions-SF2',
    at: /^workflow\/(declaration|deadline-lock|operations)$/,
    reason: 'Only in China: X-Ray does not trace functions there, so a trace would have no second part.',
  },
  {
    rule: 'AwsSolutions-APIG4',
    at: /^web\/Api\/(EverythingElse|ANY--(api|declarations|review|achievement-file)(--\{proxy\+\})?|GET--api--v1--(calls|calls--\{call\}|openapi\.json)|POST--api--v1--calls--\{call\}--eligibility)$/,
    reason:
      'Calls and the document are public, and so is the question whether one may declare, which keeps nothing; what is no operation of it is refused by the function. Pages carry a session as a cookie and reviewers a signed link, which no gateway authorizer reads: the functions verify both before they read a record.',
  },
];

/**
 * The values of the placeholders in `only`. A template of an environment without an account has CloudFormation's
 * own word for it.
 */
export function wordsOf(environment: Environment): Readonly<Record<string, string>> {
  const { name, partition, region, account = '<AWS::AccountId>' } = environment;
  return { name, partition, region, account };
}

/** Acknowledges each finding where it stands. */
export function acknowledge(app: IConstruct, environment: Environment): void {
  const words = wordsOf(environment);
  for (const construct of app.node.findAll()) {
    const path = construct.node.path.replace(`zhicheng-${environment.name}-`, '');
    for (const { rule, at, only = [''], reason } of ACKNOWLEDGED)
      if (at.test(path))
        for (const each of only) {
          const what = each === '' ? '' : `[${fill(each, words)}]`;
          Validations.of(construct).acknowledge({ id: `AwsSolutions::${rule}${what}`, reason });
        }
  }
}
