import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** The services that may use the key for whoever may use them. */
const THROUGH = ['dynamodb', 's3', 'secretsmanager', 'backup'];

/**
 * The customer key of everything that is kept. Who may read a table, a file or a secret may have it decrypted by that
 * service and in no other way, so that roles need no rights on the key itself.
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

/** In China a service calls itself by either suffix; which one reaches the key is to be verified there. */
function hostsOf(service: string, region: string): string[] {
  const host = `${service}.${region}.amazonaws.com`;
  return region.startsWith('cn-') ? [host, `${host}.cn`] : [host];
}
