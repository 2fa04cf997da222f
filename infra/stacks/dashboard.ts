import { Duration, type Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IWidget,
  MathExpression,
  Metric,
  PeriodOverride,
  SingleValueWidget,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Environment } from '../environments.ts';
import { namesIn } from '../names.ts';
import type { DataStack } from './data-stack.ts';
import type { WebStack } from './web-stack.ts';
import type { WorkflowStack } from './workflow-stack.ts';

export interface Shown {
  readonly environment: Environment;
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
  readonly web: WebStack;
  readonly alarms: readonly Alarm[];
}

const FIVE_MINUTES = Duration.minutes(5);
const MINUTE = Duration.minutes(1);

/**
 * The dashboard that answers whether the call goes well: first what is wrong, then how far it is, then how much
 * comes in.
 */
export function dashboardOf(stack: Stack, shown: Shown): void {
  const { environment, alarms } = shown;
  const { metrics } = namesIn(stack, environment);
  new Dashboard(stack, 'Dashboard', {
    dashboardName: `zhicheng-${environment.name}`,
    periodOverride: PeriodOverride.INHERIT,
    defaultInterval: Duration.days(1),
    widgets: [
      [new TextWidget({ width: 24, height: 2, markdown: whatToDo(environment) })],
      [new AlarmStatusWidget({ title: '告警 What is wrong', width: 24, height: 4, alarms: [...alarms] })],
      howFar(metrics),
      whatWaits(metrics),
      [...howMuch(shown), soFar(environment)],
    ],
  });
}

function whatToDo({ name, origin, partition }: Environment): string {
  const bill =
    partition === 'aws-cn'
      ? 'https://console.amazonaws.cn/billing/home'
      : 'https://console.aws.amazon.com/billing/home';
  return [
    `**职称申报 ${name}** ${origin}。告警的名字就是运行手册（docs/runbook.md）里的标题。操作：Step Functions 控制台，状态机 zhicheng-${name}-operations，Start execution。`,
    `The name of an alarm is its heading in docs/runbook.md. Operators act by starting the state machine zhicheng-${name}-operations. [本月费用 Cost so far](${bill})`,
  ].join(' ');
}

/**
 * A metric of every stage of every call. The namespace's slash needs quotes:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
function byStage(namespace: string, name: string, label: string): MathExpression {
  return new MathExpression({
    expression: `SEARCH('{"${namespace}",Call,Stage} MetricName="${name}"', 'Maximum', 300)`,
    label,
    usingMetrics: {},
    period: FIVE_MINUTES,
  });
}

function howFar(namespace: string): IWidget[] {
  return [
    new GraphWidget({
      title: '各环节待办 Waiting in each stage',
      width: 12,
      left: [byStage(namespace, 'Waiting', '')],
    }),
    new SingleValueWidget({
      title: '距截止（小时） Hours to each closing',
      width: 6,
      height: 6,
      metrics: [byStage(namespace, 'HoursToClosing', '')],
    }),
    new SingleValueWidget({
      title: '已锁定=1 Locked = 1',
      width: 6,
      height: 6,
      metrics: [byStage(namespace, 'Locked', '')],
    }),
  ];
}

function whatWaits(namespace: string): IWidget[] {
  const worst = (metricName: string, label: string) =>
    new Metric({ namespace, metricName, label, statistic: Stats.MAXIMUM, period: FIVE_MINUTES });
  return [
    new GraphWidget({
      title: '超时（秒） Overdue, in seconds',
      width: 12,
      left: [worst('OldestOverdueSeconds', '最早的待办 oldest wait'), worst('LockLateSeconds', '锁 lock')],
    }),
    new SingleValueWidget({
      title: '一天内 Within a day',
      width: 12,
      height: 6,
      metrics: [
        worst('LettersFailed', '未送出的信 letters failed'),
        worst('NotForMe', '发错的链接 links not for their reader'),
        worst('Stuck', '不动的记录 stuck records'),
        worst('NotMoved', '跳过的记录 records passed by'),
        worst('CalendarDaysLeft', '放假安排剩余天数 days of calendar left'),
      ],
    }),
  ];
}

function howMuch({ data, workflow, web }: Shown): IWidget[] {
  const { functions, machines } = workflow;
  const ofTheApi = (metricName: string, label: string) =>
    new Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      label,
      dimensionsMap: { ApiId: web.api.apiId, Stage: web.stage.stageName },
      statistic: Stats.SUM,
      period: MINUTE,
    });
  const failed = Object.values(machines).map(
    ({ attrArn, attrName }) =>
      new Metric({
        namespace: 'AWS/States',
        metricName: 'ExecutionsFailed',
        label: attrName,
        dimensionsMap: { StateMachineArn: attrArn },
        statistic: Stats.SUM,
        period: FIVE_MINUTES,
      }),
  );
  return [
    new GraphWidget({
      title: '每分钟请求 Requests a minute',
      width: 7,
      left: [
        ofTheApi('Count', '全部 all'),
        ofTheApi('5xx', '5xx'),
        web.tooMany.with({ label: '429', period: MINUTE }),
      ],
      right: [data.table.metricConsumedWriteCapacityUnits({ period: MINUTE, label: '写入 writes' })],
    }),
    new GraphWidget({ title: '失败的流程 Executions failed', width: 6, left: failed }),
    new GraphWidget({
      title: '函数错误（右：限流） Errors of functions (right: throttles)',
      width: 7,
      left: Object.entries(functions).map(([name, each]) =>
        each.metricErrors({ period: FIVE_MINUTES, label: name }),
      ),
      right: Object.entries(functions).map(([name, each]) =>
        each.metricThrottles({ period: FIVE_MINUTES, label: name }),
      ),
    }),
  ];
}

/**
 * The account's bill of this month, which is measured every six hours once billing alerts are switched on in its
 * preferences. Outside China one region has it for all:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
function soFar({ partition, region }: Environment): IWidget {
  const [Currency, where] = partition === 'aws-cn' ? ['CNY', region] : ['USD', 'us-east-1'];
  return new SingleValueWidget({
    title: `本月费用 Cost so far (${Currency})`,
    width: 4,
    height: 6,
    metrics: [
      new Metric({
        namespace: 'AWS/Billing',
        metricName: 'EstimatedCharges',
        dimensionsMap: { Currency },
        region: where,
        statistic: Stats.MAXIMUM,
        period: Duration.hours(6),
      }),
    ],
  });
}
