import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { placeInQueue } from '../../../../adapters/records/store/shards.ts';
import { countCalls } from '../../../rigs/functions/count-calls.ts';
import { beijing } from '../../../rigs/machine/acting.ts';
import { COUNTY } from '../../../rigs/machine/people.ts';
import { CALL, taken } from '../../../rigs/machine/rig.ts';
import { confirmed } from '../../../rigs/machine/walks.ts';
import { expectFewCalls } from '../../../rigs/reviewer-pages/few-calls.ts';
import { everyPage, fillDesk, inOrder, turned } from '../../../rigs/reviewer-pages/filled-desk.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
} from '../../../rigs/reviewer-pages/reviewing.ts';

const SUPERIOR = `employer-superior:${COUNTY.code}` as const;

let reviewing: Reviewing;
let desk: string;
const ids = Array.from({ length: 95 }, (_, nth) => `turn-${String(nth).padStart(3, '0')}`);

beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  desk = await reviewing.deskOf(EMPLOYER_DESK);
  await fillDesk(reviewing, ids);
});
afterAll(() => reviewing?.stop());

test('a desk of 95 cases lists each once on three pages, the most urgent first, by at most eight calls a page', async () => {
  const pages = await everyPage(reviewing, desk);
  expect(pages.map((page) => page.ids.length)).toEqual([40, 40, 15]);
  expect(pages.flatMap((page) => page.ids)).toEqual(await inOrder(reviewing, ids));
  expect(pages.map(({ number }) => number)).toEqual(['95', '95', '95']);
  expectFewCalls(pages);
});

const PLACE = placeInQueue(beijing('2021-11-01'), beijing('2021-10-11 08:00'), 'turn-000');

test('a place that somebody makes up shows what comes after it in this list and nothing else', async () => {
  const all = await inOrder(reviewing, ids);
  const far = placeInQueue(beijing('2030-01-01'), beijing('2030-01-01'), 'x');
  expect((await turned(reviewing, `${desk}?after=${encodeURIComponent(PLACE)}`)).ids).toEqual(
    all.slice(0, 40),
  );
  expect((await turned(reviewing, `${desk}?before=${encodeURIComponent(far)}`)).ids).toEqual(all.slice(-40));
  const beyond = await reviewing.get(`${desk}?after=${encodeURIComponent(far)}`);
  expect(beyond.statusCode).toBe(200);
  expect(readingOf(beyond)).toContain('这里的申报都已办理或转走。 最前一页');
});

