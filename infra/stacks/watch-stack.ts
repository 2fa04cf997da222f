import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { type CfnRule, Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { namesIn } from '../names.ts';
import { type AlarmForm, alarmsOf } from './alarms.ts';
import { dashboardOf } from './dashboard.ts';
import type { DataStack } from './data-stack.ts';
import { QUERIES, type QueryForm } from './queries.ts';
import type { WebStack } from './web-stack.ts';
import type { WorkflowStack } from './workflow-stack.ts';

export interface WatchProps extends StackProps {
  readonly environment: Environment;
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
  readonly web: WebStack;
}

/** The stack for operators: the dashboard, the alarms, the saved queries, the budget. */
export class WatchStack extends Stack {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { environment, data, workflow, web, ...props }: WatchProps) {
    super(scope, id, props);
    const { metrics } = namesIn(this, environment);
    const topic = toldTo(this, environment, workflow.key);
    tellOfErasure(this, data, topic);
    this.alarms = alarmsOf(metrics, workflow, web).map((form) => alarmOf(this, form, environment, topic));
    dashboardOf(this, { environment, data, workflow, web, alarms: this.alarms });
    for (const query of QUERIES) saveQuery(this, query, environment, workflow, web);
    budgetOf(this, environment);
  }
}

/** Mails every alarm of this environment to the operators. */
function toldTo(stack: Stack, { name, mail }: Environment, masterKey: Key): Topic {
  const topic = new Topic(stack, 'Alarms', { masterKey, enforceSSL: true });
  topic.addSubscription(new EmailSubscription(mail.operators));
  // A policy of our own replaces the one that lets the account's alarms publish:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'Alarms',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: {
          'aws:SourceArn': `arn:${stack.partition}:cloudwatch:${stack.region}:${stack.account}:alarm:zhicheng-${name}-*`,
        },
      },
    }),
  );
  return topic;
}

function alarmOf(stack: Stack, form: AlarmForm, { name, origin }: Environment, topic: Topic): Alarm {
  const {
    when = ComparisonOperator.GREATER_THAN_THRESHOLD,
    readings = 1,
    among = readings,
    silenceIsWrong = false,
  } = form;
  const alarm = new Alarm(stack, form.name, {
    alarmName: `zhicheng-${name}-${form.name}`,
    alarmDescription: `docs/runbook.md#${form.name} (${origin})`,
    metric: form.metric,
    threshold: form.threshold,
    comparisonOperator: when,
    evaluationPeriods: among,
    datapointsToAlarm: readings,
    treatMissingData: silenceIsWrong ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  alarm.addOkAction(new SnsAction(topic));
  return alarm;
}

/**
 * Tells the operators that somebody took on the role which deletes locked materials, since that must be accounted
 * for. It needs a trail of management events.
 */
function tellOfErasure(stack: Stack, { erasure }: DataStack, topic: Topic): void {
  const rule = new Rule(stack, 'ErasureTakenOn', {
    description: 'Somebody took on the role that deletes locked materials',
    eventPattern: {
      source: ['aws.sts'],
      detailType: ['AWS API Call via CloudTrail'],
      detail: { eventName: ['AssumeRole'], requestParameters: { roleArn: [erasure.roleArn] } },
    },
    targets: [new SnsTopic(topic)],
  });
  // The trail calls this event read-only, and only in this state does a rule hear of those:
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
  (rule.node.defaultChild as CfnRule).state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
}

function saveQuery(
  stack: Stack,
  { name, reads, text }: QueryForm,
  environment: Environment,
  { functions, machineLogs }: WorkflowStack,
  { accesses }: WebStack,
): void {
  const logs = {
    machines: Object.values(machineLogs),
    functions: Object.values(functions).map(({ logGroup }) => logGroup),
    accesses: [accesses],
  };
  new CfnQueryDefinition(stack, name.replace(/[^A-Za-z]/g, ''), {
    name: `zhicheng-${environment.name}/${name}`,
    queryString: text.join('\n| '),
    logGroupNames: reads.flatMap((each) => logs[each].map(({ logGroupName }) => logGroupName)),
  });
}

/** A budget that mails when half is spent, when all is, and when the forecast says that all will be. */
function budgetOf(stack: Stack, { name, partition, monthlyBudget, mail }: Environment): void {
  const told = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: {
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      comparisonOperator: 'GREATER_THAN',
    },
    subscribers: [{ subscriptionType: 'EMAIL', address: mail.operators }],
  });
  new CfnBudget(stack, 'Budget', {
    budget: {
      budgetName: `zhicheng-${name}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      // Accounts in China are billed in yuan (infra/china.ts).
      budgetLimit: { amount: monthlyBudget, unit: partition === 'aws-cn' ? 'CNY' : 'USD' },
    },
    notificationsWithSubscribers: [told('ACTUAL', 50), told('ACTUAL', 100), told('FORECASTED', 100)],
  });
}
