import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DynamoFront, openDynamoFront } from '../../../rigs/dynamodb/open-front.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import { expectFewCalls } from '../../../rigs/reviewer-pages/few-calls.ts';
import {
  everyPage,
  fillDesk,
  inOrder,
  type Turned,
  turned,
} from '../../../rigs/reviewer-pages/filled-desk.ts';
import { EMPLOYER_DESK, openReviewing, type Reviewing } from '../../../rigs/reviewer-pages/reviewing.ts';

const HOW_MANY = 1200;

let reviewing: Reviewing;
let front: DynamoFront;
let desk: string;
const ids = Array.from({ length: HOW_MANY }, (_, nth) => `desk-${String(nth).padStart(4, '0')}`);
/** Cases that their applicants took back during these tests. */
const gone = new Set<string>();
/** Cases that came while somebody turned pages. */
const come: string[] = [];

beforeAll(async () => {
  const throughFront = async (target: string) => {
    front = await openDynamoFront({ target });
    return front.endpoint;
  };
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00', throughFront });
  desk = await reviewing.deskOf(EMPLOYER_DESK);
  await fillDesk(reviewing, ids);
});
afterAll(async () => {
  await front?.clear();
  await reviewing?.stop();
  await front?.close();
});

const listedOn = (pages: readonly Turned[]) => pages.flatMap((page) => page.ids);
const present = () => [...ids, ...come].filter((id) => !gone.has(id));

test('a desk of 1,200 cases lists each once over its pages, the most urgent first, by at most eight calls a page', async () => {
  const pages = await everyPage(reviewing, desk);
  expect(listedOn(pages)).toEqual(await inOrder(reviewing, ids));
  expect(pages.map(({ number }) => number)).toEqual(pages.map(() => String(HOW_MANY)));
  expect(pages).toHaveLength(HOW_MANY / 40);
  expectFewCalls(pages);
});

test('back from the last page the same pages come in the other order', async () => {
  const there = await everyPage(reviewing, desk);
  const last = there.at(-1);
  const beforeLast = there.at(-2);
  const back = await everyPage(reviewing, last?.to.上一页 ?? '', { link: '上一页' });
  expect(back.map((page) => page.ids).reverse()).toEqual(there.slice(0, -1).map((page) => page.ids));
  expect(back[0]?.ids).toEqual(beforeLast?.ids);
  expectFewCalls(back);
  const first = await turned(reviewing, last?.to.最前一页 ?? '');
  expect(first.ids).toEqual(there[0]?.ids);
});

/** Turns all pages while cases ahead and behind are taken back and new ones come; the cases that stayed must be met once. */
async function turnMeanwhile(name: string): Promise<void> {
  const atBeginning = present();
  let nth = 0;
  const pages = await everyPage(reviewing, desk, {
    async between(seen) {
      const met = seen.at(-1)?.ids.find((id) => !gone.has(id));
      const ahead = present().find((id) => !listedOn(seen).includes(id));
      for (const id of [met, ahead]) {
        if (id === undefined) continue;
        taken(await reviewing.rig.withdraw(id));
        gone.add(id);
      }
      // What these acts set off is not this page's.
      await reviewing.rig.settle();
      const fresh = [`${name}-${nth}-a`, `${name}-${nth}-b`];
      await fillDesk(reviewing, fresh);
      come.push(...fresh);
      nth += 1;
    },
  });
  const listed = listedOn(pages);
  const stayed = atBeginning.filter((id) => !gone.has(id));
  expect(nth).toBeGreaterThan(20);
  expect(listed.filter((id) => stayed.includes(id))).toEqual(await inOrder(reviewing, stayed));
  expect(new Set(listed).size).toBe(listed.length);
  expectFewCalls(pages);
}

test('cases that stay are met once while others leave and new ones come between the pages', async () => {
  await turnMeanwhile('flood');
});

test('the same while the index lags, and what has left is not shown', async () => {
  const lag = await front.lagIndexes(30);
  await turnMeanwhile('lag');
  expect(lag.count).toBeGreaterThan(0);
  const [left] = (await turned(reviewing, desk)).ids;
  if (left === undefined) throw new Error('Nothing is listed');
  taken(await reviewing.rig.withdraw(left));
  gone.add(left);
  expect(await reviewing.rig.machine.records.indexes.queued('jiaxing-it-2021', EMPLOYER_DESK)).toContain(
    left,
  );
  expect((await turned(reviewing, desk)).ids).not.toContain(left);
  await lag.catchUp();
  const pages = await everyPage(reviewing, desk);
  expect(listedOn(pages)).toEqual(await inOrder(reviewing, present()));
  expect(pages[0]?.number).toBe(String(present().length));
});
