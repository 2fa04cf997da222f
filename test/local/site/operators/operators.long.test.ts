import { afterAll, beforeAll, expect, test } from 'vitest';
import { inventedNumber } from '../../../rigs/machine/people.ts';
import { unescaped } from '../../../rigs/pages/markup.ts';
import { openSiteRig, type SiteRig } from '../rig.ts';

let rig: SiteRig;
let ids: string[];
beforeAll(async () => {
  rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
  ids = [await rig.submitted(1), await rig.submitted(2), await rig.submitted(3)];
  await rig.turnBy(3600);
});
afterAll(() => rig?.stop());

const ACTS = [
  'publish-calendar',
  'publish-call',
  'move-deadline',
  'grant-late-entry',
  'reissue-link',
  'restart-declaration',
  'free-claim',
  'accept-identity-number',
  'admit-case',
  'confirm-payment',
  'receive-papers',
  'register-employers',
  'enter-sanctions',
  'correct-sanction',
  'end-sanction',
  'share-sanctions',
  'record-reply',
  'rehash-identities',
];

/** The input, or the file beside it, that the page proposes for an act. */
async function sampleOf(act: string, field = 'input', of = rig): Promise<string> {
  const { text } = await of.get('/local/operators');
  const typed = new RegExp(`<textarea id="${field}-${act}"[^>]*>([^<]*)</textarea>`).exec(text)?.[1] ?? '';
  return unescaped(typed).replace(/^\n/, '');
}

const started = (act: string, input: string, fields = {}) =>
  rig.get('/local/operators').then(({ text }) => {
    const seal = /name="seal" value="([^"]*)"/.exec(text)?.[1] ?? '';
    return rig.post('/local/operators', { act, input, seal, ...fields }, { origin: rig.origin });
  });

test('proposes an input for each act of the operators’ machine', async () => {
  const { text } = await rig.get('/local/operators');
  expect([...text.matchAll(/<h2 id="([\w-]+)">/g)].map(([, act]) => act)).toEqual(ACTS);
});

