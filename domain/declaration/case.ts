import type { Call } from '../call/call.ts';
import type { Locks } from '../call/windows.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../values/instant.ts';
import type { Actor } from './change.ts';
import type { Declaration } from './declaration.ts';

/** A declaration with everything that its rules look at. */
export interface Case {
  readonly declaration: Declaration;
  readonly call: Call;
  readonly locks: Locks;
  /** The calendar in force. */
  readonly calendar: Calendar;
  /** The calendar by which an ended public notice was counted; present if another calendar is in force by now. */
  readonly endedUnder?: Calendar;
}

/** How an act arrived: the gateway's time stamp, the actor, and the version that the actor's page showed. */
export interface Arrival {
  readonly at: Instant;
  readonly actor: Actor;
  readonly version: number;
}
