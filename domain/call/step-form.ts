import * as v from 'valibot';
import { byName, fields, wholeNumber } from '../values/form.ts';
import { AT_CLOSING, AT_TERM, DAY_COUNTS, STEP_KINDS } from './call.ts';
import { cited, citing, closing, day, en, endOfDay, onRestDay, text, word } from './form-pieces.ts';

/** The form of a step: one entry of a call's list, with a kind. A step that closes has a lock, and so is a stage. */

/**
 * A day or an hour that may differ. `value` holds for everybody whom no other entry names; `levels` for those who declare
 * one of these levels; `batches` in place of both, for each window of a call that has several.
 */
const dated = citing({
  value: v.optional(closing),
  levels: v.optional(byName(word, closing)),
  batches: v.optional(byName(word, closing)),
});

const returns = fields({
  /** The receiver of the returned declaration. */
  to: v.picklist(['applicant', 'employer']),
  /**
   * The step by whose lock the declaration must be resubmitted. Once that lock has passed, nothing can be returned.
   */
  resubmitBy: word,
  /** Whether an ended public notice must be posted again. */
  noticeRestarts: v.boolean(),
  /** How often one declaration can be returned by this step; without end if it is left out. */
  atMost: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(20))),
});

/** A deadline of the case: so many days after an event of it. What is left out is as the call says of all. */
const term = fields({
  days: v.pipe(wholeNumber, v.minValue(1), v.maxValue(366)),
  count: v.picklist(DAY_COUNTS),
  /** `entered` (the default), `submitted`, `returned`, or the id of an earlier step: from when that one was done. */
  after: v.optional(word),
  countStartDay: v.optional(v.boolean()),
  onRestDay: v.optional(onRestDay),
  endsAt: v.optional(endOfDay),
  /** What becomes of the declaration at this deadline, if not what `atClosing` of the step says. */
  atClosing: v.optional(v.picklist(AT_TERM)),
});

/** The rules of a public notice. Calls differ in each of them, so none has a default. */
const publicNotice = fields({
  /** How long the notice stands at least. */
  days: cited(
    fields({ days: v.pipe(wholeNumber, v.minValue(1), v.maxValue(60)), count: v.picklist(DAY_COUNTS) }),
  ),
  /** Calendar days for which it hangs before the days that count begin (先张榜再公示). */
  displayDays: v.optional(cited(v.pipe(wholeNumber, v.minValue(1), v.maxValue(30)))),
  countStartDay: cited(v.boolean()),
  earliestResult: cited(v.picklist(['last-notice-day', 'day-after'])),
  backdateDays: cited(v.pipe(wholeNumber, v.minValue(0), v.maxValue(30))),
  /**
   * What an objection does that is not handled yet: the result waits for it, and at the lock the declaration lapses or is refused;
   * or it holds up nothing and goes on with the declaration (带异议报送), for those after to see.
   */
  unresolvedObjectionAtLock: cited(v.picklist(['lapse', 'refuse', 'carry-forward'])),
});

/** What is paid, in yuan, by level. */
const fee = citing({ levels: byName(word, v.pipe(wholeNumber, v.minValue(1), v.maxValue(100_000))) });

export const step = fields({
  id: word,
  kind: v.picklist(STEP_KINDS),
  name: text,
  en,
  /** Who acts. */
  by: v.picklist(['applicant', 'employer', 'body']),
  /** The step after which this one begins; the first step has none. */
  after: v.optional(word),
  /** The task of whoever acts, with the clause that asks for it. */
  duty: citing({ value: text, en }),
  opens: v.optional(dated),
  /** When the step closes. A step without it closes with the step that it names in `within`. */
  closes: v.optional(dated),
  within: v.optional(word),
  /** A deadline of each case besides; the earlier of the two holds. */
  term: v.optional(cited(term)),
  /** What becomes of a declaration that is unfinished at its closing or its own deadline. */
  atClosing: v.optional(cited(v.picklist(AT_CLOSING))),
  /** The step is for these levels alone. */
  levels: v.optional(v.array(word)),
  returns: v.optional(cited(returns)),
  publicNotice: v.optional(publicNotice),
  fee: v.optional(fee),
  /** The last day of posting for papers that come by post, by their postmark (邮戳); of receipt for all others. */
  sentBy: v.optional(cited(day)),
});
