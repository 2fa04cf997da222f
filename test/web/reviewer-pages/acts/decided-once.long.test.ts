import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextLink } from '../../../../adapters/records/links.ts';
import { layCall } from '../../../../local/machine/lay-call.ts';
import { COUNTY, MUNICIPAL } from '../../../rigs/machine/people.ts';
import { FILE, taken } from '../../../rigs/machine/rig.ts';
import { supported } from '../../../rigs/machine/walks.ts';
import {
  EMPLOYER_DESK,
  type Fields,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
let desk: string;
let nth = 0;
beforeAll(async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  desk = await reviewing.deskOf(EMPLOYER_DESK);
});
afterAll(() => reviewing?.stop());

const SUPPORT = { ...WHO, decision: 'support' };

/** A new declaration at the county's contact, with the form that its page shows. */
async function shown(): Promise<{ id: string; page: string; form: Record<string, string> }> {
  nth += 1;
  const id = await reviewing.rig.submitted(nth);
  const page = `${desk}/declarations/${id}`;
  return { id, page, form: await reviewing.formOf(page, 'decision') };
}

/** The answer says this to its reader, and nothing was written. */
async function refusedWith(status: number, part: string, send: () => ReturnType<Reviewing['post']>) {
  // Everything that an earlier act started is done.
  await reviewing.rig.settle();
  const before = await reviewing.snapshot();
  const answer = await send();
  expect([answer.statusCode, readingOf(answer)]).toEqual([status, expect.stringContaining(part)]);
  expect(await reviewing.snapshot()).toEqual(before);
  return answer;
}

describe('a decision that was made', () => {
  const AGAIN: Readonly<Record<string, Fields>> = {
    'another opinion': { opinion: '同意推荐' },
    'a return': { decision: 'return', defects: '缺页' },
    'a refusal': { decision: 'refuse', reason: '不符合条件', confirmed: 'yes' },
    'another name': { statedName: '另一人' },
  };

  test.each(Object.entries(AGAIN))('is not made a second time by %s', async (_, fields) => {
    const { id, page, form } = await shown();
    const post = (more: Fields) => reviewing.post(`${page}/decision`, { ...form, ...SUPPORT, ...more });
    expect((await post({})).statusCode).toBe(303);
    await reviewing.rig.settle();
    const told = await refusedWith(409, '已经处理过了', () => post(fields));
    expect(readingOf(told)).toContain('您刚才的操作没有生效');
    expect(told.body).toContain(`href="${page}"`);
    expect(await reviewing.rig.standingOf(id)).toBe('supported');
  });

  test('is answered as done where the same click comes a second time, and nothing is written for it', async () => {
    const { id, page, form } = await shown();
    const post = () => reviewing.post(`${page}/decision`, { ...form, ...SUPPORT });
    expect((await post()).statusCode).toBe(303);
    await reviewing.rig.settle();
    const before = await reviewing.snapshot();
    const again = await post();
    expect([again.statusCode, again.headers.location]).toEqual([303, `${page}?done=support`]);
    expect(await reviewing.snapshot()).toEqual(before);
    expect(readingOf(await reviewing.get(`${page}?done=support`))).not.toContain('没有生效');
    expect(await reviewing.rig.standingOf(id)).toBe('supported');
  });

  test.each([2, 5])(
    'is one of %i posts at the same moment, and each of them is told that it was done',
    async (many) => {
      const { id, page, form } = await shown();
      const posts = Array.from({ length: many }, () =>
        reviewing.post(`${page}/decision`, { ...form, ...SUPPORT }),
      );
      const statuses = (await Promise.all(posts)).map(({ statusCode }) => statusCode);
      expect(statuses).toEqual(Array.from({ length: many }, () => 303));
      const { timeline } = await reviewing.rig.story(id);
      expect(timeline.filter(({ move }) => move === 'support')).toHaveLength(1);
    },
  );

  test('does not take an act of the step before, on a page from then', async () => {
    const { page, form } = await shown();
    await reviewing.post(`${page}/decision`, { ...form, ...SUPPORT });
    const posting = {
      ...(await reviewing.formOf(page, 'posting')),
      ...WHO,
      postedOn: '2021-10-11',
      place: '公告栏',
    };
    const post = () => reviewing.post(`${page}/posting`, posting);
    expect([(await post()).statusCode, (await post()).statusCode]).toEqual([303, 303]);
    const elsewhere = { ...posting, place: '门口' };
    await refusedWith(409, '已经处理过了', () => reviewing.post(`${page}/posting`, elsewhere));
    const otherwise = { ...form, ...SUPPORT, opinion: '同意' };
    await refusedWith(409, '已经处理过了', () => reviewing.post(`${page}/decision`, otherwise));
    // The first click of all is still known, though two acts came after what it was shown on.
    expect((await reviewing.post(`${page}/decision`, { ...form, ...SUPPORT })).statusCode).toBe(303);
  });
});

test('an objection recorded twice at once is one; another one on the same page is asked again, with what was recorded', async () => {
  const { rig } = reviewing;
  nth += 1;
  const id = await supported(rig, nth);
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  const page = `${desk}/declarations/${id}`;
  const form = { ...(await reviewing.formOf(page, 'objections')), ...WHO, substance: '对业绩有疑问' };
  const both = await Promise.all([1, 2].map(() => reviewing.post(`${page}/objections`, form)));
  expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  const other = { ...form, substance: '对学历有疑问' };
  await refusedWith(412, '您打开页面之后发生了什么', () => reviewing.post(`${page}/objections`, other));
  expect((await rig.story(id)).declaration.objections).toHaveLength(1);
});

