import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FUNCTIONS, type FunctionForm } from '../../../infra/functions.ts';
import { DEPLOYED, type Resource, type Synthesized, synthesized } from '../../rigs/infra/synthesized.ts';

interface Expected {
  /** The measure, as `metric` says it below. */
  readonly of: string;
  readonly threshold: number;
  readonly when?: '<';
  /** Readings of five minutes that must be so. */
  readonly readings?: number;
  /** Among how many of the last; as many, unless said otherwise. */
  readonly among?: number;
  /** The meaning of missing data. */
  readonly silence?: 'breaching';
}

const executions = (machine: string): string =>
  `failed=Sum AWS/States ExecutionsFailed StateMachineArn={${machine}.Arn}` +
  ` timedOut=Sum AWS/States ExecutionsTimedOut StateMachineArn={${machine}.Arn} FILL(failed, 0) + FILL(timedOut, 0)`;
const messages = (queue: string): string =>
  `Maximum AWS/SQS ApproximateNumberOfMessagesVisible QueueName={${queue}.QueueName}`;
const gateway = (what: string): string => `${what} ApiId={Api} Stage=$default`;

const ALL = Object.entries(FUNCTIONS as Record<string, FunctionForm>);
const BEHIND_THE_MACHINES = ALL.flatMap(([name, { trigger }]) =>
  ['http', 'function'].includes(trigger) ? [] : [name],
);
const OF_PEOPLE = ALL.flatMap(([name, { trigger }]) => (trigger === 'http' ? [name] : []));
function ofFunctions(metric: string, names: readonly string[]): string {
  const each = names.map((name, at) => `f${at}=Sum AWS/Lambda ${metric} FunctionName={${name}}`);
  return [...each, names.map((_, at) => `FILL(f${at}, 0)`).join(' + ')].join(' ');
}

const ofInspection = (metric: string) => `Sum AWS/Lambda ${metric} FunctionName={MaterialInspectionFunction}`;

function alarmsIn({ environment: { name } }: Synthesized): Record<string, Expected> {
  const worst = (metric: string) => `Maximum Zhicheng/${name} ${metric}`;
  return {
    'lock-late': { of: worst('LockLateSeconds'), threshold: 300 },
    'wait-past-its-rung': { of: worst('OldestOverdueSeconds'), threshold: 1800 },
    'repaired-twice': { of: worst('Stuck'), threshold: 0 },
    'letters-failed': { of: worst('LettersFailed'), threshold: 0 },
    'link-not-for-me': { of: worst('NotForMe'), threshold: 0 },
    'records-left': { of: worst('NotMoved'), threshold: 0 },
    'calendar-ends': { of: worst('CalendarDaysLeft'), threshold: 60, when: '<' },
    'nobody-watches': {
      of: `SampleCount Zhicheng/${name} Stuck`,
      threshold: 1,
      when: '<',
      readings: 3,
      silence: 'breaching',
    },
    'declarations-failed': { of: executions('declaration'), threshold: 0, among: 2 },
    'locks-failed': { of: executions('deadlinelock'), threshold: 0, among: 2 },
    'acts-failed': { of: executions('operations'), threshold: 0, among: 2 },
    'locks-not-started': { of: messages('LocksNotStarted'), threshold: 0 },
    'events-not-handled': { of: messages('EventsNotHandled'), threshold: 0 },
    'functions-fail': { of: ofFunctions('Errors', BEHIND_THE_MACHINES), threshold: 5, readings: 2, among: 3 },
    'functions-throttled': {
      of: ofFunctions('Throttles', BEHIND_THE_MACHINES),
      threshold: 0,
      readings: 2,
      among: 3,
    },
    'inspection-fails': { of: ofInspection('Errors'), threshold: 5, readings: 2 },
    'inspection-throttled': { of: ofInspection('Throttles'), threshold: 0, readings: 2 },
    'pages-throttled': { of: ofFunctions('Throttles', OF_PEOPLE), threshold: 0, among: 2 },
    'answers-429': { of: `Sum Zhicheng/${name} Answers429`, threshold: 0, readings: 2 },
    'answers-5xx': { of: gateway('Sum AWS/ApiGateway 5xx'), threshold: 0 },
    'answers-slow': { of: gateway('p95 AWS/ApiGateway Latency'), threshold: 5000, readings: 3 },
  };
}

interface One {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { Name: string; Value: string }[];
}
interface Part {
  readonly Id: string;
  readonly Expression?: string;
  readonly MetricStat?: { readonly Metric: One; readonly Stat: string; readonly Period: number };
}
type Alarm = One & {
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Period?: number;
  readonly Metrics?: readonly Part[];
};

const said = (statistic: string, { Namespace, MetricName, Dimensions = [] }: One): string =>
  [statistic, Namespace, MetricName, ...Dimensions.map(({ Name, Value }) => `${Name}=${Value}`)].join(' ');

