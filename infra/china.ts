/**
 * AWS's word on one service or feature of the stacks in the China regions (cn-north-1, cn-northwest-1).
 * `available`: the service's China page or another AWS document gives it, or the page lists the differences and it
 * is not among them. `verify first`: no document settles it, and the sentence says how to check on the first
 * deployment. A type that CloudFormation registers proves the type alone: Beijing registers AWS::Lambda::Url, and
 * function URLs do not work there.
 */
export type ChinaFact = {
  readonly name: string;
  /** CloudFormation resource types, or property paths within one; empty where no template shows it. */
  readonly covers: readonly string[];
  readonly says: string;
} & (
  | { readonly inChina: 'available' | 'differs' | 'absent'; readonly source: string }
  | { readonly inChina: 'verify first'; readonly source?: string }
);

const GUIDE = 'https://docs.amazonaws.cn/en_us/aws/latest/userguide';
/** The Chinese edition of the Lambda page. Its differences were read up to those of the runtimes. */
const LAMBDA = 'https://docs.amazonaws.cn/aws/latest/userguide/lambda.md';
/** The Chinese edition of the API Gateway page. Its differences were read as far as those of the Lambda page. */
const GATEWAY = 'https://docs.amazonaws.cn/aws/latest/userguide/api-gateway.html';
/** The endpoints that AWS ships with its SDKs, by partition and region. */
const ENDPOINTS = 'https://github.com/boto/botocore/blob/1.43.11/botocore/data/endpoints.json';
/** The types and properties that CloudFormation registers, collected by AWS in a file for each region. */
const TYPES =
  'https://github.com/aws-cloudformation/cfn-lint/tree/v1.51.0/src/cfnlint/data/schemas/providers';