test.each([
  ['nothing', 'after='],
  ['a number', 'after=2'],
  ['a place that is cut off', `after=${PLACE.slice(0, 50)}`],
  ['a place with more behind', `before=${encodeURIComponent(`${PLACE}#`)}`],
  ['markup', 'after=%3Cscript%3E'],
  ['no UTF-8', 'before=%ff%fe'],
  ['a very long text', `after=${'9'.repeat(5000)}`],
  ['two directions', `after=${encodeURIComponent(PLACE)}&before=${encodeURIComponent(PLACE)}`],
])('a page from %s is refused in plain words, with a way back', async (_, query) => {
  for (const list of ['', 'list=handed&']) {
    const answer = await reviewing.get(`${desk}?${list}${query}`);
    expect(answer.statusCode).toBe(400);
    expect(readingOf(answer)).toContain('这一页的网址不正确');
    expect(answer.body).toContain(`href="${desk}"`);
  }
});

test('an address that names a page by a number, as older ones did, shows the first', async () => {
  expect((await turned(reviewing, `${desk}?page=3`)).ids).toEqual(
    (await inOrder(reviewing, ids)).slice(0, 40),
  );
});

test('what went to the superior begins beside the first page, and has pages of its own', async () => {
  const handed = Array.from({ length: 55 }, (_, nth) => `handed-${String(nth).padStart(2, '0')}`);
  const at = beijing('2021-10-11 08:59');
  await fillDesk(reviewing, handed, { desk: 'superior', handedAt: at });
  const order = await inOrder(reviewing, handed);
  const first = await turned(reviewing, desk);
  expect(first.ids.slice(0, 40)).toEqual((await inOrder(reviewing, ids)).slice(0, 40));
  expect(first.ids.slice(40)).toEqual(order.slice(0, 10));
  expect(first.number).toBe('95');
  const second = await turned(reviewing, first.to.下一页 ?? '');
  expect(second.ids.filter((id) => handed.includes(id))).toEqual([]);
  const pages = await everyPage(reviewing, first.to.已转主管的全部申报 ?? '');
  expect(pages.flatMap((page) => page.ids)).toEqual(order);
  expect(readingOf(await reviewing.get(first.to.已转主管的全部申报 ?? ''))).toContain(
    '55 份久未办理，已转主管',
  );
  expectFewCalls([first, ...pages]);
  const own = await everyPage(reviewing, await reviewing.deskOf(SUPERIOR));
  expect(own.flatMap((page) => page.ids)).toEqual(order);
});

test('a closing that moves puts every case of its stage anew', async () => {
  const other = await openReviewing({ startAt: '2021-10-11 09:00' });
  onTestFinished(() => other.stop());
  const { rig } = other;
  const list = { call: CALL.id, desk: EMPLOYER_DESK };
  const proposed = async () => (await rig.machine.records.deskLists.page(list, 50)).proposed;
  const waiting: string[] = [];
  for (let nth = 1; nth <= 5; nth += 1) waiting.push(await rig.submitted(nth, { employer: COUNTY }));
  const [late = '', posted = ''] = waiting;
  const { version } = (await rig.story(late)).declaration;
  const granting = {
    act: 'grant-late-entry',
    declaration: late,
    until: '2021-11-13',
    expectedVersion: version,
  };
  await confirmed(rig, granting);
  taken(await rig.support(posted));
  taken(await rig.post(posted, { postedOn: '2021-10-11' }));
  await rig.settle();
  const before = await proposed();
  expect(before.at(-1)?.id).toBe(posted);
  expect(before.at(-2)?.id).toBe(late);
  const moving = {
    act: 'move-deadline',
    call: CALL.id,
    stage: 'employer',
    from: '2021-11-11',
    to: '2021-11-18',
  };
  await confirmed(rig, moving);
  await rig.turnTo('2021-10-11 09:30');
  const { locks } = (await rig.machine.records.deskLists.around(list)) ?? {};
  expect(locks?.employer?.closesAt).toBe(beijing('2021-11-19'));
  const after = await proposed();
  expect(after.filter(({ place }) => before.some((each) => each.place === place))).toEqual([]);
  expect(after.map(({ id }) => id)).toEqual(await inOrder(other, waiting, locks));
  // The late entry ends before the stage now, so it has no day of its own.
  const ends = new Map(after.map(({ id, place }) => [id, place.slice(0, 24)]));
  expect(ends.get(late)).toBe(ends.get(waiting[2] ?? ''));
});

test('after the last closing a late entry among many cases keeps a link open, by as few calls however many there are', async () => {
  const other = await openReviewing({ startAt: '2021-10-11 09:00' });
  onTestFinished(() => other.stop());
  const address = await other.deskOf(EMPLOYER_DESK);
  const atLater = (wall: string) => other.get(address, { at: wall });
  const grant = { stage: 'employer', number: 1, until: beijing('2021-11-25') };
  await fillDesk(other, ['late-1'], { grants: 1, grant });
  await atLater('2021-11-22');
  const ofOne = await countCalls(() => atLater('2021-11-22'));
  await fillDesk(
    other,
    Array.from({ length: 120 }, (_, nth) => `still-${nth}`),
  );
  let answer: Awaited<ReturnType<typeof atLater>> | undefined;
  const ofMany = await countCalls(async () => {
    answer = await atLater('2021-11-22');
  });
  expect(answer?.statusCode).toBe(200);
  expect(ofMany).toBeLessThanOrEqual(ofOne);
  expect(ofMany).toBeLessThanOrEqual(9);
  expect((await atLater('2021-11-25')).statusCode).toBe(410);
});

test('a case that a lagging index proposes twice is listed once', async () => {
  const { deskLists } = reviewing.rig.machine.records;
  const listed = await deskLists.listed(['turn-000', 'turn-001', 'turn-000']);
  expect(listed.map(({ id }) => id)).toEqual(['turn-000', 'turn-001']);
});
