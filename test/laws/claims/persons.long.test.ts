import { afterEach, expect, test } from 'vitest';
import { correctContact } from '../../../casework/applicant/correct-contact.ts';
import { createDraft } from '../../../casework/applicant/create-draft.ts';
import { withNumberOpen } from '../../../casework/applicant/identity.ts';
import { MAX_CORRECTIONS } from '../../../domain/values/bounds.ts';
import { grantLateEntry } from '../../../functions/operations/acts/grant-late-entry.ts';
import { layCall } from '../../../local/machine/lay-call.ts';
import { confirming } from '../../rigs/machine/operating.ts';
import { COUNTY, inventedNumber, MUNICIPAL } from '../../rigs/machine/people.ts';
import { FILE, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, lettersOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const OTHER_CALL = 'jiaxing-it-2021-second';

/** The id of a complete draft of one account under another call of the same year. */
async function draftedUnder(call: string, account: string, nth: number): Promise<string> {
  const { needs } = rig.machine;
  const { id } = taken(await createDraft(needs)({ call, account }, needs.now())).declaration;
  taken(await rig.change(id, rig.applicant(nth).draft));
  return id;
}

async function stating(id: string, identity: { kind?: string; number?: string }): Promise<string> {
  const draft = await withNumberOpen(rig.machine.needs, (await rig.story(id)).declaration);
  taken(await rig.change(id, { ...draft, identity: { ...draft.identity, ...identity } } as typeof draft));
  return id;
}

test('one account has one declaration a year, also under another call and by a renewed permit', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const file = FILE.replace('id: jiaxing-it-2021', `id: ${OTHER_CALL}`);
  expect(
    await rig.operate({ act: 'publish-call', file: layCall(rig.machine, file), expectedVersion: 0 }),
  ).toMatchObject({
    status: 'SUCCEEDED',
  });
  const first = await stating(await rig.drafted(1), { kind: 'hk-macao-permit', number: 'H12345678' });
  taken(await rig.submit(first));
  const renewed = { kind: 'hk-macao-permit', number: 'H1234567801' };
  const second = await stating(await draftedUnder(OTHER_CALL, 'account-1', 1), renewed);
  expect(await rig.submit(second)).toMatchObject({ refusal: { because: 'already-claimed' } });
  // Another document of the same person is the same account's, and the same document another account's.
  await stating(second, { kind: 'passport', number: 'E12345678' });
  expect(await rig.submit(second)).toMatchObject({ refusal: { because: 'already-claimed' } });
  const stranger = await stating(await draftedUnder(OTHER_CALL, 'account-2', 2), renewed);
  expect(await rig.submit(stranger)).toMatchObject({ refusal: { because: 'number-claimed' } });
  // A withdrawal gives both up.
  taken(await rig.withdraw(first));
  expect(await rig.submit(second)).toMatchObject({ ok: true });
  expect(await rig.submit(stranger)).toMatchObject({ ok: true });
});

test('a number that a stranger submitted under is freed by an act with its reason, and both are told', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const stranger = await rig.submitted(1, { person: 9, employer: MUNICIPAL });
  const mine = await rig.drafted(9);
  const { value: contact } = rig.call.identity.contact;
  expect(await rig.submit(mine)).toMatchObject({
    refusal: { because: 'number-claimed', facts: { contact } },
  });
  const act = { act: 'free-claim', declaration: mine };
  const unnamed = await rig.operate(act);
  expect(unnamed).toMatchObject({ status: 'FAILED' });
  expect(unnamed.cause).toContain(stranger);
  expect(await rig.operate({ ...act, holder: mine })).toMatchObject({ status: 'FAILED' });
  expect(await entriesOf(rig, stranger, 'free-claim')).toEqual([]);
  expect(await rig.operate({ ...act, holder: stranger })).toMatchObject({ status: 'SUCCEEDED' });
  expect(await rig.submit(mine)).toMatchObject({ ok: true });
  await rig.turnTo('2021-10-08 11:00');
  for (const [id, cause] of [
    [stranger, 'claim-lost'],
    [mine, 'claim-opened'],
  ] as const) {
    const inputs = { cause, reason: '示例理由' };
    expect(await entriesOf(rig, id, 'free-claim')).toMatchObject([{ actor: { kind: 'operator' }, inputs }]);
  }
  expect(JSON.stringify(lettersOf(rig, stranger))).toContain('不再占用证件号码');
  expect(await rig.operate({ ...act, holder: stranger })).toMatchObject({ status: 'FAILED' });
  // The stranger is not recommended without a claim, and its withdrawal takes nothing from the other.
  taken(await rig.support(stranger));
  taken(await rig.post(stranger, { postedOn: '2021-10-08' }));
  await rig.turnTo('2021-10-18 10:00');
  expect(await rig.record(stranger)).toMatchObject({ refusal: { because: 'claim-lost' } });
  taken(await rig.withdraw(stranger));
  expect(await rig.submit(await rig.drafted(10, { person: 9 }))).toMatchObject({
    refusal: { because: 'number-claimed' },
  });
});

