import process from 'node:process';

/** The settings that functions read from their environment. */
export interface Settings {
  /** The table's name. */
  readonly TABLE: string;
  /** ARNs of the state machines, or of their aliases. */
  readonly DECLARATION_MACHINE: string;
  readonly LOCK_MACHINE: string;
  readonly OPERATIONS_MACHINE: string;
  /**
   * The role under which a schedule starts a lock, the queue for what could not be started, and the schedules'
   * group.
   */
  readonly SCHEDULE_ROLE: string;
  readonly SCHEDULE_DEAD_LETTERS: string;
  readonly SCHEDULE_GROUP: string;
  /** The secret that holds the key ring. */
  readonly KEY_RING: string;
  /** The bucket of the materials and of the operators' registrations. */
  readonly BUCKET: string;
  /** The function that inspects uploaded files. */
  readonly INSPECTION: string;
  /** The system's origin, without a slash at its end. */
  readonly ORIGIN: string;
  /** What pages say of the site: `Site` of domain/call/site.ts, as JSON. */
  readonly SITE: string;
  /** The issuer that signs applicants in: its address, and this system's client id there. */
  readonly OIDC_ISSUER: string;
  readonly OIDC_CLIENT: string;
  /** Hours that a token of the issuer may live. */
  readonly OIDC_LONGEST_HOURS: string;
  /** The operators' mailbox. */
  readonly OPERATORS: string;
  /** The secret with the mail server's address and password, and the sender of letters. */
  readonly MAIL_SERVER: string;
  readonly MAIL_FROM: string;
  /** `SmsSettings` of adapters/sms/sms-settings.ts as JSON, or `off` where no short messages are sent. */
  readonly SMS: string;
  /** The namespace of the metrics. */
  readonly METRICS: string;
}

export type Setting = keyof Settings;

const DRIVING = ['TABLE', 'DECLARATION_MACHINE'] as const satisfies Setting[];
/**
 * Settings of functions that sign people in: sessions are the issuer's tokens, and forms are sealed for our origin.
 */
const SIGNED_IN = [
  'KEY_RING',
  'ORIGIN',
  'OIDC_ISSUER',
  'OIDC_CLIENT',
  'OIDC_LONGEST_HOURS',
] as const satisfies Setting[];
/** Settings of functions that write letters, which carry signed links, and keep the short messages beside them. */
const TELLING = ['KEY_RING', 'ORIGIN', 'MAIL_SERVER', 'MAIL_FROM', 'SMS'] as const satisfies Setting[];

/**
 * The settings of each function, by its name. The stacks put exactly these into its environment, and its handler
 * gets no others.
 */
export const SETTINGS_OF = {
  'applicant-api': [...DRIVING, 'BUCKET', 'INSPECTION', ...SIGNED_IN],
  'applicant-pages': ['TABLE', 'SITE', ...SIGNED_IN],
  'declaration-pages': [...DRIVING, 'BUCKET', 'INSPECTION', 'SITE', ...SIGNED_IN],
  'reviewer-pages': [...DRIVING, ...TELLING, 'BUCKET', 'INSPECTION', 'OPERATORS', 'SITE'],
  declaration: [...DRIVING, ...TELLING],
  'employer-review': [...DRIVING, ...TELLING, 'BUCKET'],
  'authority-review': [...DRIVING, ...TELLING],
  'notice-timer': [...DRIVING, ...TELLING],
  escalation: ['TABLE', ...TELLING],
  'deadline-lock': [...DRIVING, 'LOCK_MACHINE'],
  operations: [
    ...DRIVING,
    'LOCK_MACHINE',
    'SCHEDULE_ROLE',
    'SCHEDULE_DEAD_LETTERS',
    'SCHEDULE_GROUP',
    'BUCKET',
    'KEY_RING',
    'ORIGIN',
  ],
  patrol: [...DRIVING, 'LOCK_MACHINE', ...TELLING],
  watch: ['TABLE', 'MAIL_SERVER', 'MAIL_FROM', 'OPERATORS', 'METRICS'],
  'material-intake': [...DRIVING, 'BUCKET', 'INSPECTION'],
  // It holds no rights and reads no settings.
  'material-inspection': [],
} as const satisfies Record<string, readonly Setting[]>;

/**
 * The name under which a function is described in the cloud. It is its folder's, but the four of `functions/waits` are
 * called after what a declaration waits for: whoever reads a log or an alarm knows the wait and not our files.
 */
export type HandlerName = keyof typeof SETTINGS_OF;
export type SettingsOf<F extends HandlerName> = Pick<Settings, (typeof SETTINGS_OF)[F][number]>;

/** Reads a function's settings from its environment; throws with the names of all that are missing. */
export function settingsOf<F extends HandlerName>(name: F): SettingsOf<F> {
  const names: readonly Setting[] = SETTINGS_OF[name];
  const read = names.map((each) => [each, process.env[each] ?? ''] as const);
  const absent = read.flatMap(([each, value]) => (value === '' ? [each] : []));
  if (absent.length > 0) throw new Error(`The environment of ${name} lacks ${absent.join(', ')}`);
  return Object.fromEntries(read) as unknown as SettingsOf<F>;
}
