import * as v from 'valibot';
import { personForm } from '../../achievements/person.ts';
import { normalCreditCode } from '../../identifiers/credit-code.ts';
import { normalEmail } from '../../identifiers/email.ts';
import { IDENTITY_KINDS, normalIdentityNumber } from '../../identifiers/identity-number.ts';
import { normalMobileNumber } from '../../identifiers/mobile-number.ts';
import { defectOf } from '../../typed/form-defect.ts';
import { choice, code, nameLine, word } from '../../typed/typed-form.ts';
import { clearable } from '../../values/clearable.ts';
import type { Defect } from '../../values/defect.ts';
import { fields, wholeNumber } from '../../values/form.ts';
import { MAX_NAME_BYTES } from '../files/file-name.ts';
import { MATERIAL_TYPES, MAX_MATERIALS } from '../files/material-file.ts';

/** An id that the system itself assigned. */
const ours = v.pipe(v.string(), v.minLength(1), v.maxCodePoints(200));

/**
 * The statements of an applicant. Any of them may be missing while it is a draft; `what-is-missing.ts` says what a
 * submission still needs. The form judges shape only, never eligibility.
 */
export const draftForm = fields({
  identity: v.optional(
    fields({
      kind: v.optional(choice(...IDENTITY_KINDS)),
      number: v.optional(
        v.pipe(
          code,
          v.check((number) => normalIdentityNumber(number) !== ''),
        ),
      ),
      name: v.optional(nameLine),
      phone: v.optional(code),
      email: v.optional(code),
      /** The consent to short messages. It may be taken back as long as the draft may be changed. */
      smsAgreed: v.optional(v.boolean()),
    }),
  ),
  /** The employer's unified social credit code. The employer must be registered. */
  employer: v.optional(code),
  /** The statement that the applicant is employed there and in service (在职在岗), and the post. */
  inService: v.optional(fields({ stated: v.optional(v.boolean()), post: v.optional(nameLine) })),
  level: v.optional(word),
  profession: v.optional(word),
  eligibilityRoute: v.optional(word),
  /** What the applicant states of the own career, of the form on which conditions judge. */
  facts: v.optional(personForm),
  /** Uploads write this list; an applicant's request never does. */
  materials: v.optional(
    v.pipe(
      v.array(
        fields({
          material: ours,
          fileName: v.pipe(v.string(), v.minLength(1), v.maxBytes(MAX_NAME_BYTES)),
          type: v.picklist(MATERIAL_TYPES),
          bytes: v.pipe(wholeNumber, v.minValue(1)),
          sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
          /** The hash that a client stated of a picture before it was redrawn. */
          statedSha256: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
          /** The id under which storage keeps a redrawn picture; absent for a file that is kept as it came. */
          redrawn: v.optional(ours),
          /** The upload that brought the file, and the version under which storage keeps exactly these bytes. */
          upload: ours,
          version: ours,
        }),
      ),
      v.maxLength(MAX_MATERIALS),
    ),
  ),
});

export type Draft = v.InferOutput<typeof draftForm>;

const { materials: _files, ...statedFields } = draftForm.entries;
/** The part of a draft that an applicant states. Files are taken in separately. */
export const statedForm = fields(statedFields);
/**
 * A change of the stated fields. Null at any place removes the value there
 * (https://datatracker.ietf.org/doc/html/rfc7396).
 */
export const changeForm = clearable(statedForm);
/** One file that was taken in. */
export type MaterialFile = NonNullable<Draft['materials']>[number];

/** Reads a draft. It reports every defect of shape at once, each with its JSON pointer. */
export function readDraft(value: unknown): { ok: true; draft: Draft } | { ok: false; defects: Defect[] } {
  const read = v.safeParse(draftForm, value);
  if (read.success) return { ok: true, draft: read.output };
  return { ok: false, defects: read.issues.map(defectOf) };
}

/**
 * Normalizes the identity and the employer of a draft, so that one person, telephone or code always has one spelling.
 */
export function normalDraft(draft: Draft): Draft {
  const { identity, employer } = draft;
  return {
    ...draft,
    ...(employer === undefined ? {} : { employer: normalCreditCode(employer) }),
    ...(identity === undefined ? {} : { identity: normalIdentity(identity) }),
  };
}

function normalIdentity(identity: NonNullable<Draft['identity']>): NonNullable<Draft['identity']> {
  const { kind, number, phone, email } = identity;
  return {
    ...identity,
    ...(number === undefined ? {} : { number: normalIdentityNumber(number, kind) }),
    ...(phone === undefined ? {} : { phone: normalMobileNumber(phone) }),
    ...(email === undefined ? {} : { email: normalEmail(email).toLowerCase() }),
  };
}
