import { afterEach, expect, test } from 'vitest';
import { citation } from '../../../domain/call/call.ts';
import { stepOf } from '../../../domain/call/steps.ts';
import type { Employer } from '../../../domain/declaration/registry.ts';
import { openFaultRig, QUICK } from '../../rigs/faults/rig.ts';
import { tells } from '../../rigs/functions/tells.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { BUREAU, COUNTY, MUNICIPAL, POINT } from '../../rigs/machine/people.ts';
import { CALL, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import {
  entriesOf,
  forwarded,
  lapsedOnce,
  lettersOf,
  messagesOf,
  supported,
} from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

test('nothing can be returned on 1 November any more: the employer is told why, may still support, and nothing was written', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const id = await rig.submitted(1);
  await rig.turnTo('2021-11-01 10:00');
  const before = await rig.items(id);
  const rule = stepOf(CALL, 'employer').returns;
  expect(await rig.giveBack(id)).toEqual({
    ok: false,
    refusal: {
      because: 'too-late-to-return',
      clause: rule && citation(rule),
      facts: { resubmitBy: beijing('2021-11-01') },
    },
  });
  expect(await rig.items(id)).toEqual(before);
  expect(await rig.support(id)).toMatchObject({ ok: true, value: { standing: 'supported' } });
});

test('the last millisecond of October can still return, the first of November cannot, whether or not the lock is set', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00', lateBySeconds: () => 600 });
  const [last, first] = [await rig.submitted(1), await rig.submitted(2)];
  await rig.turnTo('2021-10-31 23:59:59.999');
  expect(await rig.giveBack(last)).toMatchObject({ ok: true, value: { standing: 'returned' } });
  await rig.turnTo('2021-11-01');
  expect(await rig.giveBack(first)).toMatchObject({ refusal: { because: 'too-late-to-return' } });
  await rig.turnTo('2021-11-01 01:30');
  expect(await lapsedOnce(rig, last)).toMatchObject({ standing: 'lapsed', from: 'returned', lapses: 1 });
  expect(await rig.standingOf(first)).toBe('submitted');
});

test('a return less than a working day before the lock is taken with a warning, and what does not come back lapses at the declare lock', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const id = await rig.submitted(1);
  await rig.turnTo('2021-10-31 20:00');
  expect(await rig.giveBack(id)).toMatchObject({
    ok: true,
    value: { standing: 'returned', warnings: ['less-than-a-working-day-to-resubmit'] },
  });
  await rig.settle();
  const [asked] = await messagesOf(rig, id, 'asked-to-correct');
  expect(asked).toMatchObject({ audience: 'applicant', states: { closesOn: '2021-10-31' } });
  await rig.turnTo('2021-11-01 01:30');
  expect(await lapsedOnce(rig, id)).toEqual({
    standing: 'lapsed',
    from: 'returned',
    stage: 'declare',
    lapses: 1,
    told: ['applicant', 'employer'],
  });
});

test('a return with working days ahead carries no warning, names every defect, and goes on once it is back', async () => {
  rig = await openRig({ startAt: '2021-10-25 09:00' });
  const id = await rig.submitted(1);
  const defects = ['学历证书不清晰', '缺少学时证明'];
  expect(await rig.decide(id, { kind: 'return', defects: [] })).toMatchObject({
    refusal: { because: 'defects-missing' },
  });
  const returned = taken(await rig.decide(id, { kind: 'return', defects }));
  expect(returned.warnings).toEqual([]);
  await rig.turnTo('2021-10-26 10:00');
  expect((await rig.story(id)).declaration).toMatchObject({ defects, resubmitBy: 'declare', round: 1 });
  taken(await rig.change(id, { facts: { selfScore: 11 } }));
  taken(await rig.submit(id));
  await rig.turnTo('2021-10-27 10:00');
  expect(await messagesOf(rig, id, 'asked-to-review')).toHaveLength(2);
  expect(await rig.support(id)).toMatchObject({ ok: true, value: { standing: 'supported' } });
  await rig.turnTo('2021-11-01 01:30');
  expect(await rig.standingOf(id)).toBe('supported');
});

