import { afterEach, expect, test } from 'vitest';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import { patrol } from '../../../functions/patrol/patrol.ts';
import type { FaultName } from '../../rigs/dynamodb/faults.ts';
import { type FaultRig, openFaultRig, QUICK } from '../../rigs/faults/rig.ts';
import { NO_END } from '../../rigs/functions/running.ts';
import { taken } from '../../rigs/machine/rig.ts';
import { MONDAY, THREE_CALLS } from '../../rigs/machine/three-calls.ts';
import { endOf, passes } from '../../rigs/machine/walks.ts';

let rig: FaultRig;
afterEach(() => rig?.stop());

const FAULTS: readonly (FaultName | undefined)[] = [
  undefined,
  'TransactionConflict',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'AnswerLost',
];

/** Somebody whose every act meets one fault, and how often it struck. */
interface Person {
  readonly fault: FaultName | undefined;
  readonly id: string;
  strikes: number;
}

async function under(person: Person, act: () => Promise<AnyVerdict<unknown>>): Promise<AnyVerdict<unknown>> {
  const injected = person.fault && rig.front.inject({ fault: person.fault, times: 2 });
  const reply = await act();
  person.strikes += injected?.count ?? 0;
  await rig.front.clear();
  return reply;
}

/** Passes everybody one wait, on the first day on which it can be. */
async function allPass(people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const reply = await under(person, () => passes(rig, person.id));
    if (!reply.ok && reply.refusal.because === 'notice-still-running') {
      await rig.turnBy(24 * 3600);
      return allPass(people);
    }
    taken(reply);
  }
  await rig.settle();
}

test.each(THREE_CALLS)(
  'under $name, each act is taken once under every fault, and leads to the same end and the same letters',
  async ({ file }) => {
    rig = await openFaultRig(QUICK, { startAt: MONDAY, file });
    const people: Person[] = [];
    for (const [nth, fault] of FAULTS.entries())
      people.push({ fault, id: await rig.drafted(nth + 1), strikes: 0 });
    for (const person of people) taken(await under(person, () => rig.submit(person.id)));
    await rig.settle();
    const [plain] = people;
    while ((await rig.standingOf(plain?.id ?? '')) !== 'recommended') await allPass(people);
    await rig.turnBy(3 * 24 * 3600);
    await patrol(rig.machine.needs)(NO_END);
    const end = await endOf(rig, plain?.id ?? '');
    expect(end).toMatchObject({ status: 'SUCCEEDED', sentTwice: [], due: undefined });
    for (const { id, fault, strikes } of people) {
      expect(await endOf(rig, id), fault).toEqual(end);
      if (fault) expect(strikes, fault).toBeGreaterThan(5);
    }
  },
);
