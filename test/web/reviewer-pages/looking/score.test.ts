import { afterEach, expect, test } from 'vitest';
import type { Person } from '../../../../domain/achievements/person.ts';
import { fieldOfPoints, fieldOfWhy } from '../../../../domain/acts/reviewer/score-otherwise.ts';
import { POINT } from '../../../rigs/machine/people.ts';
import { publish } from '../../../rigs/machine/publishing.ts';
import { type Rig, taken } from '../../../rigs/machine/rig.ts';
import { entriesOf, forwarded } from '../../../rigs/machine/walks.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
} from '../../../rigs/reviewer-pages/reviewing.ts';
import { waterCallText } from '../../../rigs/tables/water.ts';

let reviewing: Reviewing;
afterEach(() => reviewing?.stop());

const shownBy = 'self-score-sheet';
const FACTS: Person = {
  ...{ insurance: 'local', hours: { 2019: 90, 2020: 90, 2021: 90 } },
  scoreLines: [
    { indicator: 'employer', level: 'institution', shownBy },
    { indicator: 'employer', level: 'institution', shownBy },
    { indicator: 'employer', level: 'other', what: '优秀员工', shownBy },
    { indicator: 'prizes', level: 'city', rank: 6, shownBy },
  ],
};
const REASON = '成果另有一项，证明在办';

/** A declaration under a call with a part of the real table for engineers of water works. */
async function submitted(rig: Rig): Promise<string> {
  expect((await publish(rig, waterCallText, 1)).status).toBe('SUCCEEDED');
  const id = await rig.drafted(1);
  const { draft } = rig.applicant(1);
  const [any] = draft.materials ?? [];
  const sheet = any ? [{ ...any, material: shownBy, fileName: '自评表.pdf', upload: 'of-the-sheet' }] : [];
  const materials = [...(draft.materials ?? []), ...sheet];
  taken(await rig.change(id, { ...draft, eligibilityRoute: 'self-score', facts: FACTS, materials }));
  const place = rig.call.eligibility?.rules.findIndex(({ when }) => 'selfScore' in when) ?? -1;
  taken(await rig.submit(id, undefined, { [`/eligibility/rules/${place}/when`]: REASON }));
  await rig.settle();
  return id;
}

test('the employer sees the table with caps at work, and gives a line other points with a reason', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig, deskOf, get, act } = reviewing;
  const id = await submitted(rig);
  const page = `${await deskOf(EMPLOYER_DESK)}/declarations/${id}`;
  const before = readingOf(await get(page));
  for (const part of [
    '合计11.1分，满分100分',
    '小计2分：共2.5分，超过封顶，按封顶计',
    '单位评价：其他单位',
    '优秀员工',
    '尚未评分',
    '还差38.9分',
  ])
    expect(before).toContain(part);

  const give = (nth: number, points: string, why: string) =>
    act(page, 'decision', { decision: 'support', [fieldOfPoints(nth)]: points, [fieldOfWhy(nth)]: why });
  for (const [nth, points, why] of [
    [3, '6.5', ''],
    [3, '', '证书写明为第七'],
    [3, '六', '证书写明为第七'],
    [3, '6.555', '证书写明为第七'],
    [3, '1001', '证书写明为第七'],
    [4, '6', '没有这一行'],
  ] as const)
    expect((await give(nth, points, why)).statusCode).toBe(422);
  expect(await rig.standingOf(id)).toBe('submitted');

  expect((await give(3, '６.5分', '证书写明为第七')).statusCode).toBe(303);
  const said = ['成果、项目（起评分）：市厅级，第6名 6.5分：证书写明为第七'];
  expect(await entriesOf(rig, id, 'support')).toMatchObject([
    {
      inputs: {
        ...{ scored: said, scoredBy: 'employer' },
        ...{ scoredAt: ['3'], scoredPoints: ['6.5'], scoredWhy: ['证书写明为第七'] },
      },
    },
  ]);
  await rig.settle();
  await forwarded(rig, id, '2021-10-11', '2021-10-19 09:00');
  const point = `${await deskOf(`body:${POINT}`)}/declarations/${id}`;
  const later = readingOf(await get(point));
  for (const part of ['合计11.1分，满分100分', '合计8.5分，满分100分', '6.5分：证书写明为第七'])
    expect(later).toContain(part);
  // A body has no column of its own.
  expect((await get(point)).body).not.toContain(`name="${fieldOfPoints(3)}"`);
  const notOwn = { decision: 'support', [fieldOfPoints(3)]: '9', [fieldOfWhy(3)]: '证书' };
  expect((await act(point, 'decision', notOwn)).statusCode).toBe(422);
});
