import type { KeyRing } from '../../adapters/keys/key-ring.ts';
import type { LogLine } from '../../adapters/log-line.ts';
import type { Patience } from '../../adapters/records/store/persist.ts';
import type { Needs } from '../../casework/needs.ts';
import type { WarmWorker } from '../../functions/material-inspection/warm-worker.ts';
import type { SmsBehaviour } from '../sms/behaviour.ts';
import type { Invoke } from './invoke.ts';
import type { Clock } from './time/clock.ts';

export interface MachineOptions {
  readonly clock: Clock;
  /** The front's address; letters and the issuer's tokens name it. */
  readonly origin?: string;
  /** The folder that keeps everything; without it nothing is kept. */
  readonly folder?: string;
  /** Takes executions and letters where no folder keeps them, since many would fill the memory. */
  readonly scratch?: string | undefined;
  readonly random?: () => number;
  /** Takes the lines of functions' logs, which only tests read. */
  readonly log?: LogLine;
  /** The lateness of each schedule, for tests. */
  readonly lateBySeconds?: () => number | 'never';
  /** Puts a front between the clients and the database that injects AWS's faults; takes and gives an endpoint. */
  readonly throughFront?: (endpoint: string) => Promise<string>;
  readonly keyRing?: KeyRing;
  /** Short messages go to the engine of this machine; without it none are sent. A test says how the engine behaves. */
  readonly sms?: SmsBehaviour;
  /** The lane of an execution by its name. A rehearsal drives those of one lane one after another. */
  readonly laneOf?: (execution: string) => string;
  /** The retries of the database; tests wait less. */
  readonly patience?: Patience;
  /** Opens uploaded files; tests give one that breaks. */
  readonly files?: WarmWorker;
  /** Changes the needs before the cores get them, so that tests can break one. */
  readonly aroundNeeds?: (needs: Needs) => Needs;
  /** Stands between the engines and the functions that they start, so that tests can watch one or make it fail. */
  readonly aroundFunctions?: (functions: Invoke, needs: Needs) => Invoke;
}
