import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drainedAt } from '../../../domain/call/windows.ts';
import { epochOf } from '../../../domain/values/instant.ts';
import { beijing } from './acting.ts';
import { BUREAU, MUNICIPAL } from './people.ts';
import { CALL, openRig, type Rig, taken } from './rig.ts';
import { entriesOf, lapsedOnce, lettersOf, supported } from './walks.ts';

/**
 * One walk through the three locks of a call, its schedules late by so many seconds. Scheduler promises a minute's
 * precision: https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html
 */
export function describeDeadlines(punctuality: string, late: number | 'never'): void {
  describe(`with the schedule of each lock ${punctuality}`, () => {
    let rig: Rig;
    const ids: Record<string, string> = {};
    const id = (name: string) => ids[name] ?? '';

    /** Acts on both sides of a closing: the last instant, the first one after it, and an hour and a half later. */
    async function actAround(lastDay: string, nextDay: string, inTime: Act, tooLate: Act) {
      await rig.turnTo(`${lastDay} 23:59:59.999`);
      const last = await inTime();
      await rig.turnTo(`${nextDay} 00:00`);
      const untouched = await rig.items(id(tooLate.of));
      const first = await tooLate();
      const written = await rig.items(id(tooLate.of));
      await rig.turnTo(`${nextDay} 01:30`);
      return { last, first, untouched, written };
    }

    type Act = (() => Promise<unknown>) & { of: string };
    const act = (of: string, run: (id: string) => Promise<unknown>): Act =>
      Object.assign(() => run(id(of)), { of });

    beforeAll(async () => {
      rig = await openRig({ startAt: '2021-10-29 09:00', lateBySeconds: () => late });
      for (const [nth, name] of ['in time', 'too late', 'never'].entries())
        ids[`declared ${name}`] = await rig.drafted(nth + 1, { employer: MUNICIPAL });
      for (const [nth, name] of ['in time', 'too late'].entries()) {
        ids[`recorded ${name}`] = await supported(rig, nth + 11, { employer: MUNICIPAL });
        ids[`supported ${name}`] = await supported(rig, nth + 21);
        taken(await rig.post(id(`supported ${name}`), { postedOn: '2021-10-29' }));
      }
      ids['never posted'] = await supported(rig, 31);
    });
    afterAll(() => rig?.stop());

    const closedWith = (stage: string, closesAt: string) => ({
      ok: false,
      refusal: {
        because: 'stage-closed',
        clause: `三：${CALL.late.value}`,
        facts: expect.objectContaining({ stage, closesAt: beijing(closesAt) }),
      },
    });

    async function expectLocked(stage: string): Promise<void> {
      const record = (await rig.machine.records.stages.of(CALL.id))[stage];
      expect(record?.generation).toBe(1);
      expect(epochOf(record?.lockedAt ?? '')).toBeGreaterThanOrEqual(epochOf(drainedAt(record ?? never())));
      expect(record?.sweptAt).toBeDefined();
      expect(record?.dueAt).toBeUndefined();
    }

    test('a submission received in the last millisecond of 31 October is taken, one millisecond later refused with the clause and without a trace', async () => {
      const around = await actAround(
        '2021-10-31',
        '2021-11-01',
        act('declared in time', (it) => rig.submit(it)),
        act('declared too late', (it) => rig.submit(it)),
      );
      expect(around.last).toMatchObject({ ok: true, value: { standing: 'submitted' } });
      expect(around.first).toEqual(closedWith('个人申报', '2021-11-01'));
      expect(around.written).toEqual(around.untouched);
      await expectLocked('declare');
      const [entry] = await entriesOf(rig, id('declared in time'), 'submit');
      expect(entry?.at).toBe(beijing('2021-10-31 23:59:59.999'));
      expect(await rig.standingOf(id('declared in time'))).toBe('submitted');
      const lapse = { standing: 'lapsed', from: 'draft', stage: 'declare', lapses: 1, told: ['applicant'] };
      for (const name of ['declared too late', 'declared never'])
        expect(await lapsedOnce(rig, id(name)), name).toEqual(lapse);
    });

    test('a result received in the last millisecond of 11 November is the recommendation, one millisecond later refused with the clause and without a trace', async () => {
      await rig.turnTo('2021-11-03 10:00');
      for (const name of ['recorded in time', 'recorded too late'])
        taken(await rig.post(id(name), { postedOn: '2021-11-03' }));
      await rig.turnTo('2021-11-08 10:00');
      for (const name of ['supported in time', 'supported too late']) taken(await rig.record(id(name)));
      await rig.turnTo('2021-11-09 10:00');
      for (const name of ['supported in time', 'supported too late']) taken(await rig.support(id(name)));
      const around = await actAround(
        '2021-11-11',
        '2021-11-12',
        act('recorded in time', (it) => rig.record(it)),
        act('recorded too late', (it) => rig.record(it)),
      );
      expect(around.last).toMatchObject({ ok: true, value: { standing: 'recommended' } });
      expect(around.first).toEqual(closedWith('用人单位审核、公示、推荐', '2021-11-12'));
      expect(around.written).toEqual(around.untouched);
      await expectLocked('employer');
      expect(await rig.standingOf(id('recorded in time'))).toBe('recommended');
      const lapse = { standing: 'lapsed', stage: 'employer', lapses: 1, told: ['applicant', 'employer'] };
      expect(await lapsedOnce(rig, id('recorded too late'))).toEqual({ ...lapse, from: 'posted' });
      expect(await lapsedOnce(rig, id('never posted'))).toEqual({ ...lapse, from: 'supported' });
      expect(await lapsedOnce(rig, id('declared in time'))).toEqual({ ...lapse, from: 'submitted' });
    });

    test('a body’s support received in the last millisecond of 19 November counts, one millisecond later refused with the clause and without a trace', async () => {
      const around = await actAround(
        '2021-11-19',
        '2021-11-20',
        act('supported in time', (it) => rig.support(it)),
        act('supported too late', (it) => rig.support(it)),
      );
      expect(around.last).toMatchObject({ ok: true, value: { standing: 'recommended' } });
      expect(around.first).toEqual(closedWith('下级评委会推荐', '2021-11-20'));
      expect(around.written).toEqual(around.untouched);
      await expectLocked('recommendation');
      expect(await lapsedOnce(rig, id('supported too late'))).toEqual({
        standing: 'lapsed',
        from: 'forwarded',
        stage: 'recommendation',
        lapses: 1,
        told: ['applicant', `body-superior:${BUREAU}`, 'employer'],
      });
    });

    test('nothing that was in time is told that it is late, nothing runs on, and nothing is due any more', async () => {
      for (const name of ['recorded in time', 'supported in time']) {
        expect(await rig.standingOf(id(name))).toBe('recommended');
        expect(lettersOf(rig, id(name)).filter(({ subject }) => subject.includes('逾期'))).toEqual([]);
        expect(await entriesOf(rig, id(name), 'lapse')).toEqual([]);
      }
      expect(rig.machine.stepFunctions.listRunning()).toEqual([]);
      // Letters to reviewers about the ends leave on the next working day.
      await rig.turnTo('2021-11-22 12:00');
      expect(await rig.machine.records.indexes.due('9999-12-31T00:00:00.000Z', 1)).toEqual([]);
    });
  });
}

function never(): never {
  throw new Error('The stage has no record');
}
