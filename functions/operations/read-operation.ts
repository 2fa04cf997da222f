import * as z from 'zod/mini';
import { MOST_ID } from '../../domain/call.ts';
import { said } from '../../domain/said.ts';
import { accepted, refused, type Verdict } from '../../domain/verdict.ts';
import { isClosing } from '../../domain/windows.ts';
import { defectsOf } from './defects-of.ts';
import type { GrantLateEntry } from './grant-late-entry.ts';
import type { MoveDeadline } from './move-deadline.ts';
import type { PublishCall } from './publish-call.ts';
import type { RegisterEmployers } from './register-employers.ts';
import type { ReissueLink } from './reissue-link.ts';
import type { RestartDeclaration } from './restart-declaration.ts';

/** An operator's act, as the input of the operators' machine. */
export type Operation =
  | ({ readonly act: 'publish-call' } & PublishCall)
  | ({ readonly act: 'move-deadline' } & MoveDeadline)
  | ({ readonly act: 'grant-late-entry' } & GrantLateEntry)
  | ({ readonly act: 'restart-declaration' } & RestartDeclaration)
  | ({ readonly act: 'register-employers' } & RegisterEmployers)
  | ({ readonly act: 'reissue-link' } & ReissueLink);

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
/** Of a call, a stage or a declaration: longer ones there are none, and a key of the records has a length. */
const id = z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_ID));
const count = z.int().check(z.minimum(0));
const closing = z.string().check(z.refine(isClosing));
const signed = { by: text, reason: text };

const NO_FILE = said(
  '须为存储桶中的登记文件，如 registrations/2021-09-20.json（只用字母、数字和 . _ -）。',
  'must name a file in the bucket, such as registrations/2021-09-20.json (letters, digits and . _ - alone).',
);
/** Who is registered stands in a file of the bucket: an execution's input is kept, and names nobody. */
const registrationFile = z.string().check(
  z.refine((file) => /^registrations\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(file), {
    params: { because: 'malformed', detail: NO_FILE },
  }),
);

/** The documented input of each act. */
const FORMS = {
  'publish-call': z.strictObject({
    act: z.literal('publish-call'),
    ...signed,
    file: z.string().check(z.minLength(1)),
    expectedVersion: count,
  }),
  'move-deadline': z.strictObject({
    act: z.literal('move-deadline'),
    ...signed,
    call: id,
    stage: id,
    from: closing,
    to: closing,
  }),
  'grant-late-entry': z.strictObject({
    act: z.literal('grant-late-entry'),
    ...signed,
    declaration: id,
    until: closing,
    expectedVersion: count,
  }),
  'restart-declaration': z.strictObject({
    act: z.literal('restart-declaration'),
    ...signed,
    declaration: id,
    expectedRun: count,
  }),
  'register-employers': z.strictObject({
    act: z.literal('register-employers'),
    ...signed,
    file: registrationFile,
  }),
  'reissue-link': z.strictObject({
    act: z.literal('reissue-link'),
    ...signed,
    declaration: id,
    expectedRound: count,
  }),
};

const ACTS = Object.keys(FORMS);

/**
 * Reads what an operator typed into the console: every defect at once, and nothing is done unless there is none. Which
 * execution it is, the machine says.
 */
export function readOperation(input: unknown, execution: string): Verdict<Operation> {
  const act = typeof input === 'object' && input !== null && 'act' in input ? input.act : undefined;
  const form =
    typeof act === 'string' && Object.hasOwn(FORMS, act) ? FORMS[act as keyof typeof FORMS] : undefined;
  if (!form) return refused('no-such-act', { facts: { acts: ACTS.join(', ') } });
  const read = form.safeParse(input);
  if (read.success) return accepted({ ...read.data, execution });
  return refused('malformed', { defects: read.error.issues.flatMap((issue) => defectsOf(issue, input)) });
}
