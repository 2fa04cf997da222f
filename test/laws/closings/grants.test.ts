import { afterEach, expect, test } from 'vitest';
import { beijing } from '../../rigs/machine/acting.ts';
import { openFrontedRig } from '../../rigs/machine/front.ts';
import { operating } from '../../rigs/machine/operating.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { openRig, type Rig, type Told, taken } from '../../rigs/machine/rig.ts';
import {
  confirmed,
  entriesOf,
  lapsedOnce,
  lettersOf,
  messagesOf,
  supported,
} from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

async function granting(id: string, until: string) {
  const { version } = (await rig.story(id)).declaration;
  return { act: 'grant-late-entry', declaration: id, until, expectedVersion: version };
}

async function grant(id: string, until: string): Promise<Told> {
  const told = await confirmed(rig, await granting(id, until));
  expect(told).toMatchObject({ status: 'SUCCEEDED' });
  return told;
}

const SINGLE_USE = { kind: 'grant', stage: 'declare', number: 1, uses: true } as const;

test('a lapsed draft that is granted a late entry is submitted after the deadline, once', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const [id, other] = [await rig.drafted(1), await rig.drafted(2)];
  await rig.turnTo('2021-11-01 10:00');
  await grant(id, '2021-11-03 17:00');
  expect((await rig.story(id)).declaration).toMatchObject({
    standing: 'draft',
    grant: { stage: 'declare', number: 1, until: beijing('2021-11-03 17:00') },
  });
  const [restored] = await entriesOf(rig, id, 'restore');
  expect(restored).toMatchObject({ actor: { kind: 'operator' }, inputs: { reason: '示例理由' } });
  await rig.turnTo('2021-11-01 10:10');
  expect(await messagesOf(rig, id, 'told-of-restoration')).toHaveLength(1);
  await rig.turnTo('2021-11-03 16:59:59.999');
  expect(await rig.submit(other)).toMatchObject({ ok: false });
  const together = await Promise.all([rig.submit(id), rig.submit(id)]);
  expect(together.filter(({ ok }) => ok)).toHaveLength(1);
  await rig.turnTo('2021-11-04 10:00');
  const { declaration } = await rig.story(id);
  expect(declaration).toMatchObject({ standing: 'submitted', grants: 1 });
  expect(declaration.grant).toBeUndefined();
  expect(await entriesOf(rig, id, 'submit')).toHaveLength(1);
  expect(await rig.giveBack(id)).toMatchObject({ refusal: { because: 'too-late-to-return' } });
  const [kept] = (await rig.items(id)).filter(({ sk }) => sk === 'GRANT#1');
  expect(kept).toMatchObject({ usedAt: beijing('2021-11-03 16:59:59.999'), by: '示例操作员' });
  expect(kept).not.toHaveProperty('dueAt');
});

test('a grant admits nothing a second time', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 10:00');
  await grant(id, '2021-11-03');
  taken(await rig.submit(id));
  await rig.settle();
  const { declaration } = await rig.story(id);
  const before = await rig.items(id);
  const { records } = rig.machine;
  const locks = await records.stages.of(rig.call.id);
  const subject = { declaration, call: rig.call, locks, calendar: await records.calendars.inForce() };
  const again = await records.declarations.writeChange(subject, {
    move: 'support',
    to: 'supported',
    at: rig.machine.needs.now(),
    actor: { kind: 'automatic', by: 'patrol' },
    set: { step: 'notice' },
    gates: [SINGLE_USE],
  });
  expect(again).toMatchObject({ ok: false, failed: [{ named: 'grant' }] });
  expect(await rig.items(id)).toEqual(before);
});