test('a number that was freed is not submitted again by whom it was freed from, nor after a withdrawal', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const stranger = await rig.submitted(1, { person: 9 });
  const mine = await rig.drafted(9);
  const act = { act: 'free-claim', declaration: mine };
  const own = await rig.operate({ ...act, holder: mine });
  expect(own).toMatchObject({ status: 'FAILED' });
  expect(own.cause).toContain('没有被其他申报占用');
  expect(await rig.operate({ ...act, holder: stranger })).toMatchObject({ status: 'SUCCEEDED' });
  taken(await rig.giveBack(stranger));
  const { value: contact } = rig.call.identity.contact;
  const freed = { refusal: { because: 'claim-freed', facts: { contact } } };
  expect(await rig.submit(stranger)).toMatchObject(freed);
  taken(await rig.withdraw(stranger));
  const again = await rig.drafted(1, { person: 9 });
  expect(again).not.toBe(stranger);
  expect(await rig.submit(again)).toMatchObject(freed);
  expect(await rig.submit(mine)).toMatchObject({ ok: true });
  // It goes on under an own number, and not under the other one.
  await stating(again, { number: inventedNumber(1) });
  taken(await rig.submit(again));
  taken(await rig.giveBack(again));
  await stating(again, { number: inventedNumber(9) });
  expect(await rig.submit(again)).toMatchObject(freed);
  await stating(again, { number: inventedNumber(1) });
  taken(await rig.submit(again));
  taken(await rig.support(again));
  taken(await rig.post(again, { postedOn: '2021-10-08' }));
  await rig.turnTo('2021-10-18 10:00');
  expect(await rig.record(again)).toMatchObject({ ok: true });
});

test('a person whose number a stranger claimed after a lapse is told so, and comes back by a late entry', async () => {
  rig = await openRig({ startAt: '2021-10-28 10:00' });
  const victim = await rig.submitted(9);
  taken(await rig.giveBack(victim));
  const stranger = await rig.drafted(1, { person: 9 });
  await rig.turnTo('2021-11-01 10:00');
  expect(await rig.standingOf(victim)).toBe('lapsed');
  const grant = async (id: string, until: string) => {
    const { version } = (await rig.story(id)).declaration;
    const act = { act: 'grant-late-entry', declaration: id, until, expectedVersion: version };
    return rig.operate(id === victim ? await confirming(rig.machine.needs, act) : act);
  };
  expect(await grant(stranger, '2021-11-03')).toMatchObject({ status: 'SUCCEEDED' });
  taken(await rig.submit(stranger));
  const move = {
    act: 'move-deadline',
    call: rig.call.id,
    stage: 'declare',
    from: '2021-10-31',
    to: '2021-11-05',
  };
  await rig.operate(await confirming(rig.machine.needs, move));
  await rig.turnTo('2021-11-01 12:00');
  expect(await entriesOf(rig, victim, 'pass-over')).toMatchObject([{ inputs: { cause: 'number-claimed' } }]);
  const told = () => JSON.stringify(lettersOf(rig, victim));
  expect(told()).toContain('证件号码被占用');
  expect(told()).not.toContain('您已有另一份申报');
  const refusedGrant = await grant(victim, '2021-11-09');
  expect(refusedGrant).toMatchObject({ status: 'FAILED' });
  expect(refusedGrant.cause).toContain('这一证件号码名下已有另一份申报');
  const free = { act: 'free-claim', declaration: victim, holder: stranger };
  expect(await rig.operate(free)).toMatchObject({ status: 'SUCCEEDED' });
  await rig.turnBy(3600);
  expect(told()).toContain('的证件号码已解除占用');
  expect(await rig.standingOf(victim)).toBe('lapsed');
  expect(await grant(victim, '2021-11-09')).toMatchObject({ status: 'SUCCEEDED' });
  expect(await rig.submit(victim)).toMatchObject({ ok: true });
});

