import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { AccountPrincipal, AnyPrincipal, Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { tableForm } from '../../adapters/records/store/table-form.ts';
import type { Environment } from '../environments.ts';
import { backUp } from './data/backup.ts';
import { dataKey } from './data/data-key.ts';

/** The stack that outlives every deployment: the records, the materials, the keys, and their copies. */
export class DataStack extends Stack {
  readonly key: Key;
  readonly table: Table;
  readonly materials: Bucket;
  readonly keyRing: Secret;
  readonly mailServer: Secret;
  /** The role that may delete locked materials. */
  readonly erasure: Role;

  constructor(
    scope: Construct,
    id: string,
    { environment, ...props }: StackProps & { environment: Environment },
  ) {
    super(scope, id, { ...props, terminationProtection: environment.isProduction });
    const lives = environment.isProduction ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.key = dataKey(this, lives);
    this.table = records(this, { key: this.key, lives, isProduction: environment.isProduction });
    this.materials = materials(this, { key: this.key, lives, origin: environment.origin });
    this.erasure = allowErasure(this, this.materials);
    const secret = (name: string, description: string) =>
      new Secret(this, name, { description, encryptionKey: this.key, removalPolicy: lives });
    this.keyRing = secret('KeyRing', 'The key ring: made by npm run key-ring, pasted in here once');
    this.mailServer = secret('MailServer', 'The mail server: smtps://user:password@host:465');
    if (environment.isProduction) backUp(this, this.table, this.materials, this.key);
  }
}

/** Days from the opening of a call to the last act of its latest reopening. */
const A_REVIEW_YEAR = 400;

interface Kept {
  readonly key: Key;
  readonly lives: RemovalPolicy;
}

function records(stack: Stack, { key, lives, isProduction }: Kept & { isProduction: boolean }): Table {
  const string = (name: string) => ({ name, type: AttributeType.STRING });
  const [hash, range] = tableForm.keys;
  const table = new Table(stack, 'Records', {
    partitionKey: string(hash.AttributeName),
    sortKey: string(range.AttributeName),
    // On demand, since a rush comes in a few hours of a year and its height is unknown.
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    // Receipts carry it, since an act's answer is forgotten after the call has ended, and sanctions after their last day.
    timeToLiveAttribute: 'expires',
    // 35 days, the longest in which a mistake can still be taken back to the second.
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: isProduction,
    removalPolicy: lives,
  });
  for (const { name, hash, range: sort, holds } of tableForm.indexes)
    table.addGlobalSecondaryIndex({
      ...{ indexName: name, partitionKey: string(hash), sortKey: string(sort) },
      ...(holds.length > 0
        ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...holds] }
        : { projectionType: ProjectionType.KEYS_ONLY }),
    });
  return table;
}

/**
 * The bucket of materials. It keeps versions, so that a submission names exact bytes. Each is locked once it is
 * submitted, not before.
 */
function materials(stack: Stack, { key, lives, origin }: Kept & { origin: string }): Bucket {
  const shared = {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    removalPolicy: lives,
  };
  const accesses = new Bucket(stack, 'MaterialAccesses', {
    ...shared,
    // The service that writes these logs cannot use a customer key:
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-server-access-logging.html
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(A_REVIEW_YEAR) }],
  });
  const bucket = new Bucket(stack, 'Materials', {
    ...shared,
    versioned: true,
    objectLockEnabled: true,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    // The key is asked once a bucket, not once a file.
    bucketKeyEnabled: true,
    serverAccessLogsBucket: accesses as IBucket,
    // The script of the page of materials posts a form here and shows its progress. Nobody reads by this rule. A browser
    // keeps the answer for 50 minutes, as long as people sit at the page.
    cors: [{ allowedOrigins: [origin], allowedMethods: [HttpMethods.POST], maxAge: 3000 }],
    lifecycleRules: [
      {
        // A file that nobody submitted goes: it is covered after a review year and deleted after another. A draft
        // lives within its review year, so no file goes that one still needs. A submitted file is covered as well,
        // but it is read by its version, and its lock keeps that from deletion.
        expiration: Duration.days(A_REVIEW_YEAR),
        noncurrentVersionExpiration: Duration.days(A_REVIEW_YEAR),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
      {
        // The records keep each published call whole. What lies here longer would be taken for the call in force.
        prefix: 'calls/',
        expiration: Duration.days(7),
        noncurrentVersionExpiration: Duration.days(7),
      },
      {
        // An act deletes the file of sanctions that it read. What lies there longer was laid there and never read.
        prefix: 'sanctions/',
        expiration: Duration.days(7),
        noncurrentVersionExpiration: Duration.days(7),
      },
      {
        // A signed file for a credit platform holds identity numbers. It is handed over within the week, after which no version
        // is left: it is covered on the sixth day and deleted on the next.
        prefix: 'sanctions-shared/',
        expiration: Duration.days(6),
        noncurrentVersionExpiration: Duration.days(1),
      },
    ],
  });
  const form = bucket.node.defaultChild as CfnBucket;
  // Events go through EventBridge, since the function that takes files in lives in another stack.
  form.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true);
  return bucket;
}

/**
 * Allows the one way around a lock, for a court or a request for erasure: a role that a person of this account
 * takes on with a second factor. Nobody else may, whatever their own policies say.
 */
function allowErasure(stack: Stack, bucket: Bucket): Role {
  const role = new Role(stack, 'Erasure', {
    description: 'Deletes locked materials for a court or a request for erasure',
    assumedBy: new AccountPrincipal(stack.account).withConditions({
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    }),
    // An hour is enough for one erasure by hand.
    maxSessionDuration: Duration.hours(1),
  });
  const files = bucket.arnForObjects('materials/*');
  role.addToPolicy(
    new PolicyStatement({
      actions: ['s3:DeleteObjectVersion', 's3:BypassGovernanceRetention', 's3:GetObjectRetention'],
      resources: [files],
    }),
  );
  // The console shows versions only to principals that may list them.
  role.addToPolicy(
    new PolicyStatement({
      actions: ['s3:ListBucket', 's3:ListBucketVersions'],
      resources: [bucket.bucketArn],
    }),
  );
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'OnlyErasureBypassesLocks',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:BypassGovernanceRetention'],
      resources: [files],
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': role.roleArn } },
    }),
  );
  return role;
}
