import { afterEach, expect, test } from 'vitest';
import type { Person } from '../../../domain/achievements/person.ts';
import { FILE, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, lettersOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

const REFUSING = FILE.replace('value: take-with-reason', 'value: refuse');
const LOW: Person = { selfScore: 12, insurance: 'local', hours: { 2019: 90, 2020: 90, 2021: 90 } };

/** The id of a complete draft by self-score that states these facts. */
async function stating(nth: number, facts: Person): Promise<string> {
  const id = await rig.drafted(nth);
  return restating(id, nth, facts);
}

async function restating(id: string, nth: number, facts: Person): Promise<string> {
  const { draft } = rig.applicant(nth);
  const materials = [...(draft.materials ?? [])];
  const [any] = materials;
  if (any) materials.push({ ...any, material: 'self-score-sheet', upload: 'of-the-sheet' });
  taken(await rig.change(id, { ...draft, eligibilityRoute: 'self-score', facts, materials }));
  return id;
}

const placeOf = (rule: string) => {
  const nth = rig.call.eligibility?.rules.findIndex(({ when }) => rule in when) ?? -1;
  return `/eligibility/rules/${nth}/when`;
};
const versionOf = async (id: string) => (await rig.story(id)).declaration.version;

test('a reason goes into the submission for good, and a resubmission is judged anew', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00' });
  const id = await stating(1, LOW);
  const place = placeOf('selfScore');
  const before = await rig.items(id);
  expect(await rig.submit(id)).toMatchObject({
    refusal: { because: 'incomplete', defects: [{ because: 'reason-missing', clause: '二（一）' }] },
  });
  expect(await rig.items(id)).toEqual(before);
  taken(await rig.submit(id, undefined, { [place]: '省级课题两项，已附证明' }));
  const first = await rig.story(id);
  expect(first.declaration.reasons).toEqual([
    { place, clause: '二（一）', reason: '省级课题两项，已附证明' },
  ]);
  expect(await entriesOf(rig, id, 'submit')).toMatchObject([
    {
      inputs: {
        reasons: ['自评分达到60分（评分表没有公开，按所填的总分判断）（二（一））：省级课题两项，已附证明'],
      },
    },
  ]);
  taken(await rig.giveBack(id));
  // What was submitted stays as it was while the applicant corrects the draft.
  await restating(id, 1, { ...LOW, selfScore: 80 });
  expect((await rig.story(id)).declaration.reasons).toEqual(first.declaration.reasons);
  expect(await rig.submit(id, undefined, { [place]: '省级课题两项' })).toMatchObject({
    refusal: { defects: [{ because: 'reason-not-asked' }] },
  });
  taken(await rig.submit(id));
  expect((await rig.story(id)).declaration.reasons).toBeUndefined();
});

test('a call that refuses says that a rule does, names the clause and whom to ask, and leaves nothing behind', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00', file: REFUSING });
  const id = await stating(1, LOW);
  const before = await rig.items(id);
  const { value: contact } = rig.call.identity.contact;
  expect(await rig.submit(id)).toMatchObject({
    refusal: {
      ...{ because: 'refused-by-rule', clause: '二（一）', facts: { contact } },
      defects: [{ at: placeOf('selfScore'), because: 'refused-by-rule' }],
    },
  });
  expect(await rig.items(id)).toEqual(before);
  expect(await rig.standingOf(id)).toBe('draft');
});

test('a person admits the case by a recorded act, for what is stated then and for no more', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00', file: REFUSING });
  const id = await stating(1, LOW);
  const act = { act: 'admit-case', declaration: id, expectedVersion: await versionOf(id) };
  const unnamed = await rig.operate(act);
  expect(unnamed.status).toBe('FAILED');
  expect(unnamed.cause).toContain(placeOf('selfScore'));
  for (const conditions of [[placeOf('insurance')], [placeOf('selfScore'), '/nowhere']])
    expect(await rig.operate({ ...act, conditions })).toMatchObject({ status: 'FAILED' });
  expect(await rig.operate({ ...act, conditions: [], expectedVersion: 1 })).toMatchObject({
    status: 'FAILED',
  });
  const conditions = [placeOf('selfScore')];
  expect(await rig.operate({ ...act, expectedVersion: 1, conditions })).toMatchObject({ status: 'FAILED' });
  expect(await rig.operate({ ...act, conditions })).toMatchObject({ status: 'SUCCEEDED' });
  const again = { ...act, conditions, expectedVersion: await versionOf(id) };
  expect((await rig.operate(again)).cause).toContain('无须准许');
  await rig.turnTo('2021-10-08 11:00');
  expect(await entriesOf(rig, id, 'admit')).toMatchObject([
    {
      actor: { kind: 'operator' },
      inputs: { reason: '示例理由', conditions: [`二（一）（${conditions[0]}）`] },
    },
  ]);
  expect(JSON.stringify(lettersOf(rig, id))).toContain('获准提交');
  // A person saw 12 points, and 11 is another case.
  await restating(id, 1, { ...LOW, selfScore: 11 });
  expect(await rig.submit(id)).toMatchObject({ refusal: { because: 'refused-by-rule' } });
  await restating(id, 1, LOW);
  taken(await rig.submit(id));
  expect(await entriesOf(rig, id, 'submit')).toMatchObject([{ inputs: { admitted: 1 } }]);
  const { declaration } = await rig.story(id);
  expect(declaration.admitted).toMatchObject([{ by: '示例操作员', reason: '示例理由' }]);
  expect(await rig.operate({ ...again, expectedVersion: declaration.version })).toMatchObject({
    status: 'FAILED',
  });
});

test('whichever comes first of a submission and an admission, the record is whole', async () => {
  rig = await openRig({ startAt: '2021-10-08 10:00', file: REFUSING });
  for (const nth of [1, 2, 3]) {
    const id = await stating(nth, LOW);
    const input = {
      ...{ act: 'admit-case', declaration: id, expectedVersion: await versionOf(id) },
      conditions: [placeOf('selfScore')],
    };
    const [submitted] = await Promise.all([rig.submit(id), rig.operate(input)]);
    if (!submitted.ok) expect(['refused-by-rule', 'stale']).toContain(submitted.refusal.because);
    const { declaration, timeline } = await rig.story(id);
    expect(declaration.admitted).toHaveLength(1);
    expect(timeline.map(({ version }) => version)).toEqual(timeline.map((_, at) => at + 1));
    if (declaration.standing === 'draft') taken(await rig.submit(id));
    expect(await entriesOf(rig, id, 'submit')).toMatchObject([{ inputs: { admitted: 1 } }]);
  }
});
