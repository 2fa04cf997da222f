import { WRITE_TIMEOUT_SECONDS } from '../domain/call/windows.ts';
import { LOCK_TIME } from '../functions/deadline-lock/limits.ts';
import { LIMITS } from '../functions/material-inspection/limits.ts';
import { PATROL_TIME } from '../functions/patrol/limits.ts';
import { type HandlerName, SETTINGS_OF, type Setting } from '../functions/settings.ts';

/**
 * How one function runs: its trigger, its time, its memory. The stacks and the start on one machine read the list
 * of them, and the functions that each state machine's placeholders stand for.
 */
export interface FunctionForm {
  readonly name: HandlerName;
  /** The file with the handler, under functions/ and without `.ts`. */
  readonly entry: string;
  readonly trigger: 'http' | 'state machine' | 'clock' | 'storage' | 'function';
  /** The path under which the gateway leads to the function; `/` takes all other paths. */
  readonly under?: `/${string}`;
  /** Further paths that lead to it. */
  readonly alsoUnder?: `/${string}`;
  readonly settings: readonly Setting[];
  /** Seconds until the function is cut off; `why` gives the reason. */
  readonly timeoutSeconds: number;
  readonly why: string;
  /**
   * MB, which decide the share of a processor:
   * https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
   */
  readonly memory: number;
  /** The most that run at once, if more would do harm, with the reason. */
  readonly atMost?: { readonly concurrent: number; readonly why: string };
}

/**
 * MB of functions that people wait for. A cold start is mostly reading the code, and is about twice as quick as at
 * 512.
 */
const WEB_MEMORY = 1024;
/** MB of functions that read pages of records, or write letters, one after another. */
const PAGE_MEMORY = 512;
/**
 * MB from which a function has one whole processor:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
const WHOLE_PROCESSOR = 1769;
/** A task that tells people what is due about one declaration, and mostly waits then. */
const WAITING = {
  timeoutSeconds: 120,
  why: 'sends a few messages, each through a mail server that may be slow',
  memory: PAGE_MEMORY,
} as const;
const FEW_LETTERS = {
  concurrent: 10,
  why: 'mail servers take few connections at once; whoever is not let in tries again within a minute',
} as const;
const LONGEST_WRITE = 'the longest write path, from which the drain of the locks follows';

