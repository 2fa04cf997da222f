import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig();
});
afterAll(() => rig?.stop());

const PATH = '/calls/jiaxing-it-2021/eligibility';

async function asked(form?: Record<string, string>, language = 'zh') {
  const headers = { 'accept-language': language };
  const answer = await fetch(
    `${rig.origin}${PATH}`,
    form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers },
  );
  return { status: answer.status, text: await answer.text() };
}

const LATE = {
  '/degrees/0/degree': 'bachelor',
  '/degrees/0/obtainedOn': '2015年6月30日',
  '/titles/0/title': 'assistant-engineer',
  '/titles/0/obtainedOn': '2018-02-18',
  '/hours/2019': '90',
  '/hours/2020': '90',
  '/hours/2021': '９０',
  '/insurance': 'local',
};

test('the page of the call leads there, and the form asks for nothing that says who it is', async () => {
  const call = await (await fetch(`${rig.origin}/calls/jiaxing-it-2021`)).text();
  expect(call).toContain(`href="${PATH}"`);
  const { status, text } = await asked();
  expect(status).toBe(200);
  expect(text).not.toMatch(/name="[^"]*(identity|name|phone|number|seal)/);
  expect(text).not.toContain('id="results"');
});

test('who is not signed in learns what is open, what is missing and from when it would be met', async () => {
  const { status, text } = await asked(LATE);
  expect(status).toBe(200);
  expect(text).toContain('id="results"');
  expect(text).toContain('差49天');
  expect(text).not.toContain('保存后生效');
  expect(text).toContain('到2022-02-18即符合');
  expect(text).toContain('二（二）');
  // What time alone opens stands before what is not known.
  expect(text.indexOf('差49天')).toBeLessThan(text.indexOf('请说明自评分'));
  expect(text).toContain('2022年度的条件如与今年相同，届时符合');
  // What is stated and what would prove it stand beside a condition that is not met.
  const missing = text.slice(text.indexOf('还差：'), text.indexOf('差49天') + 200);
  expect(missing).toContain('2018-02-18');
  expect(missing).toContain('证明材料：现有专业技术资格证书');
  const english = await asked(LATE, 'en');
  expect(english.text).toContain('49 days late');
});

test('a route that no clause opens to a level is named, unless the title is held already', async () => {
  const closed = (level: string) => new RegExp(`通知没有向这一级别开放这一途径（${level}：`, 'g');
  const { text } = await asked({ '/insurance': 'local' });
  expect(text.match(closed('技术员'))).toHaveLength(3);
  expect(text.match(closed('助理工程师'))).toHaveLength(1);
  expect(text).not.toMatch(closed('工程师'));
  expect((await asked(LATE)).text).not.toMatch(closed('助理工程师'));
});

test('what was typed stays, and each field that cannot be read says why', async () => {
  const { status, text } = await asked({
    ...LATE,
    '/selfScore': '六十',
    '/titles/0/obtainedOn': '2018-02-30',
  });
  expect(status).toBe(422);
  expect(text).toContain('value="六十"');
  expect(text.match(/class="field wrong"/g)).toHaveLength(2);
  expect(text).not.toContain('id="results"');
});

test('two degrees, and that there was no probation and no work, can be said', async () => {
  const { status, text } = await asked({
    ...{ '/degrees/0/degree': 'bachelor', '/degrees/0/obtainedOn': '2022-01-10' },
    ...{ '/degrees/1/degree': 'college', '/degrees/1/obtainedOn': '2012-06' },
    ...{ '/titles/0/title': 'assistant-engineer', '/titles/0/obtainedOn': '2015-01-01' },
    ...{ '/hours/2019': '90', '/hours/2020': '90', '/hours/2021': '90', '/insurance': 'local' },
    ...{ '/probationPassedOn/none': 'none', '/employments/none': 'none' },
  });
  expect(status).toBe(200);
  expect(text).toMatch(/工程师：按评价条件规定的学历、资历申报（二（一））：符合/);
  expect(text).not.toContain('请说明见习期');
});

test('a day without its entry is asked for the entry, and is not dropped', async () => {
  const { status, text } = await asked({ '/titles/0/obtainedOn': '2018-02-18', '/awards/0/rank': '3' });
  expect(status).toBe(422);
  expect(text.match(/class="field wrong"/g)).toHaveLength(2);
  expect(text).toContain('value="2018-02-18"');
});

test('a choice that no list has is refused at its field, and nothing typed becomes markup', async () => {
  const { status, text } = await asked({ '/degrees/0/degree': '"><script>alert(1)</script>' });
  expect(status).toBe(422);
  expect(text).not.toContain('<script>alert');
});

test('a self-score above the most is wrong at its field and in the list of what is wrong', async () => {
  const { status, text } = await asked({ ...LATE, '/selfScore': '900' });
  expect(status).toBe(422);
  expect(text).not.toContain('id="results"');
  expect(text).toMatch(/class="problems"[\s\S]*href="#selfScore"[^<]*自评分/);
  expect(text).toContain('<title>有误：我能申报吗');
});

test('the answer says so in the title, and the form leads to it', async () => {
  const { text } = await asked(LATE);
  expect(text).toContain('<title>判断结果：我能申报吗');
  expect(text).toContain(`action="${PATH}#results"`);
});

test('a level at or below a title that is held is no open route, and the highest level stands first', async () => {
  const { text } = await asked({ ...LATE, '/titles/0/obtainedOn': '2014-02-18', '/selfScore': '60' });
  const [above = '', held = ''] = text.split('已有的级别：');
  expect(above).toContain('有2条途径可以申报');
  const headings = [...above.matchAll(/<h3>(.*?)：/g)].map(([, level]) => level);
  expect(new Set(headings)).toEqual(new Set(['工程师']));
  expect(held).toMatch(/<h3>助理工程师：[^<]*：已有<[\s\S]*<h3>技术员：/);
  const { text: untitled } = await asked({ '/degrees/0/degree': 'doctor', '/titles/none': 'none' });
  expect(untitled).not.toContain('已有的级别');
  expect(untitled.indexOf('<h3>工程师')).toBeLessThan(untitled.indexOf('<h3>助理工程师'));
});

test('ways lead to the page from the call and the start, and from the answer on to declaring', async () => {
  const call = await (await fetch(`${rig.origin}/calls/jiaxing-it-2021`)).text();
  expect(call.indexOf(`href="${PATH}"`)).toBeLessThan(call.indexOf('<table'));
  expect(await (await fetch(`${rig.origin}/`)).text()).toContain(`href="${PATH}"`);
  const back = encodeURIComponent('/calls/jiaxing-it-2021');
  expect((await asked(LATE)).text).toContain(`href="/sign-in?back=${back}">登录后开始申报`);
});

test('a name of a list that is no field is no failure', async () => {
  const { status } = await asked({ ...LATE, '/degrees/0': 'bachelor', '/titles': 'engineer' });
  expect(status).toBe(200);
});

test('nothing stated is refused nowhere', async () => {
  const { text } = await asked({});
  expect(text).not.toContain('：不符合');
  expect(text).toContain('尚不能判断');
});

test('a call that is not there is no page', async () => {
  expect((await fetch(`${rig.origin}/calls/none/eligibility`)).status).toBe(404);
});
