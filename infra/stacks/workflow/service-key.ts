import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * The customer key of logs and of the alarms' topic. It protects nothing that is kept for people, so it may go with
 * its stack.
 */
export function serviceKey(scope: Construct, removalPolicy: RemovalPolicy): Key {
  const { partition, region, account } = Stack.of(scope);
  const key = new Key(scope, 'ServiceKey', {
    description: 'Logs and alarms',
    enableKeyRotation: true,
    removalPolicy,
  });
  // Each region has its own log service:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  const isChina = region.startsWith('cn-');
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'Logs',
      principals: [new ServicePrincipal(`logs.${region}.${isChina ? 'amazonaws.com.cn' : 'amazonaws.com'}`)],
      actions: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKey',
        'kms:DescribeKey',
      ],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
        },
      },
    }),
  );
  // Alarms and rules publish to an encrypted topic:
  // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'Alarms',
      principals: ['cloudwatch', 'events'].map((service) => new ServicePrincipal(`${service}.amazonaws.com`)),
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  return key;
}
