import { afterEach, expect, test } from 'vitest';
import { beijing } from '../../rigs/machine/acting.ts';
import { operating } from '../../rigs/machine/operating.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { CALL, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, lapsedOnce, lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const moving = (stage: string, from: string, to: string) => ({
  act: 'move-deadline',
  call: CALL.id,
  stage,
  from,
  to,
});

async function stageNow(stage: string) {
  const record = (await rig.machine.records.stages.of(CALL.id))[stage];
  if (!record) throw new Error(`No stage ${stage}`);
  return record;
}

test('a closing moved before its lock no longer closes at the old instant and closes at the new one', async () => {
  rig = await openRig({ startAt: '2021-10-28 10:00' });
  const [early, last, late] = [await rig.drafted(1), await rig.drafted(2), await rig.drafted(3)];
  expect(await rig.operate(moving('declare', '2021-10-31', '2021-11-02'))).toMatchObject({
    status: 'RUNNING',
  });
  await rig.turnTo('2021-11-01');
  expect(await rig.submit(early)).toMatchObject({ ok: true });
  await rig.turnTo('2021-11-01 10:00');
  expect(await stageNow('declare')).toMatchObject({
    generation: 1,
    moves: 1,
    closesAt: beijing('2021-11-03'),
  });
  expect((await stageNow('declare')).lockedAt).toBeUndefined();
  await rig.turnTo('2021-11-02 23:59:59.999');
  expect(await rig.submit(last)).toMatchObject({ ok: true });
  await rig.turnTo('2021-11-03');
  expect(await rig.submit(late)).toMatchObject({
    refusal: { because: 'stage-closed', facts: { closesAt: beijing('2021-11-03') } },
  });
  await rig.turnTo('2021-11-03 01:30');
  expect(await lapsedOnce(rig, late)).toMatchObject({ standing: 'lapsed', lapses: 1, told: ['applicant'] });
  expect(await rig.standingOf(last)).toBe('submitted');
  expect((await stageNow('declare')).sweptAt).toBeDefined();
});

test('drafts and cases in flight are corrected once, their rungs move, and what was sent is not repeated', async () => {
  rig = await openRig({ startAt: '2021-10-22 10:00' });
  const draft = await rig.drafted(1);
  const returned = await rig.submitted(2);
  taken(await rig.giveBack(returned));
  await rig.turnTo('2021-10-26 14:00');
  const [first] = await messagesOf(rig, draft, 'draft-five-days-before-lock');
  expect(first).toMatchObject({ state: 'sent', states: { closesOn: '2021-10-31' } });
  await rig.operate(moving('declare', '2021-10-31', '2021-11-02'));
  await rig.turnTo('2021-10-28 10:00');
  for (const id of [draft, returned]) {
    const corrections = await messagesOf(rig, id, 'date-changed');
    expect(corrections.map(({ audience, states }) => [audience, states.closesOn])).toEqual([
      ['applicant', '2021-11-02'],
    ]);
    const letter = lettersOf(rig, id).at(-1);
    expect(letter?.subject).toContain('2021-11-02');
    expect(letter?.body).not.toContain('2021-10-31');
  }
  await rig.turnTo('2021-11-02 12:00');
  const last = [
    ...(await messagesOf(rig, draft, 'draft-one-day-before-lock')),
    ...(await messagesOf(rig, returned, 'correction-one-day-before-lock')),
  ];
  expect(last.map(({ queuedAt, states }) => [queuedAt, states.closesOn])).toEqual([
    [beijing('2021-11-01 09:00'), '2021-11-02'],
    [beijing('2021-11-01 09:00'), '2021-11-02'],
  ]);
  expect(lettersOf(rig, draft).at(-1)?.body).toContain('2021-11-02');
  for (const id of [draft, returned]) expect(await messagesOf(rig, id, 'date-changed')).toHaveLength(1);
  expect(await messagesOf(rig, draft, 'draft-five-days-before-lock')).toHaveLength(1);
});

