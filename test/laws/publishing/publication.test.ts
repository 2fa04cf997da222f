import { afterEach, describe, expect, test } from 'vitest';
import { isFinal } from '../../../domain/declaration/moves.ts';
import { layCall } from '../../../local/machine/lay-call.ts';
import { stepIn } from '../../rigs/domain/cases.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import {
  bodiesOf,
  type Edit,
  everythingAnswers,
  fileWith,
  publish,
  publishUnconfirmed,
  renamedStep,
  step,
  supportedNow,
} from '../../rigs/machine/publishing.ts';
import { CALL, FILE, taken } from '../../rigs/machine/rig.ts';
import { lettersOf } from '../../rigs/machine/walks.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
afterEach(() => rig?.stop());

test('a new step locks and lets lapse like every other, by its own closing', async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  const before = await rig.submitted(1);
  const city = fileWith(step('city', '2021-11-25 17:00', 'recommendation'), bodiesOf('hr-bureau', 'city'));
  const told = await publish(rig, city, 1);
  expect(told.output).toContain('新环节“步骤city”（city），2021-11-25 17:00 截止');
  const after = await rig.submitted(2);
  for (const id of [before, after]) await supportedNow(rig, id);
  await rig.turnTo('2021-10-19 09:00');
  for (const id of [before, after]) {
    taken(await rig.record(id));
    await rig.settle();
    taken(await rig.support(id));
    await rig.settle();
  }
  await rig.turnTo('2021-11-22 09:00');
  expect([await rig.standingOf(before), await rig.standingOf(after)]).toEqual(['lapsed', 'forwarded']);
  expect(lettersOf(rig, after).map(({ body }) => body)).toContainEqual(
    expect.stringContaining('2021-11-25 17:00'),
  );
  await rig.turnTo('2021-11-26 09:00');
  expect((await rig.story(after)).declaration).toMatchObject({
    standing: 'lapsed',
    lapsed: { stage: 'city', generation: 1 },
  });
  expect(await rig.machine.records.reports.since()).toEqual([]);
});

test('a version is taken only once its effect on the cases in flight, by name and number, was confirmed', async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  const [draft, submitted] = [await rig.drafted(1), await rig.submitted(2)];
  const asked = await publishUnconfirmed(rig, fileWith(renamedStep), 1);
  expect(asked).toMatchObject({ status: 'FAILED', error: 'Refused' });
  for (const part of [draft, submitted, '第 1 版的未办结申报 2 份', '2021-10-31', 'steps.declare', '第 2 版'])
    expect(asked.cause).toContain(part);
  expect(await rig.machine.records.calls.currentVersion(CALL.id)).toBe(1);
  expect((await publish(rig, fileWith(renamedStep), 1)).status).toBe('SUCCEEDED');
  expect((await rig.story(draft)).declaration.callVersion).toBe(1);
});

test('a file that was put in the place of the one that was confirmed is asked about anew', async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  await rig.drafted(1);
  const saying = (late: string) =>
    fileWith((call) => {
      call.late.value = late;
    });
  const confirms = /"confirms": "(\w+)"/.exec(
    (await publishUnconfirmed(rig, saying('一'), 1)).cause ?? '',
  )?.[1];
  const file = layCall(rig.machine, saying('二'));
  const act = { act: 'publish-call', file, expectedVersion: 1, confirms };
  expect(await rig.operate(act)).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(await rig.machine.records.calls.currentVersion(CALL.id)).toBe(1);
  layCall(rig.machine, saying('一'));
  expect((await rig.operate(act)).status).toBe('SUCCEEDED');
});

