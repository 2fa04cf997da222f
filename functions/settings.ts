import process from 'node:process';

/** What functions read from their environment. */
export interface Settings {
  /** The table's name. */
  readonly TABLE: string;
  /** ARNs of the state machines, or of their aliases. */
  readonly DECLARATION_MACHINE: string;
  readonly LOCK_MACHINE: string;
  readonly OPERATIONS_MACHINE: string;
  /** The role under which a schedule starts a lock, the queue of what could not be started, the schedules' group. */
  readonly SCHEDULE_ROLE: string;
  readonly SCHEDULE_DEAD_LETTERS: string;
  readonly SCHEDULE_GROUP: string;
  /** The secret that holds the key ring. */
  readonly KEY_RING: string;
  /** The bucket of the materials and of the operators' registrations. */
  readonly BUCKET: string;
  /** The function that looks into uploaded files. */
  readonly INSPECTION: string;
  /** Where people reach the system, without a slash at the end. */
  readonly ORIGIN: string;
  /** Who signs applicants in: the issuer's address, and the name under which it knows this system. */
  readonly OIDC_ISSUER: string;
  readonly OIDC_CLIENT: string;
  /** Hours that a token of the issuer may live. */
  readonly OIDC_LONGEST_HOURS: string;
  /** The operators' mailbox. */
  readonly OPERATORS: string;
  /** The secret that holds the mail server's address with its password, and from whom letters come. */
  readonly MAIL_SERVER: string;
  readonly MAIL_FROM: string;
  /** The namespace of the metrics. */
  readonly METRICS: string;
}

export type Setting = keyof Settings;

const DRIVING = ['TABLE', 'DECLARATION_MACHINE'] as const satisfies Setting[];
/** Sessions are the issuer's tokens, and forms are sealed for our own origin. */
const SIGNED_IN = [
  'KEY_RING',
  'ORIGIN',
  'OIDC_ISSUER',
  'OIDC_CLIENT',
  'OIDC_LONGEST_HOURS',
] as const satisfies Setting[];
/** Letters carry links, which are signed. */
const TELLING = ['KEY_RING', 'ORIGIN', 'MAIL_SERVER', 'MAIL_FROM'] as const satisfies Setting[];

/**
 * Which function, by its folder, reads which settings: the stacks put exactly these into its environment, and its
 * handler gets no others.
 */
export const SETTINGS_OF = {
  'applicant-api': [...DRIVING, 'BUCKET', 'INSPECTION', ...SIGNED_IN],
  'applicant-pages': ['TABLE', ...SIGNED_IN],
  'declaration-pages': [...DRIVING, 'BUCKET', 'INSPECTION', ...SIGNED_IN],
  'reviewer-pages': [...DRIVING, ...TELLING, 'BUCKET', 'OPERATORS'],
  declaration: [...DRIVING, 'BUCKET'],
  'employer-review': DRIVING,
  'authority-review': DRIVING,
  'notice-timer': DRIVING,
  escalation: ['TABLE', ...TELLING],
  'deadline-lock': [...DRIVING, 'LOCK_MACHINE'],
  operations: [
    ...DRIVING,
    'LOCK_MACHINE',
    'SCHEDULE_ROLE',
    'SCHEDULE_DEAD_LETTERS',
    'SCHEDULE_GROUP',
    'BUCKET',
  ],
  patrol: [...DRIVING, 'LOCK_MACHINE', ...TELLING],
  watch: ['TABLE', 'MAIL_SERVER', 'MAIL_FROM', 'OPERATORS', 'METRICS'],
  'material-intake': [...DRIVING, 'BUCKET', 'INSPECTION'],
  // It holds nothing, and is told of nothing.
  'material-inspection': [],
} as const satisfies Record<string, readonly Setting[]>;

export type Folder = keyof typeof SETTINGS_OF;
export type SettingsOf<F extends Folder> = Pick<Settings, (typeof SETTINGS_OF)[F][number]>;

/** A function's settings from its environment; throws with the names of all that are not there. */
export function settingsOf<F extends Folder>(folder: F): SettingsOf<F> {
  const names: readonly Setting[] = SETTINGS_OF[folder];
  const read = names.map((name) => [name, process.env[name] ?? ''] as const);
  const absent = read.flatMap(([name, value]) => (value === '' ? [name] : []));
  if (absent.length > 0) throw new Error(`The environment of ${folder} lacks ${absent.join(', ')}`);
  return Object.fromEntries(read) as unknown as SettingsOf<F>;
}
