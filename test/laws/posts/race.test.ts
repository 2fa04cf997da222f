import { afterEach, expect, test } from 'vitest';
import type { FaultName } from '../../rigs/dynamodb/faults.ts';
import { type FaultRig, openFaultRig, QUICK } from '../../rigs/faults/rig.ts';
import { institution, mid, noticed, postsTaken, RECOMMENDABLE } from '../../rigs/machine/institutions.ts';

let rig: FaultRig;
afterEach(() => rig?.stop());

const FAULTS: readonly FaultName[] = [
  'TransactionConflict',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'AnswerLost',
];

test('of two recommendations for the last post at one moment exactly one passes, under every fault', async () => {
  rig = await openFaultRig(QUICK, { startAt: '2021-10-11 09:00' });
  const races = [];
  for (const [nth, fault] of [undefined, ...FAULTS].entries()) {
    const employer = await institution(rig, nth, [mid(3, { employed: 2 })]);
    const ids = [await noticed(rig, nth * 2 + 1, employer), await noticed(rig, nth * 2 + 2, employer)];
    races.push({ fault, employer, ids });
  }
  await rig.turnTo(RECOMMENDABLE);
  for (const { fault, employer, ids } of races) {
    const injected = fault && rig.front.inject({ fault, times: 3 });
    const replies = await Promise.all(ids.map((id) => rig.record(id)));
    await rig.front.clear();
    const name = fault ?? 'none';
    if (injected) expect(injected.count, name).toBe(3);
    const refusals = replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal]));
    expect(refusals, name).toMatchObject([
      { because: 'no-free-post', clause: '五（一）', facts: { level: '中级岗位', most: 1, taken: 1 } },
    ]);
    const standings = await Promise.all(ids.map((id) => rig.standingOf(id)));
    expect(standings.toSorted(), name).toEqual(['posted', 'recommended']);
    expect(await postsTaken(rig, employer), name).toEqual([ids[standings.indexOf('recommended')]]);
  }
});
