import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ENVIRONMENTS, type Environment } from '../../infra/environments.ts';
import { synthesized } from '../rigs/infra/synthesizing.ts';

const trial = ENVIRONMENTS.trial as Environment;
const jiaxing = ENVIRONMENTS.jiaxing as Environment;

/**
 * The fields of an environment that may be left out. Another one does not compile before it stands here. Short messages are
 * refused outside China, so they stand in their own test.
 */
type Optional = keyof {
  [K in keyof Environment as Environment extends Record<K, unknown> ? never : K]: true;
};
const ACCOUNT = '000000000000';
const certificateIn = ({ partition, region }: Environment) =>
  `arn:${partition}:acm:${region}:${ACCOUNT}:certificate/00000000-0000-0000-0000-000000000000`;
const optionalOf = (environment: Environment): Required<Pick<Environment, Exclude<Optional, 'sms'>>> => ({
  account: ACCOUNT,
  certificate: certificateIn(environment),
});

test('a finding on one environment is not covered by the next one, which has none and is written', () => {
  const wrong = { ...trial, name: 'wrong', monthlyBudget: 0 };
  const right = { ...trial, name: 'right', ...optionalOf(trial), isProduction: true };
  const { code, said, dist } = synthesized({ wrong, right });
  expect(said).toEqual([expect.stringContaining('monthlyBudget')]);
  expect(code).toBe(1);
  const { Resources } = templateIn(dist, right, 'web');
  const of = (type: string) => Object.values(Resources).find(({ Type }) => Type === type)?.Properties;
  // The API has a domain of its own, by TLS 1.2 or newer, and no other address.
  expect(of('AWS::ApiGatewayV2::DomainName')).toMatchObject({
    DomainName: 'trial.zhicheng.example',
    DomainNameConfigurations: [
      { SecurityPolicy: 'TLS_1_2', CertificateArn: right.certificate, EndpointType: 'REGIONAL' },
    ],
  });
  expect(of('AWS::ApiGatewayV2::Api')).toMatchObject({ DisableExecuteApiEndpoint: true });
});

function templateIn(dist: string, { name }: Environment, stack: string) {
  const file = join(dist, name, 'cdk.out', `zhicheng-${name}-${stack}.template.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as {
    Resources: Record<string, { Type: string; Properties: object }>;
  };
}

test.each([
  ['its account', 'trial', { account: ACCOUNT }],
  ['its account', 'jiaxing', { account: ACCOUNT }],
  [
    'everything that may be left out, for a trial on the other kind of processor',
    'jiaxing',
    { ...optionalOf(jiaxing), isProduction: false, architecture: 'x86_64' as const },
  ],
])('an environment that states %s is synthesized without a finding: %s', (_, name, stated) => {
  const environment = { ...(ENVIRONMENTS[name] as Environment), ...stated };
  const { code, said, dist } = synthesized({ [name]: environment });
  expect(said).toEqual([]);
  expect(code).toBe(0);
  const written = JSON.stringify(templateIn(dist, environment, 'workflow'));
  expect(written).toContain(`:${ACCOUNT}:`);
  expect(written).not.toContain('AWS::AccountId');
});