export const CHINA: readonly ChinaFact[] = [
  {
    name: 'DynamoDB tables',
    covers: [
      'AWS::DynamoDB::Table',
      'AWS::DynamoDB::Table.PointInTimeRecoverySpecification',
      'AWS::DynamoDB::Table.DeletionProtectionEnabled',
      'AWS::DynamoDB::Table.SSESpecification',
      'AWS::DynamoDB::Table.GlobalSecondaryIndexes',
    ],
    inChina: 'available',
    says:
      'In both regions; the one difference named is strong consistency of global tables, which are not ' +
      'used, so recovery, deletion protection, customer keys, transactions and indexes stand.',
    source: `${GUIDE}/dynamodb.md`,
  },
  {
    name: 'DynamoDB on demand',
    covers: ['AWS::DynamoDB::Table.BillingMode'],
    inChina: 'available',
    says: 'Priced for both regions, in yuan, by reads and writes.',
    source: 'https://www.amazonaws.cn/en/dynamodb/pricing/',
  },
  {
    name: 'S3 buckets',
    covers: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    inChina: 'available',
    says: 'Both regions have an endpoint, under amazonaws.com.cn.',
    source: ENDPOINTS,
  },
  {
    name: 'S3 versioning and Object Lock in governance mode',
    covers: [
      'AWS::S3::Bucket.VersioningConfiguration',
      'AWS::S3::Bucket.ObjectLockEnabled',
      'AWS::S3::Bucket.ObjectLockConfiguration',
    ],
    inChina: 'available',
    says: 'Announced for both regions, with governance and compliance mode, on versioned buckets.',
    source: 'https://www.amazonaws.cn/en/new/2018/s3-object-lock/',
  },
  {
    name: 'S3 encryption with a KMS key and bucket keys',
    covers: ['AWS::S3::Bucket.BucketEncryption'],
    inChina: 'verify first',
    says: '`aws s3api head-object` on a new material shows SSEKMSKeyId and BucketKeyEnabled true.',
  },
  {
    name: 'S3 forms that bind size, type and SHA-256',
    covers: [],
    inChina: 'verify first',
    says:
      'Hand in one material through the page, then the same form with one byte changed: S3 must refuse it ' +
      'with BadDigest or a failed policy condition.',
  },
  {
    name: 'S3 lifecycle, access logs and blocked public access',
    covers: [
      'AWS::S3::Bucket.LifecycleConfiguration',
      'AWS::S3::Bucket.LoggingConfiguration',
      'AWS::S3::Bucket.PublicAccessBlockConfiguration',
    ],
    inChina: 'verify first',
    says:
      '`aws s3api get-bucket-lifecycle-configuration`, `get-bucket-logging` and `get-public-access-block` ' +
      'give what the stack set, and an access log arrives within a day.',
  },
  {
    name: 'S3 notices to EventBridge',
    covers: ['AWS::S3::Bucket.NotificationConfiguration'],
    inChina: 'verify first',
    says: 'Hand in one material: the rule that listens for it shows an invocation in its Invocations metric.',
  },
  {
    name: 'KMS customer keys',
    covers: ['AWS::KMS::Key', 'AWS::KMS::Alias'],
    inChina: 'differs',
    says: 'Both regions have the service; a symmetric key there is SM4-128, elsewhere AES-256-GCM.',
    source: 'https://docs.amazonaws.cn/en_us/kms/latest/developerguide/supported-algorithms.html',
  },
  {
    name: 'KMS rotation',
    covers: ['AWS::KMS::Key.EnableKeyRotation', 'AWS::KMS::Key.RotationPeriodInDays'],
    inChina: 'verify first',
    says: '`aws kms get-key-rotation-status --key-id …` answers KeyRotationEnabled true, with the period.',
  },
  {
    name: 'Secrets Manager with a customer key',
    covers: ['AWS::SecretsManager::Secret', 'AWS::SecretsManager::Secret.KmsKeyId'],
    inChina: 'available',
    says: 'In both regions; the differences named are DocumentDB and managed external secrets, neither used.',
    source: `${GUIDE}/secretsmanager.html`,
  },
  {
    name: 'Lambda functions',
    covers: [
      'AWS::Lambda::Function',
      'AWS::Lambda::Permission',
      'AWS::Lambda::Version',
      'AWS::Lambda::Alias',
      'AWS::Lambda::EventSourceMapping',
    ],
    inChina: 'available',
    says: 'In both regions, with the differences below.',
    source: `${GUIDE}/lambda.html`,
  },
  {
    name: 'Lambda on Node.js 24',
    covers: ['AWS::Lambda::Function.Runtime'],
    inChina: 'available',
    says: 'The CDK takes nodejs24.x as its newest Node.js in every region since 2.259.0.',
    source: 'https://github.com/aws/aws-cdk/releases/tag/v2.259.0',
  },
  {
    name: 'Lambda on arm64',
    covers: ['AWS::Lambda::Function.Architectures'],
    inChina: 'verify first',
    says:
      'Lambda says only that most regions have it; the deployment of one function with arm64 tells, and ' +
      'x86_64 runs the same code.',
    source: 'https://docs.amazonaws.cn/en_us/lambda/latest/dg/foundation-arch.html',
  },
  {
    name: 'Lambda reserved concurrency',
    covers: ['AWS::Lambda::Function.ReservedConcurrentExecutions'],
    inChina: 'verify first',
    says:
      '`aws lambda get-account-settings` shows what a new account may reserve; with a low limit ask for ' +
      'more before the stacks reserve any.',
  },
  {
    name: 'Lambda destinations and dead letter queues',
    covers: [
      'AWS::Lambda::EventInvokeConfig',
      'AWS::Lambda::EventInvokeConfig.DestinationConfig',
      'AWS::Lambda::Function.DeadLetterConfig',
    ],
    inChina: 'differs',
    says: 'Of the destinations only S3 is named as missing: send failed events to SQS.',
    source: LAMBDA,
  },
  {
    name: 'Lambda logs in a group of one’s own',
    covers: ['AWS::Lambda::Function.LoggingConfig'],
    inChina: 'verify first',
    says:
      'Named as missing are only delivery to S3 or Firehose and Live Tail in its console; `aws lambda ' +
      'get-function-configuration --query LoggingConfig` answers the log group.',
    source: LAMBDA,
  },
  {
    name: 'Lambda tracing with X-Ray',
    covers: ['AWS::Lambda::Function.TracingConfig'],
    inChina: 'absent',
    says: 'X-Ray does not work with Lambda: set no tracing in aws-cn.',
    source: `${GUIDE}/lambda.html`,
  },
  {
    name: 'Lambda metrics of asynchronous calls',
    covers: [],
    inChina: 'absent',
    says:
      'AsyncEventsReceived, AsyncEventAge and AsyncEventsDropped do not exist: watch the dead letter ' +
      'queue, Errors and Throttles.',
    source: `${GUIDE}/lambda.md`,
  },
  {
    name: 'Lambda function URLs',
    covers: ['AWS::Lambda::Url'],
    inChina: 'absent',
    says: 'Functions have no URL of their own; the stacks use none.',
    source: `${GUIDE}/lambda.md`,
  },
  {
    name: 'Lambda guard against recursive calls',
    covers: ['AWS::Lambda::Function.RecursiveLoop'],
    inChina: 'absent',
    says: 'A loop through SQS, SNS or S3 is not stopped: only the concurrency and the alarms bound it.',
    source: LAMBDA,
  },
  {
    name: 'Lambda packages under a customer key',
    covers: ['AWS::Lambda::Function.Code.SourceKMSKeyArn'],
    inChina: 'absent',
    says: 'The deployment package cannot have a customer key.',
    source: LAMBDA,
  },
  {
    name: 'Lambda event source mappings: tags and metrics',
    covers: ['AWS::Lambda::EventSourceMapping.Tags', 'AWS::Lambda::EventSourceMapping.MetricsConfig'],
    inChina: 'absent',
    says: 'Mappings take no tags and give no metrics: exclude the type from tags set for a whole stack.',
    source: LAMBDA,
  },
  {
    name: 'Step Functions, Standard',
    covers: [
      'AWS::StepFunctions::StateMachine',
      'AWS::StepFunctions::StateMachineVersion',
      'AWS::StepFunctions::StateMachineAlias',
      'AWS::StepFunctions::StateMachine.LoggingConfiguration',
      'AWS::StepFunctions::StateMachine.EncryptionConfiguration',
    ],
    inChina: 'available',
    says:
      'In both regions; the one difference named is HTTPS calls, so task tokens, versions, aliases, logs ' +
      'and customer keys stand.',
    source: `${GUIDE}/step-functions.md`,
  },
  {
    name: 'Step Functions JSONata and variables',
    covers: ['AWS::StepFunctions::StateMachine.DefinitionString'],
    inChina: 'available',
    says:
      'The guide has them in its China edition, and the China page names HTTPS calls as the one ' +
      'difference.',
    source: `${GUIDE}/step-functions.md`,
  },
  {
    name: 'Step Functions HTTP tasks',
    covers: [],
    inChina: 'absent',
    says: 'A machine cannot call an HTTPS API; a function must.',
    source: `${GUIDE}/step-functions.md`,
  },
  {
    name: 'EventBridge Scheduler and its groups',
    covers: ['AWS::Scheduler::Schedule', 'AWS::Scheduler::ScheduleGroup'],
    inChina: 'available',
    says: 'Both regions have an endpoint, and CloudFormation registers both types there.',
    source: ENDPOINTS,
  },
  {
    name: 'EventBridge Scheduler: one-time schedules, universal targets, dead letter queue, customer key',
    covers: [
      'AWS::Scheduler::Schedule.ScheduleExpression',
      'AWS::Scheduler::Schedule.Target',
      'AWS::Scheduler::Schedule.Target.DeadLetterConfig',
      'AWS::Scheduler::Schedule.KmsKeyArn',
    ],
    inChina: 'verify first',
    says:
      'The China guide writes universal targets as arn:aws-cn:scheduler:::aws-sdk:…; `aws scheduler ' +
      'create-schedule` with at() a minute ahead must reach its target, and with a denied role the queue.',
    source: 'https://docs.amazonaws.cn/scheduler/latest/UserGuide/managing-targets-universal.html',
  },
  {
    name: 'EventBridge rules',
    covers: ['AWS::Events::Rule', 'AWS::Events::EventBus'],
    inChina: 'available',
    says: 'The table of features by region has event buses for Beijing and Ningxia.',
    source: 'https://docs.amazonaws.cn/eventbridge/latest/userguide/feature-availability.html',
  },
  {
    name: 'EventBridge rule told of read-only management events',
    covers: ['AWS::Events::Rule.State'],
    inChina: 'verify first',
    says:
      'No page of China names the state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`; where it is refused, the ' +
      'watch stack says so, and the taking on of the Erasure role is seen in CloudTrail alone.',
    source:
      'https://docs.amazonaws.cn/en_us/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html',
  },
  {
    name: 'SQS queues, encrypted, and dead letter queues',
    covers: [
      'AWS::SQS::Queue',
      'AWS::SQS::QueuePolicy',
      'AWS::SQS::Queue.SqsManagedSseEnabled',
      'AWS::SQS::Queue.KmsMasterKeyId',
      'AWS::SQS::Queue.RedrivePolicy',
    ],
    inChina: 'available',
    says: 'In both regions, with encryption at rest.',
    source: `${GUIDE}/sqs.html`,
  },
  {
    name: 'SQS redrive of a dead letter queue',
    covers: [],
    inChina: 'absent',
    says: 'Messages cannot be moved back by the console or StartMessageMoveTask: receive, send, then delete.',
    source: `${GUIDE}/sqs.html`,
  },
  {
    name: 'SNS topics with email',
    covers: ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SNS::Subscription'],
    inChina: 'available',
    says: 'In both regions; email is not among the features named as missing.',
    source: `${GUIDE}/sns.md`,
  },
  {
    name: 'SNS text messages',
    covers: [],
    inChina: 'absent',
    says: 'No SMS and no push to telephones in either region: officers subscribe by email.',
    source: `${GUIDE}/sns.md`,
  },
  {
    name: 'API Gateway HTTP APIs, access logs and throttling',
    covers: [
      'AWS::ApiGatewayV2::Api',
      'AWS::ApiGatewayV2::Stage',
      'AWS::ApiGatewayV2::Route',
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Deployment',
      'AWS::ApiGatewayV2::Stage.AccessLogSettings',
      'AWS::ApiGatewayV2::Stage.DefaultRouteSettings',
    ],
    inChina: 'available',
    says:
      'In both regions, called by the endpoint of the region; edge-optimized APIs and Cognito are not ' +
      'used.',
    source: GATEWAY,
  },
  {
    name: 'API Gateway routes without IAM authorization',
    covers: ['AWS::ApiGatewayV2::Route.AuthorizationType'],
    inChina: 'differs',
    says:
      'Unauthenticated requests are served only when the account is tied to a valid ICP filing, and a ' +
      'Lambda authorizer does not replace it; after Beijing, Ningxia may need its own.',
    source: GATEWAY,
  },
  {
    name: 'API Gateway JWT authorizer',
    covers: ['AWS::ApiGatewayV2::Authorizer', 'AWS::ApiGatewayV2::Authorizer.JwtConfiguration'],
    inChina: 'verify first',
    says:
      'The China page does not name it, so take the ICP filing as needed; then a call with a true token ' +
      'must answer 200, and one without 401, not 403.',
    source: GATEWAY,
  },
  {
    name: 'API Gateway custom domain',
    covers: ['AWS::ApiGatewayV2::DomainName', 'AWS::ApiGatewayV2::ApiMapping'],
    inChina: 'differs',
    says: 'Every custom domain needs an ICP filing; only regional domains exist.',
    source: GATEWAY,
  },
  {
    name: 'CloudWatch alarms and dashboards',
    covers: ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm', 'AWS::CloudWatch::Dashboard'],
    inChina: 'available',
    says: 'CloudFormation registers the types in both regions, and both have an endpoint.',
    source: TYPES,
  },
  {
    name: 'CloudWatch log groups and metric filters',
    covers: ['AWS::Logs::LogGroup', 'AWS::Logs::MetricFilter', 'AWS::Logs::ResourcePolicy'],
    inChina: 'available',
    says: 'CloudFormation registers the types in both regions, and both have an endpoint.',
    source: TYPES,
  },
  {
    name: 'CloudWatch log group under a customer key',
    covers: ['AWS::Logs::LogGroup.KmsKeyId'],
    inChina: 'verify first',
    says:
      "`aws logs describe-log-groups` shows kmsKeyId; the key's policy must let the principal of Logs in " +
      'that region use it.',
  },
  {
    name: 'CloudWatch saved queries',
    covers: ['AWS::Logs::QueryDefinition'],
    inChina: 'differs',
    says:
      'CloudFormation registers the type in both regions, but without Parameters: queries take no ' +
      'parameters.',
    source: TYPES,
  },
  {
    name: 'CloudWatch Logs Insights',
    covers: ['AWS::Logs::QueryDefinition.QueryString'],
    inChina: 'verify first',
    says: 'Run each saved query once in the console, or `aws logs start-query` and `get-query-results`.',
  },
  {
    name: 'CloudWatch embedded metric format',
    covers: [],
    inChina: 'verify first',
    says:
      'After one request `aws cloudwatch list-metrics --namespace …` names our metrics; else use metric ' +
      'filters.',
  },
  {
    name: 'AWS Backup plan and vault',
    covers: [
      'AWS::Backup::BackupPlan',
      'AWS::Backup::BackupVault',
      'AWS::Backup::BackupVault.EncryptionKeyArn',
    ],
    inChina: 'differs',
    says: 'In both regions; copies to another region go only between Beijing and Ningxia.',
    source: `${GUIDE}/backup.md`,
  },
  {
    name: 'AWS Backup of DynamoDB and S3',
    covers: ['AWS::Backup::BackupSelection'],
    inChina: 'verify first',
    says: '`aws backup describe-region-settings` lists DynamoDB and S3; then take and restore one of each.',
  },
  {
    name: 'AWS Budgets',
    covers: ['AWS::Budgets::Budget'],
    inChina: 'differs',
    says:
      'Budgets and their alerts exist, and accounts are priced and billed in yuan: state the limit in ' +
      'CNY, and read the limits of that page before more than a plain cost budget.',
    source: `${GUIDE}/billing-and-payment.md`,
  },
  {
    name: 'IAM roles and ARNs',
    covers: ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'],
    inChina: 'differs',
    says: 'Every ARN begins with arn:aws-cn, so no ARN is written by hand: the stacks ask for the partition.',
    source: `${GUIDE}/ARNs.html`,
  },
  {
    name: 'IAM service principals',
    covers: ['AWS::IAM::Role.AssumeRolePolicyDocument'],
    inChina: 'differs',
    says:
      'AWS says only that they vary by region; the CDK writes <service>.amazonaws.com in China too, so ' +
      'principals are named through it and never joined to the URL suffix.',
    source: 'https://github.com/aws/aws-cdk/commit/013c181',
  },
  {
    name: 'IAM users and sign-in',
    covers: ['AWS::IAM::User'],
    inChina: 'differs',
    says: 'No root user, and no MFA by hardware or SMS, only virtual; the stacks make no users.',
    source: 'https://docs.amazonaws.cn/aws/latest/userguide/iam.md',
  },
  {
    name: 'ACM certificates',
    covers: ['AWS::CertificateManager::Certificate'],
    inChina: 'available',
    says: 'In both regions, without differences.',
    source: `${GUIDE}/acm.md`,
  },
  {
    name: 'SES',
    covers: ['AWS::SES::EmailIdentity', 'AWS::SES::ConfigurationSet'],
    inChina: 'absent',
    says:
      'CloudFormation registers no type of it in either region: letters leave by an SMTP server of the ' +
      'city.',
    source: TYPES,
  },
  {
    name: 'CloudFormation and the bootstrap of the CDK',
    covers: ['AWS::CDK::Metadata', 'AWS::CloudFormation::CustomResource', 'AWS::CloudFormation::Stack'],
    inChina: 'available',
    says:
      "AWS's own sample is bootstrapped and deployed with the CDK in cn-north-1, by an account of that " +
      'partition.',
    source: 'https://github.com/aws-samples/deploy-cloudfront-in-china-with-cdk',
  },
  {
    name: 'Prices',
    covers: [],
    inChina: 'differs',
    says: 'China has prices of its own, billed in yuan; beyond DynamoDB look them up before a budget is set.',
    source: `${GUIDE}/billing-and-payment.md`,
  },
];
