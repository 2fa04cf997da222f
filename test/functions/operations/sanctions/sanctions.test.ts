import { afterEach, expect, test } from 'vitest';
import { openTold } from '../../../../casework/sanctions.ts';
import { personOf } from '../../../../domain/identifiers/identity-number.ts';
import { holdsOn } from '../../../../domain/sanctions/entry.ts';
import { everyItem } from '../../../rigs/functions/every-item.ts';
import { operating } from '../../../rigs/machine/operating.ts';
import { inventedNumber } from '../../../rigs/machine/people.ts';
import { openRig, type Rig } from '../../../rigs/machine/rig.ts';
import {
  enterOn,
  laySanctions,
  MARKS,
  sanctionIdIn,
  sanctionOf,
} from '../../../rigs/sanctions/sanctioned.ts';

let rig: Rig;
afterEach(() => rig?.stop());

async function open(startAt = '2022-01-10 09:00') {
  rig = await openRig({
    startAt,
  });
}

const lay = (content: object | string) => laySanctions(rig, content);
const enter = (...sanctions: object[]) => enterOn(rig, ...sanctions);

/** The entries of a person, by the number as it is kept. */
async function entriesOf(number: string, kind = 'resident-id') {
  const person = personOf(kind, number);
  const hashes = await rig.machine.needs.keys.hashesOfIdentity(person.kind, person.number);
  return (await rig.machine.records.sanctions.of(hashes)).flatMap(({ entries }) => entries);
}

const latest = (file: string) => rig.machine.needs.materials.latest(file, 1_000_000);

test('an entry is entered with who did it and why, holds what the decision says sealed, and its file is gone', async () => {
  await open();
  const file = lay({ sanctions: [sanctionOf(inventedNumber(7))] });
  const answer = await rig.operate({ act: 'enter-sanctions', file }, 'entering');
  expect(answer.status).toBe('SUCCEEDED');
  const [entry] = await entriesOf(inventedNumber(7));
  expect(entry).toMatchObject({
    ...{
      id: sanctionIdIn(answer.output),
      ground: 'dishonesty',
      from: '2022-01-01',
      to: '2024-12-31',
      version: 1,
    },
    acts: [{ act: 'enter', by: '示例操作员', reason: '示例理由', at: rig.machine.needs.now() }],
  });
  const told = entry && (await openTold(rig.machine.needs, entry));
  expect(told).toMatchObject({ person: { name: MARKS.name, number: inventedNumber(7) }, act: MARKS.act });
  expect(await latest(file)).toBeUndefined();
  const everything = JSON.stringify([await everyItem(rig.database), answer]);
  for (const mark of [...Object.values(MARKS), inventedNumber(7)]) expect(everything).not.toContain(mark);
});

test.each([
  ['resident-id', '99000019750302003X'],
  ['resident-id', '99000019750302003x'],
  ['resident-id', '９９００００ 19750302 003ｘ'],
  ['resident-id', '990000750302003'],
  ['passport', '99000019750302003X'],
])('every spelling of a document finds its person: %s %s', async (kind, number) => {
  await open();
  expect((await enter(sanctionOf('', { person: { kind, number, name: MARKS.name } }))).status).toBe(
    'SUCCEEDED',
  );
  expect(await entriesOf('99000019750302003X')).toHaveLength(1);
});

test('what is wrong with a file is said by its place, nothing of it is repeated, and it is gone too', async () => {
  await open();
  for (const [content, told] of [
    ['{"sanctions": [', '不是有效的 JSON'],
    [{ sanctions: [sanctionOf(inventedNumber(1).slice(1))] }, '/sanctions/0/person/number'],
    [{ sanctions: [sanctionOf(inventedNumber(1), { ground: MARKS.name })] }, '/sanctions/0/ground'],
    [{ sanctions: [sanctionOf(inventedNumber(1), { [MARKS.name]: 1 })] }, '/sanctions/0'],
    [
      { sanctions: [sanctionOf(inventedNumber(1)), sanctionOf(inventedNumber(1))] },
      '/sanctions/1/decision/number',
    ],
  ] as const) {
    const file = lay(content);
    const answer = await rig.operate({ act: 'enter-sanctions', file });
    expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
    expect(answer.cause).toContain(told);
    expect(answer.cause).not.toContain(MARKS.name);
    expect(await latest(file)).toBeUndefined();
  }
  expect(await entriesOf(inventedNumber(1))).toEqual([]);
});

test('of two operators who enter one decision at once, one is told that it stands', async () => {
  await open();
  const acts = await Promise.all([
    enter(sanctionOf(inventedNumber(3))),
    enter(sanctionOf(inventedNumber(3))),
  ]);
  expect(acts.map(({ status }) => status).sort()).toEqual(['FAILED', 'SUCCEEDED']);
  const [entry, ...more] = await entriesOf(inventedNumber(3));
  expect(more).toEqual([]);
  expect(acts.find(({ status }) => status === 'FAILED')?.cause).toContain(entry?.id);
});

