import { setTimeout as pause } from 'node:timers/promises';
import { type Said, said } from '../../../domain/values/said.ts';
import type { LocalMachine } from '../machine.ts';
import { sayState } from '../state-names.ts';
import type { Clock, TimedEngine } from './clock.ts';
import type { KeptTurning } from './kept-turning.ts';
import { nextDue, settle, type TurnedClock, turnTo } from './turned-clock.ts';

/** An event of a turning. */
export interface Step {
  readonly engine: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Its consequences, a line each, without anybody's address. */
  readonly did: readonly Said[];
}

/** The present or the last turning. */
export interface Turning {
  readonly to: number;
  readonly steps: readonly Step[];
  /** The number of steps without a consequence to tell. */
  readonly silent: number;
  readonly done: boolean;
  readonly failed: boolean;
}

/** Drives the engines of a machine whose clock is turned by hand. */
export interface Drive {
  readonly now: () => number;
  /** The next thing that is due; undefined if nothing is. */
  next(): Promise<{ readonly engine: string; readonly at: number } | undefined>;
  /** Turns in the background, one turning at a time; false while another one runs. */
  turnTo(at: number): boolean;
  /** Resolves when the present turning ends, or after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  last(): Turning | undefined;
  /** Waits until everything that a request started is done. */
  settle(): Promise<void>;
}

/** Makes the drive of a turned clock. A turning that does not reach its end is recorded. */
export function driveByHand(
  machine: Pick<LocalMachine, 'engines' | 'outbox' | 'stepFunctions'>,
  clock: TurnedClock,
  kept?: KeptTurning,
): Drive {
  let turning: Turning | undefined;
  let running: Promise<void> | undefined;
  const told = teller(machine);
  const turn = async (to: number) => {
    const steps: Step[] = [];
    const tell = (end: Pick<Turning, 'done' | 'failed'>, silent: number) => {
      turning = { to, steps, silent, ...end };
    };
    let silent = 0;
    told();
    kept?.begun(to);
    tell({ done: false, failed: false }, silent);
    await turnTo(clock, machine.engines, to, (engine, at) => {
      const did = told();
      if (did.length > 0) steps.push({ engine, at, did });
      else silent += 1;
      tell({ done: false, failed: false }, silent);
    }).then(
      () => {
        kept?.ended();
        tell({ done: true, failed: false }, silent);
      },
      (fault: unknown) => {
        console.error(fault);
        tell({ done: true, failed: true }, silent);
      },
    );
  };
  return {
    now: clock.now,
    async next() {
      const found = await nextDue(machine.engines);
      return found && { engine: found.engine.name, at: Math.max(found.at, clock.now()) };
    },
    turnTo(at) {
      if (running) return false;
      running = turn(at).finally(() => {
        running = undefined;
      });
      return true;
    },
    async wait(milliseconds) {
      await Promise.race([running, pause(milliseconds)]);
    },
    last: () => turning,
    settle: () => running ?? settle(machine.engines),
  };
}

/**
 * Gives a function that says what is new since its last call: letters that left, executions that began, went on or
 * ended.
 */
function teller({ outbox, stepFunctions }: Pick<LocalMachine, 'outbox' | 'stepFunctions'>): () => Said[] {
  let letters = outbox.count();
  let states = new Map<string, string>();
  return () => {
    const sent = outbox.since(letters);
    letters += sent.length;
    const now = new Map(stepFunctions.listRunning().map(({ name, state }) => [name, state]));
    const ended = [...states.keys()].filter((name) => !now.has(name));
    const moved = [...now].filter(([name, state]) => states.get(name) !== state);
    states = now;
    return [
      ...moved.map(([name, state]) =>
        said(`流程 ${name}：${sayState(state).zh}`, `execution ${name}: ${state}`),
      ),
      ...ended.map((name) => said(`流程 ${name} 结束`, `execution ${name} ended`)),
      ...sent.map(({ subject, reference }) =>
        said(`寄出：${subject}（${reference}）`, `sent: ${subject} (${reference})`),
      ),
    ];
  };
}

/** The longest sleep of the wall's driver in milliseconds, within which it notices what a request made due. */
const MAX_SLEEP = 500;

/** Drives the engines by the wall's clock until it is stopped. */
export function driveByWall(engines: readonly TimedEngine[], clock: Clock): { stop(): Promise<void> } {
  let stopped = false;
  const loop = async () => {
    while (!stopped) {
      const next = await nextDue(engines);
      const wait = next ? next.at - clock.now() : MAX_SLEEP;
      if (next && wait <= 0) await next.engine.fireDue();
      else await pause(Math.min(MAX_SLEEP, wait));
    }
  };
  const running = loop().catch((fault: unknown) => console.error(fault));
  return {
    async stop() {
      stopped = true;
      await running;
    },
  };
}
