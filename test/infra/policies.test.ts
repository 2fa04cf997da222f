import { describe, expect, test } from 'vitest';
import { listed, type Statement, statementsIn } from '../rigs/infra/policies.ts';
import { DEPLOYED, type Synthesized, synthesized } from '../rigs/infra/synthesized.ts';

/** Actions with a wildcard that may stand, by policy and action, and why. */
const WIDE_ACTIONS: Readonly<Record<string, string>> = {
  '{DataKey} kms:*': 'the account itself: without it nobody could ever administer the key',
  '{ServiceKey} kms:*': 'the account itself: without it nobody could ever administer the key',
  '{DataKey} kms:GenerateDataKey*':
    'the library’s own words for a secret under this key, through its service',
  '{DataKey} kms:ReEncrypt*': 'the library’s own words for a secret under this key, through its service',
  '{ServiceKey} kms:GenerateDataKey*': 'the library’s own words for a rule that tells an encrypted topic',
};

/** Acts that are allowed on every resource, by role and action, and why. A key's policy can mean that key only. */
const EVERY_RESOURCE: Readonly<Record<string, string>> = {
  '{DataKey}': 'a key’s policy speaks of that key',
  '{ServiceKey}': 'a key’s policy speaks of that key',
  'logs:CreateLogDelivery': 'delivery of a machine’s log takes no resource',
  'logs:DeleteLogDelivery': 'delivery of a machine’s log takes no resource',
  'logs:DescribeLogGroups': 'delivery of a machine’s log takes no resource',
  'logs:DescribeResourcePolicies': 'delivery of a machine’s log takes no resource',
  'logs:GetLogDelivery': 'delivery of a machine’s log takes no resource',
  'logs:ListLogDeliveries': 'delivery of a machine’s log takes no resource',
  'logs:PutResourcePolicy': 'delivery of a machine’s log takes no resource',
  'logs:UpdateLogDelivery': 'delivery of a machine’s log takes no resource',
  'xray:GetSamplingRules': 'X-Ray takes no resource',
  'xray:GetSamplingTargets': 'X-Ray takes no resource',
  'xray:PutTelemetryRecords': 'X-Ray takes no resource',
  'xray:PutTraceSegments': 'X-Ray takes no resource',
};

/** Resources of which only the beginning is known. */
const BEGINNINGS = [
  /^\{Materials\.Arn\}\/(materials|registrations|calls|calendars|sanctions|sanctions-shared)\/\*$/,
  /^arn:[\w-]+:states:[\w-]+:<account>:execution:zhicheng-\w+-(declaration|deadline-lock):\*$/,
  /^arn:[\w-]+:scheduler:[\w-]+:<account>:schedule\/zhicheng-\w+\/\*$/,
  /^\{MaterialAccesses\.Arn\}\/\*$/,
];

const allowing = (deployed: Synthesized): Statement[] =>
  statementsIn(deployed).filter(({ effect }) => effect === 'Allow');
const seen = (find: (statement: Statement) => string[]): string[] =>
  [...new Set(DEPLOYED.flatMap((each) => allowing(synthesized(each)).flatMap(find)))].sort();

test('no action is allowed by a wildcard, but for these', () => {
  const wide = seen(({ of, actions }) =>
    actions.flatMap((action) => (action.includes('*') ? [`${of} ${action}`] : [])),
  );
  expect(wide).toEqual(Object.keys(WIDE_ACTIONS).sort());
});

test('nothing is allowed on every resource, but for these', () => {
  const everywhere = seen(({ of, actions, resources }) => {
    if (!resources.includes('*')) return [];
    return of.includes('Key}') ? [of] : [...actions];
  });
  expect(everywhere).toEqual(Object.keys(EVERY_RESOURCE).sort());
});

test('a wildcard within a resource follows a beginning that names the place', () => {
  const partly = seen(({ resources }) => resources.filter((each) => each !== '*' && each.includes('*')));
  for (const each of partly)
    expect(
      BEGINNINGS.some((form) => form.test(each)),
      each,
    ).toBe(true);
});

test('no policy allows by an exception: it has no NotAction, NotResource or NotPrincipal', () => {
  for (const each of DEPLOYED)
    for (const text of Object.values(synthesized(each).templates))
      for (const word of ['"NotAction"', '"NotResource"', '"NotPrincipal"']) expect(text).not.toContain(word);
});

describe.each(DEPLOYED)('in %s', (environment) => {
  const deployed = synthesized(environment);

  test('everybody is allowed something by one statement alone, on the key, for this account through a service', () => {
    const open = allowing(deployed).filter(({ principal }) => {
      const { AWS } = (typeof principal === 'string' ? { AWS: principal } : (principal ?? {})) as {
        AWS?: string | string[];
      };
      return listed(AWS ?? []).includes('*');
    });
    expect(open.map(({ of }) => of)).toEqual(['{DataKey}']);
    expect(open[0]?.condition).toMatchObject({ StringEquals: { 'kms:CallerAccount': '<account>' } });
  });

  test('a deny is of everybody, on a condition that names whom it spares', () => {
    const denied = statementsIn(deployed).filter(({ effect }) => effect === 'Deny');
    expect(denied.length).toBeGreaterThan(0);
    for (const { of, principal, condition } of denied) {
      expect(JSON.stringify(principal), of).toContain('*');
      if (of !== '{Copies}') expect(condition, of).toBeDefined();
    }
  });

  test('roles have their policies beside them, and only the backup service’s are kept by AWS', () => {
    for (const { id, properties } of deployed.all('AWS::IAM::Role')) {
      expect(properties, id).not.toHaveProperty('Policies');
      if (id !== 'Copier') expect(properties, id).not.toHaveProperty('ManagedPolicyArns');
    }
    expect(deployed.all('AWS::IAM::ManagedPolicy')).toEqual([]);
    expect(deployed.all('AWS::IAM::User')).toEqual([]);
  });
});
