import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Keys } from '../../../adapters/keys/keys.ts';
import { openStore } from '../../../adapters/records/store/store.ts';
import { keys as tableKeys } from '../../../adapters/records/store/table.ts';
import { withNumberOpen } from '../../../casework/applicant/identity.ts';
import { caseOf } from '../../../casework/case.ts';
import type { Needs } from '../../../casework/needs.ts';
import { barredNow } from '../../../casework/sanctions.ts';
import { everyItem } from '../../rigs/functions/every-item.ts';
import { actingOn } from '../../rigs/machine/acting.ts';
import { holding, RINGS, rehashAll } from '../../rigs/machine/key-change.ts';
import { inventedNumber } from '../../rigs/machine/people.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { decidedOn, enterOn, sanctionOf } from '../../rigs/sanctions/sanctioned.ts';

type RingName = keyof typeof RINGS;

let rig: Rig;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  rig = await openRig({
    startAt: '2021-10-08 10:00',
  });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await rig.stop();
});

/** The needs of a process that holds the ring of this step. */
async function needsWith(name: RingName): Promise<Needs & { readonly keys: Keys }> {
  const { keys, close } = await holding(RINGS[name]);
  closing.push(close);
  return { ...rig.machine.needs, keys };
}

const actsWith = async (name: RingName) => actingOn(await needsWith(name), rig.call);

/** A complete draft of the account, saved under this ring, that states the person's number. */
async function drafted(name: RingName, account: number, person: number): Promise<string> {
  const acts = await actsWith(name);
  const applicant = rig.applicant(account, { person });
  const { id } = taken(await acts.begin(applicant));
  taken(await acts.change(id, applicant.draft));
  return id;
}

/** Items that name a hash under the key. */
async function leftUnder(key: string): Promise<string[]> {
  const hash = new RegExp(`${key}\\.[0-9a-f]{64}`);
  return (await everyItem(rig.database))
    .filter((item) => hash.test(JSON.stringify(item)))
    .map(({ pk }) => String(pk));
}

const PAIRS: [RingName, RingName][] = [
  ['before', 'before'],
  ['before', 'prepared'],
  ['prepared', 'before'],
  ['prepared', 'promoted'],
  ['promoted', 'prepared'],
  ['promoted', 'promoted'],
  ['promoted', 'retired'],
  ['retired', 'promoted'],
];

test.each(PAIRS)(
  'of two declarations of one person, by processes %s and %s, one is taken',
  async (one, other) => {
    const [first, second] = [await actsWith(one), await actsWith(other)];
    for (const [nth, inOrder] of [false, false, true].entries()) {
      const ids = [await drafted(one, nth * 2 + 1, nth + 50), await drafted(other, nth * 2 + 2, nth + 50)];
      const submit = [() => first.submit(ids[0] ?? ''), () => second.submit(ids[1] ?? '')] as const;
      const replies = inOrder
        ? [await submit[0](), await submit[1]()]
        : await Promise.all(submit.map((each) => each()));
      expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
      expect(replies.filter(({ ok }) => !ok)).toMatchObject([{ refusal: { because: 'number-claimed' } }]);
    }
  },
);

test('everything is moved by one command, which says that nothing is left, and people are found as before', async () => {
  const [held, free] = [await drafted('before', 1, 1), await drafted('before', 2, 1)];
  const corrected = await drafted('before', 3, 3);
  const before = await actsWith('before');
  taken(await before.submit(held));
  taken(await before.submit(corrected));
  // The claim of this one is held under the number before the correction.
  taken(await before.giveBack(corrected));
  const draft = await withNumberOpen(rig.machine.needs, (await rig.story(corrected)).declaration);
  const identity = { ...draft.identity, number: inventedNumber(4) };
  taken(await before.change(corrected, { ...draft, identity } as typeof draft));
  await enterOn(rig, sanctionOf(inventedNumber(1), decidedOn('2020-12-01')));
  const promoted = await needsWith('promoted');
  expect(await leftUnder('k1')).not.toEqual([]);
  expect(await rehashAll(promoted)).toMatchObject({ outcome: 'done', found: 0 });
  expect(await leftUnder('k1')).toEqual([]);
  const retired = await actsWith('retired');
  expect(await retired.submit(free)).toMatchObject({ refusal: { because: 'number-claimed' } });
  const old = await drafted('retired', 5, 3);
  expect(await retired.submit(old)).toMatchObject({ refusal: { because: 'number-claimed' } });
  taken(await retired.submit(corrected));
  expect(await retired.submit(old)).toMatchObject({ ok: true });
  const subject = await caseOf(rig.machine.needs, held);
  const barred = subject && (await barredNow(await needsWith('retired'), subject, rig.machine.needs.now()));
  expect(barred).toMatchObject([{ freeFrom: '2023-12-02' }]);
  taken(await retired.withdraw(held));
  taken(await retired.submit(free));
});

