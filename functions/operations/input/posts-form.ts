import * as v from 'valibot';
import { MAX_ID, PATTERNS } from '../../../domain/call/call.ts';
import { nameLine, typedDay, word } from '../../../domain/typed/typed-form.ts';
import { fields, rule, wholeNumber } from '../../../domain/values/form.ts';

/** Numbers of posts of one employer at one level. */
const posts = v.pipe(wholeNumber, v.minValue(0), v.maxValue(10_000));

const statement = fields({
  /** A level of posts as calls name it in their `postQuota`. */
  level: v.pipe(word, v.maxLength(MAX_ID), v.regex(PATTERNS.id)),
  approved: posts,
  employed: posts,
  held: posts,
  left: posts,
  approvedBy: nameLine,
  approvedOn: typedDay,
});

/** The posts of an employer by level, each level once. */
export const postsForm = v.optional(
  v.pipe(
    v.array(statement),
    v.minLength(1),
    v.maxLength(20),
    rule((all) =>
      [...all.entries()]
        .filter(([index, { level }]) => all.findIndex((each) => each.level === level) !== index)
        .map(([index]) => ({ word: 'given-twice', path: [index, 'level'] })),
    ),
  ),
);
