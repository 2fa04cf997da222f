import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Letter } from '../../adapters/mail/channel.ts';
import type { Item } from '../../adapters/records/store/store.ts';
import { histories } from '../rigs/faults/histories.ts';
import { openRig, taken } from '../rigs/machine/rig.ts';
import { NAMES } from '../rigs/statemachine/definitions.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Texts that must not be found, by their kind. */
const secrets: { numbers: string[]; tokens: string[]; people: string[] } = {
  numbers: [],
  tokens: [],
  people: [],
};
const items: Item[] = [];
let letters: Letter[] = [];
const told: string[] = [];

beforeAll(async () => {
  const rig = await openRig({ startAt: '2021-10-11 09:00', folder });
  const keepToken = async (id: string) => {
    const { token } = (await rig.story(id)).declaration;
    if (token === undefined) throw new Error('No wait');
    secrets.tokens.push(token);
  };
  const ids = [await rig.submitted(1), await rig.submitted(2), await rig.drafted(3)];
  for (const nth of [1, 2, 3]) {
    const { number = '', name = '', phone = '', email = '' } = rig.applicant(nth).draft.identity ?? {};
    secrets.numbers.push(number);
    secrets.people.push(name, phone, email);
  }
  const [first = '', second = ''] = ids;
  await keepToken(first);
  taken(await rig.support(first));
  await rig.settle();
  await keepToken(first);
  taken(await rig.post(first, { postedOn: '2021-10-11' }));
  await rig.settle();
  await keepToken(first);
  taken(await rig.giveBack(second));
  await rig.settle();
  await keepToken(second);
  await rig.operate({ act: 'reissue-link', declaration: first, expectedRound: 1 });
  await rig.turnTo('2021-11-22 09:00');
  for (const id of ids) items.push(...(await rig.items(id)));
  letters = rig.machine.outbox.letters();
  for (const name of NAMES) told.push(...(await histories(rig, name)));
  await rig.stop();
}, 60_000);

const has = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word));

test('there is something to look through', () => {
  expect(secrets.numbers.filter((number) => /^\d{17}[\dX]$/.test(number))).toHaveLength(3);
  // After a support the employer's wait goes on with its token.
  expect(new Set(secrets.tokens).size).toBe(3);
  expect(letters.length).toBeGreaterThan(10);
  expect(told.length).toBeGreaterThan(5);
  expect(JSON.stringify(items)).toContain('软件工程师');
});

describe('no identity number is found', () => {
  test('in a letter, an item of the records or an execution’s history', () => {
    expect(has(JSON.stringify([letters, items, told]), secrets.numbers)).toEqual([]);
  });

  test('in any file of the machine', () => {
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
    expect(files.some((file) => file.includes('软件工程师'))).toBe(true);
    for (const number of secrets.numbers) expect(files.filter((file) => file.includes(number))).toEqual([]);
  });
});

test('no name, phone or address of a person is found in an execution’s history', () => {
  expect(told.flatMap((history) => has(history, secrets.people))).toEqual([]);
});

test('no entry of the timeline and no message of the ledger names a person, and none holds a token', () => {
  const ledgers = items.filter(({ sk }) => /^(TIMELINE|MESSAGE)#/.test(String(sk)));
  expect(ledgers.length).toBeGreaterThan(20);
  expect(has(JSON.stringify(ledgers), [...secrets.people, ...secrets.tokens])).toEqual([]);
});

test('no letter holds a token, a phone or an address, and the name of an applicant goes to reviewers alone', () => {
  expect(has(JSON.stringify(letters), secrets.tokens)).toEqual([]);
  const reached = secrets.people.filter((each) => /^1\d{10}$|@/.test(each));
  const names = secrets.people.filter((each) => !reached.includes(each));
  expect([reached.length, names.length]).toEqual([6, 3]);
  for (const { subject, body, to } of letters) {
    expect(has(subject + body, [...reached, to])).toEqual([]);
    expect(has(subject, names)).toEqual([]);
    if (reached.includes(to)) expect(has(body, names)).toEqual([]);
  }
});

test('a token is found in a history only where Step Functions writes it itself, and in no declaration that has ended', () => {
  expect(told.flatMap((history) => has(history, secrets.tokens))).toEqual([]);
  expect(has(JSON.stringify(items), secrets.tokens)).toEqual([]);
});
