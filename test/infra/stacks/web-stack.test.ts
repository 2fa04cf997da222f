import { describe, expect, test } from 'vitest';
import document from '../../../functions/applicant-api/openapi.json' with { type: 'json' };
import { DEPLOYED, synthesized } from '../../rigs/infra/synthesized.ts';

interface Operation {
  readonly security?: readonly unknown[];
}
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Operation>).map(
    ([method, { security = [] }]) => [`${method.toUpperCase()} ${path}`, security.length > 0] as const,
  ),
);
/** The routes that hand a whole part of the site to a function. */
const WHOLE: readonly (readonly [string, string])[] = [
  ['ANY /api', 'ApplicantApiFunction'],
  ['ANY /api/{proxy+}', 'ApplicantApiFunction'],
  ['ANY /declarations', 'DeclarationPagesFunction'],
  ['ANY /declarations/{proxy+}', 'DeclarationPagesFunction'],
  ['ANY /achievement-file', 'DeclarationPagesFunction'],
  ['ANY /achievement-file/{proxy+}', 'DeclarationPagesFunction'],
  ['ANY /review', 'ReviewerPagesFunction'],
  ['ANY /review/{proxy+}', 'ReviewerPagesFunction'],
  ['$default', 'ApplicantPagesFunction'],
];

describe.each(DEPLOYED)('in %s', (environment) => {
  const { one, all, environment: form } = synthesized(environment);
  const routes = all('AWS::ApiGatewayV2::Route').map(({ properties }) => properties);
  const routeOf = (key: string) => routes.find(({ RouteKey }) => RouteKey === key);

  test('has a route for each operation of the document, and for everything that leads to a function', () => {
    const wanted = [...operations.map(([key]) => key), ...WHOLE.map(([key]) => key)];
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(wanted.sort());
  });

  test.each(operations)('the gateway asks for a token of %s: %s', (key, isSignedIn) => {
    const authorizer = { AuthorizationType: 'JWT', AuthorizerId: '{ApiToken}' };
    expect(routeOf(key)).toMatchObject(isSignedIn ? authorizer : { AuthorizationType: 'NONE' });
  });

  test('pages are asked for none: their functions verify session and link', () => {
    for (const [key] of WHOLE) expect(routeOf(key)).toMatchObject({ AuthorizationType: 'NONE' });
  });

  test('a token is one of the issuer for this system, in the header Authorization', () => {
    expect(one('AWS::ApiGatewayV2::Authorizer').properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: form.signIn.issuer, Audience: [form.signIn.client] },
    });
  });

  test('each route leads to its function', () => {
    const target = new Map(
      all('AWS::ApiGatewayV2::Integration').map(({ id, properties }) => [`integrations/{${id}}`, properties]),
    );
    for (const { RouteKey, Target } of routes) {
      const name = new Map(WHOLE).get(String(RouteKey)) ?? 'ApplicantApiFunction';
      expect(target.get(Target as string), String(RouteKey)).toMatchObject({
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: `{${name}.Arn}`,
        PayloadFormatVersion: '2.0',
      });
    }
  });

  test('more requests than the environment says are refused, by everybody together', () => {
    expect(one('AWS::ApiGatewayV2::Stage').properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: form.throttle.rate,
        ThrottlingBurstLimit: form.throttle.burst,
      },
    });
  });

  test('a line of the access log has the route, and nothing of the path or of a person', () => {
    const { AccessLogSettings } = one('AWS::ApiGatewayV2::Stage').properties;
    const { DestinationArn, Format } = AccessLogSettings as { DestinationArn: string; Format: string };
    expect(DestinationArn).toBe('{Accesses.Arn}');
    const variables = [...Format.matchAll(/\$context\.([\w.]+)/g)].map(([, name]) => name);
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
    expect(variables.sort()).toEqual([
      'error.message',
      'integrationErrorMessage',
      'requestId',
      'requestTimeEpoch',
      'responseLatency',
      'routeKey',
      'status',
    ]);
  });

  test('a line of the access log is JSON, also where a request failed', () => {
    const { AccessLogSettings } = one('AWS::ApiGatewayV2::Stage').properties;
    const { Format } = AccessLogSettings as { Format: string };
    // `error.messageString` brings its own quotes.
    const quoted: Readonly<Record<string, string>> = { 'error.messageString': '"Unauthorized"' };
    const line = Format.replace(/\$context\.([\w.]+)/g, (_, name: string) => quoted[name] ?? 'Unauthorized');
    expect(JSON.parse(line)).toMatchObject({ route: 'Unauthorized', error: 'Unauthorized' });
  });

  test('requests that the gateway refuses because there are too many are counted from the log', () => {
    expect(one('AWS::Logs::MetricFilter').properties).toMatchObject({
      LogGroupName: '{Accesses}',
      FilterPattern: '{ $.status = "429" }',
      MetricTransformations: [
        { MetricName: 'Answers429', MetricNamespace: `Zhicheng/${form.name}`, MetricValue: '1' },
      ],
    });
    const { Format } = one('AWS::ApiGatewayV2::Stage').properties.AccessLogSettings as { Format: string };
    expect(JSON.parse(Format)).toHaveProperty('status', '$context.status');
  });

  test('the access log is encrypted and kept as long as the environment says', () => {
    const log = one('AWS::Logs::LogGroup', 'Accesses');
    expect(log.properties).toEqual({
      LogGroupName: `/aws/vendedlogs/apis/zhicheng-${form.name}`,
      KmsKeyId: '{ServiceKey.Arn}',
      RetentionInDays: form.logDays,
    });
    expect(log.deletionPolicy).toBe(form.isProduction ? 'RetainExceptOnCreate' : 'Delete');
  });

  test('the API answers under its own address only where no name of its own leads to it', () => {
    const { DisableExecuteApiEndpoint } = one('AWS::ApiGatewayV2::Api').properties;
    expect(DisableExecuteApiEndpoint).toBe(form.certificate !== undefined);
    expect(all('AWS::ApiGatewayV2::DomainName')).toHaveLength(form.certificate === undefined ? 0 : 1);
  });
});
