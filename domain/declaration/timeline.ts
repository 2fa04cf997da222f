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
  /** The version of the calendar in force, by which whatever was counted for it was counted. */
  readonly calendar: number;
  readonly run: number;
  /** As the change's. */
  readonly once?: string;
}
