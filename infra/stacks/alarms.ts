import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LIMITS } from '../../domain/reminders/health.ts';
import { FUNCTIONS, type FunctionName, PATROL_MINUTES, WEB_FUNCTIONS } from '../functions.ts';
import type { WebStack } from './web-stack.ts';
import type { WorkflowStack } from './workflow-stack.ts';

/** The form of an alarm about harm to people. Its name is a heading of docs/runbook.md. */
export interface AlarmForm {
  readonly name: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** The comparison with the threshold; above it, unless given. */
  readonly when?: ComparisonOperator;
  /** The number of readings that must be so: one where each hurts, more where a single one passes. */
  readonly readings?: number;
  /** The number of last readings among which they are counted; `readings`, unless given. */
  readonly among?: number;
  /** Whether missing readings are themselves wrong. */
  readonly silenceIsWrong?: boolean;
}

const A_READING = Duration.minutes(PATROL_MINUTES);

/**
 * The sum of several metrics. A metric without readings counts as nothing, so that an idle function cannot take the
 * others' errors out of the sum. A reading still on its way counts as nothing too, so an alarm on such a sum looks
 * at one reading more than it needs.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html (FILL)
 */
function sumOf(metrics: Readonly<Record<string, IMetric>>): MathExpression {
  const filled = Object.keys(metrics).map((id) => `FILL(${id}, 0)`);
  return new MathExpression({
    expression: filled.join(' + '),
    period: A_READING,
    usingMetrics: { ...metrics },
  });
}
const ONCE = { readings: 1, among: 2 };
const TWICE = { readings: 2, among: 3 };

export function alarmsOf(namespace: string, workflow: WorkflowStack, web: WebStack): AlarmForm[] {
  return [
    ...ofTheCalls(namespace),
    ...ofTheMachines(workflow),
    ...ofTheFunctions(workflow),
    ...ofTheWeb(web),
  ];
}

/** Alarms on the watch's measures. */
function ofTheCalls(namespace: string): AlarmForm[] {
  const worst = (metricName: string) =>
    new Metric({ namespace, metricName, statistic: Stats.MAXIMUM, period: A_READING });
  return [
    { name: 'lock-late', metric: worst('LockLateSeconds'), threshold: LIMITS.secondsLate },
    {
      name: 'wait-past-its-rung',
      metric: worst('OldestOverdueSeconds'),
      threshold: LIMITS.oldestOverdueSeconds,
    },
    { name: 'repaired-twice', metric: worst('Stuck'), threshold: LIMITS.stuck },
    { name: 'letters-failed', metric: worst('LettersFailed'), threshold: LIMITS.lettersFailed },
    { name: 'link-not-for-me', metric: worst('NotForMe'), threshold: LIMITS.notForMe },
    { name: 'records-left', metric: worst('NotMoved'), threshold: LIMITS.notMoved },
    {
      name: 'calendar-ends',
      metric: worst('CalendarDaysLeft'),
      threshold: LIMITS.leastCalendarDaysLeft,
      when: ComparisonOperator.LESS_THAN_THRESHOLD,
    },
    {
      // Three readings are a quarter of an hour in which nobody looks.
      name: 'nobody-watches',
      metric: new Metric({
        namespace,
        metricName: 'Stuck',
        statistic: Stats.SAMPLE_COUNT,
        period: A_READING,
      }),
      threshold: 1,
      when: ComparisonOperator.LESS_THAN_THRESHOLD,
      readings: 3,
      silenceIsWrong: true,
    },
  ];
}

/** Alarms on executions that failed, and on what could not be delivered at all. */
function ofTheMachines({ machines, locksNotStarted, eventsNotHandled }: WorkflowStack): AlarmForm[] {
  const failed = (name: keyof typeof machines) => ({
    metric: sumOf({
      failed: executions(machines[name].attrArn, 'ExecutionsFailed'),
      timedOut: executions(machines[name].attrArn, 'ExecutionsTimedOut'),
    }),
    threshold: 0,
    ...ONCE,
  });
  const messages = (queue: typeof locksNotStarted) =>
    queue.metricApproximateNumberOfMessagesVisible({ period: A_READING, statistic: Stats.MAXIMUM });
  return [
    { name: 'declarations-failed', ...failed('declaration') },
    { name: 'locks-failed', ...failed('deadline-lock') },
    { name: 'acts-failed', ...failed('operations') },
    { name: 'locks-not-started', metric: messages(locksNotStarted), threshold: 0 },
    { name: 'events-not-handled', metric: messages(eventsNotHandled), threshold: 0 },
  ];
}

function executions(StateMachineArn: string, metricName: string): Metric {
  return new Metric({
    namespace: 'AWS/States',
    metricName,
    dimensionsMap: { StateMachineArn },
    statistic: Stats.SUM,
    period: A_READING,
  });
}

/**
 * Alarms on the sums of errors and throttles; the dashboard says whose. An alarm adds up ten metrics at most: those
 * of functions that events and machines start. The inspection, which another function starts, has alarms of its
 * own. An error of a function that people speak to shows in the gateway's answers.
 */
function ofTheFunctions({ functions }: WorkflowStack): AlarmForm[] {
  const all = Object.keys(FUNCTIONS) as FunctionName[];
  const behind = all.filter((name) => !['http', 'function'].includes(FUNCTIONS[name].trigger));
  const ofInspection = (metricName: 'Errors' | 'Throttles') =>
    functions.MaterialInspectionFunction.metric(metricName, { statistic: Stats.SUM, period: A_READING });
  const sum = (metricName: 'Errors' | 'Throttles', names: readonly FunctionName[]) => {
    const metric = (name: FunctionName) =>
      functions[name].metric(metricName, { statistic: Stats.SUM, period: A_READING });
    return sumOf(Object.fromEntries(names.map((name, index) => [`f${index}`, metric(name)])));
  };
  return [
    // A task that fails once is tried again, so only lasting errors hurt.
    { name: 'functions-fail', metric: sum('Errors', behind), threshold: 5, ...TWICE },
    { name: 'functions-throttled', metric: sum('Throttles', behind), threshold: 0, ...TWICE },
    // One file can break it; many errors, or lasting ones, come from no file.
    { name: 'inspection-fails', metric: ofInspection('Errors'), threshold: 5, readings: 2 },
    { name: 'inspection-throttled', metric: ofInspection('Throttles'), threshold: 0, readings: 2 },
    // Nobody tries again for a person, so one is enough.
    { name: 'pages-throttled', metric: sum('Throttles', WEB_FUNCTIONS), threshold: 0, ...ONCE },
  ];
}

/** Alarms on the gateway's answers. After a 5xx a person does not know whether the act was in time. */
function ofTheWeb({ api, stage, tooMany }: WebStack): AlarmForm[] {
  const dimensionsMap = { ApiId: api.apiId, Stage: stage.stageName };
  const of = (metricName: string, statistic: string) =>
    new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap, statistic, period: A_READING });
  return [
    { name: 'answers-5xx', metric: of('5xx', Stats.SUM), threshold: 0 },
    // A burst is over within one reading.
    { name: 'answers-429', metric: tooMany, threshold: 0, readings: 2 },
    // Half of the time after which people press again.
    { name: 'answers-slow', metric: of('Latency', Stats.percentile(95)), threshold: 5000, readings: 3 },
  ];
}
