import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiRig, openApiRig, refused } from '../../rigs/api/declaring.ts';

let rig: ApiRig;
let lines: unknown[];
beforeAll(async () => {
  lines = [];
  rig = await openApiRig({ log: (line) => void lines.push(line) });
});
afterAll(() => rig?.stop());

const PATH = '/calls/jiaxing-it-2021/eligibility';

/** Asks as nobody in particular, without a token. */
async function asked(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${rig.origin}/api/v1${PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: what stands in an answer is what these tests are about.
  const json: any = await response.json();
  return { status: response.status, json };
}

const STATED = {
  degrees: [{ degree: 'bachelor', obtainedOn: '2015年6月30日' }],
  titles: [{ title: 'assistant-engineer', obtainedOn: '2018-02-18' }],
  hours: { 2019: 90, 2020: 90, 2021: 90 },
  insurance: 'local',
};

test('whoever is not signed in learns which routes are open and what is missing to each, in both languages', async () => {
  const { status, json } = await asked(STATED);
  expect(status).toBe(200);
  const normal = json.routes.find(
    (each: { level: { id: string }; eligibilityRoute: { id: string } }) =>
      each.level.id === 'engineer' && each.eligibilityRoute.id === 'normal',
  );
  expect(normal).toMatchObject({
    is: 'not-met',
    metFrom: '2022-02-18',
    nextYear: 'met',
    level: { name: '工程师' },
  });
  expect(normal.gap[0].nearest).toContain('差49天');
  const english = await asked(STATED, { 'accept-language': 'en' });
  expect(english.json.routes[0].level.name).toBe('Technician-level title');
  expect(JSON.stringify(english.json.routes)).toContain('49 days late');
});

test('what the call asks of nobody is named, and nothing else', async () => {
  const { json } = await asked({
    ...STATED,
    hours: { ...STATED.hours, 2015: 90 },
    personKind: 'civil-servant',
  });
  expect(json.leftAside).toEqual(['/hours/2015', '/personKind']);
  const { json: plain } = await asked(STATED);
  expect(plain.leftAside).toEqual([]);
  expect(json.routes).toEqual(plain.routes);
});

test('a degree without its day beside no title is judged, and never met on a day that never comes', async () => {
  const { status, json } = await asked({ degrees: [{ degree: 'doctor' }], titles: [] });
  expect(status).toBe(200);
  expect(JSON.stringify(json)).not.toContain('metFrom');
});

test('every defect is told at once, whether of form, of an unknown id or of a score', async () => {
  const { status, json } = await asked({
    degrees: [{ degree: 'phd' }],
    titles: [{ title: 'engineer', obtainedOn: '2017-02-30' }],
    employments: [{ from: '2020-01', to: '2019-12-31' }],
    insured: [{ as: 'local', from: '2020-13' }],
    hours: { 2021: { professional: 60, total: 50 } },
    selfScore: 120,
  });
  expect(status).toBe(422);
  const told = json.defects.map(({ pointer, because }: Record<string, string>) => [pointer, because]);
  expect(told.sort()).toEqual([
    ['/degrees/0/degree', 'malformed'],
    ['/employments/0/to', 'end-before-beginning'],
    ['/hours/2021/total', 'sum-below-parts'],
    ['/insured/0/from', 'malformed'],
    ['/selfScore', 'too-large'],
    ['/titles/0/obtainedOn', 'no-such-day'],
  ]);
});

test('nothing of what was stated is kept or logged', async () => {
  await rig.settle();
  const before = await rig.everything();
  await asked({ ...STATED, selfScore: 77.77 });
  await rig.settle();
  expect(await rig.everything()).toEqual(before);
  expect(JSON.stringify(lines)).not.toMatch(/77\.77|2018-02-18/);
});

test.each([
  [{ degrees: [{ degree: 'bachlor' }] }, '/degrees/0/degree', '须为以下之一'],
  [{ degrees: [{ degree: 'bachelor', obtainedOn: '2015-02-30' }] }, '/degrees/0/obtainedOn', '日历上没有'],
  [{ hours: { 2019: -1 } }, '/hours/2019', ''],
  [{ degrees: [{ degree: 'bachelor', obtainedOn: '9999-12' }] }, '/degrees/0/obtainedOn', ''],
  [
    { titles: [{ title: 'engineer', obtainedOn: '0000-01' }] },
    '/titles/0/obtainedOn',
    '只知道月份的填 2017-12',
  ],
  [{ employments: [{ from: '2021-01-01', to: '2015-01-01' }] }, '/employments/0/to', ''],
  [{ selfScore: 59.999 }, '/selfScore', ''],
  [{ name: '某人' }, '/name', ''],
  [{ selfScore: 101 }, '/selfScore', '100'],
  [{ selfScore: '60' }, '/selfScore', ''],
  [[], '', ''],
])('%j is refused where it stands', async (body, pointer, words) => {
  const { status, json } = await asked(body);
  expect(status).toBe(422);
  expect(json.defects).toMatchObject([{ pointer, detail: expect.stringContaining(words) }]);
});

test('no JSON, another type, a call that is not there', async () => {
  expect((await asked('{')).status).toBe(400);
  expect((await asked('{}', { 'content-type': 'text/plain' })).status).toBe(415);
  const answer = await refused(rig, () => rig.api(0, 'POST', '/calls/none/eligibility', { body: {} }));
  expect(answer.status).toBe(404);
});
