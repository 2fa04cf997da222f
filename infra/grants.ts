import type { FunctionName } from './functions.ts';

/** One call that a function may make, and on what. */
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
  | 'calls'
  | 'calendars'
  | 'sanctions'
  | 'sanctions-shared'
  | 'the inspection'
  | 'the bucket of materials';

const READ: readonly Grant[] = ['dynamodb:GetItem on the table', 'dynamodb:Query on the table'];
/** The grants of reading a case with what surrounds it. */
const READ_CASE: readonly Grant[] = [...READ, 'dynamodb:BatchGetItem on the table'];
/**
 * A transaction needs the grants of its parts:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
const UPDATE: Grant = 'dynamodb:UpdateItem on the table';
const PUT: Grant = 'dynamodb:PutItem on the table';
const CHECK: Grant = 'dynamodb:ConditionCheckItem on the table';
/** The grants of an act: it writes the declaration, its timeline, its gates, and a claim or a post that is taken or freed. */
const ACT: readonly Grant[] = [...READ_CASE, UPDATE, PUT, CHECK];
const FREE_CLAIM: Grant = 'dynamodb:DeleteItem on the table';
const WAKE: Grant = 'states:SendTaskSuccess on declaration';
const START: Grant = 'states:StartExecution on declaration';
const KEYS: Grant = 'secretsmanager:GetSecretValue on the key ring';
const MAIL: Grant = 'secretsmanager:GetSecretValue on the mail server';
/**
 * Lets storage answer that a file is missing; without it the answer is a refusal.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const SEE_ABSENCE: Grant = 's3:ListBucket on the bucket of materials';
/** Lets a function have a file opened, or a page of it drawn, by one that holds nothing else. */
const INSPECT: Grant = 'lambda:InvokeFunction on the inspection';
/** The grants of an applicant's acts on a declaration, by the API or by its pages. */
const DECLARE: readonly Grant[] = [
  ...ACT,
  FREE_CLAIM,
  START,
  WAKE,
  KEYS,
  // A form is signed with the function's own rights, which storage checks.
  's3:PutObject on materials',
  's3:GetObject on materials',
  's3:GetObjectVersion on materials',
  's3:DeleteObjectVersion on materials',
  SEE_ABSENCE,
  INSPECT,
];
/** Lets a message leave its mailbox once a letter told it. */
const TOLD: Grant = 'dynamodb:DeleteItem on the table';
/**
 * The grants of letters: they make links, keep messages in mailboxes and take them out while the attempt is still
 * theirs.
 */
const TELL: readonly Grant[] = [...READ_CASE, UPDATE, PUT, CHECK, TOLD, KEYS, MAIL];
/** The grants of a wait: it tells what is due and keeps its token, or completes it at once. */
const WAIT: readonly Grant[] = [...TELL, WAKE];

/**
 * The calls that each function's adapters make, no more and no fewer. A test compares them with a recorded run, and
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
    INSPECT,
  ],
  DeclarationFunction: WAIT,
  // It takes up what was submitted.
  EmployerReviewFunction: [...WAIT, 's3:PutObjectRetention on materials', SEE_ABSENCE],
  AuthorityReviewFunction: WAIT,
  NoticeTimerFunction: WAIT,
  EscalationFunction: TELL,
  DeadlineLockFunction: [
    ...ACT,
    FREE_CLAIM,
    // It looks for booked submissions that hold the lock back.
    'dynamodb:Query on the index due',
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
    's3:GetObject on calls',
    's3:GetObject on calendars',
    // A file of sanctions is deleted once it was read, and the person whom it names is hashed and sealed.
    // A key's change looks through the whole table, since no index knows every hash.
    'dynamodb:Scan on the table',
    's3:GetObject on sanctions',
    's3:DeleteObjectVersion on sanctions',
    's3:PutObject on sanctions-shared',
    KEYS,
    SEE_ABSENCE,
  ],
  PatrolFunction: [
    // A lapse frees a claim by the grant that also lets a message leave its mailbox.
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
    // Reads the counters of a call by one batch.
    ...READ_CASE,
    // Writes that a day's digest was told and its counters compared, and what was wrong with them.
    PUT,
    UPDATE,
    'dynamodb:Query on the index due',
    'dynamodb:Query on the index governed',
    // Lists all desks, which only the counters' daily check needs.
    'dynamodb:Scan on the index queue',
    MAIL,
  ],
  // A file that is taken in wakes nobody.
  MaterialIntakeFunction: [
    ...ACT,
    's3:PutObject on materials',
    's3:GetObject on materials',
    's3:GetObjectVersion on materials',
    's3:DeleteObjectVersion on materials',
    SEE_ABSENCE,
    INSPECT,
  ],
  // It is given addresses that live for minutes, and can reach nothing else.
  MaterialInspectionFunction: [],
};
