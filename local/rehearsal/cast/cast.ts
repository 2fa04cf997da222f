import type { Call } from '../../../domain/call/call.ts';
import { chainOf, stagesOf } from '../../../domain/call/steps.ts';
import type { Lock, Locks } from '../../../domain/call/windows.ts';
import type { Body, Employer } from '../../../domain/declaration/registry.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { lastLockOf, type MovedDeadline, movedBy } from './moved-deadline.ts';
import { personasFor } from './personas/personas.ts';
import type { End, OperatorStep, Persona, Step } from './plan.ts';
import { batchesOf, type Planned, planFor, type Scene } from './planning.ts';
import { windowOf } from './window.ts';

/** An applicant of the rehearsal, and the end that must come. */
export interface Player {
  readonly account: string;
  readonly persona: Persona;
  readonly ends: End;
  readonly identityNumber: string;
  /** The lane in which the person's acts stand: the employer, or its district if bodies of the district follow. */
  readonly lane: string;
}

/** A persona that this call leaves no place for, and why. */
export interface LeftOut {
  readonly persona: string;
  readonly because: string;
}

export interface Cast {
  readonly players: readonly Player[];
  readonly leftOut: readonly LeftOut[];
  readonly moved: MovedDeadline;
  /** The steps, in the order in which they are done. */
  readonly steps: readonly Step[];
  readonly operatorSteps: readonly OperatorStep[];
}

/** Everything by which a call is cast. */
export interface World {
  readonly call: Call;
  readonly locks: Locks;
  readonly calendar: Calendar;
  readonly employers: readonly Employer[];
  readonly bodies: readonly Body[];
}

/** The lock of the way's stage that closes last, which the operators move. */
function movedLock({ call, locks }: Pick<World, 'call' | 'locks'>): Lock {
  const chain = chainOf(call);
  return lastLockOf(
    locks,
    stagesOf(call).flatMap(({ id, step }) => (chain.includes(step) ? [id] : [])),
  );
}

/**
 * Invents so many applicants, persona by persona, each with an employer whose route the persona needs, over all batches,
 * levels and eligibility routes. A persona to whom the call gives no place is left out, with the reason.
 */
export function castOf(world: World, { applicants, seed }: { applicants: number; seed: number }): Cast {
  const scene = sceneOf(world, seed);
  const tried = personasFor(world.call).map((persona) => ({ persona, planned: planFor(scene, persona, 1) }));
  const played = tried.flatMap(({ persona, planned }) => (typeof planned === 'string' ? [] : [persona]));
  const leftOut = tried.flatMap(({ persona: { name }, planned }) =>
    typeof planned === 'string' ? [{ persona: name, because: planned }] : [],
  );
  const cast = Array.from({ length: applicants }, (_, index) => someoneOf(scene, played, index));
  return {
    players: cast.map(({ persona, plan, employer, way }) => ({
      ...{ account: plan.account, persona, identityNumber: plan.draft.identity?.number ?? '' },
      ends: persona.ends === 'unfinished' ? plan.unfinished : persona.ends,
      lane: way.some(({ by }) => by === 'body') ? laneOf(world.call, employer) : employer.code,
    })),
    leftOut,
    moved: scene.moved,
    steps: cast.flatMap(({ plan }) => plan.steps).sort(byInstant),
    operatorSteps: cast.flatMap(({ plan }) => plan.operatorSteps).sort(byInstant),
  };
}

/** The lane of the bodies after an employer. Where a route leads into a district by name, lanes of districts would meet there. */
function laneOf({ routes }: Call, { district }: Employer): string {
  const isMixed = routes.value.some(({ bodies }) => bodies.some((body) => body.district !== undefined));
  return isMixed ? 'bodies' : district;
}

function sceneOf(world: World, seed: number): Scene {
  const windows = new Map<string, ReturnType<typeof windowOf>>();
  const batches = batchesOf(world);
  const scene: Omit<Scene, 'moved'> = {
    ...{ ...world, seed, batches },
    window: (of) => {
      const name = `${of.level} ${of.batch}`;
      const found = windows.get(name) ?? windowOf(world.call, world.locks, world.calendar, of);
      windows.set(name, found);
      return found;
    },
  };
  return { ...scene, moved: movedBy(movedLock(world), scene.window({ batch: batches[0] })) };
}

/** The nth person: the next persona of the list, or where chance leaves it no time, one of those after it. */
function someoneOf(scene: Scene, played: readonly Persona[], index: number): Planned & { persona: Persona } {
  for (let at = index; at < index + played.length; at += 1) {
    const persona = played[at % played.length];
    const planned = persona && planFor(scene, persona, index + 1);
    if (persona && planned && typeof planned !== 'string') return { ...planned, persona };
  }
  throw new Error('The call leaves no place for anybody');
}

function byInstant(a: { at: string }, b: { at: string }): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}
