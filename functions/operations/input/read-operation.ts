import * as v from 'valibot';
import { MAX_REASONS } from '../../../domain/acts/applicant/reasons.ts';
import { END_GROUNDS } from '../../../domain/sanctions/entry.ts';
import { REPLY_OUTCOMES } from '../../../domain/sanctions/sharing.ts';
import { choice, nameLine, word } from '../../../domain/typed/typed-form.ts';
import { fields } from '../../../domain/values/form.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import type { AcceptIdentityNumber } from '../acts/accept-identity-number.ts';
import type { AdmitCase } from '../acts/admit-case.ts';
import type { ConfirmPayment } from '../acts/confirm-payment.ts';
import type { FreeClaim } from '../acts/free-claim.ts';
import type { GrantLateEntry } from '../acts/grant-late-entry.ts';
import type { MoveDeadline } from '../acts/move-deadline.ts';
import type { PublishCalendar } from '../acts/publish-calendar.ts';
import type { PublishCall } from '../acts/publish-call.ts';
import type { ReceivePapers } from '../acts/receive-papers.ts';
import type { RegisterEmployers } from '../acts/register-employers.ts';
import type { ReissueLink } from '../acts/reissue-link.ts';
import type { RestartDeclaration } from '../acts/restart-declaration.ts';
import type { Signed } from '../operator.ts';
import type { CorrectSanction } from '../sanctions/correct-sanction.ts';
import type { EndSanction } from '../sanctions/end-sanction.ts';
import type { EnterSanctions } from '../sanctions/enter-sanctions.ts';
import type { RecordReply } from '../sanctions/record-reply.ts';
import type { ShareSanctions } from '../sanctions/share-sanctions.ts';
import { calendarFile, callFile, FILE_SENTENCES, registrationFile, sanctionsFile } from './bucket-file.ts';
import { closing, confirming, count, day, id, number, place, sharing, signed } from './operation-fields.ts';
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
  | ({ readonly act: 'share-sanctions' } & ShareSanctions)
  | ({ readonly act: 'record-reply' } & RecordReply)
  | ({ readonly act: 'admit-case' } & AdmitCase)
  | ({ readonly act: 'confirm-payment' } & ConfirmPayment)
  | ({ readonly act: 'receive-papers' } & ReceivePapers);

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
    file: callFile,
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
  'share-sanctions': fields({
    act: v.literal('share-sanctions'),
    ...signed,
    ...sharing,
  }),
  'record-reply': fields({
    act: v.literal('record-reply'),
    ...signed,
    ...sharing,
    outcome: choice(...REPLY_OUTCOMES),
    reply: nameLine,
  }),
  'admit-case': fields({
    act: v.literal('admit-case'),
    ...signed,
    declaration: number,
    expectedVersion: count,
    conditions: v.optional(v.pipe(v.array(place), v.minLength(1), v.maxLength(MAX_REASONS))),
  }),
  'confirm-payment': fields({
    act: v.literal('confirm-payment'),
    ...signed,
    declaration: number,
    expectedVersion: count,
    paidOn: day,
    receipt: nameLine,
  }),
  'receive-papers': fields({
    act: v.literal('receive-papers'),
    ...signed,
    declaration: number,
    expectedVersion: count,
    receivedOn: day,
    postmarkedOn: v.optional(day),
  }),
  'reissue-link': fields({
    act: v.literal('reissue-link'),
    ...signed,
    declaration: number,
    expectedRound: count,
  }),
};

export const ACTS = Object.keys(FORMS);

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
    defects: read.issues.map((issue) => operatorDefect(issue, input, FILE_SENTENCES)),
  });
}
