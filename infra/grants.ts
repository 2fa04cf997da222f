import type { FunctionName } from './functions.ts';

/** What a function may call, and on what. */
export type Grant = `${string}:${string} on ${Target}`;

/** Everything that a grant may name. */
export type Target =
  | 'the table'
  | `the index ${'due' | 'governed' | 'queue'}`
  | 'declaration'
  | 'runs of declaration'
  | 'deadline-lock'
  | 'runs of deadline-lock'
  | 'schedules'
  | 'the schedule role'
  | 'the key ring'
  | 'the mail server'
  | 'materials'
  | 'registrations'
  | 'calendars'
  | 'the inspection'
  | 'the bucket of materials';

const READ: readonly Grant[] = ['dynamodb:GetItem on the table', 'dynamodb:Query on the table'];
/** A transaction is granted by what it does: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
const UPDATE: Grant = 'dynamodb:UpdateItem on the table';
const PUT: Grant = 'dynamodb:PutItem on the table';
const CHECK: Grant = 'dynamodb:ConditionCheckItem on the table';
/** An act: the declaration, its timeline, its gates, a claim that is taken or freed. */
const ACT: readonly Grant[] = [...READ, UPDATE, PUT, CHECK];
const FREE_CLAIM: Grant = 'dynamodb:DeleteItem on the table';
const WAKE: Grant = 'states:SendTaskSuccess on declaration';
const START: Grant = 'states:StartExecution on declaration';
const KEYS: Grant = 'secretsmanager:GetSecretValue on the key ring';
const MAIL: Grant = 'secretsmanager:GetSecretValue on the mail server';
/** Without it what is not there is refused instead: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const SEE_ABSENCE: Grant = 's3:ListBucket on the bucket of materials';
/** Has an uploaded file opened by a function that holds nothing else. */
const INSPECT: Grant = 'lambda:InvokeFunction on the inspection';
/** Everything that an applicant does with a declaration, by the API or by its pages. */
const DECLARE: readonly Grant[] = [
  ...ACT,
  FREE_CLAIM,
  START,
  WAKE,
  KEYS,
  // A form is signed with the function's own rights, which storage then asks for.
  's3:PutObject on materials',
  's3:GetObject on materials',
  's3:GetObjectVersion on materials',
  's3:DeleteObjectVersion on materials',
  SEE_ABSENCE,
  INSPECT,
];
/** Keeps a wait's token, or completes it at once. */
const WAIT: readonly Grant[] = [UPDATE, WAKE];
/** What a letter told leaves its mailbox. */
const TOLD: Grant = 'dynamodb:DeleteItem on the table';
/** Letters: links are made, messages kept in mailboxes and taken out, while the attempt is still this one's. */
const TELL: readonly Grant[] = [...READ, UPDATE, PUT, CHECK, TOLD, KEYS, MAIL];

/**
 * The calls that each function's adapters make, no more and no fewer: a test holds them against a recorded run, and
 * the roles are made of them.
 */
export const GRANTS: Readonly<Record<FunctionName, readonly Grant[]>> = {
  ApplicantApiFunction: DECLARE,
  ApplicantPagesFunction: [...READ, KEYS],
  DeclarationPagesFunction: DECLARE,
  ReviewerPagesFunction: [
    ...ACT,
    FREE_CLAIM,
    'dynamodb:Query on the index queue',
    START,
    WAKE,
    KEYS,
    MAIL,
    's3:GetObject on materials',
    's3:GetObjectVersion on materials',
    SEE_ABSENCE,
  ],
  DeclarationFunction: [...WAIT, ...READ, 's3:PutObjectRetention on materials', SEE_ABSENCE],
  EmployerReviewFunction: WAIT,
  AuthorityReviewFunction: WAIT,
  NoticeTimerFunction: WAIT,
  EscalationFunction: TELL,
  DeadlineLockFunction: [
    ...ACT,
    FREE_CLAIM,
    'dynamodb:Query on the index governed',
    START,
    WAKE,
    'states:StartExecution on deadline-lock',
  ],
  OperationsFunction: [
    ...ACT,
    FREE_CLAIM,
    'dynamodb:Query on the index governed',
    'dynamodb:Query on the index queue',
    START,
    WAKE,
    'states:StopExecution on runs of declaration',
    'states:StartExecution on deadline-lock',
    'scheduler:CreateSchedule on schedules',
    'scheduler:UpdateSchedule on schedules',
    'iam:PassRole on the schedule role',
    's3:GetObject on registrations',
    's3:GetObject on calendars',
    SEE_ABSENCE,
  ],
  PatrolFunction: [
    // What it lets lapse frees a claim, by the same right by which a letter's messages leave their mailbox.
    ...TELL,
    'dynamodb:Query on the index due',
    START,
    WAKE,
    'states:DescribeExecution on runs of declaration',
    'states:StopExecution on runs of declaration',
    'states:DescribeExecution on runs of deadline-lock',
    'states:StartExecution on deadline-lock',
  ],
  WatchFunction: [
    ...READ,
    // That a day's digest was told.
    PUT,
    'dynamodb:Query on the index due',
    'dynamodb:Query on the index governed',
    MAIL,
  ],
  MaterialIntakeFunction: [
    ...ACT,
    WAKE,
    's3:GetObject on materials',
    's3:DeleteObjectVersion on materials',
    SEE_ABSENCE,
    INSPECT,
  ],
  // It is given the bytes, and can reach nothing.
  MaterialInspectionFunction: [],
};
