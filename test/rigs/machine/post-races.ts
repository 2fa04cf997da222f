import { expect } from 'vitest';
import type { Employer } from '../../../domain/declaration/registry.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import type { FaultName } from '../dynamodb/faults.ts';
import type { FaultRig } from '../faults/rig.ts';
import { institution, mid, postsTaken } from './institutions.ts';

/** Races of two declarations for the last post of their employer, one under each fault of the database and one under none. */

const FAULTS: readonly (FaultName | undefined)[] = [
  undefined,
  'TransactionConflict',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'AnswerLost',
];

export interface Race {
  readonly fault: FaultName | undefined;
  readonly employer: Employer;
  readonly ids: readonly string[];
}

/** Two declarations at each of as many employers, which have one free post each. */
export async function racesOf(
  rig: FaultRig,
  prepared: (nth: number, employer: Employer) => Promise<string>,
  affiliation = 'municipal',
): Promise<Race[]> {
  const races: Race[] = [];
  for (const [nth, fault] of FAULTS.entries()) {
    const employer = await institution(rig, nth, [mid(3, { employed: 2 })], affiliation);
    const ids = [await prepared(nth * 2 + 1, employer), await prepared(nth * 2 + 2, employer)];
    races.push({ fault, employer, ids });
  }
  return races;
}

/** Both do the same at one moment: one has the post, and the other is refused by the clause. */
export async function expectOneOf(
  rig: FaultRig,
  { fault, employer, ids }: Race,
  act: (id: string) => Promise<AnyVerdict<unknown>>,
): Promise<void> {
  const name = fault ?? 'none';
  const injected = fault && rig.front.inject({ fault, times: 3 });
  const replies = await Promise.all(ids.map(act));
  await rig.front.clear();
  if (injected) expect(injected.count, name).toBe(3);
  const refusals = replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal]));
  expect(refusals, name).toMatchObject([
    { because: 'no-free-post', clause: '五（一）', facts: { level: '中级岗位', most: 1, taken: 1 } },
  ]);
  const passed = ids.filter((_, at) => replies[at]?.ok);
  expect(await postsTaken(rig, employer), name).toEqual(passed);
}
