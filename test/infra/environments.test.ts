import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import settings from '../../cdk.json' with { type: 'json' };
import { findingsOn, inventedIn, regionsOf } from '../../infra/check-environments.ts';
import { demonstrationNote, ENVIRONMENTS, type Environment, siteOf } from '../../infra/environments.ts';

const trial = ENVIRONMENTS.trial as Environment;
const jiaxing = ENVIRONMENTS.jiaxing as Environment;

describe('nothing is found', () => {
  test.each(Object.entries(ENVIRONMENTS))('on %s, which is known by its name', (name, environment) => {
    expect(findingsOn(environment)).toEqual([]);
    expect(environment.name).toBe(name);
  });
});

const SMS = {
  app: '1400000000',
  signName: '嘉兴人社',
  region: 'ap-guangzhou',
  templates: { 'told-of-refusal': '1001' },
};

/** One value broken each, and the word with which the sentence begins. */
const BROKEN: [string, string, Partial<Environment>][] = [
  ['a name in capitals', 'name', { name: 'Trial' }],
  ['a name of one letter', 'name', { name: 't' }],
  ['a name of 21 letters', 'name', { name: 'a'.repeat(21) }],
  ['a region of China in aws', 'region', { region: 'cn-north-1' }],
  ['a region that was mistyped', 'region', { region: 'ap-southeast-l' }],
  ['a region in capitals', 'region', { region: 'AP-SOUTHEAST-1' }],
  ['a place within a region', 'region', { region: 'ap-southeast-1a' }],
  ['a region of another partition', 'region', { region: 'us-gov-west-1' }],
  ['no region', 'region', { region: '' }],
  ['an account of eleven digits', 'account', { account: '12345678901' }],
  ['an origin with a slash at its end', 'origin', { origin: 'https://zhicheng.example/' }],
  ['an origin with a path', 'origin', { origin: 'https://zhicheng.example/review' }],
  ['an origin without TLS', 'origin', { origin: 'http://zhicheng.example' }],
  ['no origin', 'origin', { origin: '' }],
  [
    'a certificate of another region',
    'certificate',
    { certificate: 'arn:aws:acm:us-east-1:000000000000:certificate/a' },
  ],
  [
    'a certificate of another account',
    'certificate',
    {
      account: '111111111111',
      certificate: 'arn:aws:acm:ap-southeast-1:000000000000:certificate/a',
    },
  ],
  [
    'an ARN that is no certificate’s',
    'certificate',
    { certificate: 'arn:aws:acm:ap-southeast-1:000000000000:acm-pca/a' },
  ],
  ['a certificate of nobody', 'certificate', { certificate: 'arn:aws:acm:ap-southeast-1::certificate/a' }],
  [
    'an issuer with a slash at its end',
    'signIn.issuer',
    { signIn: { ...trial.signIn, issuer: 'https://a.example/' } },
  ],
  ['an issuer without TLS', 'signIn.issuer', { signIn: { ...trial.signIn, issuer: 'http://a.example' } }],
  ['no client', 'signIn.client', { signIn: { ...trial.signIn, client: '' } }],
  [
    'tokens that live for ever',
    'signIn.longestHours',
    { signIn: { ...trial.signIn, longestHours: Number.POSITIVE_INFINITY } },
  ],
  ['tokens that live two days', 'signIn.longestHours', { signIn: { ...trial.signIn, longestHours: 48 } }],
  ['a sender without an address', 'mail.from', { mail: { ...trial.mail, from: '职称申报' } }],
  ['two operators in one address', 'mail.operators', { mail: { ...trial.mail, operators: 'a@b.c, d@e.f' } }],
  ['short messages outside China', 'sms', { sms: SMS }],
  ['days that logs cannot be kept for', 'logDays', { logDays: 31 }],
  ['a burst below the rate', 'throttle', { throttle: { rate: 50, burst: 49 } }],
  ['no requests at all', 'throttle', { throttle: { rate: 0, burst: 0 } }],
  ['a budget of nothing', 'monthlyBudget', { monthlyBudget: 0 }],
];

