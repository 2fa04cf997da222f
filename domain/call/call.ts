import type * as v from 'valibot';
import { DAY_PATTERN } from '../values/instant.ts';
import type { callFile } from './call-form.ts';

/** How ids, days and hours are written; whether a day is one of the calendar is checked apart. */
export const PATTERNS = {
  id: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  day: DAY_PATTERN,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  /** A day, or a day with an hour; a day alone, 24:00 and 23:59:59 all mean the end of that day. */
  closing: /^\d{4}-\d{2}-\d{2}( (([01]\d|2[0-3]):[0-5]\d|24:00|23:59:59))?$/,
  /** Without a Chinese character. */
  english: /^[^\u3400-\u9fff\u3000-\u303f\uff00-\uffef]*$/,
} as const;

/** Every declaration's record holds ids of its call: domain/declaration/record-budget.ts. */
export const MAX_ID = 64;

/**
 * A publication writes the version with the lock and the gates of each step at once, and one transaction holds 100 items:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html. A test counts them.
 */
export const MAX_STAGES = 19;

/** A key has a length: what is no id of a call is not looked for. */
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

/** One published call, pinned by a declaration. */
export type Call = v.InferOutput<typeof callFile>;
export type Stage = Call['stages'][number];
export type Returns = NonNullable<Stage['returns']>['value'];
export type Rung = Call['ladder']['value'][number];
export type Wait = (typeof WAITS)[number];
export type Material = Call['materials']['value'][number];
export type Actor = Stage['actor'];

/** The stage of this id; a checked call has every stage that it names. */
export function stageOf(call: Call, id: string): Stage {
  const found = call.stages.find((stage) => stage.id === id);
  if (!found) throw new Error(`The call ${call.id} has no stage ${id}`);
  return found;
}

/** The one stage of the applicant or of the employer. */
export function stageOfActor(call: Call, actor: 'applicant' | 'employer'): Stage {
  const found = call.stages.find((stage) => stage.actor === actor);
  if (!found) throw new Error(`The call ${call.id} has no stage of the ${actor}`);
  return found;
}

/** The clause by which nothing is accepted any more once this stage has closed, with the call's own words. */
export function lateClause(call: Call, stage: string): string {
  return `${citation(stageOf(call, stage).closes)}：${call.late.value}`;
}

/** How the citation of a value begins that the call's notice does not state. */
export const ASSUMED = '推定：';

/** The clause or assumption that a value stands on, as shown to people beside the value. */
export function citation(cite: { source?: string | undefined; assumed?: string | undefined }): string {
  return cite.source ?? `${ASSUMED}${cite.assumed ?? ''}`;
}