test('a correction is a further act that keeps what it replaces, and moves the entry with its number', async () => {
  await open();
  const sanction = sanctionIdIn((await enter(sanctionOf(inventedNumber(4)))).output);
  const correct = (expectedVersion: number, told: object) =>
    rig.operate({ act: 'correct-sanction', sanction, expectedVersion, file: lay({ sanctions: [told] }) });
  const longer = { term: { startRule: 'next-year', years: 4 } };
  expect((await correct(1, sanctionOf(inventedNumber(4), longer))).status).toBe('SUCCEEDED');
  expect(await entriesOf(inventedNumber(4))).toMatchObject([{ to: '2025-12-31', version: 2 }]);
  expect((await correct(1, sanctionOf(inventedNumber(4)))).cause).toContain('2');
  expect((await correct(2, sanctionOf(inventedNumber(5), longer))).status).toBe('SUCCEEDED');
  expect(await entriesOf(inventedNumber(4))).toEqual([]);
  const [moved] = await entriesOf(inventedNumber(5));
  expect(moved?.acts.map(({ act }) => act)).toEqual(['enter', 'correct', 'correct']);
  const before = moved?.acts[1]?.before ?? '';
  expect(await openTold(rig.machine.needs, { id: sanction, sealed: before })).toMatchObject({
    term: { years: 3 },
  });
});

test('an entry that was ended changes no more, and two who end it at once end it once', async () => {
  await open();
  const sanction = sanctionIdIn((await enter(sanctionOf(inventedNumber(6)))).output);
  const end = () => rig.operate({ act: 'end-sanction', sanction, expectedVersion: 1, ground: 'quashed' });
  const acts = await Promise.all([end(), end()]);
  expect(acts.map(({ status }) => status).sort()).toEqual(['FAILED', 'SUCCEEDED']);
  expect(await entriesOf(inventedNumber(6))).toMatchObject([{ version: 2, ended: { ground: 'quashed' } }]);
  const again = await rig.operate({ act: 'end-sanction', sanction, expectedVersion: 2, ground: 'other' });
  expect(again.cause).toContain('已经终止');
});

test('on the day after its last day nothing of an entry is left, and another of the person stays', async () => {
  await open('2024-12-30 09:00');
  const marked = sanctionOf(inventedNumber(8));
  const other = sanctionOf(inventedNumber(8), {
    decision: { number: '示例〔2021〕9号', date: '2021-12-01', office: '示例市人社局' },
    term: { startRule: 'next-year', years: 4 },
  });
  const gone = sanctionIdIn((await enter(marked)).output);
  const stays = sanctionIdIn((await enter(other)).output);
  await rig.turnTo('2024-12-31 23:50');
  expect((await entriesOf(inventedNumber(8))).map(({ id }) => id)).toEqual([gone, stays]);
  await rig.turnTo('2025-01-01 00:20');
  expect((await entriesOf(inventedNumber(8))).map(({ id }) => id)).toEqual([stays]);
  const items = JSON.stringify(await everyItem(rig.database));
  expect(items).not.toContain(gone);
  expect(items).toContain(stays);
});

test('an act that was cut off between its write and the deletion of its file ends as if it had not been', async () => {
  await open();
  const { needs } = rig.machine;
  const file = lay({ sanctions: [sanctionOf(inventedNumber(9)), sanctionOf(inventedNumber(10))] });
  const discard = () => Promise.reject(new Error('storage does not answer'));
  const cutOff = operating({ ...needs, materials: { ...needs.materials, discard } });
  const act = { act: 'enter-sanctions', by: '某某', reason: '示例', execution: 'one', file };
  await expect(cutOff.act(act)).rejects.toThrow();
  expect(await latest(file)).toBeDefined();
  const answers = [await operating(needs).act(act), await operating(needs).act(act)];
  expect(answers).toMatchObject([{ outcome: 'done' }, { outcome: 'done', says: answers[0]?.says }]);
  expect(await entriesOf(inventedNumber(9))).toMatchObject([
    { id: sanctionIdIn(answers[0]?.says), version: 1 },
  ]);
  expect(await latest(file)).toBeUndefined();
});

test('an entry whose forgetting broke judges nobody meanwhile, and goes with the next patrol', async () => {
  await open('2024-12-31 09:00');
  await enter(sanctionOf(inventedNumber(11)));
  rig.sleepTo('2025-01-01 09:00');
  const [entry] = await entriesOf(inventedNumber(11));
  expect(entry && holdsOn(entry, '2025-01-01')).toBe(false);
  await rig.turnBy(900);
  expect(await entriesOf(inventedNumber(11))).toEqual([]);
});