describe('a version that would strand somebody', () => {
  const later: Edit = (call) => {
    stepIn(call, 'declare').closes.value = '2021-11-02';
  };
  const noBodies: Edit = (call) => {
    call.steps.pop();
    for (const route of call.routes.value) route.bodies = [];
  };
  const otherId: Edit = (call) => {
    stepIn(call, 'declare').id = 'apply';
    for (const each of call.steps) {
      if (each.returns) each.returns.value.resubmitBy = 'apply';
      if (each.after === 'declare') each.after = 'apply';
    }
  };

  test('is refused by name with the act that does it right, and nothing of it is written', async () => {
    rig = await openWebRig({ startAt: '2021-10-11 09:00' });
    const [draft, sent] = [await rig.drafted(1), await rig.submitted(2, { employer: MUNICIPAL })];
    const locks = await rig.machine.records.stages.of(CALL.id);
    const refusedWith = async (edit: Edit, ...parts: string[]) => {
      const { status, cause = '' } = await publish(rig, fileWith(edit), 1);
      expect(status).toBe('FAILED');
      for (const part of parts) expect(cause).toContain(part);
      await everythingAnswers(rig, 1);
    };
    await refusedWith(later, 'move-deadline', '"from":"2021-10-31"', '"to":"2021-11-02"');
    await refusedWith(noBodies, 'recommendation', '2 份未办结申报', draft, sent);
    await refusedWith(otherId, 'declare', '2 份未办结申报');
    expect(await rig.machine.records.stages.of(CALL.id)).toEqual(locks);
    expect(await rig.machine.records.calls.currentVersion(CALL.id)).toBe(1);
  });

  test('is taken once the closing was moved, and a step goes once nobody needs it', async () => {
    rig = await openWebRig({ startAt: '2021-10-11 09:00' });
    const id = await rig.submitted(1, { employer: MUNICIPAL });
    const moving = { act: 'move-deadline', call: CALL.id, stage: 'declare' };
    await rig.operate({ ...moving, from: '2021-10-31', to: '2021-11-02' });
    expect((await publish(rig, FILE, 1)).cause).toContain('请照写 2021-11-02');
    expect((await publish(rig, fileWith(later), 1)).status).toBe('SUCCEEDED');
    taken(await rig.withdraw(id));
    await rig.settle();
    const bare = fileWith(later, noBodies, otherId);
    expect((await publish(rig, bare, 2)).status).toBe('SUCCEEDED');
    await everythingAnswers(rig, 3);
    const gone = await rig.submitted(2, { employer: MUNICIPAL });
    await supportedNow(rig, gone);
    await rig.turnTo('2021-10-19 09:00');
    taken(await rig.record(gone));
    expect(await rig.standingOf(gone)).toBe('recommended');
    // The step that was taken away has its lock still, and brought again it is the same.
    expect((await publish(rig, fileWith(later), 3)).status).toBe('SUCCEEDED');
    await everythingAnswers(rig, 4);
    await rig.turnTo('2021-11-22 09:00');
    expect(isFinal((await rig.standingOf(id)) as 'withdrawn')).toBe(true);
    expect(await rig.machine.records.reports.since()).toEqual([]);
  });

  test('a publication and a movement at once leave each other no closing that is not in force', async () => {
    rig = await openWebRig({ startAt: '2021-10-11 09:00' });
    const moving = {
      act: 'move-deadline',
      call: CALL.id,
      stage: 'declare',
      from: '2021-10-31',
      to: '2021-11-02',
    };
    const [published, moved] = await Promise.all([
      publish(rig, fileWith(renamedStep), 1),
      rig.operate(moving),
    ]);
    expect(moved.status).toBe('RUNNING');
    const version = await rig.machine.records.calls.currentVersion(CALL.id);
    expect(version).toBe(published.status === 'SUCCEEDED' ? 2 : 1);
    await everythingAnswers(rig, version);
  });

  test('the current version published again is done already', async () => {
    rig = await openWebRig({ startAt: '2021-10-11 09:00' });
    const city = fileWith(step('city', '2021-11-25 17:00', 'recommendation'));
    for (let again = 0; again < 2; again += 1) expect((await publish(rig, city, 1)).status).toBe('SUCCEEDED');
    expect((await publish(rig, FILE, 0)).status).toBe('SUCCEEDED');
    expect(await rig.machine.records.calls.currentVersion(CALL.id)).toBe(2);
  });
});
