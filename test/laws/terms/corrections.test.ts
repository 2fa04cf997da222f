import { afterEach, expect, test } from 'vitest';
import { caseOf } from '../../../casework/case.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { openRig, presentExecution, type Rig, taken } from '../../rigs/machine/rig.ts';
import { ownDeadline, THREE_DAYS_TO_CORRECT } from '../../rigs/machine/terms.ts';
import { confirmed, entriesOf, lettersOf, messagesOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const file = fileWith(THREE_DAYS_TO_CORRECT);
const ENDS = beijing('2021-10-16');

/** A declaration that its employer returned on Tuesday the 12th of October. */
async function returned(nth: number): Promise<string> {
  const id = await rig.submitted(nth);
  await rig.turnTo('2021-10-12 10:00');
  taken(await rig.giveBack(id));
  await rig.settle();
  return id;
}

test('a correction received in the last millisecond of its own deadline is taken, one second later refused with the clause and without a trace', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file });
  const [early, late, other] = [await rig.submitted(1), await rig.submitted(2), await rig.drafted(3)];
  await rig.turnTo('2021-10-12 10:00');
  for (const id of [early, late]) taken(await rig.giveBack(id));
  await rig.settle();
  expect(await ownDeadline(rig, late)).toMatchObject({ standing: 'returned', endsAt: ENDS });
  const [asked] = await messagesOf(rig, late, 'asked-to-correct');
  expect(asked?.states).toMatchObject({ closesOn: '2021-10-15' });
  await rig.turnTo('2021-10-15 23:59:59.999');
  expect(await rig.submit(early)).toMatchObject({ ok: true, value: { standing: 'submitted' } });
  await rig.turnTo('2021-10-16 00:00:01');
  const before = await rig.items(late);
  expect(await rig.submit(late)).toEqual({
    ok: false,
    refusal: {
      because: 'term-over',
      clause: '四',
      facts: { step: '个人申报', stepEn: 'Declaring', endsAt: ENDS },
    },
  });
  expect(await rig.items(late)).toEqual(before);
  expect(await rig.submit(other)).toMatchObject({ ok: true });
  await rig.turnTo('2021-10-16 01:30');
  expect(await ownDeadline(rig, late)).toMatchObject({
    ...{ standing: 'lapsed', as: 'abandoned', isByTerm: true, lapses: 1 },
    told: ['told-of-abandonment applicant', 'told-of-abandonment employer'],
  });
  const [lapse] = await entriesOf(rig, late, 'lapse');
  expect(lapse).toMatchObject({
    actor: { kind: 'automatic', by: 'case-deadline' },
    clause: '四',
    inputs: { cause: 'unfinished-returned', termEnds: ENDS },
  });
  expect(lapse && lapse.at >= beijing('2021-10-16 00:00:40')).toBe(true);
  expect(await rig.standingOf(early)).toBe('submitted');
  // Declaring is still open, and the call frees the claim.
  const again = taken(await rig.begin(rig.applicant(2)));
  expect(again.id).not.toBe(late);
  taken(await rig.change(again.id, rig.applicant(2).draft));
  expect(await rig.submit(again.id)).toMatchObject({ ok: true });
  expect(await entriesOf(rig, early, 'lapse')).toEqual([]);
  expect(await rig.submit(late)).toMatchObject({ refusal: { because: 'abandoned', clause: '四' } });
  expect(await rig.describe('declaration', `${late}-1`)).toMatchObject({ status: 'SUCCEEDED' });
  expect((await rig.states('declaration', `${late}-1`)).at(-1)).toBe('Declaration lapsed');
  await rig.turnTo('2021-10-16 12:00');
  expect(lettersOf(rig, late).filter(({ subject }) => subject.includes('放弃'))).toHaveLength(1);
});

test('a driver that is gone when the deadline ends loses nothing: the patrol lets the case lapse, once', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file });
  const id = await returned(1);
  const name = await presentExecution(rig, id);
  await rig.machine.needs.workflow.stop('declaration', name, 'a test');
  await rig.turnTo('2021-10-16 01:30');
  expect(await ownDeadline(rig, id)).toMatchObject({ standing: 'lapsed', as: 'abandoned', lapses: 1 });
  await rig.turnTo('2021-10-18 12:00');
  expect(await rig.machine.records.indexes.due(beijing('2021-10-18 12:00'), 1)).toEqual([]);
  expect(rig.machine.stepFunctions.listRunning()).toEqual([]);
});

