import type * as v from 'valibot';
import { DAY_PATTERN } from '../values/instant.ts';
import type { callFile } from './call-form.ts';

/** The written forms of ids, days and hours. That the calendar has a day is checked elsewhere. */
export const PATTERNS = {
  id: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  day: DAY_PATTERN,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  /** A day, or a day with an hour. A day alone, 24:00 and 23:59:59 all mean the end of that day. */
  closing: /^\d{4}-\d{2}-\d{2}( (([01]\d|2[0-3]):[0-5]\d|24:00|23:59:59))?$/,
  /** A text without a Chinese character. */
  english: /^[^\u3400-\u9fff\u3000-\u303f\uff00-\uffef]*$/,
} as const;

/**
 * The longest id, in characters. Every declaration's record holds ids of its call: test/adapters/records/declarations/parts.test.ts.
 */
export const MAX_ID = 64;

/**
 * The most stages of a call. With four gates a lock, a publication writes the version with the lock and the gates of every
 * stage at once, and one transaction holds 100 items:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html. A test counts them. Gates that find
 * no room are written before it.
 */
export const MAX_STAGES = 19;

/** Whether a text can be the id of a call. Keys have a maximum length, so any other text is never looked up. */
export function isCallId(text: string): boolean {
  return text.length <= MAX_ID && PATTERNS.id.test(text);
}

export const WAITS = [
  'draft',
  'correction',
  'employer-review',
  'notice-posting',
  'notice-result',
  'body-review',
] as const;

/** One published call. A declaration is pinned to it. */
export type Call = v.InferOutput<typeof callFile>;
export type Stage = Call['stages'][number];
export type Returns = NonNullable<Stage['returns']>['value'];
export type Rung = Call['ladder']['value'][number];
export type Wait = (typeof WAITS)[number];
export type Material = Call['materials']['value'][number];

/** Returns the stage with this id. A checked call has every stage that it names, so an unknown id is an error. */
export function stageOf(call: Call, id: string): Stage {
  const found = call.stages.find((stage) => stage.id === id);
  if (!found) throw new Error(`The call ${call.id} has no stage ${id}`);
  return found;
}

/** Returns the only stage of the applicant or of the employer. */
export function stageOfActor(call: Call, actor: 'applicant' | 'employer'): Stage {
  const found = call.stages.find((stage) => stage.actor === actor);
  if (!found) throw new Error(`The call ${call.id} has no stage of the ${actor}`);
  return found;
}

/** The clause that closes a stage for good, with the call's own words about late submissions. */
export function lateClause(call: Call, stage: string): string {
  return `${citation(stageOf(call, stage).closes)}：${call.late.value}`;
}

/** The beginning of the citation of a value that the call's notice does not state. */
export const ASSUMED = '推定：';

/** The clause or assumption on which a value stands, as people see it beside the value. */
export function citation(cite: { source?: string | undefined; assumed?: string | undefined }): string {
  return cite.source ?? `${ASSUMED}${cite.assumed ?? ''}`;
}
