import type { Patience } from '../../../adapters/records/store/persist.ts';
import type { MachineOptions } from '../../../local/machine/options.ts';
import type { TimedEngine } from '../../../local/machine/time/clock.ts';
import { type DynamoFront, openDynamoFront } from '../dynamodb/open-front.ts';
import { openRig, type Rig, type RigOptions } from '../machine/rig.ts';

/** The functions' own patience, with pauses that suit an engine on this machine. */
export const QUICK: Patience = { budget: 10_000, firstPause: 1, longestPause: 4 };
/** Gives up soon: the database is down for longer than the budget. */
export const SHORT: Patience = { ...QUICK, budget: 100 };

export interface FaultRig extends Rig {
  readonly front: DynamoFront;
  /** The endpoint of the database behind the front, which no fault befalls. */
  readonly straight: string;
  /** Makes indexes lag by so many writes, but for at most a minute of the turned clock. */
  lag(writes: number): Promise<void>;
}

export type Hooks = Pick<MachineOptions, 'aroundNeeds' | 'aroundFunctions' | 'patience'>;

/** A rig whose database can be made to fail. */
export async function openFaultRig(patience: Patience, options: RigOptions & Hooks = {}): Promise<FaultRig> {
  let front: DynamoFront | undefined;
  let straight = '';
  const hooked: RigOptions & Hooks = {
    ...options,
    async throughFront(endpoint) {
      straight = endpoint;
      front = await openDynamoFront({ target: endpoint });
      return front.endpoint;
    },
    patience,
  };
  const rig = await openRig(hooked);
  const opened = front;
  if (!opened) throw new Error('The machine opened no front');
  return {
    ...rig,
    front: opened,
    straight,
    lag: (writes) => letIndexesLag(rig, opened, writes),
    async stop() {
      await opened.clear();
      await rig.stop();
      await opened.close();
    },
  };
}

/** How long the project expects an index to be behind at most; the sweep's second pass relies on it. */
const LAG_MILLISECONDS = 60_000;

async function letIndexesLag({ machine, clock }: Rig, front: DynamoFront, writes: number): Promise<void> {
  const lag = await front.lagIndexes(writes);
  let caughtUpAt = clock.now();
  const afterAMinute = (engine: TimedEngine) => async () => {
    if (clock.now() - caughtUpAt < LAG_MILLISECONDS) return fire(engine);
    await lag.catchUp();
    caughtUpAt = clock.now();
    return fire(engine);
  };
  const plain = new Map(machine.engines.map((engine) => [engine, engine.fireDue]));
  const fire = (engine: TimedEngine) => plain.get(engine)?.call(engine);
  for (const engine of machine.engines) engine.fireDue = afterAMinute(engine);
}
