import type { Instant } from '../values/instant.ts';
import type { Actor, Change } from './change.ts';
import type { Move, Standing } from './moves.ts';

/** One entry of a declaration's append-only timeline. */
export interface TimelineEntry {
  readonly declaration: string;
  readonly version: number;
  readonly at: Instant;
  readonly move: Move | 'create';
  readonly from?: Standing;
  readonly to: Standing;
  /** The call's step at which the declaration stood after the act, or was last; absent before the first submission. */
  readonly step?: string;
  readonly actor: Actor;
  readonly clause?: string;
  readonly inputs?: Change['inputs'];
  readonly call: string;
  readonly callVersion: number;
  /** The version of the calendar in force at the act. Every day that the act counted was counted by it. */
  readonly calendar: number;
  readonly run: number;
  /** The hash of the act, its inputs and its actor, as in `Change`. */
  readonly once?: string;
}

/** A declaration's entries, oldest first, beside what else is known of it. */
export interface WithTimeline {
  readonly timeline: readonly TimelineEntry[];
}

/** The acts that bring a declaration on although its standing stays: to the next body or confirmation, or into the next batch. */
const GOES_ON: readonly TimelineEntry['move'][] = [
  'support',
  'confirm-payment',
  'receive-papers',
  'carry-forward',
];

/** The act that brought a declaration where it stands; what was only noted about it since is passed over. */
export function broughtBy(timeline: readonly TimelineEntry[], standing: Standing): TimelineEntry | undefined {
  return timeline.findLast(
    ({ move, from, to }) => to === standing && (from !== to || GOES_ON.includes(move)),
  );
}
