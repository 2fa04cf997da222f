import { afterEach, expect, test } from 'vitest';
import type { Person } from '../../../domain/achievements/person.ts';
import { accountOf, type FileRig, openFileRig } from '../../rigs/achievement-file/file-rig.ts';
import { aroundCalls } from '../../rigs/adapters/around-calls.ts';
import { taken } from '../../rigs/machine/rig.ts';

let rig: FileRig;
afterEach(async () => {
  await rig?.settle();
  await rig?.stop();
});

/** Facts that nobody else here states. */
const THIS: Person = { probationPassedOn: '2011-07-01' };
/** This year's call asks for these besides. */
const ASKED: Person = { ...THIS, achievements: [], recommenders: [] };
const NEXT: Person = {
  certificates: [{ certificate: 'senior-worker', obtainedOn: '2012-01' }],
};
const BOTH: Person = { ...THIS, ...NEXT };

const isWriteOfFile = ({ operation, body }: { operation: string; body: object }) =>
  operation === 'TransactWriteItems' && JSON.stringify(body).includes('ACHIEVEMENTS#');

const erased = (nth: number) =>
  rig.machine.needs.records.achievementFiles.erase(accountOf(rig, nth), rig.machine.needs.now());

test('of two submissions at one moment the file has what both stated', async () => {
  rig = await openFileRig();
  for (const nth of [1, 2, 3]) {
    const [one, other] = [await rig.stating(nth, ASKED), await rig.stating(nth, NEXT, 'next')];
    const replies = await Promise.all([rig.submitKeeping(one), rig.next.acts.submitKeeping(other)]);
    expect(replies.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await rig.fileOf(nth))?.file.facts).toMatchObject(BOTH);
  }
});

test('what another submission kept between the reading and the write is joined, and not lost', async () => {
  rig = await openFileRig();
  const [one, other] = [await rig.stating(1, ASKED), await rig.stating(1, NEXT, 'next')];
  const held = rig.front.hold(isWriteOfFile);
  const late = rig.submitKeeping(one);
  await held.arrived;
  taken(await rig.next.acts.submitKeeping(other));
  held.release();
  expect((await late).ok).toBe(true);
  expect((await rig.fileOf(1))?.file.facts).toMatchObject(BOTH);
});

test('what was erased between the reading and the write does not come back', async () => {
  rig = await openFileRig();
  taken(await rig.submitKeeping(await rig.stating(1, ASKED)));
  const other = await rig.stating(1, NEXT, 'next');
  const held = rig.front.hold(isWriteOfFile);
  const late = rig.next.acts.submitKeeping(other);
  await held.arrived;
  await erased(1);
  held.release();
  expect((await late).ok).toBe(true);
  const { facts } = (await rig.fileOf(1))?.file ?? {};
  expect(facts).toMatchObject(NEXT);
  expect(facts).not.toHaveProperty('probationPassedOn');
  expect(facts?.hours).not.toHaveProperty('2017');
});

test('a file that is erased while a draft begins from it is not brought back, and the draft begins without it', async () => {
  rig = await openFileRig();
  taken(await rig.submitKeeping(await rig.stating(1, ASKED)));
  const held = rig.front.hold(isWriteOfFile);
  const late = rig.next.acts.begin(rig.applicant(1), undefined, true);
  await held.arrived;
  await erased(1);
  held.release();
  expect(taken(await late).draft).toEqual({});
  expect(await rig.fileOf(1)).toBeUndefined();
});

test.each(['TransactionConflict', 'AnswerLost'] as const)('%s changes nothing', async (fault) => {
  rig = await openFileRig();
  const id = await rig.stating(1, ASKED);
  const injected = rig.front.inject({ fault, when: isWriteOfFile, times: 3 });
  taken(await rig.submitKeeping(id));
  expect((await rig.fileOf(1))?.file.facts).toMatchObject(THIS);
  taken(await rig.next.acts.begin(rig.applicant(1), undefined, true));
  await erased(1);
  expect(injected.count).toBe(3);
  expect(await rig.fileOf(1)).toBeUndefined();
});

test('a submission that keeps the file reads it by one call, and writes it in its own transaction; another does neither', async () => {
  rig = await openFileRig();
  const callsOf = async (nth: number, keeps: boolean) => {
    const id = await rig.stating(nth, ASKED);
    const calls: string[] = [];
    const stop = aroundCalls(({ command }, send) => {
      const input = JSON.stringify(command.input);
      const about = input.includes(id) ? ' with the submission' : '';
      if (input.includes('ACHIEVEMENTS#')) calls.push(`${command.constructor.name}${about}`);
      return send();
    });
    taken(await (keeps ? rig.submitKeeping(id) : rig.submit(id)));
    stop();
    return calls;
  };
  expect(await callsOf(1, false)).toEqual([]);
  expect(await callsOf(2, true)).toEqual(['GetCommand', 'TransactWriteCommand with the submission']);
});
