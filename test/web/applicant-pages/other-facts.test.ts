import { afterAll, beforeAll, expect, test } from 'vitest';
import { variantText } from '../../rigs/domain/variants.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

/** A call that asks besides for yearly assessments, achievements and the kind of person, and has other cut-offs. */
let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig({
    file: variantText('assessments, achievements, a ban by kind of person and other cut-offs'),
    startAt: '2021-10-11 09:00',
  });
});
afterAll(() => rig?.stop());

const PATH = '/calls/jiaxing-it-2021/eligibility';
const FIELDS = {
  ...{ '/personKind': 'none', '/degrees/0/degree': 'bachelor', '/degrees/0/obtainedOn': '2012-06' },
  ...{ '/titles/0/title': 'assistant-engineer', '/titles/0/obtainedOn': '2015-01' },
  ...{ '/hours/2019': '90', '/hours/2020': '90', '/hours/2021': '90', '/insurance': 'local' },
  ...{ '/assessments/2018': 'competent', '/assessments/2019': 'basically-competent' },
  ...{
    '/assessments/2020': 'excellent',
    '/achievements/0/kind': 'paper',
    '/achievements/0/on': '2022-04-02',
  },
  ...{ '/achievements/0/rank': '1', '/achievements/1/kind': 'project', '/achievements/1/on': '2020-01-01' },
  '/achievements/1/rank': '2',
};

async function pageOf(form?: Readonly<Record<string, string>>): Promise<string> {
  const headers = { 'accept-language': 'zh' };
  const answer = await fetch(
    `${rig.origin}${PATH}`,
    form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers },
  );
  return answer.text();
}

test('the page asks for a result of each year that counts, and for what conditions judge of achievements', async () => {
  const text = await pageOf();
  for (const name of Object.keys(FIELDS)) expect(text).toContain(`name="${name}"`);
  expect(text).not.toContain('name="/assessments/2021"');
  expect(text).not.toContain('name="/achievements/0/name"');
  // Degrees that the call leaves out are no choice.
  expect(text).not.toContain('value="high-school"');
  expect(text).toContain('2021-12-31');
  expect(text).toContain('业绩成果算到2022-03-31');
});

test('the answer names the year that is too low, the achievement that comes too late, and from when it counts', async () => {
  const text = await pageOf(FIELDS);
  expect(text).toContain('2019年度考核须为“合格”以上');
  expect(text).toContain('还差1项业绩成果，到2022-04-02即够');
  expect(text).toContain('2019年度考核 基本合格');
  expect(text).toContain('不属于公务员、离退休人员');
});

test('the API answers the same, with the other days and their clause', async () => {
  const { status, json } = await rig.api(undefined, 'POST', PATH, {
    body: { assessments: { 2019: 'not-assessed' }, achievements: [], personKind: 'retired' },
    headers: { 'accept-language': 'en' },
  });
  expect(status).toBe(200);
  expect(json.cutOffs).toEqual([
    { value: '2022-03-31', says: 'Achievements up to 2022-03-31', clause: '二（三）' },
    { value: '2021-09-30', says: 'institutions: Titles up to 2021-09-30', clause: '二（三）' },
  ]);
  const nearest = JSON.stringify(json.routes);
  expect(nearest).toContain('2019 must be \\"Competent\\" or better; state the results of the other years');
  expect(nearest).toContain('2 achievements short');
});

test('a retired person cannot submit, is told by which rule, and the draft shows what is missing', async () => {
  const { json } = await rig.api(1, 'POST', '/declarations', { body: { call: rig.call.id } });
  const { draft } = rig.applicant(1);
  const facts = { ...draft.facts, personKind: 'retired', achievements: [] };
  await rig.change(json.id, { ...draft, facts });
  const judged = (await rig.api(1, 'GET', `/declarations/${json.id}/eligibility`)).json;
  const refusing = judged.unmet.filter(({ does }: { does: string }) => does === 'refuse');
  expect(refusing).toMatchObject([
    { clause: '一', says: '不属于公务员、离退休人员；所填：人员类别 离退休人员' },
  ]);
  const { status, json: missing } = await rig.api(1, 'GET', `/declarations/${json.id}/missing`);
  expect(status).toBe(200);
  expect(JSON.stringify(missing)).toContain('/facts/assessments/2018');
});
