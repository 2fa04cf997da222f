import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFinal } from '../../../domain/declaration/moves.ts';
import { type Instant, plusSeconds } from '../../../domain/values/instant.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import { openRig, type Rig } from '../../rigs/machine/rig.ts';
import {
  actsOfWay,
  broughtTo,
  MONDAY,
  stageOf,
  THREE_CALLS,
  turnToInstant,
} from '../../rigs/machine/three-calls.ts';
import { lettersOf, passes } from '../../rigs/machine/walks.ts';

/** Two people who wait for one act of the way: one acts in the last millisecond of its stage, the other in the first one after. */
interface Pair {
  readonly inTime: string;
  readonly late: string;
  readonly stage: string;
  readonly closesAt: Instant;
}

describe.each(THREE_CALLS)('under $name', ({ file }) => {
  let rig: Rig;
  const pairs: Pair[] = [];
  const acted = new Map<
    string,
    { last: AnyVerdict<unknown>; first: AnyVerdict<unknown>; isUntouched: boolean }
  >();

  const actOf = async (id: string) =>
    (await rig.standingOf(id)) === 'draft' ? rig.submit(id) : passes(rig, id);

  async function pairOf(inTime: string, late: string): Promise<Pair> {
    const stage = await stageOf(rig, inTime);
    const closesAt = (await rig.machine.records.stages.of(rig.call.id))[stage]?.closesAt ?? '';
    return { inTime, late, stage, closesAt };
  }

  beforeAll(async () => {
    rig = await openRig({ startAt: MONDAY, file });
    pairs.push(await pairOf(await rig.drafted(1), await rig.drafted(2)));
    const acts = await actsOfWay(rig, 3);
    const targets = Array.from({ length: 2 * acts }, (_, at) => ({ nth: 10 + at, acts: Math.floor(at / 2) }));
    const ids = await broughtTo(rig, targets);
    for (let at = 0; at < acts; at += 1) pairs.push(await pairOf(ids[2 * at] ?? '', ids[2 * at + 1] ?? ''));
    for (const closesAt of [...new Set(pairs.map((pair) => pair.closesAt))].sort()) {
      const now = pairs.filter((pair) => pair.closesAt === closesAt);
      await turnToInstant(rig, plusSeconds(closesAt, -0.001));
      const last = [];
      for (const { inTime } of now) last.push(await actOf(inTime));
      await turnToInstant(rig, closesAt);
      for (const [nth, { inTime, late }] of now.entries()) {
        const untouched = await rig.items(late);
        const first = await actOf(late);
        const isUntouched = isDeepStrictEqual(untouched, await rig.items(late));
        acted.set(inTime, { last: last[nth] ?? first, first, isUntouched });
      }
      await rig.turnBy(5400);
    }
    await rig.turnBy(7 * 24 * 3600);
  });
  afterAll(() => rig?.stop());

  test('every wait of the way closes with a stage that has an end', () => {
    expect(pairs.length).toBeGreaterThan(4);
    expect(pairs.map(({ closesAt }) => closesAt)).not.toContain('');
  });

  test('in each wait, what is received in its last millisecond is taken, and stands with that instant', async () => {
    for (const { inTime, stage, closesAt } of pairs) {
      expect(acted.get(inTime)?.last, stage).toMatchObject({ ok: true });
      const { timeline } = await rig.story(inTime);
      expect(
        timeline.filter(({ at }) => at === plusSeconds(closesAt, -0.001)),
        stage,
      ).toHaveLength(1);
    }
  });

  test('in each wait, one millisecond later is refused as closed, and leaves no trace', () => {
    for (const { inTime, stage } of pairs) {
      expect(acted.get(inTime)?.first, stage).toMatchObject({
        ok: false,
        refusal: { because: 'stage-closed' },
      });
      expect(acted.get(inTime)?.isUntouched, stage).toBe(true);
    }
  });

  test('what was late ends once, by the lock of its stage, and its applicant is told once', async () => {
    for (const { late, stage } of pairs) {
      const { declaration, timeline, messages } = await rig.story(late);
      expect(declaration.lapsed?.stage, late).toBe(stage);
      expect(
        timeline.filter(({ move }) => move === 'lapse'),
        stage,
      ).toHaveLength(1);
      const told = messages.filter(
        ({ occasion, audience }) =>
          occasion === `told-of-${declaration.lapsed?.as === 'abandoned' ? 'abandonment' : 'lapse'}` &&
          audience === 'applicant',
      );
      expect(told, stage).toHaveLength(1);
    }
  });

  test('everybody has ended, nothing runs on, no letter was sent twice, and nothing is due', async () => {
    for (const { inTime, late } of pairs)
      for (const id of [inTime, late]) {
        const { declaration } = await rig.story(id);
        const sent = lettersOf(rig, id).map(({ reference }) => reference);
        expect([isFinal(declaration.standing), declaration.dueAt], id).toEqual([true, undefined]);
        expect(new Set(sent).size, id).toBe(sent.length);
      }
    expect(rig.machine.stepFunctions.listRunning()).toEqual([]);
  });
});
