import process from 'node:process';
import { epochOf, type Instant } from '../domain/instant.ts';

/** Values of one instant, under the dimensions that tell them apart. */
export interface Measured {
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, number>>;
}

export interface Metrics {
  put(measured: readonly Measured[], at: Instant): void;
}

/**
 * Metrics as lines of the function's log, which CloudWatch reads by itself: no call, and no right to make one. Each
 * line is written whole and alone; through the console it would carry a prefix and not be read.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function openMetrics(
  namespace: string,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Metrics {
  return {
    put(measured, at) {
      for (const each of measured) write(`${JSON.stringify(lineOf(namespace, each, at))}\n`);
    },
  };
}

function lineOf(Namespace: string, { dimensions = {}, values }: Measured, at: Instant) {
  const Metrics = Object.keys(values).map((Name) => ({ Name }));
  const Dimensions = [Object.keys(dimensions)];
  const _aws = { Timestamp: epochOf(at), CloudWatchMetrics: [{ Namespace, Dimensions, Metrics }] };
  return { _aws, ...dimensions, ...values };
}
