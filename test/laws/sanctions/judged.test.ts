import { afterEach, expect, test } from 'vitest';
import { caseOf } from '../../../casework/case.ts';
import { barredNow } from '../../../casework/sanctions.ts';
import { inventedNumber } from '../../rigs/machine/people.ts';
import { taken } from '../../rigs/machine/rig.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
} from '../../rigs/reviewer-pages/reviewing.ts';
import { decidedOn, enterOn, MARKS, sanctionIdIn, sanctionOf } from '../../rigs/sanctions/sanctioned.ts';

let reviewing: Reviewing;
afterEach(() => reviewing?.stop());

async function open(startAt = '2021-10-08 10:00') {
  reviewing = await openReviewing({ startAt });
  return reviewing.rig;
}

async function pageOf(id: string): Promise<string> {
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  return readingOf(await reviewing.get(`${desk}/declarations/${id}`));
}

/** The days from which the submitted person is free, as the call judges now. */
async function freeFrom(id: string): Promise<string[]> {
  const { needs } = reviewing.rig.machine;
  const subject = await caseOf(needs, id);
  if (!subject) throw new Error(`No declaration ${id}`);
  return (await barredNow(needs, subject, needs.now())).map((each) => each.freeFrom);
}

test('an entry made after the submission is shown to the reviewer whose turn it is, and to nobody after', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  expect(await pageOf(id)).not.toContain('诚信档案库');
  expect((await enterOn(rig, sanctionOf(inventedNumber(1), decidedOn('2020-12-01')))).status).toBe(
    'SUCCEEDED',
  );
  const shown = await pageOf(id);
  expect(shown).toContain('诚信档案库中有申报人的记录');
  expect(shown).toContain('2020-12-01 至 2023-12-01');
  expect(shown).toContain('2023-12-02 起不再受限');
  expect(shown).not.toContain(MARKS.name);
  taken(await rig.support(id));
  const { declaration } = await rig.story(id);
  expect(JSON.stringify([await rig.items(id), declaration])).not.toContain('示例〔2020〕');
});

test('it judges until its last day and not on the next, and not once it was ended', async () => {
  const rig = await open('2021-10-08 10:00');
  const [last, longer] = [await rig.submitted(1), await rig.submitted(2)];
  await enterOn(rig, sanctionOf(inventedNumber(1), decidedOn('2018-10-09')));
  const { output } = await enterOn(rig, sanctionOf(inventedNumber(2), decidedOn('2020-10-09')));
  await rig.turnTo('2021-10-09 23:59');
  expect(await freeFrom(last)).toEqual(['2021-10-10']);
  await rig.turnTo('2021-10-10 00:00');
  expect(await freeFrom(last)).toEqual([]);
  expect(await freeFrom(longer)).toEqual(['2023-10-10']);
  const end = { act: 'end-sanction', sanction: sanctionIdIn(output), expectedVersion: 1, ground: 'quashed' };
  expect((await rig.operate(end)).status).toBe('SUCCEEDED');
  expect(await freeFrom(longer)).toEqual([]);
});

test('it bars whom its ground and its levels concern, and nobody else', async () => {
  const rig = await open();
  const ids = [await rig.submitted(1), await rig.submitted(2), await rig.submitted(3)];
  const of = (nth: number, more: object) =>
    sanctionOf(inventedNumber(nth), { ...decidedOn('2020-12-01'), ...more });
  const words = '不得申报';
  await enterOn(
    rig,
    of(1, { effect: { words, levels: ['engineer'] } }),
    of(2, { effect: { words, levels: ['assistant-engineer'] } }),
    of(3, { ground: 'against-discipline' }),
  );
  expect(await Promise.all(ids.map(freeFrom))).toEqual([['2023-12-02'], [], []]);
});

test.each([
  ['99000019750302003X', 'resident-id', '99000019750302003x'],
  ['99000019750302003X', 'resident-id', '９９０００0 19750302 003Ｘ'],
  ['99000019750302003x', 'resident-id', '990000750302003'],
  ['99000019750302003X', 'passport', '99000019750302003X'],
])('a person who declares as %s is found by an entry of %s %s', async (stated, kind, number) => {
  const rig = await open();
  const id = await rig.submitted(1, { number: stated });
  const person = { kind, number, name: MARKS.name };
  await enterOn(rig, sanctionOf('', { person, ...decidedOn('2020-12-01') }));
  expect(await freeFrom(id)).toEqual(['2023-12-02']);
});
