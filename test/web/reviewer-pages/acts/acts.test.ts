import { afterEach, describe, expect, test } from 'vitest';
import type { DeskId } from '../../../../domain/identifiers/desk-id.ts';
import { BUREAU, COUNTY, MUNICIPAL, POINT } from '../../../rigs/machine/people.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import { entriesOf, forwarded, supported } from '../../../rigs/machine/walks.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
  WHO,
} from '../../../rigs/reviewer-pages/reviewing.ts';

let reviewing: Reviewing;
afterEach(() => reviewing?.stop());

async function opened(startAt: string, at: DeskId = EMPLOYER_DESK): Promise<Reviewing & { desk: string }> {
  reviewing = await openReviewing({ startAt });
  return { ...reviewing, desk: await reviewing.deskOf(at) };
}

describe('a decision', () => {
  test('is taken once, with the name that is stated, and a second one is told by what and when', async () => {
    const { rig, desk, act, post, formOf, get } = await opened('2021-10-11 09:00');
    const id = await rig.submitted(1);
    const page = `${desk}/declarations/${id}`;
    const shown = await formOf(page, 'decision');
    const first = await act(page, 'decision', { decision: 'support', opinion: '材料属实\r\n同意' });
    expect([first.statusCode, first.headers.location]).toEqual([303, `${page}?done=support`]);
    expect(readingOf(await get(`${page}?done=support`))).toContain('已登记：同意');
    const second = await post(`${page}/decision`, {
      ...shown,
      ...WHO,
      statedName: '另一人',
      decision: 'refuse',
      reason: '不符合条件',
    });
    expect(second.statusCode).toBe(409);
    const told = readingOf(second);
    for (const part of [
      '已经处理过了',
      '审核同意',
      '自称“人事专员”、“某某”',
      '2021-10-11 09:00',
      '待张贴公示',
    ])
      expect(told).toContain(part);
    const decisions = await entriesOf(rig, id, 'support', 'refuse');
    expect(decisions.map(({ actor, inputs }) => ({ actor, inputs }))).toEqual([
      { actor: { kind: 'link', desk: EMPLOYER_DESK, ...WHO }, inputs: { opinion: '材料属实\n同意' } },
    ]);
  });

  test('returns with each line as one thing to correct; then its content is not shown', async () => {
    const { rig, desk, act, get } = await opened('2021-10-11 09:00');
    const id = await rig.submitted(1);
    const page = `${desk}/declarations/${id}`;
    await act(page, 'decision', { decision: 'return', defects: '业绩证明缺页\r\n\r\n 合同未盖章 ' });
    const { declaration } = await rig.story(id);
    expect([declaration.standing, declaration.defects]).toEqual(['returned', ['业绩证明缺页', '合同未盖章']]);
    taken(
      await rig.change(id, {
        facts: { degrees: [{ degree: 'master', obtainedOn: '2012-06', school: '改过的大学' }] },
      }),
    );
    const { statusCode, body } = await get(page);
    expect(statusCode).toBe(200);
    for (const hidden of ['改过的大学', '示例大学', 'identity-document.pdf', '修改填报内容', '<form'])
      expect(body).not.toContain(hidden);
    expect(body).toContain('业绩证明缺页');
    expect((await get(`${page}/materials/invented-identity-document`)).statusCode).toBe(404);
  });

  test('on a page from before a return and a new submission is asked again, with what changed and what was typed', async () => {
    const { rig, desk, act, post, formOf, get } = await opened('2021-10-11 09:00');
    const id = await rig.submitted(1);
    const page = `${desk}/declarations/${id}`;
    const shown = await formOf(page, 'decision');
    await act(page, 'decision', { decision: 'return', defects: '学历有误' });
    await rig.settle();
    taken(
      await rig.change(id, {
        facts: { degrees: [{ degree: 'master', obtainedOn: '2012-06', school: '改过的大学' }] },
      }),
    );
    taken(await rig.submit(id));
    await rig.settle();
    const stale = await post(`${page}/decision`, { ...shown, ...WHO, decision: 'support', opinion: '同意' });
    expect(stale.statusCode).toBe(412);
    for (const part of ['您打开页面之后发生了什么', '退回补正', '提交申报', '示例大学', '改过的大学'])
      expect(readingOf(stale)).toContain(part);
    expect(stale.body).toContain('同意</textarea>');
    expect(stale.body).toContain('value="某某"');
    expect(await rig.standingOf(id)).toBe('submitted');
    const changes = (await get(page)).body;
    expect(changes).toContain('id="changes"');
    const again = await act(page, 'decision', { decision: 'support' });
    expect(again.statusCode).toBe(303);
  });

  test('of two at the same instant one is taken', async () => {
    const { rig, desk, formOf, post } = await opened('2021-10-11 09:00');
    const id = await rig.submitted(1);
    const page = `${desk}/declarations/${id}`;
    const form = { ...(await formOf(page, 'decision')), ...WHO };
    const answers = await Promise.all([
      post(`${page}/decision`, { ...form, decision: 'support' }),
      post(`${page}/decision`, { ...form, decision: 'refuse', reason: '不符合条件', confirmed: 'yes' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    expect(await entriesOf(rig, id, 'support', 'refuse')).toHaveLength(1);
  });

  test('that returns is not offered after the applicants’ closing, and the page says why', async () => {
    const { rig, desk, get, act } = await opened('2021-10-31 20:00');
    const [late, last] = [await rig.submitted(1), await rig.submitted(2)];
    const soon = await get(`${desk}/declarations/${late}`);
    expect(readingOf(soon)).toContain('不足一个工作日');
    await rig.turnTo('2021-11-01 10:00');
    const page = `${desk}/declarations/${late}`;
    const { body } = await get(page);
    expect(body).toContain('2021-10-31 24:00 已过，不能再退回');
    expect(body).toContain('推定：通知未写退回修改');
    expect(body).not.toContain('value="return"');
    const forced = await act(page, 'decision', { decision: 'return', defects: '缺页' });
    expect([forced.statusCode, await rig.standingOf(late)]).toEqual([409, 'submitted']);
    expect(readingOf(forced)).toContain('不能再退回');
    expect((await act(`${desk}/declarations/${last}`, 'decision', { decision: 'support' })).statusCode).toBe(
      303,
    );
  });

  test('is taken in the last millisecond of the stage, and not in the next one', async () => {
    // The superior holds by that evening what was submitted in October.
    const { rig, desk, act } = await opened('2021-10-31 20:00', `employer-superior:${MUNICIPAL.code}`);
    const [early, late] = [
      await rig.submitted(1, { employer: MUNICIPAL }),
      await rig.submitted(2, { employer: MUNICIPAL }),
    ];
    await rig.turnTo('2021-11-11 23:59:59.000');
    const closed = await act(
      `${desk}/declarations/${late}`,
      'decision',
      { decision: 'support' },
      { at: '2021-11-12' },
    );
    expect(closed.statusCode).toBe(403);
    expect(readingOf(closed)).toContain('2021-11-11 24:00 截止，逾期不再受理');
    expect(closed.body).toContain('依据：三：请在截止时间之前');
    const open = await act(
      `${desk}/declarations/${early}`,
      'decision',
      { decision: 'support' },
      { at: '2021-11-11 23:59:59.999' },
    );
    expect(open.statusCode).toBe(303);
    expect([await rig.standingOf(early), await rig.standingOf(late)]).toEqual(['supported', 'submitted']);
  });

  test('is the superior’s after escalation: the contact is told so, and by which link', async () => {
    const { rig, desk, get, formOf, post } = await opened('2021-10-11 09:00');
    const id = await rig.submitted(1);
    const shown = await formOf(`${desk}/declarations/${id}`, 'decision');
    await rig.turnTo('2021-10-15 11:00');
    const superior = await reviewing.deskOf(`employer-superior:${COUNTY.code}`);
    const contact = await get(`${desk}/declarations/${id}`);
    expect(readingOf(contact)).toContain('已于 2021-10-15 10:00 转您的主管办理');
    expect(contact.body).not.toContain('<form');
    const tried = await post(`${desk}/declarations/${id}/decision`, {
      ...shown,
      ...WHO,
      decision: 'support',
    });
    expect([tried.statusCode, readingOf(tried)]).toEqual([409, expect.stringContaining('已转交他人办理')]);
    expect(readingOf(await get(desk))).toContain('1 份久未办理，已转主管');
    expect((await get(superior)).body).toContain(id);
    const done = await reviewing.act(`${superior}/declarations/${id}`, 'decision', { decision: 'support' });
    expect(done.statusCode).toBe(303);
  });
});

describe('a body', () => {
  test('supports after the employer, and the next body sees it then', async () => {
    const { rig, desk, act, get } = await opened('2021-10-11 09:00', `body:${POINT}`);
    const id = await supported(rig, 1);
    await forwarded(rig, id, '2021-10-11', '2021-10-19 09:00');
    const employer = `${await reviewing.deskOf(EMPLOYER_DESK)}/declarations/${id}`;
    const bureau = await reviewing.deskOf(`body:${BUREAU}`);
    expect((await get(`${bureau}/declarations/${id}`)).statusCode).toBe(404);
    expect((await act(`${desk}/declarations/${id}`, 'decision', { decision: 'support' })).statusCode).toBe(
      303,
    );
    await rig.settle();
    expect((await get(`${desk}/declarations/${id}`)).statusCode).toBe(200);
    // An act of another desk was not recorded for this reader.
    expect(readingOf(await get(`${desk}/declarations/${id}?done=support`))).toContain('已登记：同意');
    expect(readingOf(await get(`${employer}?done=support`))).not.toContain('已登记：');
    expect((await act(`${bureau}/declarations/${id}`, 'decision', { decision: 'support' })).statusCode).toBe(
      303,
    );
    expect(await rig.standingOf(id)).toBe('recommended');
  });

  test('that returned a declaration does not see what is submitted next before it is forwarded again', async () => {
    const { rig, desk, act, get } = await opened('2021-10-11 09:00', `body:${POINT}`);
    const id = await supported(rig, 1);
    await forwarded(rig, id, '2021-10-11', '2021-10-19 09:00');
    const page = `${desk}/declarations/${id}`;
    await act(page, 'decision', { decision: 'return', defects: '缺页' });
    expect((await get(page)).statusCode).toBe(200);
    await rig.settle();
    taken(await rig.submit(id));
    expect((await get(page)).statusCode).toBe(404);
    await rig.settle();
    taken(await rig.support(id));
    expect(readingOf(await get(page))).toContain('与上次提交相比');
  });
});

describe('the public notice', () => {
  test('is counted for any day without changing anything, and then posted', async () => {
    const { rig, desk, act, get, snapshot } = await opened('2021-09-27 09:00');
    const id = await supported(rig, 1);
    const page = `${desk}/declarations/${id}`;
    const before = await snapshot();
    expect(readingOf(await get(page))).toContain('如果今天（2021-09-27）张贴');
    const typed = { postedOn: '2021-09-26', place: '一楼公告栏', statedName: '王某某' };
    const count = (countFor: string) => act(page, 'posting', { ...typed, countFor, count: 'yes' });
    const other = await count('20211001');
    expect(other.statusCode).toBe(200);
    expect(readingOf(other)).toContain('如果 2021-10-01（周五） 张贴');
    expect(readingOf(other)).toContain('这一天还没有到');
    // The day that was counted is not the day that was typed to be recorded.
    for (const value of Object.values(typed)) expect(other.body).toContain(`value="${value}"`);
    expect(other.body).toMatch(/name="postedOn"[^>]*value="2021-09-26"/);
    expect(other.body).toMatch(/name="countFor"[^>]*value="20211001"/);
    for (const wrong of ['', 'nonsense', '2021-02-30', '9999-12-31', '2031-01-01', '<b>'])
      expect((await count(wrong)).statusCode).toBe(200);
    expect(readingOf(await count('nonsense'))).toContain('请填 2010-06-30 这样的日期');
    expect(readingOf(await count('2021年2月30日'))).toContain('日历上没有 2021-02-30 这一天');
    expect(await snapshot()).toEqual(before);
    const future = await act(page, 'posting', { postedOn: '2021-09-28', place: '公告栏' });
    expect([future.statusCode, readingOf(future)]).toEqual([422, expect.stringContaining('不能晚于今天')]);
    const posted = await act(page, 'posting', { postedOn: '2021年9月27日', place: '公告栏' });
    expect(posted.headers.location).toBe(`${page}?done=post`);
    const [entry] = (await rig.story(id)).timeline.filter(({ move }) => move === 'post');
    const days = { postedOn: '2021-09-27', lastDay: '2021-10-09', resultFrom: '2021-10-10' };
    expect(entry?.inputs).toMatchObject(days);
    const early = await get(page);
    expect(readingOf(early)).toContain('2021-10-10（周日）');
    expect(early.body).not.toContain(`action="${page}/result"`);
  });

  test('that cannot end in time is posted only after a tick, which is asked for only then', async () => {
    const { rig, desk, act, get } = await opened('2021-10-29 09:00');
    const id = await supported(rig, 1);
    const page = `${desk}/declarations/${id}`;
    expect((await get(page)).body).not.toContain('name="confirmed"');
    await rig.turnTo('2021-11-04 09:00');
    // The superior holds it by now.
    const superior = `${await reviewing.deskOf(`employer-superior:${COUNTY.code}`)}/declarations/${id}`;
    const asked = await get(superior);
    expect(readingOf(asked)).toContain('这一天已经过去');
    expect(asked.body).toContain('name="confirmed"');
    const refused = await act(superior, 'posting', { postedOn: '2021-11-04', place: '公告栏' });
    expect(refused.statusCode).toBe(409);
    expect(readingOf(refused)).toContain('已晚于截止日 2021-11-11');
    const fields = { postedOn: '2021-11-04', place: '公告栏', confirmed: 'yes' };
    expect((await act(superior, 'posting', fields)).statusCode).toBe(303);
    expect(await rig.standingOf(id)).toBe('posted');
  });

  test('takes objections on any day; an unresolved one blocks the result, and the page says what the lock would do', async () => {
    const { rig, desk, act, get, formOf, post } = await opened('2021-10-11 09:00');
    const id = await supported(rig, 1);
    taken(await rig.post(id, { postedOn: '2021-10-11' }));
    await rig.settle();
    const page = `${desk}/declarations/${id}`;
    const shown = await formOf(page, 'objections');
    expect((await act(page, 'objections', { substance: '工作年限有异议' })).statusCode).toBe(303);
    const crossed = await post(`${page}/objections`, { ...shown, ...WHO, substance: '另一条' });
    expect([crossed.statusCode, readingOf(crossed)]).toEqual([412, expect.stringContaining('登记异议')]);
    expect(crossed.body).toContain('另一条</textarea>');
    await rig.turnTo('2021-10-19 09:00');
    const { body } = await get(page);
    expect(body).toContain('申报自动按逾期处理');
    expect(body).toContain('通知未写异议到截止时仍未处理完的后果');
    expect(body).not.toContain(`action="${page}/result"`);
    const settled = await act(page, 'objections/1', { handling: '已核实，年限属实' });
    expect(settled.headers.location).toBe(`${page}?done=settle`);
    const recorded = await act(page, 'result', { opinion: '同意推荐' });
    expect(recorded.headers.location).toBe(`${page}?done=record`);
    expect(await rig.standingOf(id)).toBe('forwarded');
  });

  test('has no result before its first day, though the form were made up', async () => {
    const { rig, desk, post } = await opened('2021-10-11 09:00');
    const id = await supported(rig, 1);
    taken(await rig.post(id, { postedOn: '2021-10-11' }));
    const { version } = (await rig.story(id)).declaration;
    const { id: link } = await reviewing.linkOf(EMPLOYER_DESK);
    const seal = await rig.machine.needs.keys.sealForm('review', link, id, String(version), 'result');
    const page = `${desk}/declarations/${id}`;
    const early = await post(`${page}/result`, { ...WHO, seal, version: String(version), opinion: '同意' });
    expect([early.statusCode, readingOf(early)]).toEqual([
      409,
      expect.stringContaining('2021-10-19 起方可登记'),
    ]);
    expect(await rig.standingOf(id)).toBe('posted');
  });

  test('is interrupted with a reason, and posted again', async () => {
    const { rig, desk, act } = await opened('2021-10-11 09:00');
    const id = await supported(rig, 1);
    taken(await rig.post(id, { postedOn: '2021-10-11' }));
    const page = `${desk}/declarations/${id}`;
    expect((await act(page, 'interruption', { reason: '' })).statusCode).toBe(422);
    expect((await act(page, 'interruption', { reason: '被风吹落' })).statusCode).toBe(303);
    expect(await rig.standingOf(id)).toBe('supported');
  });
});
