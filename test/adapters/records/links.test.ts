import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LinkRecord, nextLink } from '../../../adapters/records/links.ts';
import { type Dynamo, startDynamo } from '../../../local/dynamodb/start-dynamo.ts';
import { LATER, OPEN, openBench } from '../../rigs/adapters/records.ts';
import { CALL } from '../../rigs/machine/rig.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const DESK = 'employer:91990000MA990001X2' as const;
const AT_DESK = { call: CALL.id, desk: DESK };

async function open() {
  const bench = await openBench(dynamo.endpoint);
  const { links } = bench.records;
  const present = () => links.ofDesk(CALL.id, DESK);
  async function issued(replaces?: LinkRecord): Promise<LinkRecord> {
    const link = nextLink(AT_DESK, replaces, OPEN);
    expect(await links.issue(link, replaces)).toBe(true);
    return link;
  }
  return { ...bench, links, present, issued };
}

describe('a link', () => {
  test('has 128 random bits, and stands whole in its record and at its desk', async () => {
    const { links, present, issued } = await open();
    const link = await issued();
    expect(Buffer.from(link.id, 'base64url')).toHaveLength(16);
    expect(nextLink(AT_DESK, undefined, OPEN).id).not.toBe(link.id);
    expect(link).toMatchObject({ desk: DESK, purpose: 'review', round: 1, issuedAt: OPEN });
    expect(await links.get(link.id)).toEqual(link);
    expect(await present()).toEqual(link);
    expect(await links.ofDesk('another-call', DESK)).toBeUndefined();
  });

  test('of two racing issuers is the one that was written first, and nothing is left of the other', async () => {
    const { links, present, items } = await open();
    const rivals = [nextLink(AT_DESK, undefined, OPEN), nextLink(AT_DESK, undefined, OPEN)];
    const won = await Promise.all(rivals.map((link) => links.issue(link, undefined)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await present()).toEqual(rivals[won.indexOf(true)]);
    expect((await items()).filter(({ sk }) => sk === 'LINK')).toHaveLength(1);
  });

  test('that replaces another is the next round and revokes it, all or nothing', async () => {
    const { links, present, issued } = await open();
    const first = await issued();
    const second = await issued(first);
    expect(second.round).toBe(2);
    expect(await links.get(first.id)).toEqual({ ...first, revokedAt: OPEN, revokedBecause: 'reissued' });
    expect(await links.issue(nextLink(AT_DESK, first, OPEN), first)).toBe(false);
    expect(await present()).toEqual(second);
  });

  test('is revoked once, and a successor leaves the reason as it was', async () => {
    const { links, present, issued } = await open();
    const first = await issued();
    expect(await links.revoke(first, 'not-for-me', OPEN)).toBe(true);
    expect(await links.revoke(first, 'reissued', LATER)).toBe(false);
    const revoked = await present();
    expect(revoked).toEqual({ ...first, revokedAt: OPEN, revokedBecause: 'not-for-me' });
    expect((await issued(revoked)).round).toBe(2);
    expect(await links.get(first.id)).toEqual(revoked);
  });

  test('that was never made is not created by a revocation', async () => {
    const { links, items } = await open();
    expect(await links.revoke(nextLink(AT_DESK, undefined, OPEN), 'not-for-me', OPEN)).toBe(false);
    expect((await items()).filter(({ sk }) => sk === 'LINK')).toEqual([]);
  });
});

test('reports of links meant for somebody else are kept, oldest first', async () => {
  const { records } = await openBench(dynamo.endpoint);
  expect(await records.reports.since()).toEqual([]);
  const [first, second] = [OPEN, LATER].map((at) => ({
    kind: 'not-for-me' as const,
    at,
    link: 'x',
    desk: DESK,
    note: '我已调离',
  }));
  if (!first || !second) throw new Error('Two reports');
  await records.reports.keep(second);
  await records.reports.keep(first);
  expect(await records.reports.since()).toEqual([first, second]);
});

describe('an act by a link', () => {
  test('is written if the link was not revoked', async () => {
    const { links, store, issued } = await open();
    expect((await store.transact([links.stillOpen(await issued())])).ok).toBe(true);
  });

  test('that was revoked, or has no record, is not written, and its failure has its own name', async () => {
    const { links, store, issued } = await open();
    const link = await issued();
    await links.revoke(link, 'reissued', OPEN);
    for (const { id } of [link, { id: 'nobody' }])
      expect(await store.transact([links.stillOpen({ id })])).toMatchObject({
        ok: false,
        failed: [{ named: 'own-link' }],
      });
  });
});
