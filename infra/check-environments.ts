import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Environment } from './environments.ts';

/** Days that CloudWatch Logs can keep: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 3653,
];

/**
 * Finds environments whose key and name differ. Commands use the key and stacks the name, so such a one would be
 * deployed over another.
 */
export function misnamedIn(environments: Readonly<Record<string, Environment>>): string[] {
  return Object.entries(environments).flatMap(([key, { name }]) =>
    key === name
      ? []
      : [
          `infra/environments.ts：${key} 的 name 是“${name}”，二者必须相同。 ${key} is named "${name}": both must be the same.`,
        ],
  );
}

/** Lists everything that is wrong with an environment, a sentence each. */
export function findingsOn(environment: Environment): string[] {
  const { name, partition, region, account, origin, certificate } = environment;
  const { signIn, mail, logDays, throttle, monthlyBudget } = environment;
  const regions = regionsOf(partition);
  const wrong: readonly (readonly [boolean, string])[] = [
    [!/^[a-z][a-z0-9-]{1,19}$/.test(name), 'name: 2 to 20 small letters, digits and hyphens, a letter first'],
    [
      !regions.includes(region),
      `region: ${region} is none of the partition ${partition}: ${regions.join(', ')}`,
    ],
    [account !== undefined && !/^\d{12}$/.test(account), 'account: twelve digits'],
    [!isHttpsOrigin(origin), 'origin: https:// and a host, with nothing after it'],
    [
      certificate !== undefined && !isCertificateOf(environment, certificate),
      `certificate: the ARN of one in ${region}, of this account`,
    ],
    [
      !isHttps(signIn.issuer),
      'signIn.issuer: an address that begins with https:// and has no slash at its end',
    ],
    [signIn.client === '', 'signIn.client: the name under which the issuer knows this system'],
    [
      !(signIn.longestHours > 0 && signIn.longestHours <= 24),
      'signIn.longestHours: above 0, at most 24: whoever signed in on a desk that others use stays so as long',
    ],
    [!/^[^<>]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/.test(mail.from), 'mail.from: a mail address'],
    [!/^[^<>@\s]+@[^<>@\s]+$/.test(mail.operators), 'mail.operators: a mail address'],
    ...smsFindings(environment),
    [!LOG_DAYS.includes(logDays), `logDays: one of ${LOG_DAYS.join(', ')}`],
    [
      !(throttle.rate > 0 && throttle.burst >= throttle.rate),
      'throttle: burst is at least rate, both above 0',
    ],
    [!(monthlyBudget > 0), 'monthlyBudget: above 0'],
  ];
  return wrong.flatMap(([isWrong, says]) => (isWrong ? [says] : []));
}

function smsFindings({ partition, sms }: Environment): readonly (readonly [boolean, string])[] {
  if (!sms) return [];
  const { app, signName, region, templates } = sms;
  const numbers = Object.values(templates);
  return [
    [partition !== 'aws-cn', 'sms: only in the partition aws-cn'],
    [!/^\d{10}$/.test(app), "sms.app: the ten digits of the application's number (SdkAppId)"],
    [!/^[^【】\s]{2,12}$/.test(signName), 'sms.signName: 2 to 12 characters, without the brackets'],
    [!/^ap-[a-z]+$/.test(region), 'sms.region: a region of the provider, as in ap-guangzhou'],
    [
      numbers.length === 0 || !numbers.every((each) => /^\d{1,10}$/.test(each)),
      'sms.templates: the number of the approved template of each occasion, at least one',
    ],
  ];
}

/** The regions that the CDK knows. A mistyped one would fail only at the end of a deployment. */
export function regionsOf(partition: Environment['partition']): string[] {
  return RegionInfo.regions.filter((each) => each.partition === partition).map(({ name }) => name);
}

function isCertificateOf({ partition, region, account }: Environment, arn: string): boolean {
  const [start, of, service, where, whose = '', what = '', ...rest] = arn.split(':');
  const isThere = start === 'arn' && of === partition && service === 'acm' && where === region;
  const isOurs = /^\d{12}$/.test(whose) && (account === undefined || whose === account);
  return isThere && isOurs && /^certificate\/[\w-]+$/.test(what) && rest.length === 0;
}

/**
 * The names of values that are still invented. A deployment fails with them: the gateway asks the issuer when its
 * authorizer is made. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function inventedIn({ origin, signIn, mail, site }: Environment): string[] {
  const values = {
    origin,
    'signIn.issuer': signIn.issuer,
    'mail.from': mail.from,
    'mail.operators': mail.operators,
    'site.telephone': site.telephone,
    'site.filing': site.filing ?? '',
  };
  return Object.entries(values).flatMap(([name, value]) => (/\.example(?!\w)/.test(value) ? [name] : []));
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:' && !address.endsWith('/');
}

function isHttpsOrigin(address: string): boolean {
  return isHttps(address) && new URL(address).origin === address;
}