describe('one thing is found', () => {
  test.each(BROKEN)('on %s', (_, of, broken) => {
    const findings = findingsOn({ ...trial, ...broken });
    expect(findings).toEqual([expect.stringMatching(new RegExp(`^${of}: `))]);
  });

  test.each(['eu-west-1', 'cn-north-2', 'cn-northwest-2'])('on %s in aws-cn', (region) => {
    expect(findingsOn({ ...jiaxing, region })).toEqual([expect.stringMatching(/^region: /)]);
  });
});

test.each(
  (['aws', 'aws-cn'] as const).flatMap((partition) =>
    regionsOf(partition).map((region) => [region, partition] as const),
  ),
)(
  '%s is a region of %s for the stacks too: names hold the partition that acknowledgements expect',
  (region, partition) => {
    expect(findingsOn({ ...trial, region, partition })).toEqual([]);
    expect(stackIn(region).partition).toBe(partition);
  },
);

function stackIn(region: string): Stack {
  const app = new App({ context: settings.context, outdir: join(tmpdir(), 'zhicheng-never-written') });
  return new Stack(app, 'stack', { env: { region } });
}

test.each([trial, jiaxing])(
  '$name says before it is deployed and on its pages whether it is a demonstration',
  (environment) => {
    const isDemonstration = environment.partition === 'aws';
    expect(siteOf(environment)).toMatchObject({ ...environment.site, isDemonstration });
    expect(demonstrationNote(environment)?.includes('请勿填写真实信息') ?? false).toBe(isDemonstration);
  },
);

test('every invented value is named until it is replaced', () => {
  expect(inventedIn(trial)).toEqual(['origin', 'signIn.issuer', 'mail.from', 'mail.operators']);
  const replaced: Environment = {
    ...trial,
    origin: 'https://zhicheng.test',
    signIn: { issuer: 'https://examples.test', client: 'zhicheng', longestHours: 12 },
    mail: { from: '职称申报 <trial@zhicheng.test>', operators: 'operators@zhicheng.test' },
  };
  expect(inventedIn(replaced)).toEqual([]);
  expect(inventedIn({ ...replaced, origin: 'https://trial.zhicheng.example' })).toEqual(['origin']);
  expect(inventedIn({ ...replaced, site: jiaxing.site })).toEqual(['site.telephone', 'site.filing']);
});

test('everything that is wrong is found at once', () => {
  const wrong: Environment = {
    ...trial,
    name: 'T',
    region: 'cn-north-1',
    account: 'mine',
    origin: 'zhicheng.example',
    certificate: 'mine',
    signIn: { issuer: '', client: '', longestHours: 0 },
    mail: { from: '', operators: '' },
    logDays: 0,
    throttle: { rate: 1, burst: 0 },
    sms: SMS,
    monthlyBudget: -1,
  };
  const words = new Set(BROKEN.map(([, word]) => word));
  expect(findingsOn(wrong).map((each) => each.split(':')[0])).toEqual([...words]);
});

describe('short messages', () => {
  test.each([
    ['all that is sound', {}, []],
    ['a number of nine digits', { app: '140000000' }, ['sms.app']],
    ['a signature in its brackets', { signName: '【嘉兴人社】' }, ['sms.signName']],
    ['a region of ours', { region: 'cn-north-1' }, ['sms.region']],
    ['no template', { templates: {} }, ['sms.templates']],
    ['a template by its name', { templates: { 'told-of-refusal': 'refusal' } }, ['sms.templates']],
  ])('in China, of %s this is found', (_, part, found) => {
    const findings = findingsOn({ ...jiaxing, sms: { ...SMS, ...part } });
    expect(findings.map((each) => each.split(':')[0])).toEqual(found);
  });

  test('are spoken of on pages only where they are sent', () => {
    expect(siteOf({ ...jiaxing, sms: SMS }).hasSms).toBe(true);
    expect(siteOf(jiaxing).hasSms).toBeUndefined();
  });
});