test('each movement is told once, and the last day to post moves with the employer’s closing', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const id = await supported(rig, 1, { employer: MUNICIPAL });
  await rig.turnTo('2021-11-01 14:00');
  await rig.operate(moving('employer', '2021-11-11', '2021-11-12'));
  await rig.turnTo('2021-11-02 14:00');
  await rig.operate(moving('employer', '2021-11-12', '2021-11-15'));
  await rig.turnTo('2021-11-08 10:00');
  const told = (await messagesOf(rig, id, 'date-changed')).map(({ states }) => states);
  const why = '截止时间有调整 / the closing changed';
  expect(told).toMatchObject([
    { closesOn: '2021-11-12', closesAt: '2021-11-12 24:00', lastFeasible: '2021-11-04', why },
    { closesOn: '2021-11-15', closesAt: '2021-11-15 24:00', lastFeasible: '2021-11-07', why },
  ]);
  const [onLast] = await messagesOf(rig, id, 'posting-on-last-feasible');
  // 7 November is a Sunday: it is said on the working day before.
  expect(onLast).toMatchObject({
    queuedAt: beijing('2021-11-05 10:30'),
    states: { lastFeasible: '2021-11-07' },
  });
  expect(await rig.post(id, { postedOn: '2021-11-07' })).toMatchObject({ ok: true, value: { warnings: [] } });
});

test('a closing moved while its writes drain is not locked at the old instant', async () => {
  rig = await openRig({ startAt: '2021-10-31 10:00' });
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 00:00:10');
  expect(await rig.submit(id)).toMatchObject({ refusal: { because: 'stage-closed' } });
  await rig.operate(moving('declare', '2021-10-31', '2021-11-02'));
  await rig.turnTo('2021-11-01 10:00');
  expect(await stageNow('declare')).toMatchObject({ generation: 1, closesAt: beijing('2021-11-03') });
  expect(await rig.standingOf(id)).toBe('draft');
  expect(await rig.submit(id)).toMatchObject({ ok: true });
});

test.each(['2021-11-01', '2021-11-01 00:00:00.001', '2021-11-01 00:00:39.999'])(
  'a lock whose execution begins at %s, between the closing and the end of the drain, is set only at its end',
  async (begins) => {
    rig = await openRig({ startAt: '2021-10-31 10:00', lateBySeconds: () => 'never' });
    const [submitted, idle] = [await rig.drafted(1), await rig.drafted(2)];
    await rig.turnTo(begins);
    const input = { call: CALL.id, stage: 'declare', generation: 1, attempt: 1, part: 1 };
    await rig.machine.needs.workflow.start('deadline-lock', 'in-between', input);
    await rig.settle();
    expect((await stageNow('declare')).lockedAt).toBeUndefined();
    expect(await rig.submit(submitted, '2021-10-31 23:59:59.999')).toMatchObject({ ok: true });
    await rig.turnTo('2021-11-01 01:30');
    expect((await stageNow('declare')).lockedAt).toBe(beijing('2021-11-01 00:00:40'));
    expect(await rig.standingOf(submitted)).toBe('submitted');
    expect(await lapsedOnce(rig, idle)).toMatchObject({ standing: 'lapsed', lapses: 1 });
  },
);

test('a lock whose execution begins too early waits, also for a closing that moves meanwhile', async () => {
  rig = await openRig({ startAt: '2021-10-30 10:00', lateBySeconds: () => 'never' });
  const id = await rig.drafted(1);
  const input = { call: CALL.id, stage: 'declare', generation: 1, attempt: 1, part: 1 };
  await rig.machine.needs.workflow.start('deadline-lock', 'too-early', input);
  await rig.settle();
  const waiting = () =>
    rig.machine.stepFunctions.listRunning().find(({ name }) => name === 'too-early')?.state;
  expect(waiting()).toBe('Wait until writes in time have drained');
  expect((await stageNow('declare')).lockedAt).toBeUndefined();
  await rig.operate(moving('declare', '2021-10-31', '2021-11-02'));
  await rig.turnTo('2021-11-01 10:00');
  expect(waiting()).toBe('Wait until writes in time have drained');
  expect((await stageNow('declare')).lockedAt).toBeUndefined();
  await rig.turnTo('2021-11-03 00:00:41');
  expect((await stageNow('declare')).lockedAt).toBe(beijing('2021-11-03 00:00:40'));
  await rig.turnTo('2021-11-03 01:30');
  expect(await lapsedOnce(rig, id)).toMatchObject({ standing: 'lapsed', lapses: 1, told: ['applicant'] });
});