test('a late entry gives a case that its deadline ended, or that still runs, a later one within the closing of its stage', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file });
  const [ended, running] = [await rig.submitted(1), await rig.submitted(2)];
  await rig.turnTo('2021-10-12 10:00');
  for (const id of [ended, running]) taken(await rig.giveBack(id));
  await rig.turnTo('2021-10-15 10:00');
  const granting = async (id: string, until: string) => {
    const { version } = (await rig.story(id)).declaration;
    return confirmed(rig, { act: 'grant-late-entry', declaration: id, until, expectedVersion: version });
  };
  expect(await granting(running, '2021-10-15')).toMatchObject({ status: 'FAILED' });
  expect(await granting(running, '2021-10-19 17:00')).toMatchObject({ status: 'SUCCEEDED' });
  await rig.turnTo('2021-10-18 12:00');
  const told = await messagesOf(rig, running, 'told-of-grant');
  expect(told).toMatchObject([{ audience: 'applicant', states: { closesOn: '2021-10-19 17:00' } }]);
  expect(await rig.standingOf(ended)).toBe('lapsed');
  expect(await granting(ended, '2021-10-20')).toMatchObject({ status: 'SUCCEEDED' });
  expect(await ownDeadline(rig, ended)).toMatchObject({
    standing: 'returned',
    endsAt: beijing('2021-10-21'),
  });
  expect((await rig.story(ended)).declaration).toMatchObject({ run: 2, grants: 0 });
  await rig.turnTo('2021-10-19 17:00');
  expect(await rig.submit(running)).toMatchObject({ refusal: { because: 'term-over' } });
  await rig.turnTo('2021-10-20 23:59:59.999');
  expect(await rig.submit(ended)).toMatchObject({ ok: true, value: { standing: 'submitted' } });
  await rig.turnTo('2021-10-21 01:30');
  expect(await ownDeadline(rig, running)).toMatchObject({ standing: 'lapsed', lapses: 1 });
  expect(await ownDeadline(rig, ended)).toMatchObject({
    standing: 'submitted',
    endsAt: undefined,
    lapses: 1,
  });
});

test('a late entry past the closing of the stage stands in for lock and deadline alike', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file });
  const id = await returned(1);
  await rig.turnTo('2021-10-18 10:00');
  expect(await rig.standingOf(id)).toBe('lapsed');
  const { version } = (await rig.story(id)).declaration;
  const grant = { act: 'grant-late-entry', declaration: id, until: '2021-11-02', expectedVersion: version };
  expect(await confirmed(rig, grant)).toMatchObject({ status: 'SUCCEEDED' });
  await rig.turnTo('2021-11-01 02:00');
  expect((await rig.story(id)).declaration).toMatchObject({ standing: 'returned', grants: 1 });
  await rig.turnTo('2021-11-02 23:59:59.999');
  expect(await rig.submit(id)).toMatchObject({ ok: true, value: { standing: 'submitted' } });
});

test('the write repeats the deadline: what a rule had let pass after its end, or ended before it, is not written', async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file });
  const id = await returned(1);
  const subject = await caseOf(rig.machine.needs, id);
  if (!subject) throw new Error('No case');
  const before = await rig.items(id);
  const write = (change: Pick<Change, 'at' | 'gates'>) =>
    rig.machine.records.declarations.writeChange(subject, {
      ...{ move: 'restart', to: 'returned', actor: { kind: 'automatic', by: 'patrol' }, set: {}, ...change },
    });
  const stage = 'declare';
  const failed = { ok: false, failed: [{ named: 'declaration' }] };
  expect(await write({ at: ENDS, gates: [{ kind: 'open', stage, term: ENDS }] })).toMatchObject(failed);
  const early = { kind: 'term-over', stage, term: beijing('2021-10-15') } as const;
  expect(await write({ at: ENDS, gates: [early] })).toMatchObject(failed);
  expect(await rig.items(id)).toEqual(before);
  const inTime = beijing('2021-10-15 23:59:59.999');
  expect(await write({ at: inTime, gates: [{ kind: 'open', stage, term: ENDS }] })).toMatchObject({
    ok: true,
  });
});
