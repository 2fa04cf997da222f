import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../domain/reminders/health.ts';
import { measured, namesIn } from '../../rigs/infra/measured.ts';
import { DEPLOYED, synthesized } from '../../rigs/infra/synthesized.ts';

const written = await measured();
const plain = written.filter(({ dimensions }) => dimensions === undefined);
const byStage = written.filter(({ dimensions }) => dimensions !== undefined);

describe.each(DEPLOYED)('in %s', (environment) => {
  const { one, all, environment: form } = synthesized(environment);
  const body = String(one('AWS::CloudWatch::Dashboard').properties.DashboardBody);
  const namespace = `Zhicheng/${form.name}`;
  const { METRICS } = (
    one('AWS::Lambda::Function', 'WatchFunction').properties.Environment as {
      Variables: Record<string, string>;
    }
  ).Variables;

  test('the watch writes under the namespace that dashboard and alarms read', () => {
    expect(METRICS).toBe(namespace);
  });

  test('the dashboard shows everything that the watch measures, and asks for nothing else', () => {
    const { widgets } = JSON.parse(body) as {
      widgets: { properties: { metrics?: unknown[][]; alarms?: string[] } }[];
    };
    const shown = widgets.flatMap(({ properties }) => properties.metrics ?? []);
    const plainShown = shown
      .filter(([first, name]) => first === namespace && name !== 'Answers429')
      .map(([, name]) => name);
    const searched = shown.flatMap(
      ([first]) =>
        /^SEARCH\('\{"([^"]+)",Call,Stage\} MetricName="(\w+)"'/
          .exec((first as { expression?: string }).expression ?? '')
          ?.slice(1) ?? [],
    );
    expect([...new Set(plainShown)].sort()).toEqual(namesIn(plain).sort());
    expect(searched.filter((each) => each !== namespace).sort()).toEqual(namesIn(byStage).sort());
    expect(new Set(searched.filter((each) => each.includes('/')))).toEqual(new Set([namespace]));
    for (const { dimensions } of byStage) expect(Object.keys(dimensions ?? {})).toEqual(['Call', 'Stage']);
  });

  test('every alarm on what the watch measures names a metric that it writes', () => {
    // One is counted in the gateway's log.
    const own = all('AWS::CloudWatch::Alarm').filter(
      ({ properties: { Namespace, MetricName } }) => Namespace === namespace && MetricName !== 'Answers429',
    );
    const watched = new Set(own.map(({ properties }) => properties.MetricName as string));
    expect([...watched].sort()).toEqual(namesIn(plain).sort());
    for (const { properties } of own)
      expect(properties, String(properties.AlarmName)).not.toHaveProperty('Dimensions');
  });

  test('alarms and the daily digest call the same things wrong, but for namesakes and counters, which the digest alone names', () => {
    const thresholdOf = (metric: string, statistic: string) =>
      all('AWS::CloudWatch::Alarm').find(
        ({ properties }) => properties.MetricName === metric && properties.Statistic === statistic,
      )?.properties.Threshold;
    expect({
      secondsLate: thresholdOf('LockLateSeconds', 'Maximum'),
      oldestOverdueSeconds: thresholdOf('OldestOverdueSeconds', 'Maximum'),
      stuck: thresholdOf('Stuck', 'Maximum'),
      lettersFailed: thresholdOf('LettersFailed', 'Maximum'),
      notForMe: thresholdOf('NotForMe', 'Maximum'),
      notMoved: thresholdOf('NotMoved', 'Maximum'),
      leastCalendarDaysLeft: thresholdOf('CalendarDaysLeft', 'Maximum'),
      sameName: LIMITS.sameName,
      miscounted: LIMITS.miscounted,
    }).toEqual(LIMITS);
  });

  test('the dashboard shows the state of every alarm', () => {
    for (const { id } of all('AWS::CloudWatch::Alarm')) expect(body).toContain(`"{${id}.Arn}"`);
  });
});
