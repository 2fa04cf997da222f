import * as v from 'valibot';
import { MAX_REASONS } from '../../../domain/acts/applicant/reasons.ts';
import { MAX_ID, PATTERNS } from '../../../domain/call/call.ts';
import { MAX_LINE } from '../../../domain/declaration/written.ts';
import { readReferenceNumber } from '../../../domain/identifiers/reference-number.ts';
import { END_GROUNDS } from '../../../domain/sanctions/entry.ts';
import { closingTyped } from '../../../domain/typed/typed-day.ts';
import { choice, daysThatExist, lines, withLetter, word } from '../../../domain/typed/typed-form.ts';
import { fields, rule, wholeNumber } from '../../../domain/values/form.ts';
import { said } from '../../../domain/values/said.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import type { AcceptIdentityNumber } from '../acts/accept-identity-number.ts';
import type { AdmitCase } from '../acts/admit-case.ts';
import type { FreeClaim } from '../acts/free-claim.ts';
import type { GrantLateEntry } from '../acts/grant-late-entry.ts';
import type { MoveDeadline } from '../acts/move-deadline.ts';
import type { PublishCalendar } from '../acts/publish-calendar.ts';
import type { PublishCall } from '../acts/publish-call.ts';
import type { RegisterEmployers } from '../acts/register-employers.ts';
import type { ReissueLink } from '../acts/reissue-link.ts';
import type { RestartDeclaration } from '../acts/restart-declaration.ts';
import type { Signed } from '../operator.ts';
import type { CorrectSanction } from '../sanctions/correct-sanction.ts';
import type { EndSanction } from '../sanctions/end-sanction.ts';
import type { EnterSanctions } from '../sanctions/enter-sanctions.ts';
import { operatorDefect } from './operator-defect.ts';

/** An operator's act: the input of the operators' machine. */
export type Operation =
  | ({ readonly act: 'publish-calendar' } & PublishCalendar)
  | ({ readonly act: 'publish-call' } & PublishCall)
  | ({ readonly act: 'move-deadline' } & MoveDeadline)
  | ({ readonly act: 'grant-late-entry' } & GrantLateEntry)
  | ({ readonly act: 'restart-declaration' } & RestartDeclaration)
  | ({ readonly act: 'register-employers' } & RegisterEmployers)
  | ({ readonly act: 'reissue-link' } & ReissueLink)
  | ({ readonly act: 'free-claim' } & FreeClaim)
  | ({ readonly act: 'accept-identity-number' } & AcceptIdentityNumber)
  | ({ readonly act: 'rehash-identities' } & Signed)
  | ({ readonly act: 'enter-sanctions' } & EnterSanctions)
  | ({ readonly act: 'correct-sanction' } & CorrectSanction)
  | ({ readonly act: 'end-sanction' } & EndSanction)
  | ({ readonly act: 'admit-case' } & AdmitCase);

const text = lines;
/** The id of a call or a stage, bounded since a key of the records has a length. */
const id = v.pipe(word, v.maxLength(MAX_ID));
/** A declaration's reference number as people read it out to each other. */
const number = v.pipe(
  id,
  v.transform((text) => readReferenceNumber(text) ?? text),
);
/** The place of a condition in a call's file, as a JSON pointer. */
const place = v.pipe(word, v.maxLength(MAX_LINE));
const count = v.pipe(wholeNumber, v.minValue(0));
const closing = v.pipe(word, v.transform(closingTyped), v.regex(PATTERNS.closing), daysThatExist());
const stated = v.pipe(text, v.string(), withLetter());
const signed = { by: stated, reason: stated };
/** The field with which an operator confirms an act's effect. */
const confirming = { confirms: v.optional(text) };