/** The measure of an alarm in words: its statistic, metric and dimensions, or the parts of its sum and the sum. */
function metric({ properties }: Resource): string {
  const alarm = properties as unknown as Alarm;
  if (!alarm.Metrics) return said(alarm.Statistic ?? alarm.ExtendedStatistic ?? '', alarm);
  const parts = alarm.Metrics.flatMap(({ Id, MetricStat }) =>
    MetricStat ? [`${Id}=${said(MetricStat.Stat, MetricStat.Metric)}`] : [],
  );
  return [...parts, alarm.Metrics.find(({ Expression }) => Expression)?.Expression].join(' ');
}

function periods({ properties }: Resource): (number | undefined)[] {
  const { Metrics, Period } = properties as unknown as Alarm;
  if (!Metrics) return [Period];
  return Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Period] : []));
}

describe.each(DEPLOYED)('in %s', (environment) => {
  const deployed = synthesized(environment);
  const { name } = deployed.environment;
  const alarms = new Map(
    deployed
      .all('AWS::CloudWatch::Alarm')
      .map((each) => [String(each.properties.AlarmName).replace(`zhicheng-${name}-`, ''), each]),
  );
  const expected = Object.entries(alarmsIn(deployed));

  test('there is an alarm for each of these, and no other', () => {
    expect([...alarms.keys()].sort()).toEqual(expected.map(([each]) => each).sort());
  });

  test.each(expected)(
    '%s',
    (each, { of, threshold, when, readings = 1, among = readings, silence = 'notBreaching' }) => {
      const alarm = alarms.get(each);
      if (!alarm) throw new Error('No such alarm');
      expect(metric(alarm)).toBe(of);
      expect(new Set(periods(alarm))).toEqual(new Set([300]));
      expect(alarm.properties).toMatchObject({
        Threshold: threshold,
        ComparisonOperator: when === '<' ? 'LessThanThreshold' : 'GreaterThanThreshold',
        EvaluationPeriods: among,
        DatapointsToAlarm: readings,
        TreatMissingData: silence,
      });
    },
  );

  test.each([...alarms])('%s mails the operators, and again when it is over', (each, { properties }) => {
    expect(properties).toMatchObject({
      AlarmActions: ['{Alarms}'],
      OKActions: ['{Alarms}'],
      AlarmDescription: `docs/runbook.md#${each} (${deployed.environment.origin})`,
    });
    expect(properties.ActionsEnabled ?? true).toBe(true);
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    expect(((properties.Metrics as unknown[]) ?? []).length - 1).toBeLessThanOrEqual(10);
  });
});

/** Every expression of metric math that was deployed, with the names of the metrics beside it. */
function expressionsIn({ all, one }: Synthesized): { readonly text: string; readonly ids: string[] }[] {
  const ofAlarms = all('AWS::CloudWatch::Alarm').flatMap(({ properties: { Metrics = [] } }) => {
    const parts = Metrics as readonly Part[];
    const ids = parts.flatMap(({ Id, MetricStat }) => (MetricStat ? [Id] : []));
    return parts.flatMap(({ Expression }) => (Expression === undefined ? [] : [{ text: Expression, ids }]));
  });
  const { widgets } = JSON.parse(String(one('AWS::CloudWatch::Dashboard').properties.DashboardBody)) as {
    widgets: { properties: { metrics?: { expression?: string }[][] } }[];
  };
  const shown = widgets.flatMap(({ properties }) => properties.metrics ?? []).map(([first]) => first);
  const ofWidgets = shown.flatMap((first) =>
    first?.expression === undefined ? [] : [{ text: first.expression, ids: [] }],
  );
  return [...ofAlarms, ...ofWidgets];
}

// A sum that lacks one of its metrics has no value, or the others' alone: nothing may depend on which.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html: FILL gives a missing point a
// value, and since a point that is late is missing too, an alarm on it must look at M out of N.
test.each(DEPLOYED)('in %s each metric that is added up counts as nothing while it is missing', (name) => {
  const deployed = synthesized(name);
  const found = expressionsIn(deployed);
  const sums = found.filter(({ text }) => !/^SEARCH\('[^']+', 'Maximum', 300\)$/.test(text));
  expect(found.length - sums.length).toBe(3);
  expect(sums).toHaveLength(6);
  for (const { text, ids } of sums) expect(text).toBe(ids.map((id) => `FILL(${id}, 0)`).join(' + '));
  for (const { properties } of deployed.all('AWS::CloudWatch::Alarm'))
    if (properties.Metrics)
      expect(properties.EvaluationPeriods).toBeGreaterThan(properties.DatapointsToAlarm as number);
});

const RUNBOOK = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');

test.each(Object.keys(alarmsIn(synthesized('trial'))))('the runbook says what to do about %s', (name) => {
  const headings = [...RUNBOOK.matchAll(/^#+ (.+)$/gm)].map(([, text]) => text);
  expect(headings).toContain(name);
});
