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
