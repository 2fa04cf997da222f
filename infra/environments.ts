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
