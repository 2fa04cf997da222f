import { describe, expect, test } from 'vitest';
import { QUERIES } from '../../../infra/stacks/queries.ts';
import { statementsIn } from '../../rigs/infra/policies.ts';
import { DEPLOYED, synthesized } from '../../rigs/infra/synthesized.ts';

describe.each(DEPLOYED)('in %s', (environment) => {
  const deployed = synthesized(environment);
  const { one, all, environment: form } = deployed;

  test('the topic of the alarms is encrypted, speaks TLS only, and mails the operators', () => {
    expect(one('AWS::SNS::Topic').properties).toEqual({ KmsMasterKeyId: '{ServiceKey.Arn}' });
    expect(one('AWS::SNS::Subscription').properties).toEqual({
      Protocol: 'email',
      Endpoint: form.mail.operators,
      TopicArn: '{Alarms}',
    });
    expect(statementsIn(deployed)).toContainEqual({
      of: '{Alarms}',
      effect: 'Deny',
      actions: ['sns:Publish'],
      resources: ['{Alarms}'],
      principal: '*',
      condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  test('the alarms of this environment may publish to it, and so may nobody else but the rule on erasure', () => {
    const allowed = statementsIn(deployed).filter(
      ({ of, effect }) => of === '{Alarms}' && effect === 'Allow',
    );
    const alarmArn = `arn:${form.partition}:cloudwatch:${form.region}:<account>:alarm:zhicheng-${form.name}-*`;
    expect(allowed).toEqual([
      {
        of: '{Alarms}',
        effect: 'Allow',
        actions: ['sns:Publish'],
        resources: ['{Alarms}'],
        principal: { Service: 'cloudwatch.amazonaws.com' },
        condition: {
          StringEquals: { 'aws:SourceAccount': '<account>' },
          ArnLike: { 'aws:SourceArn': alarmArn },
        },
      },
      expect.objectContaining({
        actions: ['sns:Publish'],
        principal: { Service: 'events.amazonaws.com' },
      }),
    ]);
  });

  test('the operators are told when somebody takes on the erasure role', () => {
    expect(one('AWS::Events::Rule', 'ErasureTakenOn').properties).toMatchObject({
      State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      EventPattern: {
        source: ['aws.sts'],
        detail: { eventName: ['AssumeRole'], requestParameters: { roleArn: ['{Erasure.Arn}'] } },
      },
      Targets: [expect.objectContaining({ Arn: '{Alarms}' })],
    });
  });

  test('a month’s budget is in the currency of the account, and told of at half, at all, and by forecast', () => {
    const { Budget, NotificationsWithSubscribers } = one('AWS::Budgets::Budget').properties;
    expect(Budget).toMatchObject({
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: form.monthlyBudget, Unit: form.partition === 'aws-cn' ? 'CNY' : 'USD' },
    });
    const told = (type: string, threshold: number) => ({
      Notification: {
        NotificationType: type,
        Threshold: threshold,
        ThresholdType: 'PERCENTAGE',
        ComparisonOperator: 'GREATER_THAN',
      },
      Subscribers: [{ SubscriptionType: 'EMAIL', Address: form.mail.operators }],
    });
    expect(NotificationsWithSubscribers).toEqual([
      told('ACTUAL', 50),
      told('ACTUAL', 100),
      told('FORECASTED', 100),
    ]);
  });

  test('a saved query reads all logs of the kinds that it names, and no other', () => {
    const groups = all('AWS::Logs::LogGroup').map(({ id }) => id);
    const ofKind = {
      functions: groups.filter((id) => id.endsWith('FunctionLog')),
      machines: groups.filter((id) => id.endsWith('log')),
      accesses: ['Accesses'],
    };
    expect(Object.values(ofKind).flat().sort()).toEqual(groups.sort());
    const saved = all('AWS::Logs::QueryDefinition').map(({ properties }) => properties);
    expect(saved).toHaveLength(QUERIES.length);
    for (const { name, reads, text } of QUERIES) {
      const found = saved.find(({ Name }) => Name === `zhicheng-${form.name}/${name}`);
      const wanted = reads.flatMap((kind) => ofKind[kind]).map((id) => `{${id}}`);
      expect([...((found?.LogGroupNames ?? []) as string[])].sort(), name).toEqual(wanted.sort());
      expect(found?.QueryString, name).toBe(text.join('\n| '));
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
      expect(wanted.length, name).toBeLessThanOrEqual(50);
    }
  });
});
