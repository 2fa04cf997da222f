import { afterEach, expect, test } from 'vitest';
import { variantText } from '../../rigs/domain/variants.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { confirmed, entriesOf, lapsedOnce, lettersOf, messagesOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const file = variantText('three windows a year, with drafts carried forward');

test('a draft that is not submitted goes into the next batch by itself, its owner is told once, and it is submitted there', async () => {
  rig = await openRig({ startAt: '2021-03-29 09:00', file });
  const [late, inTime] = [await rig.drafted(1), await rig.submitted(2)];
  await rig.turnTo('2021-03-31 23:59:59.999');
  expect((await rig.story(late)).declaration.batch).toBe('spring');
  await rig.turnTo('2021-04-01');
  expect(await rig.submit(late)).toMatchObject({ refusal: { because: 'stage-closed' } });
  await rig.turnTo('2021-04-01 12:00');
  const { declaration } = await rig.story(late);
  expect(declaration).toMatchObject({ standing: 'draft', batch: 'summer', round: 1 });
  expect(await entriesOf(rig, late, 'carry-forward', 'lapse')).toMatchObject([
    { clause: '三', inputs: { stage: 'declare.spring', batch: 'summer' }, actor: { by: 'deadline-lock' } },
  ]);
  expect(await messagesOf(rig, late, 'told-of-carrying')).toMatchObject([
    { audience: 'applicant', state: 'sent', states: { closesOn: '2021-06-30' } },
  ]);
  expect((await rig.story(inTime)).declaration).toMatchObject({ standing: 'submitted', batch: 'spring' });
  expect(await rig.submit(late)).toMatchObject({ refusal: { because: 'stage-not-open' } });
  await rig.turnTo('2021-06-30 23:59:59.999');
  expect(taken(await rig.submit(late))).toMatchObject({ standing: 'submitted' });
  await rig.turnTo('2021-07-01 09:00');
  expect((await rig.story(late)).declaration).toMatchObject({ standing: 'submitted', batch: 'summer' });
});

test('a draft is reminded in each batch, told into which one it goes, and lapses at the last; an account has one all the while', async () => {
  rig = await openRig({ startAt: '2021-03-29 09:00', file });
  const id = await rig.drafted(1);
  const { account } = (await rig.story(id)).declaration;
  await rig.turnTo('2021-06-29 12:00');
  expect(taken(await rig.begin({ account })).id).toBe(id);
  await rig.turnTo('2021-11-01 12:00');
  const reminded = await messagesOf(rig, id, 'draft-one-day-before-lock');
  expect(reminded.map(({ round }) => round)).toEqual([0, 1, 2]);
  const reminders = lettersOf(rig, id).filter(({ reference }) => reference.includes('/draft-'));
  const [carried, last] = [true, false].map((goesOn) =>
    reminders.filter(({ body }) => body.includes('自动转入') === goesOn).map(({ body }) => body),
  );
  expect(
    carried?.filter((body) => body.includes('“第三批”') && body.includes('("Third window")')),
  ).not.toEqual([]);
  // Each states one rule: what is late goes on, or is late.
  for (const body of carried ?? []) expect(body).not.toContain('逾期不再受理');
  expect(last).not.toEqual([]);
  for (const body of last ?? []) expect(body).toContain('逾期不再受理');
  expect(await lapsedOnce(rig, id)).toMatchObject({ standing: 'lapsed', stage: 'declare.autumn', lapses: 1 });
});

test('a returned declaration lapses at its batch’s closing, and a draft with a late entry is carried when that runs out', async () => {
  rig = await openRig({ startAt: '2021-03-29 09:00', file });
  const [returned, granted] = [await rig.submitted(1), await rig.drafted(2)];
  taken(await rig.giveBack(returned));
  const { version } = (await rig.story(granted)).declaration;
  const grant = { act: 'grant-late-entry', declaration: granted, expectedVersion: version };
  expect(await confirmed(rig, { ...grant, until: '2021-04-02 12:00' })).toMatchObject({
    status: 'SUCCEEDED',
  });
  await rig.turnTo('2021-04-02 11:00');
  expect(await lapsedOnce(rig, returned)).toMatchObject({ from: 'returned', stage: 'declare.spring' });
  expect((await rig.story(granted)).declaration.batch).toBe('spring');
  await rig.turnTo('2021-04-02 13:00');
  expect(await entriesOf(rig, granted, 'carry-forward')).toMatchObject([{ actor: { by: 'grant-ran-out' } }]);
  expect((await rig.story(granted)).declaration).toMatchObject({ standing: 'draft', batch: 'summer' });
  expect((await rig.story(granted)).declaration.grant).toBeUndefined();
});
