import { createHmac, timingSafeEqual } from 'node:crypto';
import { denied, Refusal } from './refusal.ts';

/** The fields that a browser posts beside the file, with names in lower case. */
export type Fields = Readonly<Record<string, string>>;

/** The sizes of a file that the policy admits, in bytes. */
export interface SizeRange {
  readonly least: number;
  readonly most: number;
}

type Condition = readonly [operator: string, field: string | number, value: string | number];

interface Policy {
  readonly expiration: string;
  readonly conditions: readonly (Condition | Readonly<Record<string, string>>)[];
}

/** Fields that no condition has to name. */
const FREE = ['policy', 'x-amz-signature', 'file'];

/**
 * Judges a form by its own signed policy, as S3 does: the signature, the expiry by the wall's clock, every
 * condition, and that every field has a condition.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function judgeForm(fields: Fields, bucket: string, secret: string): SizeRange {
  const { policy: text } = fields;
  if (text === undefined) throw denied('Anonymous users cannot post: the form has no policy.');
  if (!isSigned(fields, text, secret))
    throw new Refusal(403, 'SignatureDoesNotMatch', 'The policy was not signed with this secret.');
  const policy = readPolicy(text);
  if (Date.parse(policy.expiration) < Date.now())
    throw denied('Invalid according to Policy: Policy expired.');
  return judgeConditions(policy, { ...fields, bucket });
}

function judgeConditions({ conditions }: Policy, fields: Fields): SizeRange {
  const named = new Set([...FREE, 'bucket']);
  let range: SizeRange = { least: 0, most: Number.POSITIVE_INFINITY };
  for (const [operator, field, value] of conditions.flatMap(listed)) {
    if (operator === 'content-length-range') {
      range = { least: Number(field), most: Number(value) };
      continue;
    }
    const name = String(field).replace(/^\$/, '').toLowerCase();
    named.add(name);
    if (!holds(operator, fields[name] ?? '', String(value)))
      throw denied(
        `Invalid according to Policy: Policy Condition failed: ["${operator}", "$${name}", "${value}"]`,
      );
  }
  const extra = Object.keys(fields).filter((name) => !named.has(name) && !name.startsWith('x-ignore-'));
  if (extra.length > 0) throw denied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`);
  return range;
}

/** Lists conditions in one form; `{ key: value }` is short for `["eq", "$key", value]`. */
function listed(condition: Policy['conditions'][number]): Condition[] {
  if (Array.isArray(condition)) return [condition as unknown as Condition];
  return Object.entries(condition).map(([name, value]) => ['eq', `$${name}`, value]);
}

function holds(operator: string, given: string, wanted: string): boolean {
  if (operator === 'eq') return given === wanted;
  return operator === 'starts-with' && given.startsWith(wanted);
}

function readPolicy(text: string): Policy {
  try {
    const policy = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Policy;
    if (Array.isArray(policy.conditions) && !Number.isNaN(Date.parse(policy.expiration))) return policy;
  } catch {
    // The refusal below covers every policy that cannot be read.
  }
  throw new Refusal(400, 'InvalidPolicyDocument', 'The content of the form does not meet the conditions.');
}

function isSigned(fields: Fields, policy: string, secret: string): boolean {
  const [, day = '', region = '', service = ''] = (fields['x-amz-credential'] ?? '').split('/');
  const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(
    (above, part) => createHmac('sha256', above).update(part).digest(),
    `AWS4${secret}`,
  );
  const wanted = Buffer.from(createHmac('sha256', key).update(policy).digest('hex'));
  const given = Buffer.from(fields['x-amz-signature'] ?? '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
