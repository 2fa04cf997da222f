import { epochOf, type Instant, instantOf } from '../../domain/values/instant.ts';
import type { LocalMachine } from '../machine/machine.ts';
import { type TurnedClock, turnTo } from '../machine/time/turned-clock.ts';
import type { Journal, Surprise } from './journal.ts';

/** An act that is done once, at its instant. */
export interface Turn {
  readonly at: Instant;
  readonly name: string;
  /** The lane of a person's act; an operator's act concerns all lanes and has none. */
  readonly lane: string | undefined;
  /** Draws what the act needs by chance. It is called in the order of the plan, before any act of the moment. */
  readonly draws?: () => void;
  readonly take: (resumed: boolean) => Promise<Surprise | undefined>;
}

/** Turns that can be taken at the same time: those of people at one instant, or one of an operator. */
type Moment = readonly Turn[];

/** Sorts turns by their instants, people before operators, into moments. */
export function inMoments(turns: readonly Turn[]): Moment[] {
  const moments: Turn[][] = [];
  for (const turn of turns.toSorted(byInstant)) {
    const present = moments.at(-1);
    const [first] = present ?? [];
    const isTogether = first?.at === turn.at && first.lane !== undefined && turn.lane !== undefined;
    if (isTogether) present?.push(turn);
    else moments.push([turn]);
  }
  return moments;
}

function byInstant(one: Turn, other: Turn): number {
  return one.at < other.at ? -1 : one.at > other.at ? 1 : 0;
}

interface Playing {
  readonly journal: Journal;
  readonly progress: (done: number, of: number, at: Instant) => void;
}

/** Takes every turn that the journal does not have, each moment after everything that is due before it. */
export async function play(
  machine: LocalMachine,
  clock: TurnedClock,
  { journal, progress }: Playing,
  moments: readonly Moment[],
): Promise<void> {
  const all = moments.reduce((sum, moment) => sum + moment.length, 0);
  let done = 0;
  for (const moment of moments) {
    for (const { draws } of moment) draws?.();
    const left = moment.filter(({ name }) => !journal.isDone(name));
    const [first] = left;
    if (first) await turnTo(clock, machine.engines, epochOf(first.at));
    const lanes = [...Map.groupBy(left, ({ lane }) => lane)];
    await Promise.all(lanes.map(([lane, turns]) => takeInLane(machine, journal, lane, turns)));
    done += moment.length;
    progress(done, all, instantOf(clock.now()));
  }
}

/** Takes the turns of one lane one after another, each with what it makes the lane's executions do. */
async function takeInLane(
  { stepFunctions }: LocalMachine,
  journal: Journal,
  lane: string | undefined,
  turns: readonly Turn[],
): Promise<void> {
  for (const { name, take } of turns) {
    const surprise = await take(journal.resumed);
    if (lane !== undefined) await stepFunctions.settleLane(lane);
    journal.done(name, surprise);
  }
}
