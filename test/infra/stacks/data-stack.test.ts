import { describe, expect, test } from 'vitest';
import { tableForm } from '../../../adapters/records/store/table-form.ts';
import { allowedTo, assumedBy, statementsIn } from '../../rigs/infra/policies.ts';
import { DEPLOYED, synthesized } from '../../rigs/infra/synthesized.ts';

const NO_PUBLIC_ACCESS = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};
const A_REVIEW_YEAR = 400;
/** Everything that must outlive a deployment. */
const KEPT: [string, string][] = [
  ['AWS::KMS::Key', 'DataKey'],
  ['AWS::DynamoDB::Table', 'Records'],
  ['AWS::S3::Bucket', 'Materials'],
  ['AWS::S3::Bucket', 'MaterialAccesses'],
  ['AWS::SecretsManager::Secret', 'KeyRing'],
  ['AWS::SecretsManager::Secret', 'MailServer'],
];

describe.each(DEPLOYED)('in %s', (environment) => {
  const { one, all, environment: form, terminationProtection } = synthesized(environment);
  const { isProduction } = form;

  test.each(KEPT)(
    '%s %s stays when the stacks of a production are taken down or it is replaced, and only then',
    (type, id) => {
      const { deletionPolicy, updateReplacePolicy } = one(type, id);
      const wanted = isProduction ? 'Retain' : 'Delete';
      expect({ deletionPolicy, updateReplacePolicy }).toEqual({
        deletionPolicy: wanted,
        updateReplacePolicy: wanted,
      });
    },
  );

  test('the stack of the data, and no other, is protected against being taken down, in production', () => {
    const protectedStacks = Object.entries(terminationProtection).filter(([, isProtected]) => isProtected);
    expect(protectedStacks.map(([name]) => name)).toEqual(isProduction ? [`zhicheng-${form.name}-data`] : []);
  });

  test('the records are encrypted by the customer key, recoverable for 35 days, and paid by use', () => {
    expect(one('AWS::DynamoDB::Table').properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: isProduction,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: '{DataKey.Arn}' },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
  });

  test('the table and its indexes have the keys that the adapter reads by', () => {
    const { properties } = one('AWS::DynamoDB::Table');
    const indexes = tableForm.indexes.map(({ name, hash, range, holds }) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: hash, KeyType: 'HASH' },
        { AttributeName: range, KeyType: 'RANGE' },
      ],
      Projection:
        holds.length > 0
          ? { ProjectionType: 'INCLUDE', NonKeyAttributes: holds }
          : { ProjectionType: 'KEYS_ONLY' },
    }));
    expect(properties.KeySchema).toEqual(tableForm.keys);
    expect(properties.GlobalSecondaryIndexes).toEqual(indexes);
    const defined = properties.AttributeDefinitions as { AttributeName: string; AttributeType: string }[];
    expect(defined.map(({ AttributeName }) => AttributeName).sort()).toEqual(
      [...tableForm.attributes].sort(),
    );
    expect(defined.every(({ AttributeType }) => AttributeType === 'S')).toBe(true);
  });

  test('scripts of our own site alone may post to the materials, and none may read them', () => {
    expect(one('AWS::S3::Bucket', 'Materials').properties.CorsConfiguration).toEqual({
      CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: [form.origin], MaxAge: 3000 }],
    });
    expect(one('AWS::S3::Bucket', 'MaterialAccesses').properties).not.toHaveProperty('CorsConfiguration');
  });

  test('the materials are encrypted, versioned, lockable one by one, and told of', () => {
    const { properties } = one('AWS::S3::Bucket', 'Materials');
    expect(properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockEnabled: true,
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LoggingConfiguration: { DestinationBucketName: '{MaterialAccesses}' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: '{DataKey.Arn}' },
          },
        ],
      },
    });
    // A default would lock what nobody has submitted.
    expect(properties).not.toHaveProperty('ObjectLockConfiguration');
  });

  test('a file that nobody submitted goes after a review year, half an upload after a day, and a file of a call or of sanctions after a week', () => {
    const rulesOf = (id: string) =>
      (one('AWS::S3::Bucket', id).properties.LifecycleConfiguration as { Rules: unknown }).Rules;
    expect(rulesOf('Materials')).toEqual([
      {
        Status: 'Enabled',
        ExpirationInDays: A_REVIEW_YEAR,
        NoncurrentVersionExpiration: { NoncurrentDays: A_REVIEW_YEAR },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
      {
        Status: 'Enabled',
        Prefix: 'calls/',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
      {
        Status: 'Enabled',
        Prefix: 'sanctions/',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
      {
        Status: 'Enabled',
        Prefix: 'sanctions-shared/',
        ExpirationInDays: 6,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      },
    ]);
    expect(rulesOf('MaterialAccesses')).toEqual([{ Status: 'Enabled', ExpirationInDays: A_REVIEW_YEAR }]);
  });

  test('no bucket is public, none takes another owner’s files, all are encrypted and speak TLS only', () => {
    const buckets = all('AWS::S3::Bucket');
    expect(buckets).toHaveLength(2);
    for (const { id, properties } of buckets) {
      expect(properties, id).toMatchObject({
        PublicAccessBlockConfiguration: NO_PUBLIC_ACCESS,
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        BucketEncryption: expect.anything(),
      });
      expect(statementsIn(synthesized(environment))).toContainEqual({
        of: `{${id}}`,
        effect: 'Deny',
        actions: ['s3:*'],
        resources: [`{${id}.Arn}`, `{${id}.Arn}/*`],
        principal: { AWS: '*' },
        condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
  });

  test('only the erasure role may go around a lock, whatever other policies say', () => {
    const onBypass = statementsIn(synthesized(environment)).filter(({ actions }) =>
      actions.includes('s3:BypassGovernanceRetention'),
    );
    expect(onBypass).toEqual([
      {
        of: '{Materials}',
        effect: 'Deny',
        actions: ['s3:BypassGovernanceRetention'],
        resources: ['{Materials.Arn}/materials/*'],
        principal: { AWS: '*' },
        condition: { ArnNotEquals: { 'aws:PrincipalArn': '{Erasure.Arn}' } },
      },
      expect.objectContaining({ of: '{Erasure}', effect: 'Allow' }),
    ]);
  });

  test('the erasure role lists and deletes versions and does nothing else, for an hour, by a person with a second factor', () => {
    const deployed = synthesized(environment);
    expect(allowedTo(deployed, 'Erasure')).toEqual([
      ...['BypassGovernanceRetention', 'DeleteObjectVersion', 'GetObjectRetention'].map(
        (action) => `s3:${action} on {Materials.Arn}/materials/*`,
      ),
      ...['ListBucket', 'ListBucketVersions'].map((action) => `s3:${action} on {Materials.Arn}`),
    ]);
    expect(assumedBy(deployed, 'Erasure')).toEqual([
      {
        Principal: { AWS: `arn:${form.partition}:iam::<account>:root` },
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ]);
    expect(one('AWS::IAM::Role', 'Erasure').properties.MaxSessionDuration).toBe(3600);
  });

  test('secrets are encrypted by the customer key, and no value of one stands in a template', () => {
    for (const { id, properties } of all('AWS::SecretsManager::Secret')) {
      expect(properties.KmsKeyId, id).toBe('{DataKey.Arn}');
      expect(properties, id).not.toHaveProperty('SecretString');
    }
  });

  test('every customer key is rotated', () => {
    const keys = all('AWS::KMS::Key');
    expect(keys.map(({ id }) => id).sort()).toEqual(['DataKey', 'ServiceKey']);
    for (const { id, properties } of keys) expect(properties.EnableKeyRotation, id).toBe(true);
  });

  test('the data key serves every principal that may use a storing service, through that service and this account', () => {
    const own = statementsIn(synthesized(environment)).filter(
      ({ of, principal }) => of === '{DataKey}' && JSON.stringify(principal) === '{"AWS":"*"}',
    );
    expect(own).toHaveLength(1);
    const hosts = ['dynamodb', 's3', 'secretsmanager', 'backup'].flatMap((service) => {
      const host = `${service}.${form.region}.amazonaws.com`;
      return form.partition === 'aws-cn' ? [host, `${host}.cn`] : [host];
    });
    expect(own[0]?.condition).toEqual({
      StringEquals: { 'kms:CallerAccount': '<account>', 'kms:ViaService': hosts },
    });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
test('a first deployment that failed leaves nothing behind whose name the second one needs', () => {
  const { resources } = synthesized('jiaxing');
  const named = resources.filter(({ properties }) =>
    Object.keys(properties).some((property) => property.endsWith('Name')),
  );
  const policies = new Set(named.map(({ deletionPolicy }) => deletionPolicy));
  expect(policies).toContain('RetainExceptOnCreate');
  expect(policies).not.toContain('Retain');
});

describe('copies', () => {
  const { one, all } = synthesized('jiaxing');

  test('of a production are made each night and each month, encrypted, and not to be deleted by hand', () => {
    const { BackupPlan } = one('AWS::Backup::BackupPlan').properties;
    expect(BackupPlan).toMatchObject({
      BackupPlanRule: [
        {
          RuleName: 'nightly',
          ScheduleExpression: 'cron(0 18 * * ? *)',
          Lifecycle: { DeleteAfterDays: 120 },
        },
        {
          RuleName: 'monthly',
          ScheduleExpression: 'cron(0 18 1 * ? *)',
          Lifecycle: { DeleteAfterDays: 1096 },
        },
      ],
    });
    const vault = one('AWS::Backup::BackupVault');
    expect(vault.deletionPolicy).toBe('RetainExceptOnCreate');
    expect(vault.properties.EncryptionKeyArn).toBe('{DataKey.Arn}');
    expect(statementsIn(synthesized('jiaxing'))).toContainEqual(
      expect.objectContaining({
        of: '{Copies}',
        effect: 'Deny',
        actions: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
        principal: { AWS: '*' },
      }),
    );
  });

  test('are of the records and the materials, by a role that may copy both and put both back', () => {
    const { BackupSelection } = one('AWS::Backup::BackupSelection').properties;
    expect(BackupSelection).toMatchObject({
      Resources: ['{Records.Arn}', '{Materials.Arn}'],
      IamRoleArn: '{Copier.Arn}',
    });
    const policies = one('AWS::IAM::Role', 'Copier').properties.ManagedPolicyArns as string[];
    expect(policies.map((each) => each.replace(/^.*AWSBackupServiceRolePolicyFor/, '')).sort()).toEqual([
      'Backup',
      'Restores',
      'S3Backup',
      'S3Restore',
    ]);
  });

  test('are not made of a trial', () => {
    expect(all('AWS::Backup::BackupPlan')).toHaveLength(1);
    expect(synthesized('trial').all('AWS::Backup::BackupPlan')).toEqual([]);
  });
});
