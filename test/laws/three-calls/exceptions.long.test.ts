import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sayLastDay } from '../../../domain/call/windows.ts';
import { presentStep } from '../../../domain/declaration/way.ts';
import { type Day, type Instant, plusSeconds } from '../../../domain/values/instant.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import {
  actsOfWay,
  broughtTo,
  MONDAY,
  stageOf,
  THREE_CALLS,
  turnToInstant,
} from '../../rigs/machine/three-calls.ts';
import { confirmed, entriesOf, lettersOf, passes } from '../../rigs/machine/walks.ts';

describe.each(THREE_CALLS)('under $name', ({ file }) => {
  let rig: Rig;
  /** One person in each wait of the way, for each of these. */
  const waiting: Record<'withdraws' | 'returned' | 'granted' | 'reopened', string[]> = {
    ...{ withdraws: [], returned: [], granted: [], reopened: [] },
  };
  beforeAll(async () => {
    rig = await openRig({ startAt: MONDAY, file });
    const acts = await actsOfWay(rig, 1);
    const groups = Object.values(waiting);
    const targets = groups.flatMap((_, group) =>
      Array.from({ length: acts }, (_each, at) => ({ nth: 100 * (group + 1) + at, acts: at })),
    );
    const ids = await broughtTo(rig, targets);
    for (const [group, people] of groups.entries())
      people.push(...ids.slice(group * acts, (group + 1) * acts));
  });
  afterAll(() => rig?.stop());

  const zone = () => rig.call.identity.zone.value;
  const closingOf = async (stage: string): Promise<Instant> =>
    (await rig.machine.records.stages.of(rig.call.id))[stage]?.closesAt ?? '';
  const versionOf = async (id: string) => (await rig.story(id)).declaration.version;
  const saysOnce = (id: string) => {
    const sent = lettersOf(rig, id).map(({ reference }) => reference);
    expect(new Set(sent).size, id).toBe(sent.length);
  };
  test('whoever withdraws in any wait has withdrawn once, and begins anew', async () => {
    for (const [at, id] of waiting.withdraws.entries()) {
      taken(await rig.withdraw(id));
      expect((await rig.withdraw(id)).ok).toBe(false);
      expect((await passes(rig, id).catch(() => ({ ok: false }))).ok).toBe(false);
      await rig.settle();
      expect(await entriesOf(rig, id, 'withdraw')).toHaveLength(1);
      const again = await rig.submitted(100 + at);
      expect(again).not.toBe(id);
      taken(await rig.withdraw(again));
      saysOnce(id);
    }
  });

  test('whatever a step returns comes back to its first desk, and passes to the committee', async () => {
    for (const id of waiting.returned) {
      const { declaration } = await rig.story(id);
      if (presentStep(rig.call, declaration)?.returns === undefined) continue;
      taken(await rig.giveBack(id));
      await rig.settle();
      expect(await rig.standingOf(id)).toBe('returned');
      taken(await rig.submit(id));
      await rig.settle();
      while ((await rig.standingOf(id)) !== 'recommended') {
        const reply = await passes(rig, id);
        if (!reply.ok) await rig.turnBy(24 * 3600);
        await rig.settle();
      }
      expect(await entriesOf(rig, id, 'return')).toHaveLength(1);
      saysOnce(id);
    }
  });

  test('what a lock ended in any wait comes in once under a grant, and by a reopening', async () => {
    const { granted, reopened } = waiting;
    const waits = [];
    for (const [at, id] of granted.entries()) {
      const stage = await stageOf(rig, id);
      waits.push({
        id,
        other: reopened[at] ?? '',
        stage,
        closesAt: await closingOf(stage),
        was: await rig.standingOf(id),
      });
    }
    for (const closesAt of [...new Set(waits.map((wait) => wait.closesAt))].sort()) {
      const now = waits.filter((wait) => wait.closesAt === closesAt);
      await turnToInstant(rig, plusSeconds(closesAt, 5400));
      for (const { id, other, was } of now) {
        expect(await entriesOf(rig, id, 'lapse'), was).toHaveLength(1);
        const until = dayAfter(closesAt, 1);
        const told = await confirmed(rig, {
          act: 'grant-late-entry',
          declaration: id,
          until,
          expectedVersion: await versionOf(id),
        });
        expect(told.error, told.cause).toBeUndefined();
        expect(await rig.standingOf(id)).toBe(was);
        const acted = await passes(rig, id);
        expect(acted.ok || acted.refusal.because).toBe(true);
        expect(await rig.standingOf(other), was).not.toBe(was);
      }
      const moves = {
        act: 'move-deadline',
        call: rig.call.id,
        from: sayLastDay(closesAt, zone()),
        to: dayAfter(closesAt, 1),
      };
      for (const stage of new Set(now.map((wait) => wait.stage)))
        expect((await confirmed(rig, { ...moves, stage })).error).toBeUndefined();
      await rig.turnBy(3600);
      for (const { other, was } of now) {
        expect(await rig.standingOf(other), other).toBe(was);
        taken(await passes(rig, other));
        saysOnce(other);
      }
    }
  });
});

/** The day so many days after the last day before a closing. */
function dayAfter(closesAt: Instant, days: number): Day {
  return plusSeconds(closesAt, 8 * 3600 - 1 + days * 86_400).slice(0, 10);
}