export const FUNCTIONS = {
  ApplicantApiFunction: {
    name: 'applicant-api',
    entry: 'applicant-api/handler',
    trigger: 'http',
    under: '/api',
    settings: SETTINGS_OF['applicant-api'],
    timeoutSeconds: WRITE_TIMEOUT_SECONDS,
    why: LONGEST_WRITE,
    memory: WEB_MEMORY,
  },
  ApplicantPagesFunction: {
    name: 'applicant-pages',
    entry: 'applicant-pages/handler',
    trigger: 'http',
    under: '/',
    settings: SETTINGS_OF['applicant-pages'],
    timeoutSeconds: WRITE_TIMEOUT_SECONDS,
    why: 'as long as the other pages: it asks the issuer, who may be slow',
    memory: WEB_MEMORY,
  },
  DeclarationPagesFunction: {
    name: 'declaration-pages',
    entry: 'declaration-pages/handler',
    trigger: 'http',
    under: '/declarations',
    alsoUnder: '/achievement-file',
    settings: SETTINGS_OF['declaration-pages'],
    timeoutSeconds: WRITE_TIMEOUT_SECONDS,
    why: LONGEST_WRITE,
    memory: WEB_MEMORY,
  },
  ReviewerPagesFunction: {
    name: 'reviewer-pages',
    entry: 'reviewer-pages/handler',
    trigger: 'http',
    under: '/review',
    settings: SETTINGS_OF['reviewer-pages'],
    timeoutSeconds: WRITE_TIMEOUT_SECONDS,
    why: LONGEST_WRITE,
    memory: WEB_MEMORY,
  },
  DeclarationFunction: {
    name: 'declaration',
    entry: 'waits/wait-for-applicant',
    trigger: 'state machine',
    settings: SETTINGS_OF.declaration,
    ...WAITING,
    atMost: FEW_LETTERS,
  },
  EmployerReviewFunction: {
    name: 'employer-review',
    entry: 'waits/wait-for-employer',
    trigger: 'state machine',
    settings: SETTINGS_OF['employer-review'],
    ...WAITING,
    atMost: {
      concurrent: 20,
      why: 'mail servers take few connections at once, and at a closing thousands submit, each with two letters',
    },
  },
  AuthorityReviewFunction: {
    name: 'authority-review',
    entry: 'waits/wait-for-body',
    trigger: 'state machine',
    settings: SETTINGS_OF['authority-review'],
    ...WAITING,
    atMost: FEW_LETTERS,
  },
  NoticeTimerFunction: {
    name: 'notice-timer',
    entry: 'waits/wait-for-notice',
    trigger: 'state machine',
    settings: SETTINGS_OF['notice-timer'],
    ...WAITING,
    atMost: FEW_LETTERS,
  },
  EscalationFunction: {
    name: 'escalation',
    entry: 'escalation/handler',
    trigger: 'state machine',
    settings: SETTINGS_OF.escalation,
    ...WAITING,
    atMost: FEW_LETTERS,
  },
  DeadlineLockFunction: {
    name: 'deadline-lock',
    entry: 'deadline-lock/handler',
    trigger: 'state machine',
    settings: SETTINGS_OF['deadline-lock'],
    timeoutSeconds: LOCK_TIME.timeoutSeconds,
    why: 'a page takes seconds; against a busy table it stops before this time and goes on',
    memory: WHOLE_PROCESSOR,
  },
  OperationsFunction: {
    name: 'operations',
    entry: 'operations/handler',
    trigger: 'state machine',
    settings: SETTINGS_OF.operations,
    timeoutSeconds: 300,
    why: 'a page of 25 cases, each retried for up to 10 seconds against a busy table',
    memory: PAGE_MEMORY,
  },
  PatrolFunction: {
    name: 'patrol',
    entry: 'patrol/handler',
    trigger: 'clock',
    settings: SETTINGS_OF.patrol,
    timeoutSeconds: PATROL_TIME.timeoutSeconds,
    why: 'ends before the next patrol begins',
    memory: PAGE_MEMORY,
    atMost: { concurrent: 1, why: 'two patrols would repair the same records against each other' },
  },
  WatchFunction: {
    name: 'watch',
    entry: 'watch/handler',
    trigger: 'clock',
    settings: SETTINGS_OF.watch,
    timeoutSeconds: 300,
    why: 'compares the counters with every list once a night, and ends before it begins again',
    memory: PAGE_MEMORY,
    atMost: { concurrent: 1, why: 'two at once would measure the same' },
  },
  MaterialIntakeFunction: {
    name: 'material-intake',
    entry: 'material-intake/handler',
    trigger: 'storage',
    settings: SETTINGS_OF['material-intake'],
    timeoutSeconds: WRITE_TIMEOUT_SECONDS,
    why: 'reads one file of a few megabytes and writes one change, which the drain of the locks waits for too',
    memory: PAGE_MEMORY,
    atMost: {
      concurrent: 20,
      why: 'a flood of uploads takes nothing from those who submit at the same time',
    },
  },
  MaterialInspectionFunction: {
    name: 'material-inspection',
    entry: 'material-inspection/handler',
    trigger: 'function',
    settings: SETTINGS_OF['material-inspection'],
    timeoutSeconds: LIMITS.seconds + 4,
    why: 'ends a file that takes too long by itself, four seconds before: so long may loading what opens it take',
    memory: WHOLE_PROCESSOR,
    atMost: {
      concurrent: 20,
      why: 'files made to take long hold at most so many; who waits behind them is told to try again',
    },
  },
} as const satisfies Record<string, FunctionForm>;

export type FunctionName = keyof typeof FUNCTIONS;

/** A function behind the gateway. */
export type WebFunctionName = {
  [F in FunctionName]: (typeof FUNCTIONS)[F] extends { under: string } ? F : never;
}[FunctionName];
export const WEB_FUNCTIONS = Object.keys(FUNCTIONS).filter(
  (name): name is WebFunctionName => 'under' in FUNCTIONS[name as FunctionName],
);

/** The paths under which the gateway leads to a function. */
export function pathsTo(name: WebFunctionName): readonly `/${string}`[] {
  const { under, alsoUnder }: FunctionForm = FUNCTIONS[name];
  return [under, alsoUnder].filter((path) => path !== undefined);
}

/** Minutes between two patrols. A repair is at most this late after its grace. */
export const PATROL_MINUTES = 5;

/** The functions that the placeholders of each state machine's file name, besides `Partition`. */
export const MACHINES = {
  declaration: [
    'EscalationFunction',
    'EmployerReviewFunction',
    'DeclarationFunction',
    'NoticeTimerFunction',
    'AuthorityReviewFunction',
  ],
  'deadline-lock': ['DeadlineLockFunction'],
  operations: ['OperationsFunction'],
} as const satisfies Record<string, readonly FunctionName[]>;