test('the second of two late entries granted at one moment is told of the first', async () => {
  rig = await openRig({ startAt: '2021-10-28 10:00' });
  const id = await rig.drafted(1);
  await rig.turnTo('2021-11-01 10:00');
  const { version } = (await rig.story(id)).declaration;
  const grant = grantLateEntry(rig.machine.needs);
  const replies = await Promise.all(
    ['2021-11-02', '2021-11-03'].map((until, nth) =>
      grant({
        declaration: id,
        until,
        expectedVersion: version,
        by: '示例操作员',
        reason: '示例理由',
        execution: `two-at-once-${nth}`,
      }),
    ),
  );
  const refusals = replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.because]));
  expect(refusals).toHaveLength(1);
  expect(['granted-already', 'stale']).toContain(refusals[0]);
});

test('a number whose check digit is wrong in fact is let through by a recorded reason, and no other one', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const right = inventedNumber(1);
  const wrong = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0');
  const id = await stating(await rig.drafted(1), { number: wrong });
  const defects = [{ at: '/identity/number', because: 'wrong-checksum' }];
  expect(await rig.submit(id)).toMatchObject({ refusal: { defects } });
  const { version } = (await rig.story(id)).declaration;
  const act = { act: 'accept-identity-number', declaration: id, expectedVersion: version };
  const rightOne = await rig.drafted(3);
  const nothing = await rig.operate({ ...act, declaration: rightOne, expectedVersion: 2 });
  expect(nothing.cause).toContain('无须核准');
  expect(await rig.operate({ ...act, expectedVersion: version - 1 })).toMatchObject({ status: 'FAILED' });
  expect(await rig.operate(act)).toMatchObject({ status: 'SUCCEEDED' });
  const now = { ...act, expectedVersion: version + 1 };
  expect(await rig.operate(now)).toMatchObject({ status: 'FAILED' });
  await stating(id, { kind: 'passport' });
  await stating(id, { kind: 'resident-id' });
  const another = `${wrong.slice(0, 16)}9${wrong.slice(17)}`;
  await stating(id, { number: another });
  expect(await rig.submit(id)).toMatchObject({ refusal: { defects } });
  await stating(id, { number: wrong });
  expect(await rig.submit(id)).toMatchObject({ ok: true });
  expect(await entriesOf(rig, id, 'accept-number')).toMatchObject([{ inputs: { reason: '示例理由' } }]);
  // It is the person's, however the digit came about.
  const other = await stating(await rig.drafted(2), { kind: 'passport', number: wrong });
  expect(await rig.submit(other)).toMatchObject({ refusal: { because: 'number-claimed' } });
});

test('a wrong digit is corrected within a return: the claim goes over, and the employer sees it', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const id = await rig.submitted(1);
  taken(await rig.giveBack(id));
  await stating(id, { number: inventedNumber(5) });
  // The former number is held until it is submitted again.
  expect(await rig.submit(await rig.drafted(2, { person: 1 }))).toMatchObject({
    refusal: { because: 'number-claimed' },
  });
  taken(await rig.submit(id));
  const [, again] = await entriesOf(rig, id, 'submit');
  expect(again?.inputs).toMatchObject({ numberChanged: true });
  expect(JSON.stringify(again)).not.toContain(inventedNumber(5));
  expect(await rig.submit(await rig.drafted(3, { person: 5 }))).toMatchObject({
    refusal: { because: 'number-claimed' },
  });
  expect(
    await rig.submit((await rig.machine.records.declarations.ofAccount('account-2', rig.call.id)) ?? ''),
  ).toMatchObject({
    ok: true,
  });
});

