import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withRest } from '../../rigs/machine/calendars.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { openRig, taken } from '../../rigs/machine/rig.ts';
import { supported } from '../../rigs/machine/walks.ts';
import { turn } from './clock-page.ts';
import { freePort, start } from './npm-start.ts';

const ROOMS = [
  'adapters',
  'calls',
  'casework',
  'domain',
  'functions',
  'infra',
  'local',
  'pages',
  'statemachine',
  'web',
];

/** A copy of the system whose file of days off can be changed. */
function copied(into: string): void {
  for (const room of ROOMS) cpSync(room, join(into, room), { recursive: true });
  cpSync('package.json', join(into, 'package.json'));
  symlinkSync(resolve('node_modules'), join(into, 'node_modules'));
}

test('a start that finds another calls/calendar.json publishes it, says what moved, and tells everybody who was told otherwise', async () => {
  const [copy, folder] = ['copy', 'data'].map((name) => mkdtempSync(join(tmpdir(), `zhicheng-${name}-`)));
  if (copy === undefined || folder === undefined) throw new Error('No folders');
  onTestFinished(() => {
    for (const each of [copy, folder]) rmSync(each, { recursive: true, force: true });
  });
  copied(copy);
  const rig = await openRig({ startAt: '2021-10-11 09:00', folder });
  const id = await supported(rig, 1, { employer: MUNICIPAL });
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await rig.turnTo('2021-10-13 10:00');
  writeFileSync(join(folder, 'clock'), String(rig.clock.now()));
  await rig.stop();

  writeFileSync(join(copy, 'calls/calendar.json'), JSON.stringify(withRest('2021-10-18')));
  const PORT = String(await freePort());
  const changed = start({ PORT, DATA_DIR: folder }, copy);
  await changed.answering();
  const origin = `http://127.0.0.1:${PORT}`;
  await turn(origin, { to: '2021-10-13 10:30' });
  const outbox = await (await fetch(`${origin}/local/outbox?of=${id}`)).text();
  expect(outbox).toContain('公示最后一天为2021-10-19，自2021-10-20起可以登记结果。');
  await changed.kill('SIGTERM');
  const { said } = await changed.ended;
  expect(said).toContain(`公示最后一天 2021-10-18 → 2021-10-19（1 件：${id}）`);
  expect(said).toContain('放假安排第2版已生效');

  const again = start({ PORT, DATA_DIR: folder }, copy);
  await again.answering();
  await again.kill('SIGTERM');
  expect((await again.ended).said).not.toContain('放假安排');
});

test('a start with a file that is none ends with every defect and its place, and says no more', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'zhicheng-copy-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  copied(copy);
  writeFileSync(join(copy, 'calls/calendar.json'), '{"years": [{"year": 2021}]}');
  const { code, said } = await start({ PORT: String(await freePort()), DATA_DIR: join(copy, 'data') }, copy)
    .ended;
  expect(code).toBe(1);
  expect(said).toContain('/years/0/source');
  expect(said).toContain('/years/0/off');
  expect(said).not.toContain('    at ');
});
