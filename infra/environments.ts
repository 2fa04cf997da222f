import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { SmsSettings } from '../adapters/sms/sms-settings.ts';
import type { Site } from '../domain/call/site.ts';

/** One deployment: its place, its issuer, its operators, and its bounds. */
export interface Environment {
  /** The name, a part of every resource's name. */
  readonly name: string;
  readonly partition: 'aws' | 'aws-cn';
  readonly region: string;
  /** The account; without it, the one of the shell that deploys. */
  readonly account?: string;
  /** The address of the system: `https://` and a host, without a slash at its end. */
  readonly origin: string;
  /** The host's certificate in this region. Without one, the host must lead to the API's own address. */
  readonly certificate?: string;
  readonly signIn: {
    /** An OpenID Connect issuer, and this system's client id there. */
    readonly issuer: string;
    readonly client: string;
    /**
     * Hours that the issuer's tokens may live, which is how long a person stays signed in. Longer tokens are
     * refused.
     */
    readonly longestHours: number;
  };
  /** What every page says of the site: who runs it, whom to call, and its filing number once it has one. */
  readonly site: Omit<Site, 'isDemonstration' | 'hasSms'>;
  readonly mail: {
    /** The sender of letters: `职称申报 <zhicheng@example.com>`. */
    readonly from: string;
    /** The operators' mailbox for reports, alarms and the daily digest. */
    readonly operators: string;
  };
  /**
   * Short messages to applicants who agreed; without it none are sent. Only a site in China has them: its provider sends from a
   * registered signature, and numbers stay in the country. The key goes into the key ring (docs/keys.md).
   */
  readonly sms?: SmsSettings;
  /**
   * The processor of the functions. arm64 costs a fifth less; in China it must be verified first (infra/china.ts).
   */
  readonly architecture: 'arm64' | 'x86_64';
  /** Whether the records survive a teardown and are protected from deletion. Only a trial does without. */
  readonly isProduction: boolean;
  /** Days that logs are kept. */
  readonly logDays: number;
  readonly throttle: {
    /** Requests a second, and at once, of everybody together. Above that the gateway answers 429. */
    readonly rate: number;
    readonly burst: number;
  };
  /** The monthly cost at which the operators are told, in the account's currency: US dollars, or CNY in China. */
  readonly monthlyBudget: number;
}

/**
 * The values of each deployment. A value under `.example` is invented and must be replaced. `npm run synth` checks
 * every value.
 */
export const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  trial: {
    name: 'trial',
    partition: 'aws',
    region: 'ap-southeast-1',
    origin: 'https://trial.zhicheng.example',
    signIn: { issuer: 'https://sign-in.example', client: 'zhicheng', longestHours: 12 },
    site: { organiser: { name: '职称申报试用', en: 'Trial of this system' }, telephone: '0000-00000000' },
    mail: { from: '职称申报（试用） <trial@zhicheng.example>', operators: 'operators@zhicheng.example' },
    architecture: 'arm64',
    isProduction: false,
    logDays: 30,
    throttle: { rate: 50, burst: 100 },
    monthlyBudget: 50,
  },
  jiaxing: {
    name: 'jiaxing',
    partition: 'aws-cn',
    region: 'cn-north-1',
    origin: 'https://jiaxing.zhicheng.example',
    signIn: { issuer: 'https://sign-in.example', client: 'zhicheng', longestHours: 12 },
    site: {
      organiser: {
        name: '嘉兴市人力资源和社会保障局',
        en: 'Jiaxing Human Resources and Social Security Bureau',
      },
      telephone: '0573-00000000.example',
      filing: '浙ICP备00000000号.example',
    },
    mail: { from: '职称申报 <jiaxing@zhicheng.example>', operators: 'operators@zhicheng.example' },
    architecture: 'arm64',
    isProduction: true,
    // Three years, as long as false statements stay on record (notice of 2021-09-18, s.6).
    logDays: 1096,
    throttle: { rate: 200, burst: 400 },
    monthlyBudget: 1500,
  },
};

/**
 * What the functions of an environment say of the site. Data of state organs stay in China (Personal Information Protection
 * Law, s.36; Data Security Law, s.38), so a site outside its partition is for invented people and says so on every page.
 */
export function siteOf({ site, partition, sms }: Environment): Site {
  return { ...site, isDemonstration: partition === 'aws', ...(sms ? { hasSms: true } : {}) };
}

/** The sentence that a synthesis and a deployment print of a site for invented people. */
export function demonstrationNote({ name, partition, region }: Environment): string | undefined {
  if (partition !== 'aws') return undefined;
  return `${name}（${region}）只供演示：国家机关的数据须存放在中国境内，这里请勿填写真实信息；每一页都有此提示。正式使用请部署到 aws-cn。 ${name} is a demonstration for invented people: data of state organs stay in China, and every page says so. Deploy to aws-cn for real use.`;
}

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