const SENTENCES = {
  malformed: said(
    '须为存储桶中的登记文件，如 registrations/2021-09-20.json（只用字母、数字和 . _ -）。',
    'must name a file in the bucket, such as registrations/2021-09-20.json (letters, digits and . _ - alone).',
  ),
  'no-file-of-days-off': said(
    '须为存储桶中的放假安排文件，如 calendars/2027.json（只用字母、数字和 . _ -）。',
    'must name a file in the bucket, such as calendars/2027.json (letters, digits and . _ - alone).',
  ),
  'no-file-of-sanctions': said(
    '须为存储桶中的诚信档案文件，如 sanctions/2022-01-10.json（只用字母、数字和 . _ -）。',
    'must name a file in the bucket, such as sanctions/2022-01-10.json (letters, digits and . _ - alone).',
  ),
};
const NAME_IN_BUCKET = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;
const fileUnder = (folder: string, wrong: keyof typeof SENTENCES) =>
  v.pipe(
    word,
    v.string(),
    rule((file) => {
      const isUnder = file.startsWith(folder) && NAME_IN_BUCKET.test(file.slice(folder.length));
      return isUnder ? [] : [{ word: wrong }];
    }),
  );
/**
 * The file that says who is registered. It lies in the bucket, because an execution's input is kept and must name
 * nobody.
 */
const registrationFile = fileUnder('registrations/', 'malformed');
const calendarFile = fileUnder('calendars/', 'no-file-of-days-off');
const sanctionsFile = fileUnder('sanctions/', 'no-file-of-sanctions');

/** The documented input of each act. */
const FORMS = {
  'publish-calendar': fields({
    act: v.literal('publish-calendar'),
    ...signed,
    file: calendarFile,
    expectedVersion: count,
    ...confirming,
  }),
  'publish-call': fields({
    act: v.literal('publish-call'),
    ...signed,
    file: v.pipe(v.string(), v.minLength(1)),
    expectedVersion: count,
    ...confirming,
  }),
  'move-deadline': fields({
    act: v.literal('move-deadline'),
    ...signed,
    call: id,
    stage: id,
    from: closing,
    to: closing,
    ...confirming,
  }),
  'grant-late-entry': fields({
    act: v.literal('grant-late-entry'),
    ...signed,
    declaration: number,
    until: closing,
    expectedVersion: count,
    ...confirming,
  }),
  'restart-declaration': fields({
    act: v.literal('restart-declaration'),
    ...signed,
    declaration: number,
    expectedRun: count,
  }),
  'register-employers': fields({
    act: v.literal('register-employers'),
    ...signed,
    file: registrationFile,
  }),
  'free-claim': fields({
    act: v.literal('free-claim'),
    ...signed,
    declaration: number,
    holder: v.optional(number),
  }),
  'accept-identity-number': fields({
    act: v.literal('accept-identity-number'),
    ...signed,
    declaration: number,
    expectedVersion: count,
  }),
  'rehash-identities': fields({ act: v.literal('rehash-identities'), ...signed }),
  'enter-sanctions': fields({ act: v.literal('enter-sanctions'), ...signed, file: sanctionsFile }),
  'correct-sanction': fields({
    act: v.literal('correct-sanction'),
    ...signed,
    sanction: id,
    expectedVersion: count,
    file: sanctionsFile,
  }),
  'end-sanction': fields({
    act: v.literal('end-sanction'),
    ...signed,
    sanction: id,
    expectedVersion: count,
    ground: choice(...END_GROUNDS),
  }),
  'admit-case': fields({
    act: v.literal('admit-case'),
    ...signed,
    declaration: number,
    expectedVersion: count,
    conditions: v.optional(v.pipe(v.array(place), v.minLength(1), v.maxLength(MAX_REASONS))),
  }),
  'reissue-link': fields({
    act: v.literal('reissue-link'),
    ...signed,
    declaration: number,
    expectedRound: count,
  }),
};

const ACTS = Object.keys(FORMS);

/**
 * Reads what an operator typed into the console. Every defect is listed, and nothing is done if there is one. The
 * machine adds the execution.
 */
export function readOperation(input: unknown, execution: string): OperatorVerdict<Operation> {
  const typed = typeof input === 'object' && input !== null && 'act' in input ? input : { act: '' };
  const act = v.safeParse(word, typed.act);
  const form =
    act.success && Object.hasOwn(FORMS, act.output) ? FORMS[act.output as keyof typeof FORMS] : undefined;
  if (!form) return refused('no-such-act', { facts: { acts: ACTS.join(', ') } });
  const read = v.safeParse(form, { ...typed, act: act.output });
  if (read.success) return accepted({ ...read.output, execution });
  return refused('malformed', {
    defects: read.issues.map((issue) => operatorDefect(issue, input, SENTENCES)),
  });
}
