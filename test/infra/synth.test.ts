import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { ENVIRONMENTS, type Environment } from '../../infra/environments.ts';
import { synthesizeAll } from '../../infra/synth.ts';

const trial = ENVIRONMENTS.trial as Environment;
const jiaxing = ENVIRONMENTS.jiaxing as Environment;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Synthesizes into a folder of its own; the exit code, and what was said to whoever looks for faults. */
function synthesized(environments: Record<string, Environment>, ...asked: string[]) {
  const dist = mkdtempSync(join(tmpdir(), 'zhicheng-dist-'));
  onTestFinished(() => rmSync(dist, { recursive: true, force: true }));
  const said: string[] = [];
  const { log, error } = console;
  console.log = () => {};
  console.error = (line: string) => void said.push(line);
  try {
    return { code: synthesizeAll({ asked, environments, dist }), said, dist };
  } finally {
    Object.assign(console, { log, error });
  }
}

test('an environment with wrong values is not synthesized: each of them is said, and the exit code is 1', () => {
  const wrong = { ...trial, origin: 'http://trial', logDays: 31, monthlyBudget: 0 };
  const { code, said, dist } = synthesized({ trial: wrong });
  expect(code).toBe(1);
  expect(said.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual(
    ['origin', 'logDays', 'monthlyBudget'].map((of) => `infra/environments.ts, trial: ${of}`),
  );
  expect(existsSync(join(dist, 'trial'))).toBe(false);
});

/** What of an environment may be left out: another one that is added does not compile before it stands here. */
type Optional = keyof {
  [K in keyof Environment as Environment extends Record<K, unknown> ? never : K]: true;
};
const ACCOUNT = '000000000000';
const certificateIn = ({ partition, region }: Environment) =>
  `arn:${partition}:acm:${region}:${ACCOUNT}:certificate/00000000-0000-0000-0000-000000000000`;
const optionalOf = (environment: Environment): Required<Pick<Environment, Optional>> => ({
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
  // With a name of its own, by TLS 1.2 or newer and by no other address.
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

test('an environment that is named otherwise than its key is refused: it would be deployed over another', () => {
  const { code, said } = synthesized({ shaoxing: trial });
  expect(code).toBe(1);
  expect(said).toEqual([expect.stringContaining('shaoxing is named "trial"')]);
});

test('an environment that does not exist is refused, and those that do are named', () => {
  const { status, stderr } = spawnSync(process.execPath, ['infra/synth.ts', 'nowhere'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  for (const name of ['nowhere', ...Object.keys(ENVIRONMENTS)]) expect(stderr).toContain(name);
});
