import { afterAll, beforeAll, expect, test } from 'vitest';
import { unescaped } from '../../pages/markup.ts';
import { openSiteRig, type SiteRig } from './rig.ts';

let rig: SiteRig;
let ids: string[];
beforeAll(async () => {
  rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
  ids = [await rig.submitted(1), await rig.submitted(2), await rig.submitted(3)];
  await rig.turnBy(3600);
});
afterAll(() => rig?.stop());

const ACTS = [
  'publish-call',
  'move-deadline',
  'grant-late-entry',
  'reissue-link',
  'restart-declaration',
  'register-employers',
];

/** The input that the page proposes for an act. */
async function sampleOf(act: string): Promise<string> {
  const { text } = await rig.get('/local/operators');
  const typed = new RegExp(`<textarea id="input-${act}"[^>]*>([^<]*)</textarea>`).exec(text)?.[1] ?? '';
  return unescaped(typed).trim();
}

const started = (act: string, input: string, headers = {}) =>
  rig.get('/local/operators').then(({ text }) => {
    const seal = /name="seal" value="([^"]*)"/.exec(text)?.[1] ?? '';
    return rig.post('/local/operators', { act, input, seal }, { origin: rig.origin, ...headers });
  });

test('proposes an input for each act of the operators’ machine', async () => {
  const { text } = await rig.get('/local/operators');
  expect([...text.matchAll(/<h2 id="([\w-]+)">/g)].map(([, act]) => act)).toEqual(ACTS);
});

const RUN = ACTS.filter((act) => act !== 'register-employers');
test.each([...RUN, ...RUN])('its input for %s runs as it stands, once and again: %#', async (act) => {
  const { status, text } = await started(act, await sampleOf(act));
  expect(unescaped(/class="note[^>]*>(.*?)<\/div>/s.exec(text)?.[1] ?? text)).toContain('已完成');
  expect(status).toBe(200);
});

test('what an operator did stands in the timeline, with who and why', async () => {
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
