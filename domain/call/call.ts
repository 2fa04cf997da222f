import type * as v from 'valibot';
import { DAY_PATTERN } from '../values/instant.ts';
import type { callFile } from './call-form.ts';

/** The written forms of ids, days and hours. That the calendar has a day is checked elsewhere. */
export const PATTERNS = {
  id: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  day: DAY_PATTERN,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  /** An hour at which a day ends, 24:00 among them. */
  endOfDay: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
  /** A day, or a day with an hour. A day alone ends as the call says of all; 24:00 and 23:59:59 mean the end of that day. */
  closing: /^\d{4}-\d{2}-\d{2}( (([01]\d|2[0-3]):[0-5]\d|24:00|23:59:59))?$/,
  /** A text without a Chinese character. */
  english: /^[^\u3400-\u9fff\u3000-\u303f\uff00-\uffef]*$/,
} as const;

/**
 * The longest id, in characters. Every declaration's record holds ids of its call: test/adapters/records/declarations/parts.test.ts.
 */
export const MAX_ID = 64;

/** The version of the form that a call's file is written in. */
export const FORMAT = 2;

/** The most steps of a call. */
export const MAX_STEPS = 19;

/**
 * The most stages of a call: steps that close, once for every level or batch that closes by itself. With four gates a lock, a
 * publication writes the version with the lock and the gates of every stage at once, and one transaction holds 100 items:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html. A test counts them. Gates that find
 * no room are written before it.
 */
export const MAX_STAGES = 19;

/**
 * The kinds of steps. Each kind that is played has its wait and its acts; a call that has one of the others is refused at
 * publication, by name.
 */
export const PLAYED_KINDS = ['declare', 'review', 'public-notice', 'correct', 'pay', 'hand-in'] as const;
export const STEP_KINDS = [...PLAYED_KINDS, 'evaluate', 'result-notice', 'confirm'] as const;

/** How days are counted: working days by the calendar in force, or calendar days. */
export const DAY_COUNTS = ['working-days', 'calendar-days'] as const;

/**
 * What becomes of what is unfinished at a closing: it lapses (逾期), it is refused (不予推荐), it counts as abandoned
 * (视为放弃), or it is carried forward (结转): a draft into the next batch.
 */
export const AT_CLOSING = ['lapse', 'refuse', 'abandon', 'carry-forward'] as const;

/** What a deadline of the case does with what is unfinished at its end. */
export const AT_TERM = ['lapse', 'refuse', 'abandon'] as const;

/** Whether a text can be the id of a call. Keys have a maximum length, so any other text is never looked up. */
export function isCallId(text: string): boolean {
  return text.length <= MAX_ID && PATTERNS.id.test(text);
}

/** Which year's assessment is the last one to count: that of the cut-off, or the one before, since the cut-off's own is not made by then. */
export const LAST_ASSESSED = ['year-of-cut-off', 'year-before'] as const;

export const WAITS = [
  'draft',
  'correction',
  'employer-review',
  'notice-posting',
  'notice-result',
  'body-review',
  'payment',
  'hand-in',
] as const;

/** One published call. A declaration is pinned to it. */
export type Call = v.InferOutput<typeof callFile>;
export type Step = Call['steps'][number];
export type StepKind = Step['kind'];
export type AtClosing = (typeof AT_CLOSING)[number];
export type Returns = NonNullable<Step['returns']>['value'];
export type Rung = Call['ladder']['value'][number];
export type Wait = (typeof WAITS)[number];
export type Material = Call['materials']['value'][number];

/** The beginning of the citation of a value that the call's notice does not state. */
export const ASSUMED = '推定：';

/** How a reason begins that a program wrote in place of an officer, who still has to look. */
export const TO_CHECK = '待核对：';

/** The clause or assumption on which a value stands, as people see it beside the value. */
export function citation(cite: { source?: string | undefined; assumed?: string | undefined }): string {
  return cite.source ?? `${ASSUMED}${cite.assumed ?? ''}`;
}
