import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { epochOf } from '../../../domain/values/instant.ts';
import { followCalendarFile } from '../../../local/machine/calendar-file.ts';
import { startMachine } from '../../../local/machine/machine.ts';
import { settle, turnedClock, turnTo } from '../../../local/machine/time/turned-clock.ts';
import { actingOn, beijing } from '../../rigs/machine/acting.ts';
import { amend, withRest } from '../../rigs/machine/calendars.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { CALL, openRig, taken } from '../../rigs/machine/rig.ts';
import { supported } from '../../rigs/machine/walks.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-calendar-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = (file: unknown) => Buffer.from(JSON.stringify(file));

test('stopped and started with another file, the machine says what moves and counts by it from then on', async () => {
  const rig = await openRig({ startAt: '2021-10-11 09:00', folder });
  const id = await supported(rig, 1, { employer: MUNICIPAL });
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await rig.turnTo('2021-10-13 10:00');
  const now = rig.clock.now();
  await rig.stop();

  const clock = turnedClock(now);
  const machine = await startMachine({ clock, folder });
  const acts = actingOn(machine.needs, CALL);
  const at = (wall: string) => turnTo(clock, machine.engines, epochOf(beijing(wall)));
  const followed = await followCalendarFile(machine, bytesOf(withRest('2021-10-18')));
  expect(followed?.status).toBe('running');
  expect(followed?.says).toContain(`最早登记结果日 2021-10-19 → 2021-10-20（1 件：${id}）`);
  expect(followed?.says).toContain(`first day of a result 2021-10-19 → 2021-10-20 (1 case: ${id})`);
  expect(followed?.says).toContain('第2版已生效');
  expect(followed?.says).not.toMatch(/尚未执行|confirms|Refused|Nothing was done/);
  await at('2021-10-13 10:30');
  const told = machine.outbox.letters().filter(({ subject }) => subject.startsWith(`更正：申报${id}`));
  expect(told.map(({ to }) => to)).toEqual([MUNICIPAL.contact.email]);
  expect(told[0]?.body).toContain('2021-10-20');
  expect(await followCalendarFile(machine, bytesOf(withRest('2021-10-18')))).toBeUndefined();
  await at('2021-10-19 10:00');
  expect(await acts.record(id)).toMatchObject({ refusal: { because: 'notice-still-running' } });
  await at('2021-10-20 00:00');
  expect(await acts.record(id)).toMatchObject({ ok: true });
  await machine.stop();
});

test('an arrangement that an operator published outlives a start whose file nobody changed', async () => {
  const rig = await openRig({ startAt: '2021-10-11 09:00', folder });
  const id = await supported(rig, 1, { employer: MUNICIPAL });
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await amend(rig, withRest('2021-10-18'), 1);
  await rig.turnBy(1800);
  const now = rig.clock.now();
  await rig.stop();

  const clock = turnedClock(now);
  const machine = await startMachine({ clock, folder });
  const corrections = () =>
    machine.outbox.letters().filter(({ subject }) => subject.startsWith(`更正：申报${id}`));
  const before = corrections().length;
  expect(before).toBe(1);
  const left = await followCalendarFile(machine);
  expect(left).toMatchObject({ status: 'left', says: expect.stringContaining('第2版，保持不变') });
  await settle(machine.engines);
  expect(await machine.records.calendars.currentVersion()).toBe(2);
  expect(corrections()).toHaveLength(before);

  // A file that changed is followed, whatever an operator published in between, and then it is the one to compare with.
  const changed = await followCalendarFile(machine, bytesOf(withRest('2021-10-20')));
  expect([changed?.status, changed?.says]).toEqual(['running', expect.stringContaining('第3版已生效')]);
  expect(await followCalendarFile(machine, bytesOf(withRest('2021-10-20')))).toBeUndefined();
  expect((await followCalendarFile(machine))?.says).toContain('第4版已生效');
  await machine.stop();
});

test('a file that moves no case is said to be in force, and one that is missing or broken is said plainly', async () => {
  const rig = await openRig();
  const followed = await followCalendarFile(rig.machine, bytesOf(withRest('2022-06-14')));
  expect(followed?.says).toContain('放假安排第2版已生效');
  expect(await followCalendarFile(rig.machine, join(folder, 'calendar.json'))).toMatchObject({
    status: 'failed',
    says: expect.stringContaining('没有这个文件'),
  });
  expect(await followCalendarFile(rig.machine, Buffer.from('{\n  "years": [,]\n}'))).toMatchObject({
    status: 'failed',
    says: expect.stringContaining('第2行第13列起不是 JSON'),
  });
  await rig.stop();
});

test('a file that is none changes nothing, and every defect of it is said', async () => {
  const rig = await openRig();
  const years = [
    {
      year: 2021,
      source: {},
      off: [{ from: '2021-01-03', to: '2021-01-01', name: '元旦' }],
      work: ['2021-01-04'],
    },
  ];
  const followed = await followCalendarFile(rig.machine, bytesOf({ years }));
  expect(followed?.status).toBe('failed');
  for (const place of ['/years/0/source/notice', '/years/0/source/address', '/years/0/off/0/to'])
    expect(followed?.says).toContain(place);
  expect(await rig.machine.records.calendars.currentVersion()).toBe(1);
  await rig.stop();
});
