import { describe, expect, test } from 'vitest';
import { ENVIRONMENTS, type Environment, findingsOn, inventedIn } from '../../infra/environments.ts';

const trial = ENVIRONMENTS.trial as Environment;
const jiaxing = ENVIRONMENTS.jiaxing as Environment;

describe('nothing is found', () => {
  test.each(Object.entries(ENVIRONMENTS))('on %s, which is known by its name', (name, environment) => {
    expect(findingsOn(environment)).toEqual([]);
    expect(environment.name).toBe(name);
  });
});

/** One value broken each, and the word with which the sentence begins. */
const BROKEN: [string, string, Partial<Environment>][] = [
  ['a name in capitals', 'name', { name: 'Trial' }],
  ['a name of one letter', 'name', { name: 't' }],
  ['a name of 21 letters', 'name', { name: 'a'.repeat(21) }],
  ['a region of China in aws', 'region', { region: 'cn-north-1' }],
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
    'an issuer with a slash at its end',
    'signIn.issuer',
    { signIn: { ...trial.signIn, issuer: 'https://a.example/' } },
  ],
  ['an issuer without TLS', 'signIn.issuer', { signIn: { ...trial.signIn, issuer: 'http://a.example' } }],
  ['no client', 'signIn.client', { signIn: { ...trial.signIn, client: '' } }],
  ['a sender without an address', 'mail.from', { mail: { ...trial.mail, from: '职称申报' } }],
  ['two operators in one address', 'mail.operators', { mail: { ...trial.mail, operators: 'a@b.c, d@e.f' } }],
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

  test('on a region of the world in aws-cn', () => {
    expect(findingsOn({ ...jiaxing, region: 'eu-west-1' })).toEqual([expect.stringMatching(/^region: /)]);
  });
});

test('what is invented is named until it is replaced', () => {
  expect(inventedIn(trial)).toEqual(['origin', 'signIn.issuer', 'mail.from', 'mail.operators']);
  const replaced: Environment = {
    ...trial,
    origin: 'https://zhicheng.test',
    signIn: { issuer: 'https://examples.test', client: 'zhicheng' },
    mail: { from: '职称申报 <trial@zhicheng.test>', operators: 'operators@zhicheng.test' },
  };
  expect(inventedIn(replaced)).toEqual([]);
  expect(inventedIn({ ...replaced, origin: 'https://trial.zhicheng.example' })).toEqual(['origin']);
});

test('everything that is wrong is found at once', () => {
  const wrong: Environment = {
    ...trial,
    name: 'T',
    region: 'cn-north-1',
    account: 'mine',
    origin: 'zhicheng.example',
    certificate: 'mine',
    signIn: { issuer: '', client: '' },
    mail: { from: '', operators: '' },
    logDays: 0,
    throttle: { rate: 1, burst: 0 },
    monthlyBudget: -1,
  };
  const words = new Set(BROKEN.map(([, word]) => word));
  expect(findingsOn(wrong).map((each) => each.split(':')[0])).toEqual([...words]);
});
