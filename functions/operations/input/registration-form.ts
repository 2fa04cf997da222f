import * as v from 'valibot';
import { MAX_WRITES, WRITES_OF_A_BODY } from '../../../adapters/records/registrations.ts';
import { MAX_ID, PATTERNS } from '../../../domain/call/call.ts';
import { EMPLOYER_KINDS } from '../../../domain/call/quota-form.ts';
import {
  type CreditCodeFinding,
  checkCreditCode,
  normalCreditCode,
} from '../../../domain/identifiers/credit-code.ts';
import { isEmailAddress, normalEmail } from '../../../domain/identifiers/email.ts';
import { isMobileNumber, normalMobileNumber } from '../../../domain/identifiers/mobile-number.ts';
import { foreignSign } from '../../../domain/typed/foreign-sign.ts';
import { choice, code, nameLine, plainly, word } from '../../../domain/typed/typed-form.ts';
import { anyway, type Found, fields, rule, wholeNumber } from '../../../domain/values/form.ts';
import { said } from '../../../domain/values/said.ts';
import { postsForm } from './posts-form.ts';

/** A word by which calls, messages and queues name things. */
const id = v.pipe(word, v.maxLength(MAX_ID), v.regex(PATTERNS.id));
const expected = v.optional(v.pipe(wholeNumber, v.minValue(0)));

/** Sentences for rules whose word has no sentence of its own. */
export const SENTENCES = {
  'given-twice': said('在本文件中出现了两次。', 'is given twice in this file.'),
  'too-many': said(
    `一次最多登记${MAX_WRITES}项，其中一个部门算${WRITES_OF_A_BODY}项；请分成几个文件登记。`,
    `One act takes ${MAX_WRITES} entries, a body counting as ${WRITES_OF_A_BODY}; register by several files.`,
  ),
};

const contact = fields({
  name: nameLine,
  post: nameLine,
  phone: v.pipe(
    code,
    v.string(),
    v.transform(normalMobileNumber),
    plainly('telephone', (phone) => !isMobileNumber(phone) && 'not-a-mobile-number'),
  ),
  email: v.pipe(
    code,
    v.string(),
    v.transform(normalEmail),
    plainly('email', (email) => !isEmailAddress(email) && 'not-an-email'),
  ),
});

const people = { contact, superior: contact };

/** Findings on a code that an operator who has seen the certificate may set aside with a reason. */
const CHECKSUMS: readonly CreditCodeFinding[] = ['wrong-checksum', 'wrong-organisation-checksum'];

/** Lists every finding on a code, even beside wrong fields, so that all defects come at once. */
function codeFindings(value: unknown): Found[] {
  const { code, checksumSetAside } = Object(value) as { code?: unknown; checksumSetAside?: unknown };
  // A character that cannot stay has a defect of its own.
  const isTyped = typeof code === 'string' && !foreignSign('', normalCreditCode(code), 'credit-code');
  const found = isTyped ? checkCreditCode(code) : [];
  return found
    .filter((finding) => checksumSetAside === undefined || !CHECKSUMS.includes(finding))
    .map((finding) => ({ word: finding, path: ['code'] }));
}

const employer = v.pipe(
  fields({
    code: v.pipe(code, v.transform(normalCreditCode), plainly('credit-code')),
    name: nameLine,
    kind: choice(...EMPLOYER_KINDS),
    district: id,
    affiliation: id,
    ...people,
    posts: postsForm,
    /** The version to replace; left out for a first registration. */
    expected,
    /** The reason why the code stands in spite of its checksums, after the certificate was seen. */
    checksumSetAside: v.optional(nameLine),
  }),
  anyway(rule((one) => codeFindings(one))),
);

const body = fields({ id, kind: id, name: nameLine, district: id, ...people, expected });

/**
 * The form of a file of registrations: at least one entry, nothing twice, and no more than one transaction takes.
 */
export const registrationForm = v.pipe(
  fields({
    employers: v.optional(
      v.pipe(
        v.array(employer),
        once(({ code }) => code, 'code'),
      ),
    ),
    bodies: v.optional(
      v.pipe(
        v.array(body),
        once(({ id }) => id, 'id'),
      ),
    ),
  }),
  rule(({ employers = [], bodies = [] }) => {
    const writes = employers.length + bodies.length * WRITES_OF_A_BODY;
    if (writes === 0) return [{ word: 'missing', path: ['employers'] }];
    return writes > MAX_WRITES ? [{ word: 'too-many', path: ['employers'] }] : [];
  }),
);

export type Registration = v.InferOutput<typeof registrationForm>;

function once<T>(keyOf: (one: T) => string, field: string) {
  return rule<T[]>((all) =>
    [...all.entries()]
      .filter(([index, one]) => all.findIndex((other) => keyOf(other) === keyOf(one)) !== index)
      .map(([index]) => ({ word: 'given-twice', path: [index, field] })),
  );
}
