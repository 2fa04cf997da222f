import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseOf, storyCaseOf } from '../../../casework/case.ts';
import { why } from '../../../casework/why.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import { layCall } from '../../../local/machine/lay-call.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { CALL, FILE, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { confirmed, entriesOf, lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';

/** The call with two of its assumptions otherwise: a return is back by the employer's lock, which refuses for objections. */
const OTHERWISE = FILE.replaceAll('resubmitBy: declare', 'resubmitBy: employer').replace(
  'unresolvedObjectionAtLock: { value: lapse',
  'unresolvedObjectionAtLock: { value: refuse',
);

let rig: Rig;
const ids: Record<string, string> = {};
const id = (name: string) => ids[name] ?? '';

async function grant(name: string, until: string) {
  const { version: expectedVersion } = (await rig.story(id(name))).declaration;
  const told = await confirmed(rig, {
    act: 'grant-late-entry',
    declaration: id(name),
    until,
    expectedVersion,
  });
  expect(told).toMatchObject({ status: 'SUCCEEDED' });
}

async function said(name: string): Promise<string> {
  const subject = await storyCaseOf(rig.machine.needs, id(name));
  return subject
    ? why(subject)
        .map(({ zh }) => zh)
        .join('\n')
    : '';
}

const standings = async (...names: string[]) => Promise.all(names.map((name) => rig.standingOf(id(name))));

/** The employer's stage, locked at the end of 11-11 with something in each of its waits, and reopened on 11-14. */
beforeAll(async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const second = await rig.operate({
    act: 'publish-call',
    file: layCall(rig.machine, OTHERWISE),
    expectedVersion: 1,
  });
  expect(second).toMatchObject({ status: 'SUCCEEDED' });
  const from = { employer: MUNICIPAL };
  ids['never granted'] = await rig.submitted(1, from);
  ids['grant ran out'] = await rig.submitted(2, from);
  ids.returned = await rig.submitted(3, from);
  ids['refused by a person'] = await rig.submitted(4, from);
  for (const [nth, name] of ['objected', 'objected and granted'].entries())
    ids[name] = await supported(rig, 5 + nth, from);
  await rig.turnTo('2021-11-03 10:00');
  for (const name of ['objected', 'objected and granted'])
    taken(await rig.post(id(name), { postedOn: '2021-11-03' }));
  await rig.turnTo('2021-11-10 10:00');
  for (const name of ['objected', 'objected and granted']) taken(await rig.object(id(name), '对业绩有疑问'));
  taken(await rig.giveBack(id('returned')));
  taken(await rig.decide(id('refused by a person'), { kind: 'refuse', reason: '不符合' }));
  await rig.turnTo('2021-11-12 10:00');
});
afterAll(() => rig?.stop());

test('the lock lapses what is unfinished, refuses what has an objection unsettled, and why says which', async () => {
  expect(await standings('never granted', 'grant ran out', 'returned', 'objected')).toEqual([
    ...['lapsed', 'lapsed', 'lapsed', 'refused'],
  ]);
  expect((await rig.story(id('objected'))).declaration.lapsed).toMatchObject({
    from: 'posted',
    generation: 1,
  });
  expect((await rig.story(id('refused by a person'))).declaration.lapsed).toBeUndefined();
  const text = await said('objected');
  for (const part of ['不予推荐', '系统自动（截止锁）', '异议未处理完', '公示中'])
    expect(text).toContain(part);
  expect(text).not.toContain('逾期；');
  expect(await messagesOf(rig, id('objected'), 'told-of-refusal-by-lock')).not.toEqual([]);
  expect(await messagesOf(rig, id('objected'), 'told-of-refusal')).toEqual([]);
  expect(await messagesOf(rig, id('refused by a person'), 'told-of-refusal')).not.toEqual([]);
});

test('a returned case granted until 11-16 and resubmitted on 11-12 goes on until then', async () => {
  await grant('returned', '2021-11-16');
  expect((await rig.story(id('returned'))).declaration).toMatchObject({ standing: 'returned', run: 2 });
  await rig.turnTo('2021-11-12 11:00');
  taken(await rig.submit(id('returned')));
  await rig.turnTo('2021-11-12 15:00');
  const { declaration } = await rig.story(id('returned'));
  expect(declaration).toMatchObject({
    standing: 'submitted',
    grant: { stage: 'employer', number: 1, until: beijing('2021-11-17') },
  });
  expect((await entriesOf(rig, id('returned'), 'lapse')).length).toBe(1);
  const [kept] = (await rig.items(id('returned'))).filter(({ sk }) => sk === 'GRANT#1');
  expect(kept).not.toHaveProperty('usedAt');
});

test('a refusal by the lock may be granted, settled and recommended; a person’s refusal may not', async () => {
  await grant('objected and granted', '2021-11-16');
  expect(await rig.standingOf(id('objected and granted'))).toBe('posted');
  taken(await rig.handle(id('objected and granted'), 1, '核实不成立'));
  taken(await rig.record(id('objected and granted')));
  await rig.settle();
  expect(await rig.standingOf(id('objected and granted'))).toBe('recommended');
  const { version: expectedVersion } = (await rig.story(id('refused by a person'))).declaration;
  const act = { act: 'grant-late-entry', declaration: id('refused by a person'), until: '2021-11-16' };
  const told = await rig.operate({ ...act, expectedVersion });
  expect(told).toMatchObject({ status: 'FAILED', error: 'Refused' });
});

test('a grant that runs out ends under the generation of the lock that it stood in for', async () => {
  await grant('grant ran out', '2021-11-12 18:00');
  expect(await rig.standingOf(id('grant ran out'))).toBe('submitted');
  await rig.turnTo('2021-11-12 19:00');
  expect((await rig.story(id('grant ran out'))).declaration).toMatchObject({
    standing: 'lapsed',
    lapsed: { from: 'submitted', stage: 'employer', generation: 1, grant: 1 },
  });
});

test('a second grant after the first ran out is one of its own', async () => {
  await grant('grant ran out', '2021-11-13 10:00');
  expect((await rig.story(id('grant ran out'))).declaration).toMatchObject({
    grants: 2,
    grant: { number: 2 },
  });
  await rig.turnTo('2021-11-13 12:00');
  expect((await rig.story(id('grant ran out'))).declaration.lapsed).toMatchObject({
    generation: 1,
    grant: 2,
  });
});

test('a reopening answers every end that the lock made, tells everybody who stands under a grant, and nobody else', async () => {
  await rig.turnTo('2021-11-15 10:00');
  const move = {
    act: 'move-deadline',
    call: CALL.id,
    stage: 'employer',
    from: '2021-11-11',
    to: '2021-11-18',
  };
  await confirmed(rig, move);
  await rig.turnTo('2021-11-15 11:00');
  expect(await standings('never granted', 'grant ran out', 'objected', 'returned')).toEqual([
    ...['submitted', 'submitted', 'posted', 'submitted'],
  ]);
  expect(await standings('refused by a person', 'objected and granted')).toEqual(['refused', 'recommended']);
  expect(await messagesOf(rig, id('returned'), 'review-cannot-finish')).toMatchObject([
    { audience: 'employer', state: 'sent', states: { closesOn: '2021-11-16' } },
  ]);
  // Its receipt named the days to the applicant too.
  expect(await messagesOf(rig, id('returned'), 'date-changed')).toMatchObject([
    { audience: 'applicant', state: 'sent', states: { closesOn: '2021-11-18' } },
    { audience: 'employer', state: 'sent', states: { closesOn: '2021-11-18' } },
  ]);
  const [told] = lettersOf(rig, id('returned')).filter(({ subject }) => subject.startsWith('更正：'));
  expect(told?.body).toContain('公示已来不及期满');
  expect(told?.body).not.toContain('请审核');
  taken(await rig.handle(id('objected'), 1, '核实不成立'));
  taken(await rig.record(id('objected')));
  await rig.settle();
  expect(await rig.standingOf(id('objected'))).toBe('recommended');
});

test('a grant that runs out while its stage is open again ends nothing and is not overdue', async () => {
  await rig.turnTo('2021-11-17 10:00');
  expect(await rig.standingOf(id('returned'))).toBe('submitted');
  const due = await rig.machine.records.indexes.due(rig.machine.needs.now());
  expect(due.filter(({ kind }) => kind === 'grant')).toEqual([]);
  const subject: Case | undefined = await caseOf(rig.machine.needs, id('returned'));
  expect(subject?.declaration.grant?.number).toBe(1);
  await rig.turnTo('2021-11-19 01:30');
  expect((await rig.story(id('returned'))).declaration).toMatchObject({
    standing: 'lapsed',
    lapsed: { from: 'submitted', stage: 'employer', generation: 2, grant: 1 },
  });
  expect((await rig.story(id('never granted'))).declaration.lapsed).toMatchObject({ generation: 2 });
  expect((await rig.machine.records.stages.of(CALL.id)).employer?.sweptAt).toBeDefined();
});