test('a grant given before the lock keeps the sweep away, and one that runs out lapses by the patrol, once', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const [used, ranOut, swept] = [await rig.drafted(1), await rig.drafted(2), await rig.drafted(3)];
  for (const id of [used, ranOut]) await grant(id, '2021-11-03 17:00');
  await rig.turnTo('2021-11-01 01:30');
  expect((await rig.machine.records.stages.of(rig.call.id)).declare?.sweptAt).toBeDefined();
  expect(await lapsedOnce(rig, swept)).toMatchObject({ standing: 'lapsed', lapses: 1 });
  for (const id of [used, ranOut]) expect(await rig.standingOf(id)).toBe('draft');
  await rig.turnTo('2021-11-02 10:00');
  taken(await rig.submit(used));
  await rig.turnTo('2021-11-03 17:00');
  const before = await rig.items(ranOut);
  expect(await rig.submit(ranOut)).toMatchObject({
    refusal: { because: 'grant-ran-out', facts: { until: beijing('2021-11-03 17:00') } },
  });
  expect(await rig.items(ranOut)).toEqual(before);
  await rig.turnTo('2021-11-03 19:00');
  expect((await rig.story(ranOut)).declaration.lapsed).toMatchObject({
    ...{ stage: 'declare', generation: 1, grant: 1 },
  });
  expect(await lapsedOnce(rig, ranOut)).toMatchObject({ lapses: 1, told: ['applicant'] });
  const [lapse] = await entriesOf(rig, ranOut, 'lapse');
  expect(lapse?.actor).toEqual({ kind: 'automatic', by: 'grant-ran-out' });
  expect(await rig.standingOf(used)).toBe('submitted');
});

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Writes: an index follows its table in time. */
test('the sweep passes over a granted draft that a lagging index still proposes', async () => {
  const fronted = await openFrontedRig({ startAt: '2021-10-29 10:00' });
  rig = { ...fronted.rig, stop: fronted.close };
  const [granted, swept] = [await rig.drafted(1), await rig.drafted(2)];
  const lag = await fronted.front.lagIndexes(1000);
  await grant(granted, '2021-11-03');
  await rig.turnTo('2021-11-01 00:05');
  expect(lag.count).toBeGreaterThan(0);
  expect(await rig.standingOf(granted)).toBe('draft');
  expect(await rig.standingOf(swept)).toBe('lapsed');
  expect((await rig.machine.records.stages.of(rig.call.id)).declare?.sweptAt).toBeUndefined();
  await lag.catchUp();
  await rig.turnTo('2021-11-01 01:30');
  expect((await rig.machine.records.stages.of(rig.call.id)).declare?.sweptAt).toBeDefined();
  expect(await lapsedOnce(rig, swept)).toMatchObject({ lapses: 1, told: ['applicant'] });
  expect(await rig.submit(granted)).toMatchObject({ ok: true });
});

test('a case in flight at its employer that is granted goes on after the lock, and is told of its day once', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const id = await supported(rig, 1, { employer: MUNICIPAL });
  await rig.turnTo('2021-11-04 10:00');
  taken(await rig.post(id, { postedOn: '2021-11-04', confirmed: true }));
  await rig.turnTo('2021-11-05 10:00');
  const letters = lettersOf(rig, id).length;
  await grant(id, '2021-11-15');
  await rig.turnTo('2021-11-05 12:00');
  const fresh = lettersOf(rig, id).slice(letters);
  expect(fresh.map(({ subject }) => subject).sort()).toEqual([
    `更正：申报${id}的日期有变，最后一天为2021-11-15`,
    `申报${id}准许逾期申报一次`,
  ]);
  await rig.turnTo('2021-11-12 10:00');
  expect(await rig.standingOf(id)).toBe('posted');
  expect(await rig.record(id)).toMatchObject({ ok: true, value: { standing: 'recommended' } });
  await rig.turnTo('2021-11-16 10:00');
  expect(await rig.standingOf(id)).toBe('recommended');
  expect(await entriesOf(rig, id, 'lapse')).toEqual([]);
  expect(await rig.describe('declaration', `${id}-1`)).toMatchObject({ status: 'SUCCEEDED' });
});