test('the finished notice is kept after a body’s return as the call says, and the employer’s support goes on to the bodies', async () => {
  rig = await openRig({ startAt: '2021-10-13 09:00' });
  const id = await supported(rig, 1);
  await forwarded(rig, id, '2021-10-13', '2021-10-21 10:00');
  const { notice } = (await rig.story(id)).declaration;
  expect(notice).toMatchObject({ postedOn: '2021-10-13', endedOn: '2021-10-21' });
  taken(await rig.giveBack(id));
  await rig.turnTo('2021-10-22 10:00');
  taken(await rig.submit(id));
  await rig.turnTo('2021-10-25 10:00');
  expect(await rig.support(id)).toMatchObject({ ok: true, value: { standing: 'forwarded' } });
  await rig.settle();
  expect((await rig.story(id)).declaration).toMatchObject({ notice, bodyIndex: 0, round: 1 });
  expect(await messagesOf(rig, id, 'asked-to-post')).toHaveLength(1);
  taken(await rig.support(id));
  await rig.turnTo('2021-10-26 10:00');
  expect(await rig.support(id)).toMatchObject({ ok: true, value: { standing: 'recommended' } });
  await rig.settle();
  const asked = await messagesOf(rig, id, 'body-asked-to-review');
  expect(asked.map(({ audience, round }) => `${audience}#${round}`).sort()).toEqual([
    `body:${BUREAU}#1`,
    `body:${POINT}#0`,
    `body:${POINT}#1`,
  ]);
});

test('nothing stays returned after the lock, whoever returned it and whenever', async () => {
  rig = await openRig({ startAt: '2021-10-13 09:00' });
  const byBody = await supported(rig, 1);
  const byEmployer = await rig.submitted(2);
  const changed = await rig.submitted(3);
  await forwarded(rig, byBody, '2021-10-13', '2021-10-21 10:00');
  for (const id of [byBody, byEmployer, changed]) taken(await rig.giveBack(id));
  taken(await rig.change(changed, { facts: { selfScore: 12 } }));
  await rig.turnTo('2021-11-01 01:30');
  for (const id of [byBody, byEmployer, changed]) {
    expect(await lapsedOnce(rig, id)).toMatchObject({ standing: 'lapsed', from: 'returned', lapses: 1 });
    expect(await rig.submit(id)).toMatchObject({ refusal: { because: 'lapsed' } });
  }
  expect(await entriesOf(rig, changed, 'submit')).toHaveLength(1);
  expect(rig.machine.stepFunctions.listRunning()).toEqual([]);
});

const mailed = (id: string, { contact, superior }: Employer) =>
  lettersOf(rig, id).filter(({ to }) => to === contact.email || to === superior.email);

test('whom the applicant only wrote into a returned draft is told nothing and gets no link; who reviewed is told', async () => {
  rig = await openRig({ startAt: '2021-10-29 09:00' });
  const [withdrawn, lapsed] = [await rig.submitted(1), await rig.submitted(2)];
  for (const id of [withdrawn, lapsed]) {
    taken(await rig.giveBack(id));
    await rig.settle();
    taken(await rig.change(id, { employer: MUNICIPAL.code }));
  }
  taken(await rig.withdraw(withdrawn));
  await rig.turnTo('2021-11-01 12:00');
  for (const [id, end] of [
    [withdrawn, '已撤回'],
    [lapsed, '已逾期'],
  ] as const) {
    expect(mailed(id, MUNICIPAL)).toEqual([]);
    expect(mailed(id, COUNTY).at(-1)?.body).toContain(`申报${id}${end}`);
    const address = mailed(id, COUNTY).at(-1)?.body.split('\n').at(-1) ?? '';
    const link = await rig.machine.needs.keys.verifyLinkToken(address.split('/').at(-1) ?? '');
    expect(await rig.machine.records.links.get(link ?? '')).toMatchObject({
      desk: `employer:${COUNTY.code}`,
    });
  }
  expect(await rig.machine.records.links.ofDesk(CALL.id, `employer:${MUNICIPAL.code}`)).toBeUndefined();
});

test('an act is told to the employer that did it, also where it could be told only after another one was asked', async () => {
  let isMute = false;
  rig = await openFaultRig(QUICK, {
    startAt: '2021-10-25 09:00',
    aroundFunctions: (tasks) => (name, payload) =>
      isMute && tells(name) ? Promise.reject(new Error('mute')) : tasks(name, payload),
  });
  const id = await rig.submitted(1);
  isMute = true;
  taken(await rig.giveBack(id));
  taken(await rig.change(id, { employer: MUNICIPAL.code }));
  taken(await rig.submit(id));
  isMute = false;
  await rig.turnBy(3600);
  expect(mailed(id, COUNTY).map(({ subject }) => subject)).toEqual([`请审核申报${id}`]);
  expect(await messagesOf(rig, id, 'done-by-link')).toMatchObject([{ audience: 'employer', state: 'noted' }]);
  const [asked, ...more] = mailed(id, MUNICIPAL);
  expect(asked?.subject).toBe(`请审核申报${id}`);
  expect(asked?.body).not.toContain('又：');
  expect(more).toEqual([]);
});
