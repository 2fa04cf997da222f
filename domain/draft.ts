import * as z from 'zod/mini';
import { normalCreditCode } from './credit-code.ts';
import { IDENTITY_KINDS, normalIdentityNumber } from './identity-number.ts';
import { MATERIAL_TYPES, MOST_MATERIALS } from './material-file.ts';
import { normalMobileNumber } from './mobile-number.ts';
import { pointer } from './pointer.ts';

/**
 * What an applicant states. Everything may be missing while it is a draft; `what-is-missing.ts` says what a
 * submission still needs. Judging eligibility is not done here: these are form and completeness.
 */
const line = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uFFFD]*$/u));
const day = z.iso.date();
/** Two decimals are as fine as anybody counts hours or scores. */
const amount = (most: number) =>
  z.number().check(
    z.minimum(0),
    z.maximum(most),
    z.refine((value) => Number(value.toFixed(2)) === value),
  );

/** Years that hours are stated of: nobody has worked longer, and a record holds at most 400 KB. */
const MOST_YEARS = 60;

export const draftForm = z.strictObject({
  identity: z.optional(
    z.strictObject({
      kind: z.optional(z.enum(IDENTITY_KINDS)),
      number: z.optional(line.check(z.refine((number) => normalIdentityNumber(number) !== ''))),
      name: z.optional(line),
      phone: z.optional(line),
      email: z.optional(line),
    }),
  ),
  /** The employer's unified social credit code; the employer must be registered. */
  employer: z.optional(line),
  /** The statement that the applicant is employed there and at his post (在职在岗), and which post. */
  inService: z.optional(z.strictObject({ stated: z.optional(z.boolean()), post: z.optional(line) })),
  level: z.optional(line),
  profession: z.optional(line),
  eligibilityRoute: z.optional(line),
  degree: z.optional(
    z.strictObject({
      kind: z.optional(
        z.enum(['doctor', 'master', 'second-bachelor', 'bachelor', 'college', 'secondary', 'other']),
      ),
      school: z.optional(line),
      major: z.optional(line),
      graduatedOn: z.optional(day),
    }),
  ),
  title: z.optional(
    z.strictObject({
      held: z.optional(
        z.enum(['none', 'technician', 'assistant-engineer', 'senior-worker', 'master-technician']),
      ),
      since: z.optional(day),
    }),
  ),
  /** Whole years up to the call's cut-off. */
  yearsOfWork: z.optional(z.int().check(z.minimum(0), z.maximum(60))),
  /** Hours of continuing education by year. */
  hours: z.optional(
    z
      .record(z.string().check(z.regex(/^\d{4}$/)), amount(2000))
      .check(z.refine((hours) => Object.keys(hours).length <= MOST_YEARS)),
  ),
  /** Insured here, or the substitute proofs that the call names. */
  insurance: z.optional(z.enum(['local', 'substitute'])),
  selfScore: z.optional(amount(1000)),
  /** Written by taking files in, never by what an applicant sends. */
  materials: z.optional(
    z
      .array(
        z.strictObject({
          material: line,
          fileName: line,
          type: z.enum(MATERIAL_TYPES),
          bytes: z.int().check(z.minimum(1)),
          sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
          /** The upload that brought it, and the version under which storage keeps exactly these bytes. */
          upload: line,
          version: line,
        }),
      )
      .check(z.maxLength(MOST_MATERIALS)),
  ),
});

export type Draft = z.infer<typeof draftForm>;

const { materials: _files, ...statedFields } = draftForm.shape;
/** What an applicant states himself: his files are taken in beside it. */
export const statedForm = z.strictObject(statedFields);
/** A change of it: at every place null takes away what stands there (https://datatracker.ietf.org/doc/html/rfc7396). */
export const changeForm = clearable(statedForm);
/** One file that was taken in. */
export type MaterialFile = NonNullable<Draft['materials']>[number];

/** One defect: where it stands (a JSON pointer), what is wrong (a stable word), and what the words need. */
export interface Defect {
  readonly at: string;
  readonly because: string;
  readonly clause?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Merges a change into a draft: a section replaces what it states and leaves the rest; null takes a value away. */
export function mergeDraft(draft: Draft, change: unknown): unknown {
  if (!isPlain(change)) return change;
  const merged = new Map<string, unknown>(isPlain(draft) ? Object.entries(draft) : []);
  for (const [key, value] of Object.entries(change)) {
    if (value === null) merged.delete(key);
    else merged.set(key, isPlain(value) ? mergeDraft((merged.get(key) ?? {}) as Draft, value) : value);
  }
  return Object.fromEntries(merged);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with a change itself: what it takes away must be a field, too. */
export function changeDefects(change: unknown): Defect[] {
  return changeForm.safeParse(change).error?.issues.flatMap(defectsOfIssue) ?? [];
}

/** Reads a draft's form: every defect of shape at once, each with its pointer. */
export function readDraft(value: unknown): { ok: true; draft: Draft } | { ok: false; defects: Defect[] } {
  const read = draftForm.safeParse(value);
  if (read.success) return { ok: true, draft: read.data };
  return { ok: false, defects: read.error.issues.flatMap(defectsOfIssue) };
}

function clearable(form: z.core.$ZodType): z.ZodMiniType {
  if (form instanceof z.ZodMiniOptional) return z.optional(z.nullable(clearable(form.def.innerType)));
  if (form instanceof z.ZodMiniRecord)
    return z.record(form.def.keyType as z.ZodMiniString, z.nullable(form.def.valueType));
  if (!(form instanceof z.ZodMiniObject)) return form as z.ZodMiniType;
  const fields = Object.entries(form.shape as Record<string, z.core.$ZodType>);
  return z.strictObject(Object.fromEntries(fields.map(([name, field]) => [name, clearable(field)])));
}

/** The defects that an issue of a form stands for. */
export function defectsOfIssue(issue: z.core.$ZodIssue): Defect[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ at: pointer([...issue.path, key]), because: 'unknown-field' }));
  return [{ at: pointer(issue.path), because: issue.code === 'invalid_type' ? 'wrong-type' : 'malformed' }];
}

/** The same draft in normal forms, so that the same person, phone or code always reads the same. */
export function normalDraft(draft: Draft): Draft {
  const { identity, employer } = draft;
  return {
    ...draft,
    ...(employer === undefined ? {} : { employer: normalCreditCode(employer) }),
    ...(identity === undefined ? {} : { identity: normalIdentity(identity) }),
  };
}

function normalIdentity(identity: NonNullable<Draft['identity']>): NonNullable<Draft['identity']> {
  const { number, phone, email } = identity;
  return {
    ...identity,
    ...(number === undefined ? {} : { number: normalIdentityNumber(number) }),
    ...(phone === undefined ? {} : { phone: normalMobileNumber(phone) }),
    ...(email === undefined ? {} : { email: email.toLowerCase() }),
  };
}
