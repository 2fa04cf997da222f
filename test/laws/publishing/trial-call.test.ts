import { afterAll, beforeAll, expect, test } from 'vitest';
import { trialCall } from '../../../local/call-tools/trial-call.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';
import { FILE, openRig, presentExecution, type Rig, taken } from '../../rigs/machine/rig.ts';

const made = trialCall(FILE, '2026-12-01', publishedCalendar);
if (!made.ok) throw new Error(`It needs ${made.year}`);

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({ startAt: '2026-12-01 09:00', file: made.text });
});
afterAll(() => rig.stop());

/** The walk of docs/first-deployment.md. */
test('a declaration under a trial’s call goes from draft to recommended within two days', async () => {
  const id = await rig.submitted(1);
  await rig.turnTo('2026-12-01 10:00');
  taken(await rig.support(id));
  await rig.settle();
  taken(await rig.post(id, { postedOn: '2026-12-01' }));
  await rig.settle();
  await rig.turnTo('2026-12-01 23:59');
  expect(await rig.record(id)).toMatchObject({ ok: false, refusal: { because: 'notice-still-running' } });
  await rig.turnTo('2026-12-02 09:00');
  taken(await rig.record(id));
  await rig.settle();
  for (const hour of ['10:00', '11:00']) {
    await rig.turnTo(`2026-12-02 ${hour}`);
    taken(await rig.support(id));
    await rig.settle();
  }
  expect(await rig.standingOf(id)).toBe('recommended');
  expect((await rig.describe('declaration', await presentExecution(rig, id))).status).toBe('SUCCEEDED');
});

test('the trial’s stages lock each on its day', async () => {
  await rig.turnTo('2026-12-05 09:00');
  const locks = await rig.machine.records.stages.of(rig.call.id);
  const lockedAt = Object.entries(locks).map(([stage, { lockedAt = '' }]) => [stage, lockedAt.slice(0, 10)]);
  expect(Object.fromEntries(lockedAt)).toEqual({
    declare: '2026-12-01',
    employer: '2026-12-03',
    recommendation: '2026-12-04',
  });
});
