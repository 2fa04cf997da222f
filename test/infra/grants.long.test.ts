import { afterAll, beforeAll, expect, test } from 'vitest';
import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts';
import { GRANTS } from '../../infra/grants.ts';
import { type RecordedCalls, recordCalls } from '../rigs/infra/recorded-calls.ts';
import { runRecorded } from '../rigs/infra/recorded-run.ts';

/** Granted though the recorded run does not use it, and why; by function where it is one function's. */
const UNSEEN: Readonly<Record<string, string>> = {
  'secretsmanager:GetSecretValue on the mail server':
    'on one machine letters lie in the outbox and do not leave',
  's3:ListBucket on the bucket of materials':
    'without it storage says of a missing key that it is forbidden, not that it is missing',
  'DeclarationFunction dynamodb:GetItem on the table':
    'versions of calls and calendars are read once, and the functions of the recorded run share a memory',
  'DeadlineLockFunction dynamodb:GetItem on the table': 'the same',
  'NoticeTimerFunction dynamodb:BatchGetItem on the table':
    'locks and desks are remembered for seconds, and the functions of the recorded run share a memory',
  'AuthorityReviewFunction dynamodb:BatchGetItem on the table': 'the same',
  'DeadlineLockFunction states:StartExecution on deadline-lock':
    'a sweep goes on as another execution after 15,000 declarations',
  'DeadlineLockFunction states:StartExecution on declaration':
    'only for a declaration whose driver never began when its lock came',
  'OperationsFunction states:StartExecution on deadline-lock':
    'only for a closing that is moved to an instant which has drained already',
  'ReviewerPagesFunction s3:GetObject on materials':
    'only for a file that came back from a copy of the bucket, under another version',
  'PatrolFunction dynamodb:ConditionCheckItem on the table':
    'only for what an act brought back into a stage behind its sweep',
  ...Object.fromEntries(
    [
      'DeclarationFunction',
      'EmployerReviewFunction',
      'NoticeTimerFunction',
      'AuthorityReviewFunction',
      'EscalationFunction',
    ].map((name) => [
      `${name} dynamodb:ConditionCheckItem on the table`,
      'only for a letter that tells more than 45 messages, which is recorded in several writes',
    ]),
  ),
  'DeclarationFunction dynamodb:DeleteItem on the table':
    'only for a return whose desk is told by a letter, and not by the next one',
  'DeclarationFunction states:SendTaskSuccess on declaration':
    'only for a wait that finds its declaration elsewhere',
  'NoticeTimerFunction states:SendTaskSuccess on declaration': 'the same',
  'AuthorityReviewFunction states:SendTaskSuccess on declaration': 'the same',
  'MaterialIntakeFunction s3:PutObject on materials':
    'only for a picture, whose redrawn one the inspection posts with a form',
  'MaterialIntakeFunction dynamodb:Query on the table':
    'only for a case that has objections, or that an act writes during the read',
  'OperationsFunction dynamodb:Scan on the table':
    'only while the key of the identity hash changes, and the ring of the recorded run has one',
  'WatchFunction dynamodb:UpdateItem on the table': 'only for a counter that is not what the lists say',
  'PatrolFunction dynamodb:DeleteItem on the table': 'the same, where it held its person’s claim',
};
const isUnseen = (name: string, grant: string) => grant in UNSEEN || `${name} ${grant}` in UNSEEN;

const NAMES = Object.keys(FUNCTIONS) as FunctionName[];
let calls: RecordedCalls;

beforeAll(async () => {
  calls = recordCalls();
  await runRecorded(calls);
});
afterAll(() => calls.stop());

test.each(NAMES)('%s calls nothing that its role does not grant', (name) => {
  const granted: readonly string[] = GRANTS[name];
  const used = [...(calls.used.get(name) ?? [])];
  expect(used.filter((each) => !granted.includes(each))).toEqual([]);
});

test.each(NAMES)('%s is granted nothing that it never calls', (name) => {
  const used = calls.used.get(name) ?? new Set<string>();
  expect(GRANTS[name].filter((each) => !used.has(each) && !isUnseen(name, each))).toEqual([]);
});
