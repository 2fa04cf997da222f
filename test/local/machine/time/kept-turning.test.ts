import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { driveByHand } from '../../../../local/machine/time/drive.ts';
import { keptTurning, sayBrokenOff } from '../../../../local/machine/time/kept-turning.ts';
import { turnedClock } from '../../../../local/machine/time/turned-clock.ts';

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-turning-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'turning');
}

/** A machine on which one thing is due at 50. */
function drive(path: string, fireDue: () => Promise<void>) {
  let due: number | undefined = 50;
  const engine = {
    name: 'timers',
    nextDueAt: async () => due,
    fireDue: () => {
      due = undefined;
      return fireDue();
    },
    settle: async () => {},
  };
  const outbox = { count: () => 0, since: () => [] };
  const machine = { engines: [engine], outbox, stepFunctions: { listRunning: () => [] } };
  return driveByHand(
    machine as unknown as Parameters<typeof driveByHand>[0],
    turnedClock(0),
    keptTurning(path),
  );
}

test('a turning is kept until it has reached its end', async () => {
  const path = file();
  let go = () => {};
  const driving = drive(path, () => new Promise((resolve) => (go = resolve)));
  driving.turnTo(100);
  await vi.waitFor(() => expect(driving.now()).toBe(50));
  expect(keptTurning(path).brokenOff()).toBe(100);
  go();
  await driving.settle();
  expect([driving.now(), keptTurning(path).brokenOff()]).toEqual([100, undefined]);
});

test('one that broke on the way is known to the next process', async () => {
  const path = file();
  const silent = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => silent.mockRestore());
  const driving = drive(path, () => Promise.reject(new Error('broken')));
  driving.turnTo(100);
  await driving.settle();
  expect(driving.last()).toMatchObject({ done: true, failed: true });
  expect(keptTurning(path).brokenOff()).toBe(100);
});

test('nothing is said of a file that holds no instant', () => {
  const path = file();
  writeFileSync(path, 'x');
  expect(keptTurning(path).brokenOff()).toBeUndefined();
});

test('a person who starts again reads where the clock was to go and where it stands', () => {
  const [to, now] = [Date.parse('2021-11-20T00:00:00Z'), Date.parse('2021-10-31T16:00:40Z')];
  const { zh, en } = sayBrokenOff(to, now);
  for (const each of [zh, en]) {
    expect(each).toContain('2021-11-20 08:00:00');
    expect(each).toContain('2021-11-01 00:00:40');
  }
});
