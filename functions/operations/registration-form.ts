import * as z from 'zod/mini';
import { MOST_WRITES, WRITES_OF_A_BODY } from '../../adapters/records/registrations.ts';
import { MOST_ID, PATTERNS } from '../../domain/call.ts';
import { checkCreditCode, normalCreditCode } from '../../domain/credit-code.ts';
import { isEmailAddress } from '../../domain/email.ts';
import { isMobileNumber, normalMobileNumber } from '../../domain/mobile-number.ts';
import { type Said, said } from '../../domain/said.ts';

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
/** A word that calls, messages and queues name things by. */
const word = z.string().check(z.maxLength(MOST_ID), z.regex(PATTERNS.id));
const expected = z.optional(z.int().check(z.minimum(0)));

/** What the form finds beyond zod's own findings: a word, and a sentence where that word has none of its own. */
const because = (finding: string, detail?: Said) => ({ params: { because: finding, detail } });

const TWICE = said('在本文件中出现了两次。', 'is given twice in this file.');
const TOO_MANY = said(
  `一次最多登记${MOST_WRITES}项，其中一个部门算${WRITES_OF_A_BODY}项；请分成几个文件登记。`,
  `One act takes ${MOST_WRITES} entries, a body counting as ${WRITES_OF_A_BODY}; register by several files.`,
);

const contact = z.strictObject({
  name: text,
  post: text,
  phone: z
    .string()
    .check(z.overwrite(normalMobileNumber), z.refine(isMobileNumber, because('not-a-mobile-number'))),
  email: z.string().check(z.trim(), z.refine(isEmailAddress, because('not-an-email'))),
});

const people = { contact, superior: contact };

/** Findings on a code that an operator who has seen the certificate may set aside, with a reason. */
const CHECKSUMS = ['wrong-checksum', 'wrong-organisation-checksum'] as const;
const FINDINGS = ['wrong-form', 'letter-not-used', ...CHECKSUMS] as const;

/** Each finding on its own, and also beside wrong fields: every defect at once. */
const codeChecks = FINDINGS.map((finding) =>
  z.refine<{ code: string; checksumSetAside?: string | undefined }>(
    ({ code, checksumSetAside }) => {
      const isSetAside = checksumSetAside !== undefined && CHECKSUMS.some((each) => each === finding);
      return isSetAside || typeof code !== 'string' || !checkCreditCode(code).includes(finding);
    },
    {
      ...because(finding),
      path: ['code'],
      when: ({ value }) => typeof value === 'object' && value !== null,
    },
  ),
);

const employer = z
  .strictObject({
    code: z.string().check(z.overwrite(normalCreditCode)),
    name: text,
    kind: z.enum(['enterprise', 'institution']),
    district: word,
    affiliation: word,
    ...people,
    /** The version that is replaced; left out for one that is not registered yet. */
    expected,
    /** Why the code stands though its checksums say otherwise: the certificate was seen. */
    checksumSetAside: z.optional(text),
  })
  .check(...codeChecks);

const body = z.strictObject({ id: word, kind: word, name: text, district: word, ...people, expected });

/** A file of registrations: something in its lists, nothing twice, and no more than one transaction takes. */
export const registrationForm = z
  .strictObject({
    employers: z.optional(z.array(employer).check(once(({ code }) => code, 'code'))),
    bodies: z.optional(z.array(body).check(once(({ id }) => id, 'id'))),
  })
  .check(
    z.refine(({ employers = [], bodies = [] }) => employers.length + bodies.length > 0, {
      ...because('missing'),
      path: ['employers'],
    }),
    z.refine(
      ({ employers = [], bodies = [] }) => employers.length + bodies.length * WRITES_OF_A_BODY <= MOST_WRITES,
      { ...because('too-many', TOO_MANY), path: ['employers'] },
    ),
  );

export type Registration = z.infer<typeof registrationForm>;

function once<T>(keyOf: (one: T) => string, field: string) {
  return z.superRefine<T[]>((all, context) => {
    for (const [index, one] of all.entries())
      if (all.findIndex((other) => keyOf(other) === keyOf(one)) !== index)
        context.addIssue({
          code: 'custom',
          path: [index, field],
          input: one,
          ...because('given-twice', TWICE),
        });
  });
}
