import { expect } from 'vitest';
import type { Fault } from '../dynamodb/faults.ts';
import { type Ended, walk } from './fates.ts';
import { type FaultRig, openFaultRig, QUICK } from './rig.ts';

/** A walk beside others on a busy machine: far above what it takes, since only its end is judged. */
export const WALK_MILLISECONDS = 240_000;

/** How everybody ends where nothing fails. */
export async function walkUndisturbed(): Promise<Record<string, Ended>> {
  const rig = await openFaultRig(QUICK);
  return walk(rig).finally(rig.stop);
}

interface Walked {
  readonly ends: Record<string, Ended>;
  /** Whatever a task threw: no state machine may need its retries here. */
  readonly thrown: readonly unknown[];
}

export async function walkWith(disturb: (rig: FaultRig) => unknown): Promise<Walked> {
  const thrown: unknown[] = [];
  const rig = await openFaultRig(QUICK, {
    aroundFunctions: (tasks) => (name, payload) =>
      tasks(name, payload).catch((error: unknown) => {
        thrown.push(error);
        throw error;
      }),
  });
  await disturb(rig);
  const ends = await walk(rig).finally(rig.stop);
  return { ends, thrown };
}

/** Everybody in time is taken under this fault, and ends the same, and is told the same. */
export async function expectTheSameUnder(fault: Fault, undisturbed: Record<string, Ended>): Promise<void> {
  let befallen = () => 0;
  const { ends, thrown } = await walkWith(({ front }) => {
    const injected = front.inject(fault);
    befallen = () => injected.count;
  });
  expect(ends).toEqual(undisturbed);
  expect(thrown).toEqual([]);
  expect(befallen()).toBeGreaterThan(10);
}
