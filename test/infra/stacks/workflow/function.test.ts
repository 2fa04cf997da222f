import { describe, expect, test } from 'vitest';
import { SETTINGS_OF } from '../../../../functions/settings.ts';
import {
  FUNCTIONS,
  type FunctionForm,
  type FunctionName,
  WEB_FUNCTIONS,
} from '../../../../infra/functions.ts';
import { DEPLOYED, synthesized } from '../../../rigs/infra/synthesized.ts';

const forms: [string, FunctionForm][] = Object.entries(FUNCTIONS);

/** Functions with a bound on concurrent runs; all others may take what the account has. */
const AT_MOST: Readonly<Record<string, number>> = {
  AuthorityReviewFunction: 10,
  DeclarationFunction: 10,
  EmployerReviewFunction: 20,
  EscalationFunction: 10,
  MaterialInspectionFunction: 20,
  MaterialIntakeFunction: 20,
  NoticeTimerFunction: 10,
  PatrolFunction: 1,
  WatchFunction: 1,
};
/** The environment of a function is undefined if it reads no setting. */
const variablesOf = ({ Environment }: Readonly<Record<string, unknown>>) =>
  (Environment as { Variables: Record<string, string> } | undefined)?.Variables ?? {};
const STARTED_BY_EVENTS = ['MaterialIntakeFunction', 'PatrolFunction', 'WatchFunction'];

describe.each(DEPLOYED)('in %s', (environment) => {
  test('every function of the list is deployed, and nothing besides', () => {
    const deployed = synthesized(environment).all('AWS::Lambda::Function');
    expect(deployed.map(({ id }) => id).sort()).toEqual(Object.keys(FUNCTIONS).sort());
  });

  test.each(forms)('%s runs as the list says', (logicalId, { name, timeoutSeconds, memory, atMost }) => {
    const deployed = synthesized(environment);
    const { properties } = deployed.one('AWS::Lambda::Function', logicalId);
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: [deployed.environment.architecture],
      Handler: 'index.handler',
      Timeout: timeoutSeconds,
      MemorySize: memory,
      LoggingConfig: { LogGroup: `{${logicalId}Log}` },
      Description: expect.stringContaining(name),
    });
    expect(properties.ReservedConcurrentExecutions).toBe(AT_MOST[logicalId]);
    expect(atMost?.concurrent).toBe(AT_MOST[logicalId]);
  });

  test.each(forms)('the environment of %s holds its settings and nothing else', (logicalId, { name }) => {
    const { properties } = synthesized(environment).one('AWS::Lambda::Function', logicalId);
    const Variables = variablesOf(properties);
    expect(Object.keys(Variables).sort()).toEqual([...SETTINGS_OF[name]].sort());
    for (const [setting, value] of Object.entries(Variables)) expect(value, setting).not.toBe('');
  });

  test('a setting has the same value in every function that has it', () => {
    const values = new Map<string, Set<string>>();
    for (const { properties } of synthesized(environment).all('AWS::Lambda::Function')) {
      const Variables = variablesOf(properties);
      for (const [setting, value] of Object.entries(Variables))
        values.set(setting, (values.get(setting) ?? new Set()).add(value));
    }
    for (const [setting, different] of values) expect([...different], setting).toHaveLength(1);
  });

  test.each(forms)('%s is traced where X-Ray traces functions, and only there', (name) => {
    const deployed = synthesized(environment);
    const { TracingConfig } = deployed.one('AWS::Lambda::Function', name).properties;
    const isTraced = deployed.environment.partition === 'aws';
    expect(TracingConfig).toEqual(isTraced ? { Mode: 'Active' } : undefined);
  });

  test('an event that could not be handled goes to a queue after two more tries', () => {
    const deployed = synthesized(environment);
    const withQueue = deployed
      .all('AWS::Lambda::Function')
      .filter(({ properties }) => properties.DeadLetterConfig !== undefined);
    expect(withQueue.map(({ id }) => id).sort()).toEqual(STARTED_BY_EVENTS);
    for (const { properties } of withQueue)
      expect(properties.DeadLetterConfig).toEqual({ TargetArn: '{EventsNotHandled.Arn}' });
    const tries = deployed.all('AWS::Lambda::EventInvokeConfig').map(({ properties }) => properties);
    expect(tries).toHaveLength(STARTED_BY_EVENTS.length);
    for (const name of STARTED_BY_EVENTS) {
      const own = tries.find(({ FunctionName }) => FunctionName === `{${name}}`);
      expect(own?.MaximumRetryAttempts, name).toBe(2);
      // A clock's event is useless once the clock has started the next; a file's event waits as long as it may.
      const isOfTheClock = FUNCTIONS[name as FunctionName].trigger === 'clock';
      expect(own?.MaximumEventAgeInSeconds, name).toBe(isOfTheClock ? 600 : undefined);
    }
  });

  test.each(forms)('the log of %s is encrypted, and kept as long as the environment says', (name) => {
    const { environment: form, one } = synthesized(environment);
    const log = one('AWS::Logs::LogGroup', `${name}Log`);
    expect(log.properties).toEqual({ KmsKeyId: '{ServiceKey.Arn}', RetentionInDays: form.logDays });
    expect(log.deletionPolicy).toBe(form.isProduction ? 'RetainExceptOnCreate' : 'Delete');
  });

  test('the gateway may invoke each function that people speak to by one statement, whatever its routes are', () => {
    const ofTheGateway = synthesized(environment)
      .all('AWS::Lambda::Permission')
      .filter(({ properties }) => properties.Principal === 'apigateway.amazonaws.com');
    const names = ofTheGateway.map(({ properties }) =>
      String(properties.FunctionName).replace(/[{}]|\.Arn/g, ''),
    );
    expect(names.sort()).toEqual([...WEB_FUNCTIONS].sort());
  });

  test('a function is invoked by its own triggers alone', () => {
    const deployed = synthesized(environment);
    for (const { properties } of deployed.all('AWS::Lambda::Permission')) {
      const { Principal, SourceArn, FunctionName } = properties as Record<string, string>;
      const name = String(FunctionName).replace(/[{}]|\.Arn/g, '');
      const isHttp = forms.find(([each]) => each === name)?.[1].trigger === 'http';
      expect(Principal, name).toBe(isHttp ? 'apigateway.amazonaws.com' : 'events.amazonaws.com');
      expect(SourceArn, name).toMatch(isHttp ? /:execute-api:.*:<account>:\{Api\}\// : /^\{\w+\.Arn\}$/);
    }
  });
});
