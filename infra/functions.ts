import { WRITE_PATH_SECONDS } from '../domain/windows.ts';
import type { Setting } from '../functions/open-needs.ts';

/**
 * One list for every place that runs the functions: what each reads from its environment, and what each state
 * machine's placeholders stand for. The stacks and the start on one machine both read it.
 */
export interface FunctionForm {
  /** The folder under functions/. */
  readonly folder: string;
  readonly trigger: 'http' | 'state machine' | 'clock' | 'storage';
  readonly settings: readonly Setting[];
  /** Seconds; the reason stands beside it. */
  readonly timeoutSeconds: number;
  readonly why: string;
}

const RECORDS = ['TABLE'] as const satisfies Setting[];
const DRIVING = [...RECORDS, 'DECLARATION_MACHINE'] as const satisfies Setting[];
/** Letters carry links, which are signed. */
const TELLING = ['KEY_RING', 'ORIGIN', 'MAIL_SERVER', 'MAIL_FROM'] as const satisfies Setting[];

export const FUNCTIONS = {
  ApplicantApiFunction: {
    folder: 'applicant-api',
    trigger: 'http',
    settings: [...DRIVING, 'KEY_RING', 'BUCKET', 'ORIGIN', 'OIDC_ISSUER', 'OIDC_CLIENT'],
    timeoutSeconds: WRITE_PATH_SECONDS,
    why: 'the longest write path, from which the drain of the locks follows',
  },
  ReviewerPagesFunction: {
    folder: 'reviewer-pages',
    trigger: 'http',
    settings: [...DRIVING, ...TELLING, 'BUCKET', 'OPERATORS'],
    timeoutSeconds: WRITE_PATH_SECONDS,
    why: 'the longest write path, from which the drain of the locks follows',
  },
  DeclarationFunction: {
    folder: 'declaration',
    trigger: 'state machine',
    settings: [...DRIVING],
    timeoutSeconds: 30,
    why: 'keeps one token',
  },
  EmployerReviewFunction: {
    folder: 'employer-review',
    trigger: 'state machine',
    settings: [...DRIVING],
    timeoutSeconds: 30,
    why: 'keeps one token',
  },
  AuthorityReviewFunction: {
    folder: 'authority-review',
    trigger: 'state machine',
    settings: [...DRIVING],
    timeoutSeconds: 30,
    why: 'keeps one token',
  },
  NoticeTimerFunction: {
    folder: 'notice-timer',
    trigger: 'state machine',
    settings: [...DRIVING],
    timeoutSeconds: 30,
    why: 'keeps one token',
  },
  EscalationFunction: {
    folder: 'escalation',
    trigger: 'state machine',
    settings: [...RECORDS, ...TELLING],
    timeoutSeconds: 120,
    why: 'sends a few messages, each through a mail server that may be slow',
  },
  DeadlineLockFunction: {
    folder: 'deadline-lock',
    trigger: 'state machine',
    settings: [...DRIVING, 'LOCK_MACHINE'],
    timeoutSeconds: 300,
    why: 'a page of 25 declarations, each retried for up to 10 seconds against a busy table',
  },
  OperationsFunction: {
    folder: 'operations',
    trigger: 'state machine',
    settings: [...DRIVING, 'LOCK_MACHINE', 'SCHEDULE_ROLE', 'SCHEDULE_DEAD_LETTERS', 'SCHEDULE_GROUP'],
    timeoutSeconds: 300,
    why: 'a page of 25 cases, as the sweep',
  },
  PatrolFunction: {
    folder: 'patrol',
    trigger: 'clock',
    settings: [...DRIVING, 'LOCK_MACHINE', ...TELLING],
    timeoutSeconds: 300,
    why: 'ends before the next patrol begins',
  },
  MaterialIntakeFunction: {
    folder: 'material-intake',
    trigger: 'storage',
    settings: [...DRIVING, 'BUCKET'],
    timeoutSeconds: 30,
    why: 'reads one file of a few megabytes and writes one change',
  },
} as const satisfies Record<string, FunctionForm>;

export type FunctionName = keyof typeof FUNCTIONS;

/** The functions that a state machine invokes. */
export type TaskName = {
  [Name in FunctionName]: (typeof FUNCTIONS)[Name]['trigger'] extends 'state machine' ? Name : never;
}[FunctionName];

/** Minutes between two patrols: a repair is at most this late after its grace. */
export const PATROL_MINUTES = 5;

/** The file of each state machine, and the functions that its placeholders name (`Partition` besides). */
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
