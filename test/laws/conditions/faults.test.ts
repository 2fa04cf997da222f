import { afterEach, expect, test } from 'vitest';
import type { Person } from '../../../domain/achievements/person.ts';
import { type FaultRig, openFaultRig, SHORT } from '../../rigs/faults/rig.ts';
import { taken } from '../../rigs/machine/rig.ts';

let rig: FaultRig;
afterEach(() => rig?.stop());

test('a submission with its reasons that the database refuses leaves nothing, and is whole when it is sent again', async () => {
  rig = await openFaultRig(SHORT, { startAt: '2021-10-08 10:00' });
  const low: Person = { insurance: 'none' };
  const id = await rig.drafted(1);
  const { draft } = rig.applicant(1);
  taken(await rig.change(id, { ...draft, facts: { ...draft.facts, ...low } }));
  const places = rig.call.eligibility?.rules.flatMap(({ when }, nth) =>
    'insurance' in when ? [`/eligibility/rules/${nth}/when`] : [],
  );
  const reasons = Object.fromEntries((places ?? []).map((place) => [place, '正在办理转移']));
  const before = await rig.items(id);
  rig.front.inject({ fault: 'TransactionConflict' });
  await expect(rig.submit(id, undefined, reasons)).rejects.toThrow();
  await rig.front.clear();
  expect(await rig.items(id)).toEqual(before);
  taken(await rig.submit(id, undefined, reasons));
  await rig.settle();
  const { declaration } = await rig.story(id);
  expect(declaration.reasons).toMatchObject([{ reason: '正在办理转移', clause: '五（三）' }]);
});
