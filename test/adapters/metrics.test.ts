import { expect, test } from 'vitest';
import { openMetrics } from '../../adapters/metrics.ts';

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
test('metrics are one line for each measurement, in the form that CloudWatch reads by itself', () => {
  const lines: object[] = [];
  openMetrics('Zhicheng/trial', (line) => lines.push(line)).put(
    [{ values: { Stuck: 0 } }, { dimensions: { Call: 'c', Stage: 's' }, values: { Waiting: 3, Locked: 1 } }],
    '2021-10-31T16:00:00.000Z',
  );
  const at = Date.parse('2021-10-31T16:00:00.000Z');
  const directive = (Dimensions: string[][], names: string[]) => ({
    Timestamp: at,
    CloudWatchMetrics: [
      { Namespace: 'Zhicheng/trial', Dimensions, Metrics: names.map((Name) => ({ Name })) },
    ],
  });
  expect(lines).toEqual([
    { _aws: directive([[]], ['Stuck']), Stuck: 0 },
    {
      _aws: directive([['Call', 'Stage']], ['Waiting', 'Locked']),
      Call: 'c',
      Stage: 's',
      Waiting: 3,
      Locked: 1,
    },
  ]);
});