describe('a form that was open while', () => {
  test('its link expired is told so, and whom to ask', async () => {
    const { page, form } = await shown();
    const send = () => reviewing.post(`${page}/decision`, { ...form, ...SUPPORT }, { at: '2021-11-20' });
    expect(readingOf(await refusedWith(410, '已经过期', send))).toContain('联系：');
  });

  test.each([
    ['reissued', '最近一封通知邮件'],
    ['not-for-me', '已经停用'],
  ] as const)('its link was stopped (%s) is told what to do', async (because, part) => {
    const { rig } = reviewing;
    nth += 1;
    const id = await rig.submitted(nth, { employer: MUNICIPAL });
    const at = `employer:${MUNICIPAL.code}` as const;
    const page = `${await reviewing.deskOf(at)}/declarations/${id}`;
    const form = await reviewing.formOf(page, 'decision');
    await rig.machine.records.links.revoke(await reviewing.linkOf(at), because, rig.machine.needs.now());
    const told = await refusedWith(410, part, () =>
      reviewing.post(`${page}/decision`, { ...form, ...SUPPORT }),
    );
    expect(readingOf(told)).toContain('联系：');
    const next = `${await reviewing.deskOf(at)}/declarations/${id}`;
    await refusedWith(403, '这个页面已经失效', () =>
      reviewing.post(`${next}/decision`, { ...form, ...SUPPORT }),
    );
  });
});

describe('a token', () => {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const flipped = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;

  /** Tokens that are altered from the true one's segments, and from those of another good link. */
  const ALTERED: Readonly<Record<string, (own: string[], other: string[]) => string[]>> = {
    'with another header': ([h = '', p = '', s = '']) => [flipped(h), p, s],
    'with another payload': ([h = '', p = '', s = '']) => [h, flipped(p), s],
    'with another signature': ([h = '', p = '', s = '']) => [h, p, flipped(s)],
    'without a signature': ([h = '', p = '']) => [h, p, ''],
    'of two segments': ([h = '', p = '']) => [h, p],
    'of four segments': (own) => [...own, 'x'],
    'with the payload of another link': ([h = '', , s = ''], [, p = '']) => [h, p, s],
    'with the signature of another link': ([h = '', p = ''], [, , s = '']) => [h, p, s],
    'that says alg none': ([, p = '']) => [encoded({ alg: 'none', kid: 'k1' }), p, ''],
    'that says alg none over a signature': ([, p = '', s = '']) => [
      encoded({ alg: 'none', kid: 'k1' }),
      p,
      s,
    ],
    'that says RS256': ([, p = '', s = '']) => [encoded({ alg: 'RS256', kid: 'k1' }), p, s],
    'of another key': ([, p = '', s = '']) => [encoded({ alg: 'HS256', kid: 'k2' }), p, s],
    'of a key that every object has': ([, p = '', s = '']) => [
      encoded({ alg: 'HS256', kid: '__proto__' }),
      p,
      s,
    ],
    'of no key': ([, p = '', s = '']) => [encoded({ alg: 'HS256' }), p, s],
    'with a key of its own': ([, p = '', s = '']) => [
      encoded({ alg: 'HS256', jwk: { kty: 'oct', k: 'AA' } }),
      p,
      s,
    ],
  };

  test.each(Object.entries(ALTERED))(
    '%s decides nothing, and its page says to copy the whole link',
    async (_, alter) => {
      const { id, form } = await shown();
      const segments = (address: string) => address.replace('/review/', '').split('.');
      const other = await reviewing.deskOf(`employer:${MUNICIPAL.code}`);
      const token = alter(segments(desk), segments(other)).join('.');
      await refusedWith(404, '请从通知邮件中完整复制链接', () =>
        reviewing.post(`/review/${token}/declarations/${id}/decision`, { ...form, ...SUPPORT }),
      );
    },
  );
});

describe('a good link', () => {
  test.each([
    ['of another employer', `employer:${MUNICIPAL.code}`, 404],
    ['of the superior, to whom it was not handed', `employer-superior:${COUNTY.code}`, 404],
  ] as const)('%s decides nothing of this declaration', async (_, at, status) => {
    const { id, form } = await shown();
    const other = await reviewing.deskOf(at);
    await refusedWith(status, '没有这个页面', () =>
      reviewing.post(`${other}/declarations/${id}/decision`, { ...form, ...SUPPORT }),
    );
  });

  test('of the same desk under another call decides nothing of this one', async () => {
    const { id, form } = await shown();
    const { keys, records, now } = reviewing.rig.machine.needs;
    const file = FILE.replace(`id: ${reviewing.rig.call.id}`, 'id: another-call');
    await reviewing.rig.operate({
      act: 'publish-call',
      file: layCall(reviewing.rig.machine, file),
      expectedVersion: 0,
    });
    const link = nextLink({ call: 'another-call', desk: EMPLOYER_DESK }, undefined, now());
    await records.links.issue(link, undefined);
    const other = `/review/${await keys.signLink(link.id)}`;
    await refusedWith(404, '没有这个页面', () =>
      reviewing.post(`${other}/declarations/${id}/decision`, { ...form, ...SUPPORT }),
    );
  });

  test('of this desk decides nothing at another declaration with the form of this one', async () => {
    const [one, other] = [await shown(), await shown()];
    await refusedWith(403, '这个页面已经失效', () =>
      reviewing.post(`${other.page}/decision`, { ...one.form, ...SUPPORT }),
    );
  });
});