test('a closing that moves past a grant is told to everybody who stands under it, once, and closes for them too', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const id = await rig.submitted(1, { employer: MUNICIPAL });
  await rig.turnTo('2021-11-05 10:00');
  await grant(id, '2021-11-12');
  await rig.turnTo('2021-11-08 10:00');
  const move = {
    act: 'move-deadline',
    call: rig.call.id,
    stage: 'employer',
    from: '2021-11-11',
    to: '2021-11-16',
  };
  const { name } = await confirmed(rig, move);
  await rig.turnBy(120);
  expect(await rig.describe('operations', name)).toMatchObject({
    status: 'SUCCEEDED',
    output: expect.stringContaining('已通知1件'),
  });
  await rig.turnTo('2021-11-08 15:00');
  const corrected = await messagesOf(rig, id, 'date-changed');
  const told = Map.groupBy(corrected, ({ audience }) => audience);
  const days = [...told].map(([audience, each]) => [audience, each.map(({ states }) => states.closesOn)]);
  // The letter of the grant told the applicant its day; both of the desk were corrected then.
  expect(days.sort()).toEqual([
    ['applicant', ['2021-11-16']],
    ['employer', ['2021-11-12', '2021-11-16']],
    ['employer-superior', ['2021-11-12', '2021-11-16']],
  ]);
  await rig.turnTo('2021-11-16 23:59');
  expect(await rig.standingOf(id)).toBe('submitted');
  await rig.turnTo('2021-11-17 01:30');
  expect((await rig.story(id)).declaration).toMatchObject({
    ...{ standing: 'lapsed', lapsed: { stage: 'employer', generation: 1, grant: 1 } },
  });
});

test('a case that lapsed at its employer goes on in a new run under its grant', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const id = await supported(rig, 1);
  taken(await rig.post(id, { postedOn: '2021-10-29' }));
  await rig.turnTo('2021-11-12 10:00');
  expect(await rig.standingOf(id)).toBe('lapsed');
  await grant(id, '2021-11-15');
  expect((await rig.story(id)).declaration).toMatchObject({ standing: 'posted', run: 2 });
  expect(await rig.record(id)).toMatchObject({ ok: true, value: { standing: 'forwarded' } });
  await rig.turnTo('2021-11-16 10:00');
  expect(await rig.standingOf(id)).toBe('forwarded');
  const states = await rig.states('declaration', `${id}-2`);
  expect(states).toContain('Ask the body to review');
});

test('a grant entered again by the same execution gives nothing more', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 10:00');
  const signed = { by: '操作员', reason: '理由', execution: 'the-same' };
  const input = { ...(await granting(id, '2021-11-03')), ...signed };
  const operate = operating(rig.machine.needs).act;
  expect(await operate(input)).toMatchObject({ outcome: 'done' });
  const before = await rig.items(id);
  expect(await operate(input)).toMatchObject({ outcome: 'done' });
  expect(await rig.items(id)).toEqual(before);
});

test('a grant is refused that nobody signs, that is past, stale, malformed, or for what has ended', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const [id, withdrawn] = [await rig.drafted(1), await rig.drafted(2)];
  taken(await rig.withdraw(withdrawn));
  await rig.turnTo('2021-11-01 10:00');
  const right = await granting(id, '2021-11-03');
  const wrong: [string, Record<string, unknown>][] = [
    ['malformed', { by: '' }],
    ['malformed', { reason: '  ' }],
    ['grant-in-the-past', { until: '2021-11-01 09:59' }],
    ['malformed', { until: 'tomorrow' }],
    ['stale', { expectedVersion: right.expectedVersion - 1 }],
    ['not-in-this-standing', await granting(withdrawn, '2021-11-03')],
    ['no-such-declaration', { declaration: 'nothing' }],
  ];
  const before = await rig.items(id);
  const operate = operating(rig.machine.needs).act;
  for (const [because, change] of wrong) {
    const act = { by: '操作员', reason: '理由', execution: 'arn', ...right, ...change };
    const answer = await operate(act);
    expect(answer, JSON.stringify(change)).toMatchObject({ outcome: 'refused', refusal: { because } });
  }
  expect(await rig.operate({ ...right, by: '' })).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(await rig.items(id)).toEqual(before);
});
