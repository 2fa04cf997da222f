import { epochOf, type Instant } from '../domain/values/instant.ts';
import { type LogLine, toLog } from './log-line.ts';

/** Values of one instant, under the dimensions that tell them apart. */
export interface Measured {
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, number>>;
}

export interface Metrics {
  put(measured: readonly Measured[], at: Instant): void;
}

/**
 * Writes metrics as lines of the function's log, which CloudWatch reads by itself. That needs no call and no
 * permission:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function openMetrics(namespace: string, write: LogLine = toLog): Metrics {
  return {
    put(measured, at) {
      for (const each of measured) write(lineOf(namespace, each, at));
    },
  };
}

function lineOf(Namespace: string, { dimensions = {}, values }: Measured, at: Instant) {
  const Metrics = Object.keys(values).map((Name) => ({ Name }));
  const Dimensions = [Object.keys(dimensions)];
  const _aws = { Timestamp: epochOf(at), CloudWatchMetrics: [{ Namespace, Dimensions, Metrics }] };
  return { _aws, ...dimensions, ...values };
}
