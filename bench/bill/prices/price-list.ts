import { cnNorthwest1 } from './cn-northwest-1.ts';
import { usEast1 } from './us-east-1.ts';

/** What AWS bills, and by which unit the lists below give its price. */
export const BILLED = {
  write: 'DynamoDB on demand, a million write request units',
  read: 'DynamoDB on demand, a million read request units',
  table: 'DynamoDB storage, a GB and month',
  recovery: 'DynamoDB point-in-time recovery, a GB and month',
  tableCopy: 'DynamoDB backup, a GB and month',
  state: 'Step Functions Standard, a thousand state transitions',
  request: 'Lambda, a million requests',
  compute: 'Lambda, a GB-second',
  gateway: 'API Gateway HTTP API, a million requests',
  put: 'S3 Standard, a thousand PUT requests',
  get: 'S3 Standard, ten thousand GET requests',
  file: 'S3 Standard, a GB and month',
  fileCopy: 'AWS Backup of S3, a GB and month',
  key: 'KMS, a customer key and month',
  keyRequest: 'KMS, ten thousand requests',
  secret: 'Secrets Manager, a secret and month',
  metric: 'CloudWatch, a custom metric and month',
  alarm: 'CloudWatch, a metric of an alarm and month',
  dashboard: 'CloudWatch, a dashboard and month',
  logged: 'CloudWatch Logs, a GB taken in',
  logKept: 'CloudWatch Logs, a GB and month kept',
  schedule: 'EventBridge Scheduler, a million schedules',
} as const;
export type Billed = keyof typeof BILLED;

/** Units in one priced unit: a price for a million writes is divided by a million. */
const LOT: Partial<Record<Billed, number>> = {
  ...{ write: 1e6, read: 1e6, request: 1e6, gateway: 1e6, schedule: 1e6 },
  ...{ state: 1e3, put: 1e3, get: 1e4, keyRequest: 1e4 },
};

/** A price of one unit in the currency of its region. */
export interface Price {
  readonly price: number;
  /** Where the price was read. */
  readonly seen: string;
  /** The date that the page has: a day, a month, or words where it has none. */
  readonly dated: string;
  /** A doubt that an operator should know. */
  readonly doubt?: string;
}

/** The prices of one region. A price that could not be found stands in no sum, and the bill says so. */
export interface PriceList {
  readonly partition: 'aws' | 'aws-cn';
  readonly region: string;
  readonly name: string;
  readonly currency: 'USD' | 'CNY';
  readonly prices: Readonly<Partial<Record<Billed, Price>>>;
}

/** The day on which the lists were put together. Whoever plans with them looks the prices up anew. */
export const LISTED_ON = '2026-11-30';
export const PRICE_LISTS: readonly PriceList[] = [usEast1, cnNorthwest1];

/** The price of one single unit; undefined where none was found. */
export function priceOf({ prices }: PriceList, billed: Billed): number | undefined {
  const found = prices[billed];
  return found && found.price / (LOT[billed] ?? 1);
}