const REFUSED: [string, string, Record<string, unknown>][] = [
  ['that names another present closing', 'stale', moving('declare', '2021-10-30', '2021-11-02')],
  ['to an earlier day', 'never-earlier', moving('declare', '2021-10-31', '2021-10-30')],
  ['to where it stands', 'never-earlier', moving('declare', '2021-10-31', '2021-10-31 24:00')],
  ['to the next stage’s closing', 'past-the-next-stage', moving('declare', '2021-10-31', '2021-11-11')],
  ['past the next stage’s closing', 'past-the-next-stage', moving('employer', '2021-11-11', '2021-11-30')],
  ['to no day', 'malformed', moving('declare', '2021-10-31', 'next week')],
  ['of no stage', 'no-such-stage', moving('lunch', '2021-10-31', '2021-11-02')],
  ['of what every object has', 'no-such-stage', moving('constructor', '2021-10-31', '2021-11-02')],
  ['of no call', 'no-such-call', { ...moving('declare', '2021-10-31', '2021-11-02'), call: 'nothing' }],
  ['by nobody', 'malformed', { ...moving('declare', '2021-10-31', '2021-11-02'), by: ' ' }],
  ['without a reason', 'malformed', { ...moving('declare', '2021-10-31', '2021-11-02'), reason: '' }],
];

test('a movement is refused that the rules do not allow, and nothing moves', async () => {
  rig = await openRig({ startAt: '2021-10-28 10:00' });
  const before = await rig.machine.records.stages.of(CALL.id);
  const operate = operating(rig.machine.needs).act;
  for (const [which, because, input] of REFUSED) {
    const act = { by: '操作员', reason: '理由', execution: 'arn', ...input };
    expect(await operate(act), which).toMatchObject({ outcome: 'refused', refusal: { because } });
  }
  const [, , wrong] = REFUSED[0] ?? [];
  const answer = await rig.operate({ act: 'move-deadline', ...wrong });
  expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(answer.cause).toContain('2021-10-31 24:00');
  expect(await rig.machine.records.stages.of(CALL.id)).toEqual(before);
});

test('one of two movements that saw one closing is carried out', async () => {
  rig = await openRig({ startAt: '2021-10-28 10:00' });
  const answers = await Promise.all([
    rig.operate(moving('declare', '2021-10-31', '2021-11-02')),
    rig.operate(moving('declare', '2021-10-31', '2021-11-03')),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['FAILED', 'RUNNING']);
  expect((await stageNow('declare')).movements).toHaveLength(1);
});

test('a movement entered again by the same execution moves nothing further and corrects nobody twice', async () => {
  rig = await openRig({ startAt: '2021-10-25 10:00' });
  const id = await rig.drafted(1);
  await rig.turnTo('2021-10-26 10:00');
  const signed = { by: '操作员', reason: '理由', execution: 'the-same' };
  const act = { ...moving('declare', '2021-10-31', '2021-11-02'), ...signed };
  const { actAndTell } = operating(rig.machine.needs);
  for (let entered = 0; entered < 2; entered += 1) {
    expect(await actAndTell(act)).toMatchObject({ outcome: 'again' });
    await rig.turnBy(3600);
  }
  expect(await stageNow('declare')).toMatchObject({ moves: 1, closesAt: beijing('2021-11-03') });
  expect((await stageNow('declare')).movements).toHaveLength(1);
  expect((await messagesOf(rig, id, 'date-changed')).length).toBeLessThanOrEqual(1);
  expect(await entriesOf(rig, id, 'lapse')).toEqual([]);
});

test('a case whose driver is gone is told of a moved closing within minutes', async () => {
  rig = await openRig({ startAt: '2021-10-22 10:00' });
  const id = await rig.submitted(1);
  taken(await rig.giveBack(id));
  await rig.settle();
  await rig.turnTo('2021-10-30 10:00');
  await rig.machine.needs.workflow.stop('declaration', `${id}-1`, '试验');
  await rig.operate(moving('declare', '2021-10-31', '2021-11-02'));
  await rig.turnTo('2021-10-30 10:10');
  expect(await messagesOf(rig, id, 'date-changed')).toMatchObject([
    { audience: 'applicant', state: 'sent', states: { closesOn: '2021-11-02' } },
  ]);
});