test('telephone and mailbox are corrected while others act, and a letter goes to the new mailbox', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const id = await rig.submitted(1);
  const correct = async (phone: string, email: string) => {
    const { account, version } = (await rig.story(id)).declaration;
    const arrival = { at: rig.machine.needs.now(), actor: { kind: 'applicant', account } as const, version };
    return correctContact(rig.machine.needs)({ id, phone, email, arrival });
  };
  expect(await correct('0086 138 1111 2222', ' New＠Example。com ')).toMatchObject({ ok: true });
  const { draft, submittedDraft } = (await rig.story(id)).declaration;
  for (const each of [draft, submittedDraft])
    expect(each?.identity).toMatchObject({ phone: '13811112222', email: 'new@example.com' });
  await rig.settle();
  const letter = lettersOf(rig, id).find(({ subject }) => subject.includes('联系方式已更正'));
  expect(letter?.to).toBe('new@example.com');
  expect(await correct('12345', 'nobody')).toMatchObject({
    refusal: { defects: [{ because: 'not-a-mobile-number' }, { because: 'not-an-email' }] },
  });
  const own = `+86 ${COUNTY.contact.phone}`;
  expect(await correct(own, 'new@example.com')).toMatchObject({
    refusal: { defects: [{ at: '/identity/phone', because: 'own-employers-contact' }] },
  });
  expect(await correct('13811112222', COUNTY.contact.email)).toMatchObject({
    refusal: { defects: [{ at: '/identity/email', because: 'own-employers-contact' }] },
  });
  for (let times = 0; times < 3; times += 1)
    expect(await correct('+86 138 1111 2222', 'new@example.com')).toMatchObject({ ok: true });
  expect(await entriesOf(rig, id, 'correct-contact')).toHaveLength(1);
  for (let times = 1; times < MAX_CORRECTIONS; times += 1)
    taken(await correct('13811112222', `new-${times}@example.com`));
  expect(await correct('13811112222', 'new@example.com')).toMatchObject({
    refusal: { because: 'too-many-corrections' },
  });
  expect(JSON.stringify(await entriesOf(rig, id, 'correct-contact'))).not.toMatch(/13811112222|new@example/);
});

test('an applicant with a passport too states neither the number of the employer’s contact nor one that is no number', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const id = await stating(await rig.drafted(1), { kind: 'passport', number: 'E12345678' });
  const { draft } = rig.applicant(1);
  const withPhone = async (phone: string) => {
    taken(
      await rig.change(id, {
        ...draft,
        identity: { ...draft.identity, kind: 'passport', number: 'E12345678', phone },
      } as typeof draft),
    );
    const reply = await rig.submit(id);
    return reply.ok ? 'submitted' : (reply.refusal.defects ?? []).map(({ because }) => because).join();
  };
  const { phone } = COUNTY.contact;
  for (const own of [
    `${phone.slice(0, 3)}.${phone.slice(3, 7)}.${phone.slice(7)}`,
    `tel:${phone}`,
    `0${phone}`,
    `+86 0${phone}`,
    `00860${phone}`,
    `${phone}转1`,
  ])
    expect(await withPhone(own), own).toBe('own-employers-contact');
  const refused = {
    [`${phone}/`]: 'not-a-telephone-number',
    [`${phone}（本人）`]: 'wrong-sign',
    abc: 'wrong-sign',
  };
  for (const [none, because] of Object.entries(refused)) expect(await withPhone(none), none).toBe(because);
  expect(await withPhone('+852 9123 4567 ext. 12')).toBe('submitted');
});

test('a person who lapsed still corrects the mailbox, and the letter goes there', async () => {
  rig = await openRig({ startAt: '2021-10-28 10:00' });
  const id = await rig.submitted(1);
  taken(await rig.giveBack(id));
  await rig.turnTo('2021-11-01 10:00');
  const { account, version, standing } = (await rig.story(id)).declaration;
  expect(standing).toBe('lapsed');
  const arrival = { at: rig.machine.needs.now(), actor: { kind: 'applicant', account } as const, version };
  taken(
    await correctContact(rig.machine.needs)({ id, phone: '13811112222', email: 'late@example.com', arrival }),
  );
  await rig.turnBy(3600);
  const letter = lettersOf(rig, id).find(({ subject }) => subject.includes('联系方式已更正'));
  expect(letter?.to).toBe('late@example.com');
});

test('a person who begins again goes on from what was stated, without files and statements', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const first = await rig.submitted(1);
  taken(await rig.withdraw(first));
  const again = taken(await rig.begin(rig.applicant(1)));
  expect(again.id).not.toBe(first);
  const { materials: _files, inService, ...stated } = rig.applicant(1).draft;
  const open = await withNumberOpen(rig.machine.needs, (await rig.story(again.id)).declaration);
  expect(open).toEqual({ ...stated, inService: { post: inService?.post } });
  expect(again).toMatchObject({ standing: 'draft', run: 0, objections: [] });
  for (const left of ['commitment', 'submittedDraft', 'claimed', 'submittedAt'])
    expect(again).not.toHaveProperty(left);
  expect(await entriesOf(rig, again.id, 'create')).toMatchObject([{ inputs: { from: first } }]);
});
