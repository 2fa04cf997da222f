import { afterEach, expect, test } from 'vitest';
import { changeDraft } from '../../../casework/applicant/change-draft.ts';
import { withNumberOpen } from '../../../casework/applicant/identity.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, messagesOf, supported } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

test('one of two submissions of one person under two accounts at one moment is accepted, and the other is told why', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  for (let person = 1; person <= 5; person += 1) {
    const ids = [await rig.drafted(person * 10, { person }), await rig.drafted(person * 10 + 1, { person })];
    const replies = await Promise.all(ids.map((id) => rig.submit(id)));
    const refused = replies.filter(({ ok }) => !ok);
    expect(refused).toMatchObject([{ refusal: { because: 'number-claimed' } }]);
    const standings = await Promise.all(ids.map((id) => rig.standingOf(id)));
    expect(standings.sort()).toEqual(['draft', 'submitted']);
  }
});

test.each([
  ['passport', ['E12345678', 'E-12345678', '-E12345678-', 'e1234　5678']],
  ['resident-id', ['330402199001010019', '330402-19900101-0019', '３３０４０２ 199001010019']],
] as const)('however the number of a %s is spelled, its person has one claim', async (kind, spellings) => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const { needs } = rig.machine;
  const replies = [];
  for (const [nth, number] of spellings.entries()) {
    const id = await rig.drafted(nth + 1);
    const { account, version } = (await rig.story(id)).declaration;
    const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const, version };
    taken(await changeDraft(needs)({ id, changes: { identity: { kind, number } }, arrival }));
    replies.push(await rig.submit(id));
    const open = await withNumberOpen(needs, (await rig.story(id)).declaration);
    expect(open.identity?.number).toBe(spellings[0]);
  }
  const [first, ...others] = replies;
  expect(first?.ok).toBe(true);
  for (const other of others) expect(other).toMatchObject({ refusal: { because: 'number-claimed' } });
});

test('a resident ID’s number is its person’s, whatever document it is stated of', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const { needs } = rig.machine;
  taken(await rig.submit(await rig.drafted(1)));
  const other = await rig.drafted(2, { person: 1 });
  const { account, version } = (await rig.story(other)).declaration;
  const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const, version };
  taken(await changeDraft(needs)({ id: other, changes: { identity: { kind: 'passport' } }, arrival }));
  expect(await rig.submit(other)).toMatchObject({ refusal: { because: 'number-claimed' } });
});

test('a person who withdraws in the middle of a review may declare again, and the review is closed', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const first = await supported(rig, 1);
  const other = await rig.drafted(2, { person: 1 });
  expect(await rig.submit(other)).toMatchObject({ refusal: { because: 'number-claimed' } });
  taken(await rig.withdraw(first));
  await rig.turnTo('2021-10-08 11:00');
  expect(await rig.describe('declaration', `${first}-1`)).toMatchObject({ status: 'SUCCEEDED' });
  expect((await rig.states('declaration', `${first}-1`)).at(-1)).toBe('Declaration withdrawn');
  const told = (await messagesOf(rig, first, 'told-of-withdrawal')).map(({ audience }) => audience);
  expect(told.sort()).toEqual(['applicant', 'employer']);
  expect(await rig.post(first, { postedOn: '2021-10-08' })).toMatchObject({
    refusal: { because: 'not-in-this-standing' },
  });
  expect(await rig.submit(other)).toMatchObject({ ok: true, value: { standing: 'submitted' } });
});

test('an account begins a new declaration after its withdrawal, and holds the claim again', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const first = await rig.submitted(1);
  expect(taken(await rig.begin(rig.applicant(1))).id).toBe(first);
  taken(await rig.withdraw(first));
  const second = await rig.submitted(1);
  expect(second).not.toBe(first);
  expect(await rig.standingOf(second)).toBe('submitted');
  const other = await rig.drafted(2, { person: 1 });
  expect(await rig.submit(other)).toMatchObject({ refusal: { because: 'number-claimed' } });
  expect(await rig.standingOf(first)).toBe('withdrawn');
});

test('a returned declaration is resubmitted under its own claim; a refusal and a lapse free it', async () => {
  rig = await openRig({ startAt: '2021-10-29 10:00' });
  const [returned, refused] = [await rig.submitted(1), await rig.submitted(2)];
  taken(await rig.giveBack(returned));
  const meanwhile = await rig.drafted(3, { person: 1 });
  expect(await rig.submit(meanwhile)).toMatchObject({ refusal: { because: 'number-claimed' } });
  expect(await rig.submit(returned)).toMatchObject({ ok: true });
  taken(await rig.decide(refused, { kind: 'refuse', reason: '不符合条件' }));
  const again = await rig.drafted(4, { person: 2 });
  expect(await rig.submit(again)).toMatchObject({ ok: true });
  expect(await entriesOf(rig, returned, 'submit')).toHaveLength(2);
});

test('a decision and a withdrawal at one moment: one is taken, the other told that it came too late', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const id = await rig.submitted(1);
  const replies = await Promise.all([rig.withdraw(id), rig.support(id)]);
  const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.because]));
  expect(refused).toHaveLength(1);
  expect(['already-decided', 'stale', 'not-in-this-standing']).toContain(refused[0]);
  await rig.settle();
  const standing = await rig.standingOf(id);
  expect(await entriesOf(rig, id, 'withdraw', 'support')).toMatchObject([{ to: standing }]);
});