test('an entry of the register is found under every ring, before and while it is moved', async () => {
  await enterOn(rig, sanctionOf(inventedNumber(1), decidedOn('2020-12-01')));
  const id = await rig.submitted(1);
  const found = async (name: RingName) => {
    const subject = await caseOf(rig.machine.needs, id);
    return subject && (await barredNow(await needsWith(name), subject, rig.machine.needs.now())).length;
  };
  expect([await found('before'), await found('prepared'), await found('promoted')]).toEqual([1, 1, 1]);
  await rehashAll(await needsWith('promoted'));
  expect([await found('prepared'), await found('promoted'), await found('retired')]).toEqual([1, 1, 1]);
});

test('a withdrawal that read its claim before the move frees the number where it is after it', async () => {
  const promoted = await needsWith('promoted');
  const { declarations } = promoted.records;
  const id = await rig.submitted(1);
  let moves = 0;
  const between: typeof declarations.writeChange = async (...change) => {
    if (moves === 0) await rehashAll(promoted);
    moves += 1;
    return declarations.writeChange(...change);
  };
  const records = { ...promoted.records, declarations: { ...declarations, writeChange: between } };
  taken(await actingOn({ ...promoted, records }, rig.call).withdraw(id));
  expect(moves).toBe(2);
  expect((await everyItem(rig.database)).filter(({ pk }) => String(pk).startsWith('CLAIM#'))).toEqual([]);
  taken(await actingOn(promoted, rig.call).submit(await drafted('promoted', 20, 1)));
});

test('a move that was killed at any item goes on by another run, and no number is taken twice meanwhile', async () => {
  for (let nth = 1; nth <= 4; nth += 1) await rig.submitted(nth);
  await enterOn(rig, sanctionOf(inventedNumber(1), decidedOn('2020-12-01')));
  const promoted = await needsWith('promoted');
  const { records } = promoted;
  const acts = actingOn(promoted, rig.call);
  for (let lasts = 0; lasts <= 4; lasts += 1) {
    let left = lasts;
    const killed = () => {
      left -= 1;
      if (left < 0) throw new KilledHere();
    };
    const rehashing: typeof records.rehashing = {
      ...records.rehashing,
      moveDeclaration: async (...moving) => {
        killed();
        return records.rehashing.moveDeclaration(...moving);
      },
    };
    const reports = { ...records.reports, keep: () => Promise.reject(new KilledHere()) };
    await rehashAll({ ...promoted, records: { ...records, rehashing, reports } }).catch(() => undefined);
    const other = await drafted('promoted', 30 + lasts, (lasts % 4) + 1);
    expect(await acts.submit(other)).toMatchObject({ refusal: { because: 'number-claimed' } });
  }
  expect(await rehashAll(promoted)).toMatchObject({ outcome: 'done', found: 0 });
  expect(await leftUnder('k1')).toEqual([]);
});

class KilledHere extends Error {}

test('what only a person can decide is left, counted and reported: two declarations hold one number', async () => {
  const id = await rig.submitted(1);
  const promoted = await needsWith('promoted');
  const [hash] = await promoted.keys.hashesOfIdentity('resident-id', inventedNumber(1));
  const Item = { ...tableKeys.claim('year#2021', hash), declaration: 'another' };
  await openStore('zhicheng', rig.database).transact([{ named: 'claim', write: { Put: { Item } } }]);
  const answer = await rehashAll(promoted);
  expect(answer.found).toBeGreaterThan(0);
  expect((await rig.story(id)).declaration.claimed).toMatch(/^k1\./);
  const told = await rig.machine.records.reports.since();
  expect(told).toContainEqual(expect.objectContaining({ kind: 'not-moved', during: 'rehash', record: id }));
});
