import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** Services through which the data may be decrypted. */
const THROUGH = ['dynamodb', 's3', 'secretsmanager', 'backup'];

/**
 * The customer key of all kept data. A principal that may read a table, a file or a secret has it decrypted through
 * that service and in no other way, so roles need no rights on the key.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export function dataKey(scope: Construct, removalPolicy: RemovalPolicy): Key {
  const { region, account } = Stack.of(scope);
  const key = new Key(scope, 'DataKey', {
    description: 'Records, materials and secrets',
    enableKeyRotation: true,
    removalPolicy,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ThroughTheServicesThatKeep',
      principals: [new AnyPrincipal()],
      actions: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:DescribeKey',
        'kms:CreateGrant',
      ],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'kms:CallerAccount': account,
          'kms:ViaService': THROUGH.flatMap((service) => hostsOf(service, region)),
        },
      },
    }),
  );
  return key;
}

/**
 * The hosts under which a service may call the key. In China it uses either suffix, and which one reaches the key
 * must be verified there.
 */
function hostsOf(service: string, region: string): string[] {
  const host = `${service}.${region}.amazonaws.com`;
  return region.startsWith('cn-') ? [host, `${host}.cn`] : [host];
}
