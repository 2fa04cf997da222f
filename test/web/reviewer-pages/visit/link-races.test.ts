import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextLink } from '../../../../adapters/records/links.ts';
import { MUNICIPAL } from '../../../rigs/machine/people.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import { supported } from '../../../rigs/machine/walks.ts';
import {
  type Fields,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../../rigs/reviewer-pages/reviewing.ts';

const DESK = `employer:${MUNICIPAL.code}` as const;
/** The event between the judgement of the next act and its write. */
let meanwhile: (() => Promise<unknown>) | undefined;

let reviewing: Reviewing;
let nth = 0;
beforeAll(async () => {
  reviewing = await openReviewing({
    startAt: '2021-10-11 09:00',
    aroundNeeds: (needs) => {
      const { records } = needs;
      const { writeChange } = records.declarations;
      const late: typeof writeChange = async (...change) => {
        const happens = meanwhile;
        meanwhile = undefined;
        await happens?.();
        return writeChange(...change);
      };
      return {
        ...needs,
        records: { ...records, declarations: { ...records.declarations, writeChange: late } },
      };
    },
  });
});
afterAll(() => reviewing?.stop());

const own = { employer: MUNICIPAL };

async function posted(): Promise<string> {
  const id = await supported(reviewing.rig, ++nth, own);
  taken(await reviewing.rig.post(id, { postedOn: '2021-10-11' }));
  return id;
}

/** Each act, its form's fields, and a declaration that waits for it. */
const ACTS: [act: string, waiting: () => Promise<string>, fields: Fields][] = [
  ['decision', () => reviewing.rig.submitted(++nth, own), { decision: 'support' }],
  ['posting', () => supported(reviewing.rig, ++nth, own), { postedOn: '2021-10-11', place: '单位公告栏' }],
  ['interruption', posted, { reason: '公示内容有误' }],
  ['objections', posted, { substance: '对业绩有疑问' }],
];

describe.each(ACTS)('%s', (act, waiting, fields) => {
  /** Filled in on the page as it stands; the link ends after the act was judged and before it is written. */
  async function raced(end: () => Promise<unknown>) {
    const id = await waiting();
    await reviewing.rig.settle();
    const page = `${await reviewing.deskOf(DESK)}/declarations/${id}`;
    const form = { ...(await reviewing.formOf(page, act)), ...WHO, ...fields };
    const before = (await reviewing.rig.story(id)).declaration;
    meanwhile = end;
    const answer = await reviewing.post(`${page}/${act}`, form);
    return { id, answer, form, before };
  }

  test.each([
    ['reissued', '最近一封通知邮件'],
    ['not-for-me', '已经停用'],
  ] as const)('by a link that is stopped in the same moment (%s) is not taken', async (because, part) => {
    const { machine } = reviewing.rig;
    const { id, answer, before } = await raced(async () =>
      machine.records.links.revoke(await reviewing.linkOf(DESK), because, machine.needs.now()),
    );
    expect([answer.statusCode, readingOf(answer)]).toEqual([410, expect.stringContaining(part)]);
    expect(readingOf(answer)).not.toContain(id);
    const { declaration, timeline } = await reviewing.rig.story(id);
    expect(declaration).toEqual(before);
    expect(timeline.at(-1)?.version).toBe(before.version);
  });

  test('by a link that is replaced in the same moment is taken by the new one alone', async () => {
    const { machine } = reviewing.rig;
    const { id, answer } = await raced(async () => {
      const present = await reviewing.linkOf(DESK);
      const { call, desk } = present;
      const next = nextLink({ call, desk }, present, machine.needs.now());
      expect(await machine.records.links.issue(next, present)).toBe(true);
    });
    expect(answer.statusCode).toBe(410);
    const page = `${await reviewing.deskOf(DESK)}/declarations/${id}`;
    expect((await reviewing.act(page, act, fields)).statusCode).toBe(303);
  });

  test('by a link that opens for longer since the page was shown is taken', async () => {
    const { rig } = reviewing;
    const moved = { act: 'move-deadline', call: rig.call.id, stage: 'recommendation' };
    const { answer } = await raced(() => rig.operate({ ...moved, from: '2021-11-19', to: '2021-11-22' }));
    expect(answer.statusCode).toBe(303);
  });
});

test('only a decision that was written before a revocation at its moment stands', async () => {
  const { machine } = reviewing.rig;
  const ids = [];
  for (let count = 0; count < 6; count += 1) ids.push(await reviewing.rig.submitted(++nth, own));
  await reviewing.rig.settle();
  const desk = await reviewing.deskOf(DESK);
  const link = await reviewing.linkOf(DESK);
  const posts = await Promise.all(
    ids.map(async (id) => {
      const page = `${desk}/declarations/${id}`;
      const form = { ...(await reviewing.formOf(page, 'decision')), ...WHO, decision: 'support' };
      return () => reviewing.post(`${page}/decision`, form);
    }),
  );
  const [first, ...others] = posts;
  const early = first?.();
  const [revoked, ...answers] = await Promise.all([
    machine.records.links.revoke(link, 'not-for-me', machine.needs.now()),
    ...others.map((post) => post()),
  ]);
  expect(revoked).toBe(true);
  const statuses = [await early, ...answers].map((answer) => answer?.statusCode);
  const standings = await Promise.all(ids.map(reviewing.rig.standingOf));
  expect(standings).toEqual(statuses.map((status) => (status === 303 ? 'supported' : 'submitted')));
  expect(statuses.filter((status) => status !== 303 && status !== 410)).toEqual([]);
});
