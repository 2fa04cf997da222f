import type { Invoke } from '../machine/invoke.ts';
import { openLanes } from './lanes.ts';
import { dueMove, nextMove } from './steps/next-move.ts';
import { isAt, type Step, type StepNeeds } from './steps/step.ts';
import { invokeTask } from './steps/task-moves.ts';
import { type Execution, isActive, type Move } from './store/execution.ts';
import type { ExecutionStore } from './store/execution-store.ts';
import type { MachineStore } from './store/machine-store.ts';
import { openUnderWay } from './under-way.ts';

export interface DriverNeeds extends StepNeeds {
  readonly invoke: Invoke;
  readonly executions: ExecutionStore;
  readonly machines: MachineStore;
  /** Resolves when the writes are on disk. */
  readonly committed: () => Promise<void>;
  /** The lane of an execution by its name. Without it no execution waits for another. */
  readonly laneOf: ((execution: string) => string) | undefined;
}

/** Moves executions on, from one idle phase to the next. */
export interface Driver {
  /** Writes a move and drives on; undefined, with nothing written, if the execution has moved meanwhile. */
  move(run: Execution, move: Move): Execution | undefined;
  /** Drives an execution that stands in an active phase. */
  drive(run: Execution): void;
  fireDue(): void;
  settle(): Promise<void>;
  /** Waits for the executions of one lane. */
  settleLane(lane: string): Promise<void>;
  /** Lets invocations under way end without effect. */
  stop(): void;
}

/**
 * Resolves when the call that moved an execution is answered, and whoever asked has had a turn to read the answer: nobody
 * waits for what an execution does, and on AWS it does that elsewhere.
 */
async function answered(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function openDriver(needs: DriverNeeds): Driver {
  const { executions, machines, clock, invoke, laneOf } = needs;
  const underWay = openUnderWay();
  const lanes = openLanes();
  let stopped = false;

  function stepOf(run: Execution): Step {
    const definition = machines.definition(run.revision);
    const state = definition.States[run.state];
    if (state === undefined) throw new Error(`${run.arn} stands at ${run.state}, which does not exist.`);
    return { run, state, definition, needs };
  }

  function nextOf(step: Step): Promise<Move> {
    return step.run.phase === 'invoking' && isAt(step, 'Task') ? invokeTask(step, invoke) : nextMove(step);
  }

  async function driveOn(from: Execution): Promise<void> {
    let run: Execution | undefined = from;
    await answered();
    while (run !== undefined && isActive(run) && !stopped) {
      const move = await nextOf(stepOf(run));
      // A closed engine writes nothing, and `apply` drops a move that was computed from an old turn.
      run = stopped ? undefined : executions.apply(run, move);
      // A function runs only after its step is on disk, since a crash could undo it.
      await needs.committed();
    }
  }

  function drive(run: Execution): void {
    if (!isActive(run)) return;
    underWay.add(laneOf ? lanes.run(laneOf(run.name), () => driveInTurn(run)) : driveOn(run));
  }

  /** Drives an execution whose turn in its lane has come, unless it was moved while it waited. */
  async function driveInTurn(run: Execution): Promise<void> {
    if (stopped || executions.get(run.id)?.turn !== run.turn) return;
    await driveOn(run);
  }

  function move(run: Execution, wanted: Move): Execution | undefined {
    const moved = executions.apply(run, wanted);
    if (moved !== undefined) drive(moved);
    return moved;
  }

  function fireDue(): void {
    const now = clock.now();
    for (const run of executions.due(now)) move(run, dueMove(run, stepOf(run).state, now));
  }

  return {
    move,
    drive,
    fireDue,
    settle: () => underWay.settle(),
    settleLane: lanes.settle,
    stop: () => {
      stopped = true;
    },
  };
}
