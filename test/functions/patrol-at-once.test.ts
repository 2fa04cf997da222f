import { expect, onTestFinished, test } from 'vitest';
import type { Letter } from '../../adapters/mail/channel.ts';
import type { Needs } from '../../casework/needs.ts';
import { plusSeconds } from '../../domain/values/instant.ts';
import { PATROL_TIME } from '../../functions/patrol/limits.ts';
import { PATROL_LANES, patrol } from '../../functions/patrol/patrol.ts';
import { type FaultRig, openFaultRig, QUICK } from '../rigs/faults/rig.ts';
import { countCalls } from '../rigs/functions/count-calls.ts';
import { NO_END } from '../rigs/functions/running.ts';
import { taken } from '../rigs/machine/rig.ts';

interface Opened {
  readonly rig: FaultRig;
  readonly needs: Needs;
  /** The letters that were handed over, in their order. */
  readonly letters: Letter[];
}

/** A morning on which all drafts are reminded; `hold` is waited for by each letter before it leaves. */
async function open(count: number, hold: (letter: Letter, opened: Opened) => unknown = () => {}) {
  const rig = await openFaultRig(QUICK, { startAt: '2021-10-25 09:05' });
  onTestFinished(() => rig.stop());
  for (let nth = 1; nth <= count; nth += 1) await rig.drafted(nth);
  // What takes files in is done, so that a count holds nothing of it.
  await rig.settle();
  rig.sleepTo('2021-10-25 09:31');
  const letters: Letter[] = [];
  const channel = {
    async send(letter: Letter) {
      await hold(letter, opened);
      letters.push(letter);
    },
  };
  const opened: Opened = { rig, letters, needs: { ...rig.machine.needs, channel } };
  return opened;
}

test('a letter that hangs holds up none of the others', async () => {
  const others = Promise.withResolvers<void>();
  let first: Letter | undefined;
  const { needs, letters } = await open(5, async (letter, { letters }) => {
    first ??= letter;
    if (letter === first) return others.promise;
    if (letters.length === 3) others.resolve();
  });
  await patrol(needs, 2)(NO_END);
  expect(letters).toHaveLength(5);
  expect(letters.at(-1)).toBe(first);
});

test('whoever waits for no letter is helped before the first letter leaves, however slow the mail server is', async () => {
  const running: number[] = [];
  const { rig, needs } = await open(3, (_, { rig }) =>
    running.push(rig.machine.stepFunctions.listRunning().length),
  );
  const { workflow } = needs;
  const whole = { ...workflow };
  Object.assign(workflow, { start: () => Promise.reject(new Error('down')) });
  taken(await rig.submit(await rig.drafted(4)));
  Object.assign(workflow, whole);
  rig.sleepTo('2021-10-25 09:45');
  expect((await patrol(needs, 1)(NO_END)).repaired).toEqual([expect.stringMatching(/^started /)]);
  expect(running).toEqual([1, 1, 1]);
  await rig.settle();
});

test('a patrol stops at its time, the next goes on, and each draft is reminded once', async () => {
  const { needs, letters } = await open(6, (_, { rig }) => rig.clock.set(rig.clock.now() + 60_000));
  const inTime = () => patrol(needs, 2)(plusSeconds(needs.now(), 90));
  expect(await inTime()).toMatchObject({ endedEarly: true });
  expect(letters.length).toBeGreaterThan(0);
  expect(letters.length).toBeLessThan(4);
  let patrols = 1;
  while ((await inTime()).endedEarly) patrols += 1;
  expect(patrols).toBeGreaterThan(1);
  expect(letters).toHaveLength(6);
  expect(new Set(letters.map(({ reference }) => reference))).toHaveProperty('size', 6);
});

test('a patrol without time takes up nothing, and leaves it due', async () => {
  const { rig, needs, letters } = await open(1);
  expect(await patrol(needs)(needs.now())).toEqual({ repaired: [], left: [], endedEarly: true });
  expect(letters).toEqual([]);
  expect(await rig.machine.records.indexes.due(needs.now(), 10)).toHaveLength(1);
});

/** Seconds that 10,000 of something take on AWS: 10 ms a call, 150 ms a letter. */
const secondsOfAMorning = (calls: number) => (10_000 * (calls * 10 + 150)) / PATROL_LANES / 1000;

test('a reminder takes so few calls that one patrol sends 10,000', async () => {
  const four = await open(4);
  const more = await countCalls(() => patrol(four.needs)(NO_END));
  const two = await open(2);
  const fewer = await countCalls(() => patrol(two.needs)(NO_END));
  const each = (more - fewer) / 2;
  // Which shard of what is due an id falls into is chance, so one page more or fewer is read.
  expect(Math.abs(each - 3)).toBeLessThanOrEqual(0.5);
  expect(secondsOfAMorning(each)).toBeLessThan(PATROL_TIME.timeoutSeconds - PATROL_TIME.marginSeconds);
});