/** Acts that lack a declaration here or name a file of the bucket. They have tests of their own. */
const OTHERS = [
  ...['register-employers', 'publish-calendar', 'free-claim', 'accept-identity-number', 'admit-case'],
  ...['confirm-payment', 'receive-papers', 'enter-sanctions', 'correct-sanction', 'end-sanction'],
  ...['share-sanctions', 'record-reply', 'rehash-identities'],
];
const RUN = ACTS.filter((act) => !OTHERS.includes(act));
test.each([...RUN, ...RUN])('its input for %s runs as it stands, once and again: %#', async (act) => {
  const fileText = await sampleOf(act, 'file');
  const { status, text } = await started(act, await sampleOf(act), fileText === '' ? {} : { fileText });
  expect(unescaped(/class="note[^>]*>(.*?)<\/div>/s.exec(text)?.[1] ?? text)).toMatch(/已完成|已生效/);
  expect(status).toBe(200);
});

test('proposes the newest declaration that an act fits, and none where there is none', async () => {
  const other = await openSiteRig({ startAt: '2021-10-11 09:00' });
  try {
    const nothing = (await other.get('/local/operators')).text;
    expect(nothing.match(/现在没有可以做这个操作的申报/g)).toHaveLength(8);
    expect(nothing).not.toContain('申报编号');
    await other.submitted(1);
    await other.turnBy(3600);
    const newest = await other.submitted(2);
    for (const act of ['grant-late-entry', 'reissue-link', 'restart-declaration']) {
      const { text } = await other.get('/local/operators');
      const typed = new RegExp(`<textarea id="input-${act}"[^>]*>([^<]*)</textarea>`).exec(text)?.[1] ?? '';
      expect(JSON.parse(unescaped(typed)).declaration).toBe(newest);
    }
  } finally {
    await other.stop();
  }
});

test.each([
  ['free-claim', { person: 1 }],
  [
    'accept-identity-number',
    { number: inventedNumber(2).replace(/.$/, (check) => (check === '0' ? '1' : '0')) },
  ],
])('proposes an input for %s that runs as it stands, once there is a draft for it', async (act, invented) => {
  const other = await openSiteRig({ startAt: '2021-10-11 09:00' });
  try {
    await other.submitted(1);
    const draft = await other.drafted(2, invented);
    const { text } = await other.get('/local/operators');
    const typed = new RegExp(`<textarea id="input-${act}"[^>]*>([^<]*)</textarea>`).exec(text)?.[1] ?? '';
    expect(JSON.parse(unescaped(typed)).declaration).toBe(draft);
    const { status } = await other.fillIn('/local/operators', `/local/operators#${act}`, {
      input: unescaped(typed),
    });
    expect(status).toBe(200);
  } finally {
    await other.stop();
  }
});

test('its input for a late entry runs as it stands, of a draft, and of one that no day saves', async () => {
  const other = await openSiteRig({ startAt: '2021-10-29 09:00' });
  try {
    await other.drafted(1);
    const inVain: boolean[] = [];
    for (const at of ['2021-11-01 10:00', '2021-11-10 10:00']) {
      await other.turnTo(at);
      const input = await sampleOf('grant-late-entry', 'input', other);
      inVain.push('confirms' in JSON.parse(input));
      const { text } = await other.fillIn('/local/operators', '/local/operators#grant-late-entry', { input });
      expect(unescaped(/class="note[^>]*>(.*?)<\/div>/s.exec(text)?.[1] ?? text)).toContain('已完成');
    }
    expect(inVain).toEqual([false, true]);
    const input = await sampleOf('move-deadline', 'input', other);
    expect(JSON.parse(input)).toMatchObject({ from: '2021-11-19', to: '2021-11-22' });
    await other.turnTo('2021-12-10 10:00');
    expect(JSON.parse(await sampleOf('move-deadline', 'input', other))).toMatchObject({ to: '2021-12-13' });
  } finally {
    await other.stop();
  }
});

test('its input for a version runs as it stands where closings were moved in vain, and that was confirmed', async () => {
  const other = await openSiteRig({ startAt: '2021-10-28 10:00' });
  try {
    const move = { act: 'move-deadline', call: 'jiaxing-it-2021', stage: 'declare' };
    const days = { from: '2021-10-31', to: '2021-11-05' };
    const { cause = '' } = await other.operate({ ...move, ...days });
    const confirms = /"confirms": "(\w+)"/.exec(cause)?.[1];
    await other.operate({ ...move, ...days, confirms });
    const input = await sampleOf('publish-call', 'input', other);
    const fileText = await sampleOf('publish-call', 'file', other);
    const typed = { input, fileText };
    const { text } = await other.fillIn('/local/operators', '/local/operators#publish-call', typed);
    expect(unescaped(/class="note[^>]*>(.*?)<\/div>/s.exec(text)?.[1] ?? text)).toContain('已完成');
  } finally {
    await other.stop();
  }
});

test('an act whose cases are still to be told is in force and not done, and is seen to end', async () => {
  const other = await openSiteRig({ startAt: '2021-10-31 10:00' });
  try {
    await other.submitted(1);
    await other.turn({ to: '2021-11-01 10:00' });
    const input = { by: 'x', reason: 'x', call: 'jiaxing-it-2021', stage: 'declare' };
    const { status, text } = await other.fillIn('/local/operators', '/local/operators#move-deadline', {
      input: JSON.stringify({ ...input, from: '2021-10-31', to: '2021-11-03' }),
    });
    const said = unescaped(/class="note[^>]*>(.*?)<\/div>/s.exec(text)?.[1] ?? '');
    expect([status, said]).toEqual([200, expect.stringMatching(/已生效.*截止时间改为 2021-11-03 24:00/s)]);
    expect(said).not.toMatch(/已完成|正在办理/);
    const later = /href="(\/local\/operators\?[^"#]+)/.exec(said)?.[1] ?? '';
    expect((await other.get(later)).text).toContain('已生效');
    await other.turnBy(600);
    const ended = unescaped((await other.get(later)).text);
    expect(ended).toMatch(/已完成.*已通知/s);
    expect(ended).not.toContain('已生效');
  } finally {
    await other.stop();
  }
});

test('the page looks again by itself under the wall’s clock until the act has ended', async () => {
  const other = await openSiteRig({ startAt: '2021-10-11 09:00', byWall: true });
  try {
    const input = await sampleOf('move-deadline', 'input', other);
    const { headers } = await other.fillIn('/local/operators', '/local/operators#move-deadline', { input });
    const [, later = ''] = /^2; url=([^#]+)/.exec(headers.get('refresh') ?? '') ?? [];
    expect((await other.get(later)).headers.has('refresh')).toBe(true);
    await other.turnBy(120);
    const ended = await other.get(later);
    expect([ended.headers.has('refresh'), ended.text.includes('已完成')]).toEqual([false, true]);
  } finally {
    await other.stop();
  }
});

test.each(['page-no-such', 'publish-x', '../../x', ''])(
  'an execution %j that is none is passed over',
  async (name) => {
    const query = new URLSearchParams({ execution: name, act: 'move-deadline' });
    const { status, text } = await rig.get(`/local/operators?${query}`);
    expect([status, /class="note/.test(text)]).toEqual([200, false]);
  },
);

test('says how it went in one language, and instants by the call’s clock', async () => {
  const from = await sampleOf('move-deadline').then((input) => JSON.parse(input));
  const input = JSON.stringify({ ...from, from: '2021-12-31' });
  const { text } = await started('move-deadline', input);
  const said = /class="note[^>]*>(.*?)<\/div>/s.exec(text)?.[1] ?? '';
  expect(said).toMatch(/您看到 2021-12-31 24:00，现为 2021-1[12]-\d\d 24:00/);
  expect(said).not.toContain('Something changed');
});

test.each([1, 2])('every proposed registration is laid into the bucket and registered: run %i', async () => {
  const [input, fileText] = [
    await sampleOf('register-employers'),
    await sampleOf('register-employers', 'file'),
  ];
  const { status, text } = await started('register-employers', input, { fileText });
  expect([status, unescaped(text).includes('已登记1个用人单位')]).toEqual([200, true]);
  const { employers } = JSON.parse(fileText);
  expect(await rig.machine.records.people.employer(employers[0].code)).toMatchObject({
    name: employers[0].name,
  });
});

test.each([1, 2])(
  'its file of days off comes into force, and its cases count anew while the clock goes on: run %i',
  async (run) => {
    const before = await rig.machine.records.calendars.currentVersion();
    const at = new Date(rig.clock.now() + (8 * 60 + 4) * 60_000).toISOString().slice(11, 19);
    const [input, fileText] = [
      await sampleOf('publish-calendar'),
      await sampleOf('publish-calendar', 'file'),
    ];
    const { status, text } = await started('publish-calendar', input, { fileText });
    expect([status, text.includes('已生效')]).toEqual([200, true]);
    const { version, lastYear } = await rig.machine.records.calendars.inForce();
    expect([version, lastYear]).toEqual([before + 1, 2026 + run]);
    await rig.turnBy(600);
    // The second pass begins four minutes after the first.
    expect((await rig.get('/local/executions?machine=operations')).text).toMatch(
      new RegExp(`已完成(?:(?!<tr).)*${at}`),
    );
  },
);

test('each fault of a file is said beside it, and the typed text stands there again', async () => {
  const fileText = '{"employers": [\n{"name": "示例</textarea>"}]}';
  // A browser sends its lines with both signs of a new one.
  const { status, text } = await started('register-employers', await sampleOf('register-employers'), {
    fileText: fileText.replaceAll('\n', '\r\n'),
  });
  expect(status).toBe(422);
  expect(unescaped(text)).toContain('/employers/0/contact');
  expect(unescaped(text)).toContain(fileText);
});

test('its input for sanctions runs as it stands, with the file that it lays, and names what it entered', async () => {
  const fileText = await sampleOf('enter-sanctions', 'file');
  const { status, text } = await started('enter-sanctions', await sampleOf('enter-sanctions'), { fileText });
  expect([status, /S[0-9a-f]{12}/.test(text)]).toEqual([200, true]);
  const [sanction] = /S[0-9a-f]{12}/.exec(text) ?? [];
  const share = JSON.parse(await sampleOf('share-sanctions'));
  const shared = await started('share-sanctions', JSON.stringify({ ...share, sanctions: [sanction] }));
  expect([shared.status, /sanctions-shared\/[0-9a-f]{16}\.json/.test(shared.text)]).toEqual([200, true]);
  const [address = ''] = /\/local\/sanctions-shared\/[0-9a-f]{16}\.json/.exec(shared.text) ?? [];
  expect(JSON.parse((await rig.get(address)).text)).toMatchObject({ sanctions: [{ id: sanction }] });
  expect(JSON.parse((await rig.get(`${address}.sig`)).text)).toMatchObject({ algorithm: 'Ed25519' });
  expect((await rig.get('/local/sanctions-shared/0000000000000000.json')).status).toBe(404);
  const replied = JSON.parse(await sampleOf('record-reply'));
  const input = JSON.parse(await sampleOf('end-sanction'));
  const kept = await started('record-reply', JSON.stringify({ ...replied, sanctions: [sanction] }));
  expect(kept.status).toBe(200);
  expect((await started('end-sanction', JSON.stringify({ ...input, sanction }))).status).toBe(200);
});

test('a file is laid nowhere but among the registrations, the calls, the days off and the sanctions', async () => {
  const input = JSON.stringify({ by: 'x', reason: 'x', file: 'materials/2021-0000-0000/one' });
  expect((await started('register-employers', input, { fileText: '{}' })).status).toBe(422);
  expect(await rig.machine.needs.materials.latest('materials/2021-0000-0000/one', 10)).toBeUndefined();
});

test('an operator’s act stands in the timeline, with who and why', async () => {
  const stories = await Promise.all(ids.map((id) => rig.story(id)));
  const acts = stories.flatMap(({ timeline }) => timeline.filter(({ actor }) => actor.kind === 'operator'));
  expect(acts.map(({ move }) => move)).toEqual(expect.arrayContaining(['grant', 'reissue', 'restart']));
  for (const { actor } of acts) expect(actor).toMatchObject({ by: '操作员甲（示例）' });
});

test.each(['', 'nonsense', '[]', '"text"', 'null', '{"by":'])(
  'an input that is no JSON object is refused: %j',
  async (input) => {
    const { status, text } = await started('restart-declaration', input);
    expect([status, text.includes('不是有效的 JSON 对象')]).toEqual([422, true]);
  },
);

test.each([
  ['of an act that does not exist', 'nonsense', '{}'],
  ['without anything', 'restart-declaration', '{}'],
  ['with markup', 'restart-declaration', '{"declaration":"</textarea><script>alert(1)</script>"}'],
  ['that names another act', 'restart-declaration', '{"act":"</p><script>"}'],
])('an input %s is refused in words, not as markup', async (_name, act, input) => {
  const { status, text } = await started(act, input);
  expect(status).toBe(422);
  expect(text).not.toContain('<script');
});
