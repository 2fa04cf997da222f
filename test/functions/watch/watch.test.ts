import { expect, onTestFinished, test } from 'vitest';
import type { Letter } from '../../../adapters/mail/channel.ts';
import { LetterNotSent } from '../../../adapters/mail/channel.ts';
import type { Measured } from '../../../adapters/metrics.ts';
import type { Needs } from '../../../casework/needs.ts';
import { watch } from '../../../functions/watch/watch.ts';
import { countCalls } from '../../rigs/functions/count-calls.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { CALL, openRig, type Rig, type RigOptions, taken } from '../../rigs/machine/rig.ts';

interface Watched {
  readonly rig: Rig;
  readonly measured: Measured[];
  readonly letters: Letter[];
  look(): ReturnType<ReturnType<typeof watch>>;
}

async function open(options: RigOptions): Promise<Watched> {
  const rig = await openRig(options);
  onTestFinished(() => rig.stop());
  const measured: Measured[] = [];
  const letters: Letter[] = [];
  const needs: Needs = {
    ...rig.machine.needs,
    metrics: { put: (each) => measured.push(...each) },
    channel: { send: async (letter) => void letters.push(letter) },
  };
  return { rig, measured, letters, look: () => watch(needs)() };
}

const valuesOf = (measured: readonly Measured[], stage: string) =>
  measured.find(({ dimensions }) => dimensions?.Stage === stage)?.values;

test('the watch measures every stage, tells nobody and repairs nothing where all is well', async () => {
  const { rig, measured, letters, look } = await open({ startAt: '2021-10-11 09:30' });
  await rig.submitted(1);
  await rig.drafted(2);
  const id = await rig.submitted(3);
  const before = await rig.items(id);
  const readings = await look();
  expect(readings).toMatchObject({ oldestOverdueSeconds: 0, stuck: 0, lettersFailed: 0, notForMe: 0 });
  expect(valuesOf(measured, 'employer')).toMatchObject({ Waiting: 2, Locked: 0 });
  expect(valuesOf(measured, 'declare')).toMatchObject({ Waiting: 1, HoursToClosing: 20 * 24 + 14.5 });
  expect(measured[0]?.values).toMatchObject({ LockLateSeconds: 0, Stuck: 0 });
  expect(letters).toEqual([]);
  expect(await rig.items(id)).toEqual(before);
});

test('a lock that nobody sets is late, and the operators are told once that day, and again the next', async () => {
  const { rig, measured, letters, look } = await open({ startAt: '2021-10-31 10:00' });
  rig.sleepTo('2021-11-01 08:59');
  expect((await look()).stages.find(({ stage }) => stage === 'declare')?.secondsLate).toBe(
    9 * 3600 - 60 - 40,
  );
  expect(measured[0]?.values.LockLateSeconds).toBe(9 * 3600 - 100);
  expect(letters).toEqual([]);
  rig.sleepTo('2021-11-01 09:00');
  for (let time = 0; time < 3; time += 1) await look();
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({ to: 'operators@example.com', reference: 'digest/2021-11-01' });
  expect(letters[0]?.body).toContain(`${CALL.id} 的环节 declare 应已锁定`);
  rig.sleepTo('2021-11-02 09:00');
  await look();
  expect(letters.map(({ reference }) => reference)).toEqual(['digest/2021-11-01', 'digest/2021-11-02']);
});

test('a record that two patrols could not move is counted as stuck', async () => {
  const { rig, look } = await open({ startAt: '2021-10-11 09:30' });
  const id = await rig.submitted(1);
  await rig.machine.needs.workflow.stop('declaration', `${id}-1`, 'Stopped by hand');
  taken(await rig.support(id));
  rig.sleepTo('2021-10-11 10:00');
  expect(await look()).toMatchObject({ stuck: 0, oldestOverdueSeconds: 1800 });
  rig.sleepTo('2021-10-11 10:01');
  expect(await look()).toMatchObject({ stuck: 1 });
});

test('the watch asks the table no more of forty cases, all of them stuck, than of two', async () => {
  const { rig, look } = await open({ startAt: '2021-10-11 09:30' });
  for (let nth = 1; nth <= 2; nth += 1) await rig.drafted(nth);
  await rig.settle();
  await look();
  const ofTwo = await countCalls(look);
  for (let nth = 3; nth <= 40; nth += 1) await rig.drafted(nth);
  await rig.settle();
  rig.sleepTo('2021-10-29 10:00');
  let readings: Awaited<ReturnType<typeof look>> | undefined;
  const ofForty = await countCalls(async () => {
    readings = await look();
  });
  expect(readings?.stages.find(({ stage }) => stage === 'declare')?.waiting).toBe(40);
  expect(readings?.stuck).toBe(40);
  // The digest of the day is written besides.
  expect(ofForty).toBe(ofTwo + 1);
});

test('a letter that was given up and a link for somebody else count for a day', async () => {
  const failing = { send: async () => Promise.reject(new LetterNotSent(true)) };
  const { rig, look } = await open({
    startAt: '2021-10-11 09:30',
    aroundNeeds: (needs) => ({ ...needs, channel: failing }),
  });
  await rig.submitted(1);
  const { records, now } = rig.machine.needs;
  await records.reports.keep({ kind: 'not-for-me', at: now(), link: 'x', desk: 'employer:1', note: '' });
  expect(await look()).toMatchObject({ lettersFailed: 2, notForMe: 1 });
  rig.sleepTo('2021-10-12 09:31');
  expect(await look()).toMatchObject({ lettersFailed: 0, notForMe: 0 });
});

test('no stage is measured without any call, and the calendar is still watched', async () => {
  const { rig } = await open({ startAt: '2026-11-20 09:30' });
  const measured: Measured[] = [];
  const calls = { ...rig.machine.records.calls, all: async () => [] };
  const needs: Needs = {
    ...rig.machine.needs,
    records: { ...rig.machine.records, calls },
    metrics: { put: (each) => measured.push(...each) },
    channel: { send: async () => {} },
  };
  expect(await watch(needs)()).toMatchObject({ stages: [], calendarDaysLeft: 41 });
  expect(measured).toHaveLength(1);
});

test('an act in time that could not be recorded is named with its declaration and instant, until it is answered', async () => {
  const { rig, letters, look } = await open({ startAt: '2021-10-31 10:00' });
  const [id, other] = [await rig.drafted(1), await rig.drafted(2)];
  await rig.turnTo('2021-11-01 01:30');
  for (const each of [id, other])
    expect(await rig.submit(each, '2021-10-31 23:59:59.999')).toMatchObject({
      refusal: { because: 'in-time-but-unrecorded' },
    });
  expect(await rig.submit(other, '2021-11-01 01:00')).toMatchObject({ refusal: { because: 'lapsed' } });
  const { version } = (await rig.story(other)).declaration;
  const granting = { declaration: other, until: '2021-11-02', expectedVersion: version };
  let granted = await rig.operate({ act: 'grant-late-entry', ...granting });
  const { confirms } = JSON.parse(granted.output ?? '{}');
  if (confirms) granted = await rig.operate({ act: 'grant-late-entry', ...granting, confirms });
  expect(granted.status).toBe('SUCCEEDED');
  await rig.turnTo('2021-11-01 09:30');
  expect((await look()).unrecorded.map(({ about, act, at }) => [about, act, at])).toEqual([
    [id, 'submit', beijing('2021-10-31 23:59:59.999')],
  ]);
  expect(letters.map(({ body }) => body.includes(`${id}：2021-10-31 23:59:59`))).toEqual([true]);
  expect(letters[0]?.body).not.toContain(other);
});
