import { afterEach, expect, test } from 'vitest';
import { REVIEWER_REFUSALS } from '../../../domain/wording/reviewer-refusals.ts';
import { sayRefusal } from '../../../domain/wording/say-refusal.ts';
import { institution, mid, noticed, postsTaken, RECOMMENDABLE } from '../../rigs/machine/institutions.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { type Edit, fileWith } from '../../rigs/machine/publishing.ts';
import { CALL, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, messagesOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const begin = async (...edits: Edit[]) => {
  rig = await openRig({ startAt: '2021-10-11 09:00', file: fileWith(...edits) });
};
const reasonOf = (reply: Awaited<ReturnType<Rig['record']>>) => (reply.ok ? 'taken' : reply.refusal.because);

test('an enterprise is asked nothing, whatever is registered of it', async () => {
  await begin();
  const id = await noticed(rig, 1, MUNICIPAL);
  await rig.turnTo(RECOMMENDABLE);
  taken(await rig.record(id));
  expect((await rig.story(id)).declaration.quota).toBeUndefined();
});

test('an institution without a statement, or without a free post, is refused by the clause with what to do next', async () => {
  await begin();
  const employers = [await institution(rig, 1, undefined), await institution(rig, 2, [mid(2, { held: 2 })])];
  const ids = [
    await noticed(rig, 1, employers[0] ?? MUNICIPAL),
    await noticed(rig, 2, employers[1] ?? MUNICIPAL),
  ];
  await rig.turnTo(RECOMMENDABLE);
  const said = [];
  for (const id of ids) {
    const reply = await rig.record(id);
    if (reply.ok) throw new Error('Recommended without a post');
    expect(reply.refusal.clause).toBe('五（一）');
    said.push(sayRefusal(reply.refusal, undefined, REVIEWER_REFUSALS));
  }
  expect(said[0]?.zh).toContain('没有登记中级岗位的核定情况');
  expect(said[0]?.en).toContain('intermediate posts');
  expect(said[1]?.zh).toContain('本年度按规定可占用 0 个');
  expect(said[1]?.en).toContain('may fill 0 this year');
  await institution(rig, 1, [mid(1)]);
  taken(await rig.record(ids[0] ?? ''));
  const [entry] = await entriesOf(rig, ids[0] ?? '', 'record');
  expect(entry?.inputs).toMatchObject({ postLevel: 'mid', posts: 1 });
});

test('an employer that was registered as an enterprise since the submission is asked nothing any more', async () => {
  await begin();
  const id = await noticed(rig, 1, await institution(rig, 1, [mid(0)]));
  await rig.turnTo(RECOMMENDABLE);
  expect(reasonOf(await rig.record(id))).toBe('no-free-post');
  await institution(rig, 1, undefined, 'municipal', 'enterprise');
  taken(await rig.record(id));
});

test('a withdrawal, a body’s refusal and a lapse give the post back, and nobody recommended loses it by a lower number', async () => {
  await begin();
  const employer = await institution(rig, 1, [mid(1)], 'provincial');
  const ids = [];
  for (const nth of [1, 2, 3, 4]) ids.push(await noticed(rig, nth, employer));
  const [withdrawn = '', refused = '', lapsed = '', waiting = ''] = ids;
  await rig.turnTo(RECOMMENDABLE);
  taken(await rig.record(withdrawn));
  expect(reasonOf(await rig.record(refused))).toBe('no-free-post');
  taken(await rig.withdraw(withdrawn));
  taken(await rig.record(refused));
  taken(await rig.decide(refused, { kind: 'refuse', reason: '业绩不符合条件' }));
  taken(await rig.record(lapsed));
  expect(await postsTaken(rig, employer)).toEqual([lapsed]);
  await institution(rig, 1, [mid(0)], 'provincial');
  await rig.settle();
  taken(await rig.support(lapsed));
  expect(await rig.standingOf(lapsed)).toBe('forwarded');
  await rig.turnTo('2021-11-21 10:00');
  expect([await rig.standingOf(lapsed), await rig.standingOf(waiting)]).toEqual(['lapsed', 'lapsed']);
  expect(await postsTaken(rig, employer)).toEqual([]);
});

test('a returned declaration keeps its post, and gives it back when it is submitted for another level', async () => {
  await begin();
  const junior = { ...mid(5), level: 'junior' };
  const employer = await institution(rig, 1, [mid(1), junior], 'provincial');
  const id = await noticed(rig, 1, employer);
  await rig.turnTo(RECOMMENDABLE);
  taken(await rig.record(id));
  taken(await rig.giveBack(id));
  taken(await rig.submit(id));
  expect(await postsTaken(rig, employer)).toEqual([id]);
  taken(await rig.giveBack(id));
  const { draft } = rig.applicant(1, { employer });
  const facts = { ...draft.facts, probationPassedOn: '2011-07-01' };
  taken(await rig.change(id, { ...draft, level: 'assistant-engineer', facts }));
  taken(await rig.submit(id));
  expect(await postsTaken(rig, employer)).toEqual([]);
  taken(await rig.support(id));
  expect((await rig.story(id)).declaration).toMatchObject({
    standing: 'forwarded',
    quota: { level: 'junior', taken: true },
  });
});

const reopening = {
  ...{ act: 'move-deadline', call: CALL.id, stage: 'recommendation' },
  ...{ from: '2021-11-19', to: '2021-11-25' },
};

test('a reopening takes the post again, or passes over by name where none is left, until the next one', async () => {
  await begin();
  const [full, free] = [
    await institution(rig, 1, [mid(1)], 'provincial'),
    await institution(rig, 2, [mid(1)], 'provincial'),
  ];
  const [over, restored] = [await noticed(rig, 1, full), await noticed(rig, 2, free)];
  await rig.turnTo(RECOMMENDABLE);
  for (const id of [over, restored]) taken(await rig.record(id));
  await rig.turnTo('2021-11-22 10:00');
  await institution(rig, 1, [mid(0)], 'provincial');
  await rig.operate(reopening);
  await rig.turnTo('2021-11-22 11:00');
  expect([await rig.standingOf(over), await rig.standingOf(restored)]).toEqual(['lapsed', 'forwarded']);
  expect([await postsTaken(rig, full), await postsTaken(rig, free)]).toEqual([[], [restored]]);
  expect(await entriesOf(rig, over, 'pass-over')).toMatchObject([{ inputs: { cause: 'no-free-post' } }]);
  expect(await messagesOf(rig, over, 'told-of-no-post')).toMatchObject([{ audience: 'applicant' }]);
  const { version } = (await rig.story(over)).declaration;
  const grant = { act: 'grant-late-entry', declaration: over, until: '2021-11-29', expectedVersion: version };
  const refused = await rig.operate(grant);
  expect([refused.error, refused.cause?.includes('中级岗位没有空余')]).toEqual(['Refused', true]);
  await institution(rig, 1, [mid(1)], 'provincial');
  expect((await rig.operate(grant)).status).toBe('SUCCEEDED');
  expect([await rig.standingOf(over), await postsTaken(rig, full)]).toEqual(['forwarded', [over]]);
});

const askedAt =
  (moment: 'submission' | 'acceptance'): Edit =>
  ({ postQuota }) => {
    if (postQuota) Object.assign(postQuota.askedAt, { value: moment });
  };

test('a call that asks at the submission refuses the second one there', async () => {
  await begin(askedAt('submission'));
  const employer = await institution(rig, 1, [mid(1)]);
  const first = await rig.submitted(1, { employer });
  const second = await rig.drafted(2, { employer });
  expect(await rig.submit(second)).toMatchObject({ refusal: { because: 'no-free-post' } });
  taken(await rig.withdraw(first));
  taken(await rig.submit(second));
  expect(await postsTaken(rig, employer)).toEqual([second]);
});

test('a call that asks at the acceptance takes the post with the first body, or at the committee where no body is', async () => {
  await begin(askedAt('acceptance'));
  const [point, none] = [
    await institution(rig, 1, [mid(1)], 'provincial'),
    await institution(rig, 2, [mid(1)]),
  ];
  const ids = [await noticed(rig, 1, point), await noticed(rig, 2, none)];
  const [atPoint = '', atCommittee = ''] = ids;
  await rig.turnTo(RECOMMENDABLE);
  for (const id of ids) taken(await rig.record(id));
  expect([await postsTaken(rig, point), await postsTaken(rig, none)]).toEqual([[], [atCommittee]]);
  taken(await rig.support(atPoint));
  expect(await postsTaken(rig, point)).toEqual([atPoint]);
});
