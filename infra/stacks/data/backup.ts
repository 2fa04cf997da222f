import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

/**
 * Makes copies that a mistake in the table or the bucket does not reach: nightly for as long as a call runs,
 * monthly for as long as false statements stay on record. docs/restore.md is the drill.
 */
export function backUp(stack: Stack, table: Table, materials: Bucket, encryptionKey: Key): void {
  const vault = new BackupVault(stack, 'Copies', {
    encryptionKey,
    blockRecoveryPointDeletion: true,
    // It has a name, so one that a failed first deployment left behind would stop the second.
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const plan = new BackupPlan(stack, 'CopyPlan', {
    backupVault: vault,
    backupPlanRules: [
      // 18:00 UTC is 02:00 in Beijing, when nobody submits.
      new BackupPlanRule({
        ruleName: 'nightly',
        scheduleExpression: Schedule.cron({ hour: '18', minute: '0' }),
        deleteAfter: Duration.days(120),
      }),
      new BackupPlanRule({
        ruleName: 'monthly',
        scheduleExpression: Schedule.cron({ day: '1', hour: '18', minute: '0' }),
        deleteAfter: Duration.days(1096),
      }),
    ],
  });
  plan.addSelection('Kept', {
    resources: [BackupResource.fromDynamoDbTable(table), BackupResource.fromArn(materials.bucketArn)],
    allowRestores: true,
    role: copier(stack),
  });
}

/**
 * The role of the copies. The selection's own policies do not cover buckets, which have two more.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html
 */
function copier(stack: Stack): Role {
  return new Role(stack, 'Copier', {
    assumedBy: new ServicePrincipal('backup.amazonaws.com'),
    managedPolicies: ['Backup', 'Restore'].map((what) =>
      ManagedPolicy.fromAwsManagedPolicyName(`AWSBackupServiceRolePolicyForS3${what}`),
    ),
  });
}
