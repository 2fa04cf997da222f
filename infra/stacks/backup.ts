import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

/**
 * Copies that a mistake in the table or the bucket does not reach: each night for as long as a call runs, each month
 * for as long as what was found false is kept on record. docs/restore.md is the drill.
 */
export function backUp(stack: Stack, table: Table, materials: Bucket, encryptionKey: Key): void {
  const vault = new BackupVault(stack, 'Copies', {
    encryptionKey,
    blockRecoveryPointDeletion: true,
    // It has a name: one that a failed first deployment left behind would stop the second.
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const plan = new BackupPlan(stack, 'CopyPlan', {
    backupVault: vault,
    backupPlanRules: [
      // 18:00 UTC is 02:00 in Beijing: nobody submits then.
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
 * The policies that the selection adds say nothing of buckets: those have two of their own.
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
