import { afterEach, expect, test } from 'vitest';
import type { Person } from '../../../../domain/achievements/person.ts';
import { fieldOfOtherwise } from '../../../../domain/acts/reviewer/otherwise.ts';
import { POINT } from '../../../rigs/machine/people.ts';
import { type Rig, taken } from '../../../rigs/machine/rig.ts';
import { entriesOf, forwarded } from '../../../rigs/machine/walks.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
} from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
afterEach(() => reviewing?.stop());

const LOW: Person = { selfScore: 12, insurance: 'local', hours: { 2019: 90, 2020: 90, 2021: 90 } };
const REASON = '省级课题两项，已附证明';
const placeOf = ({ call }: Rig, leaf: string) =>
  `/eligibility/rules/${call.eligibility?.rules.findIndex(({ when }) => leaf in when) ?? -1}/when`;

/** A declaration by a self-score that is too low, submitted with its reason. */
async function submittedLow(rig: Rig): Promise<string> {
  const id = await rig.drafted(1);
  const { draft } = rig.applicant(1);
  const [any] = draft.materials ?? [];
  const sheet = any
    ? [{ ...any, material: 'self-score-sheet', fileName: '自评表.pdf', upload: 'of-the-sheet' }]
    : [];
  const materials = [...(draft.materials ?? []), ...sheet];
  taken(await rig.change(id, { ...draft, eligibilityRoute: 'self-score', facts: LOW, materials }));
  taken(await rig.submit(id, undefined, { [placeOf(rig, 'selfScore')]: REASON }));
  await rig.settle();
  return id;
}

test('stands at the head of a case, with the facts beside the files and the applicant’s reason', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig, deskOf, get } = reviewing;
  const id = await submittedLow(rig);
  const page = `${await deskOf(EMPLOYER_DESK)}/declarations/${id}`;
  const { body } = await get(page);
  const read = readingOf(await get(page));
  for (const part of [
    '有1项条件不符合',
    '自评分达到60分',
    '依据：二（一）',
    '所填：自评分 12',
    '还差48分',
    REASON,
    '自评表.pdf',
  ])
    expect(read).toContain(part);
  expect(body.indexOf('id="judgement"')).toBeLessThan(body.indexOf('id="content"'));
  // What is not met can be judged otherwise at once, and the rest stands in a fold.
  const fieldAt = (leaf: string) => body.indexOf(`"${fieldOfOtherwise(placeOf(rig, leaf))}"`);
  const fold = body.indexOf('<summary>其他条件');
  expect(fieldAt('selfScore')).toBeGreaterThan(0);
  expect(fold).toBeGreaterThan(fieldAt('selfScore'));
  expect(fieldAt('insurance')).toBeGreaterThan(fold);
});

test('is disagreed with by a recorded part of the decision, which later desks and the applicant see', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig, deskOf, get, act } = reviewing;
  const id = await submittedLow(rig);
  const page = `${await deskOf(EMPLOYER_DESK)}/declarations/${id}`;
  const place = placeOf(rig, 'selfScore');
  const why = '附件四第三项应计50分';
  const elsewhere = fieldOfOtherwise('/eligibility/rules/0/when');
  const tooLong = { decision: 'support', [fieldOfOtherwise(place)]: '由'.repeat(301) };
  expect((await act(page, 'decision', tooLong)).statusCode).toBe(422);
  const wrong = await act(page, 'decision', { decision: 'support', [elsewhere]: why });
  expect([wrong.statusCode, readingOf(wrong).includes('不是这份申报的条件')]).toEqual([422, true]);
  expect(await rig.standingOf(id)).toBe('submitted');
  const done = await act(page, 'decision', { decision: 'support', [fieldOfOtherwise(place)]: why });
  expect(done.statusCode).toBe(303);
  expect(await entriesOf(rig, id, 'support')).toMatchObject([
    {
      inputs: {
        otherwise: [`自评分达到60分（评分表没有公开，按所填的总分判断）（二（一））：${why}`],
        otherwiseAt: [place],
        otherwiseWhy: [why],
      },
    },
  ]);
  await rig.settle();
  await forwarded(rig, id, '2021-10-11', '2021-10-19 09:00');
  const later = readingOf(await get(`${await deskOf(`body:${POINT}`)}/declarations/${id}`));
  expect(later).toMatch(
    new RegExp(
      `审核人另有判断：.{0,2}自评分达到60分（评分表没有公开，按所填的总分判断）（二（一））：${why}`,
    ),
  );
  // Beside its condition it stands without the condition's words.
  expect(later).toContain(`审核人另有判断： ${why}`);
  expect(later).toContain(REASON);
});

test('is made anew from the submitted copy, whatever the applicant edits since', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig, deskOf, get, act } = reviewing;
  const id = await submittedLow(rig);
  const page = `${await deskOf(EMPLOYER_DESK)}/declarations/${id}`;
  const otherwise = { [fieldOfOtherwise(placeOf(rig, 'selfScore'))]: '证明不足' };
  await act(page, 'decision', { decision: 'return', defects: '请补证明', ...otherwise });
  await rig.settle();
  expect((await get(page)).body).not.toContain('id="judgement"');
  const { draft } = (await rig.story(id)).declaration;
  taken(await rig.change(id, { ...draft, facts: { ...LOW, selfScore: 70 } }));
  taken(await rig.submit(id));
  await rig.settle();
  const again = readingOf(await get(page));
  expect(again).toContain('符合所报级别和途径的条件');
  expect(again).not.toContain('审核人另有判断： ');
});
