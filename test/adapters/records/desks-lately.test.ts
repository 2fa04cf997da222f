import { expect, test } from 'vitest';
import type { DeskSeen } from '../../../adapters/records/desks.ts';
import { desksLately } from '../../../adapters/records/desks-lately.ts';
import type { DeskUnderCall } from '../../../adapters/records/links.ts';
import { holderKey } from '../../../adapters/records/people.ts';
import { keys } from '../../../adapters/records/store/table.ts';
import { type Instant, plusSeconds } from '../../../domain/values/instant.ts';

const BEGIN: Instant = '2021-10-11T01:00:00.000Z';
const [ONE, OTHER] = [1, 2].map((nth): DeskUnderCall => ({ call: 'a-call', desk: `employer:${nth}` }));

function open() {
  let now = BEGIN;
  const read: string[][] = [];
  const own = {
    async seen(asked: readonly DeskUnderCall[]) {
      read.push(asked.map(({ desk }) => desk));
      return asked.map(
        (each): DeskSeen => ({ ...each, holder: undefined, link: { id: `${read.length}`, round: 1 } }),
      );
    },
  };
  const seen = desksLately(own, () => now);
  const linksOf = async (...asked: Parameters<typeof seen.seen>) =>
    (await seen.seen(...asked)).map(({ link }) => link?.id);
  return { seen, linksOf, read, later: (seconds: number) => (now = plusSeconds(now, seconds)) };
}

function both(): [DeskUnderCall, DeskUnderCall] {
  if (!ONE || !OTHER) throw new Error('No desks');
  return [ONE, OTHER];
}

test('a desk that was seen a moment ago is not read again, and the others are', async () => {
  const [one, other] = both();
  const { linksOf, read } = open();
  expect(await linksOf([one])).toEqual(['1']);
  expect(await linksOf([other, one])).toEqual(['2', '1']);
  expect(read).toEqual([['employer:1'], ['employer:2']]);
});

test('a desk is read again after some seconds, and at once if somebody changed it', async () => {
  const [one] = both();
  const { linksOf, later } = open();
  await linksOf([one]);
  later(5);
  expect(await linksOf([one])).toEqual(['1']);
  expect(await linksOf([one], 'anew')).toEqual(['2']);
  later(5);
  expect(await linksOf([one])).toEqual(['2']);
  later(1);
  expect(await linksOf([one])).toEqual(['3']);
});

test('what was read along at one moment counts as seen, also a desk without holder and link', async () => {
  const [one, other] = both();
  const { seen, linksOf, read } = open();
  const link = { ...keys.desk(one.call, one.desk), link: 'along', round: 3 };
  const holder = { ...holderKey(one.desk), employer: { name: '甲' } };
  expect(seen.unseen([one, other])).toEqual([one, other]);
  seen.note([one, other], [link, holder]);
  expect(seen.unseen([one, other])).toEqual([]);
  expect(await linksOf([one, other])).toEqual(['along', undefined]);
  expect(await seen.seen([one])).toMatchObject([{ holder: { name: '甲' }, link: { round: 3 } }]);
  expect(read).toEqual([]);
});
