import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  type CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import document from '../../functions/applicant-api/openapi.json' with { type: 'json' };
import type { Environment } from '../environments.ts';
import { PATROL_MINUTES, pathsTo, WEB_FUNCTIONS, type WebFunctionName } from '../functions.ts';
import { namesIn } from '../names.ts';
import type { WorkflowStack } from './workflow-stack.ts';

export interface WebProps extends StackProps {
  readonly environment: Environment;
  readonly workflow: WorkflowStack;
}

/** The stack where people come in: one HTTP API before the web functions. */
export class WebStack extends Stack {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly accesses: LogGroup;
  /** The number of requests that the gateway refused because there were too many. */
  readonly tooMany: Metric;

  constructor(scope: Construct, id: string, { environment, workflow, ...props }: WebProps) {
    super(scope, id, props);
    this.api = new HttpApi(this, 'Api', {
      apiName: `zhicheng-${environment.name}`,
      createDefaultStage: false,
      // With a domain of its own, the API answers there alone, since links carry that name.
      disableExecuteApiEndpoint: environment.certificate !== undefined,
    });
    const domain = domainOf(this, environment);
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: environment.throttle.rate, burstLimit: environment.throttle.burst },
      ...(domain ? { domainMapping: { domainName: domain } } : {}),
    });
    this.accesses = logRoutes(this, this.stage, environment, workflow);
    this.tooMany = tooManyIn(this, this.accesses, namesIn(this, environment).metrics);
    addRoutes(this.api, environment, workflow);
    // The host's DNS must lead there. With a domain the API's own address is closed.
    if (domain) new CfnOutput(this, 'DomainTarget', { value: domain.regionalDomainName });
    else new CfnOutput(this, 'ApiAddress', { value: this.api.apiEndpoint });
  }
}

function domainOf(stack: Stack, { origin, certificate }: Environment): DomainName | undefined {
  if (certificate === undefined) return undefined;
  return new DomainName(stack, 'Domain', {
    domainName: new URL(origin).host,
    certificate: Certificate.fromCertificateArn(stack, 'Certificate', certificate),
    securityPolicy: SecurityPolicy.TLS_1_2,
  });
}

/**
 * Adds the routes. An applicants' route that needs a token is added for itself, with its method, as the API's
 * document lists it: the gateway refuses a bad token there, and the function verifies it again. A request outside
 * the document (HEAD, a path with a slash at its end) passes the gateway and meets the function's check alone. The
 * gateway cannot read a browser's session cookie, so the pages guard themselves, and so do the reviewers' links.
 */
function addRoutes(api: HttpApi, { signIn }: Environment, { functions }: WorkflowStack): void {
  const integrations = Object.fromEntries(
    WEB_FUNCTIONS.map((name) => [
      name,
      // A function's policy holds 20 KB, and one statement for each route would fill half of it:
      // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
      new HttpLambdaIntegration(name, functions[name], { scopePermissionToRoute: false }),
    ]),
  ) as Record<WebFunctionName, HttpLambdaIntegration>;
  const gate = new HttpJwtAuthorizer('Token', signIn.issuer, { jwtAudience: [signIn.client] });
  const open = new HttpNoneAuthorizer();
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const authorizer: IHttpRouteAuthorizer = 'security' in operation ? gate : open;
      const methods = [method.toUpperCase() as HttpMethod];
      api.addRoutes({ path, methods, integration: integrations.ApplicantApiFunction, authorizer });
    }
  for (const [name, under] of WEB_FUNCTIONS.flatMap((each) =>
    pathsTo(each).map((path) => [each, path] as const),
  )) {
    const leads = { integration: integrations[name], authorizer: open };
    // `addRoutes` would read `/$default` as a path.
    if (under === '/')
      new HttpRoute(api, 'EverythingElse', { httpApi: api, routeKey: HttpRouteKey.DEFAULT, ...leads });
    else
      for (const path of [under, `${under}/{proxy+}`])
        api.addRoutes({ path, methods: [HttpMethod.ANY], ...leads });
  }
}

/**
 * The fields of the access log. It names the route and never the path, which may hold a link's token, nor a
 * person's address.
 */
const ACCESS = {
  at: '$context.requestTimeEpoch',
  request: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.error.message',
  integration: '$context.integrationErrorMessage',
};

/** Counts answers with 429. The gateway's own metric counts them among all 4xx, so the access log is read. */
function tooManyIn(stack: Stack, logGroup: LogGroup, metricNamespace: string): Metric {
  const filter = new MetricFilter(stack, 'TooMany', {
    logGroup,
    filterPattern: FilterPattern.stringValue('$.status', '=', '429'),
    metricNamespace,
    metricName: 'Answers429',
    metricValue: '1',
  });
  return filter.metric({ statistic: Stats.SUM, period: Duration.minutes(PATROL_MINUTES) });
}

function logRoutes(
  stack: Stack,
  stage: HttpStage,
  environment: Environment,
  { key, logsLive }: WorkflowStack,
): LogGroup {
  const log = new LogGroup(stack, 'Accesses', {
    logGroupName: `/aws/vendedlogs/apis/zhicheng-${environment.name}`,
    encryptionKey: key,
    retention: environment.logDays,
    removalPolicy: logsLive,
  });
  (stage.node.defaultChild as CfnStage).accessLogSettings = {
    destinationArn: log.logGroupArn,
    format: JSON.stringify(ACCESS),
  };
  return log;
}
