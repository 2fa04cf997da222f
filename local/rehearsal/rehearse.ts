import type { Call } from '../../domain/call/call.ts';
import { drainedAt } from '../../domain/call/windows.ts';
import type { Employer } from '../../domain/declaration/registry.ts';
import { nthWorkingDay } from '../../domain/time/calendar.ts';
import {
  dayOf,
  epochOf,
  type Instant,
  instantOf,
  plusDays,
  plusSeconds,
  startOfDay,
} from '../../domain/values/instant.ts';
import { followCalendarFile } from '../machine/calendar-file.ts';
import { layCall } from '../machine/lay-call.ts';
import type { LocalMachine } from '../machine/machine.ts';
import { operateConfirming } from '../machine/operate.ts';
import { settle, type TurnedClock, turnTo } from '../machine/time/turned-clock.ts';
import { type Cast, castOf } from './cast/cast.ts';
import { drawNumbers } from './cast/drawn-numbers.ts';
import { inventedBodies, inventedEmployers } from './cast/employers.ts';
import type { RehearsalLanes } from './cast/lanes.ts';
import { movesLastDeadline } from './cast/moved-deadline.ts';
import { type PeoplesActs, peoplesActs } from './cast/peoples-acts.ts';
import type { OperatorStep, Step } from './cast/plan.ts';
import type { Journal, Surprise } from './journal.ts';
import { inMoments, play } from './play.ts';

export interface RehearsalOptions {
  readonly call: Call;
  /** The text of the call's file. The operators' machine publishes it. */
  readonly file: string;
  readonly applicants: number;
  readonly seed: number;
  readonly journal: Journal;
  /** The lanes that the machine's executions keep to. */
  readonly lanes: RehearsalLanes;
  readonly progress: (done: number, of: number, at: Instant) => void;
}

export interface Rehearsed {
  readonly employers: readonly Employer[];
  readonly cast: Cast;
  readonly surprises: readonly Surprise[];
}

/** Plays the whole cycle of one call on a turned clock. A step that the journal has is not done again. */
export async function rehearse(
  machine: LocalMachine,
  clock: TurnedClock,
  options: RehearsalOptions,
): Promise<Rehearsed> {
  const { call, file, journal } = options;
  const employers = inventedEmployers(call, options.applicants);
  const bodies = inventedBodies(call, employers);
  await machine.records.people.register({ employers, bodies });
  await followCalendarFile(machine);
  const publication = {
    act: 'publish-call',
    file: layCall(machine, file),
    expectedVersion: 0,
    by: '操作员甲',
    reason: '年度评审工作开始',
  };
  const { done: published } = await operateConfirming(machine, `publish-${call.id}`, publication);
  if (published.status !== 'succeeded') throw new Error(`The call was not published: ${published.says}`);
  const locks = await publishedLocks(machine, call);
  const calendar = await machine.records.calendars.inForce();
  const world = { call, locks, calendar, employers, bodies };
  const cast = castOf(world, options);
  const moving = movesLastDeadline(call.id, cast.moved, call.identity.zone.value);
  const numbers = drawNumbers(machine.needs.random);
  const laneOf = new Map(cast.players.map(({ account, lane }) => [account, lane]));
  const people = peoplesActs({
    ...{ needs: machine.needs, call: call.id, commitment: call.commitment.value, numbersOf: numbers.of },
    found: (account, declaration) => options.lanes.put(declaration, laneOf.get(account) ?? ''),
  });
  const ofPeople = cast.steps.map((step) => ({
    ...{ at: step.at, name: nameOf(step), lane: laneOf.get(step.account) ?? '' },
    draws: () => (step.move === 'create' ? numbers.draw(step.account) : undefined),
    take: (resumed: boolean) => acts(machine, step, people, resumed),
  }));
  const ofOperators = [...cast.operatorSteps, moving].map((step) => ({
    ...{ at: step.at, name: step.name, lane: undefined },
    take: () => operates(machine, step, people),
  }));
  await play(machine, clock, options, inMoments([...ofPeople, ...ofOperators]));
  await turnTo(clock, machine.engines, epochOf(await afterTheEnd(machine, call)));
  await settle(machine.engines);
  return { employers, cast, surprises: journal.surprises() };
}

function nameOf({ account, move, at, answer }: Step): string {
  return `${account}/${move}/${at}/${answer}`;
}

/**
 * The locks as first published, so that a rehearsal that goes on after the deadline moved plans by unchanged days.
 */
async function publishedLocks(machine: LocalMachine, call: Call) {
  const stages = await machine.records.stages.of(call.id);
  return Object.fromEntries(
    Object.entries(stages).map(([stage, record]) => {
      const closesAt = record.movements[0]?.from ?? record.closesAt;
      return [stage, { ...record, closesAt }];
    }),
  );
}

/**
 * Does one act of one person. If the timeline has it at this instant already, it was acknowledged before a crash.
 */
async function acts(
  machine: LocalMachine,
  step: Step,
  people: PeoplesActs,
  resumed: boolean,
): Promise<Surprise | undefined> {
  const { account, move, at, answer } = step;
  if (resumed && (await stands(machine, await people.mine(account), step))) return undefined;
  const reply = await step.act(people);
  const got = reply.ok ? 'accepted' : reply.refusal.because;
  return got === answer ? undefined : { at, who: account, move, expected: answer, got };
}

async function stands(machine: LocalMachine, id: string, { move, at }: Step): Promise<boolean> {
  const story = id === '' ? undefined : await machine.records.declarations.story(id);
  return story?.timeline.some((entry) => entry.move === move && entry.at === at) ?? false;
}

async function operates(
  machine: LocalMachine,
  step: OperatorStep,
  people: PeoplesActs,
): Promise<Surprise | undefined> {
  const { done } = await operateConfirming(machine, step.name, await step.input(people));
  const { says, status } = done;
  if (status === 'succeeded' || status === 'running') return undefined;
  return { at: step.at, who: 'operator', move: step.name, expected: 'succeeded', got: says };
}

/**
 * The end of the second working day after the last drain, when every lock has been set and swept and every message had its
 * time: letters to reviewers leave on working days.
 */
async function afterTheEnd(machine: LocalMachine, call: Call): Promise<Instant> {
  const stages = Object.values(await machine.records.stages.of(call.id));
  const last = stages.map(drainedAt).sort().at(-1) ?? instantOf(0);
  const zone = call.identity.zone.value;
  const day = nthWorkingDay(await machine.records.calendars.inForce(), dayOf(last, zone), 2, false);
  return day.ok ? startOfDay(plusDays(day.value, 1), zone) : plusSeconds(last, 86_400);
}
