import { expect, onTestFinished, test } from 'vitest';
import { patrol } from '../../functions/patrol/patrol.ts';
import { openFaultRig, QUICK } from '../rigs/faults/rig.ts';
import { breaking } from '../rigs/functions/breaking.ts';
import { everyItem } from '../rigs/functions/every-item.ts';
import { NO_END } from '../rigs/functions/running.ts';

async function open() {
  const rig = await openFaultRig(QUICK, { startAt: '2021-10-25 09:00' });
  onTestFinished(() => rig.stop());
  return rig;
}

test('every draft that a rung is due of is reminded in one run, however many there are', async () => {
  const rig = await open();
  const ids: string[] = [];
  for (let nth = 1; nth <= 130; nth += 1) ids.push(await rig.drafted(nth));
  rig.sleepTo('2021-10-25 09:31');
  const { needs, records } = rig.machine;
  expect((await patrol(needs)(NO_END)).repaired).toEqual([]);
  const told = (await everyItem(rig.straight)).filter(
    ({ occasion }) => occasion === 'draft-five-days-before-lock',
  );
  expect(told).toHaveLength(ids.length);
  expect((await records.indexes.due(needs.now(), 200)).filter(({ kind }) => kind === 'declaration')).toEqual(
    [],
  );
});

test('records that break stand in nobody’s way, however many stand in front, and are reported by their ids alone', async () => {
  const broken = breaking();
  const rig = await open();
  const ids: string[] = [];
  for (let nth = 1; nth <= 120; nth += 1) ids.push(await rig.drafted(nth));
  for (const id of ids) broken.ids.add(id);
  const behind = await rig.drafted(121);
  rig.sleepTo('2021-10-25 09:31');
  const { records } = rig.machine;
  const needs = broken.aroundNeeds(rig.machine.needs);
  expect((await patrol(needs)(NO_END)).left.toSorted()).toEqual(ids.toSorted());
  expect((await rig.story(behind)).messages).toHaveLength(1);
  for (let again = 0; again < 2; again += 1) await patrol(needs)(NO_END);
  const reports = await records.reports.since();
  expect(reports).toHaveLength(ids.length);
  expect(reports[0]).toEqual({
    ...{ kind: 'not-moved', at: needs.now(), during: 'patrol', error: 'BrokenRecord' },
    record: expect.stringMatching(/^[\d-]+$/),
  });
});
