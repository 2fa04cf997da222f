import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ApiRig,
  announcementOf,
  filledIn,
  ifMatch,
  type Own,
  openApiRig,
  post,
  submission,
} from '../../../rigs/api/declaring.ts';
import { tagsOf } from '../../../rigs/pages/markup.ts';
import { PDF } from '../../../rigs/real-files.ts';
import { openBrowser } from '../../../rigs/web/browser.ts';

const OWNER = 0;
const ALIVE = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;{{7*7}}`;
/** Every field that takes a text of the applicant's own. */
const TEXTS = {
  identity: { name: ALIVE, phone: ALIVE, email: ALIVE.toLowerCase(), number: ALIVE },
  employer: ALIVE,
  inService: { post: ALIVE },
  level: ALIVE,
  profession: ALIVE,
  eligibilityRoute: ALIVE,
  facts: { degrees: [{ degree: 'bachelor', obtainedOn: '2010-06-30', school: ALIVE, major: ALIVE }] },
};
/** The part of the markup that a submission takes. */
const KEPT = {
  identity: { name: ALIVE },
  inService: { post: ALIVE },
  facts: { degrees: [{ degree: 'bachelor', obtainedOn: '2010-06-30', school: ALIVE, major: ALIVE }] },
};
const FILE_NAME = `<img src=x onerror=alert(1)>"'&.pdf`;

let rig: ApiRig;
let own: Own;
beforeAll(async () => {
  rig = await openApiRig();
  own = await filledIn(rig, OWNER);
});
afterAll(() => rig?.stop());

async function change(body: unknown) {
  const answer = await rig.api(OWNER, 'PATCH', own.path, {
    body,
    headers: await ifMatch(rig, OWNER, own.path),
  });
  expect(answer.status).toBe(200);
  return answer;
}

/** The tags of a page that would do something which no page of ours does. */
function aliveOn(document: string): string[] {
  const strange = tagsOf(document).filter(
    ({ name, attributes }) =>
      ['script', 'img', 'b', 'iframe'].includes(name) ||
      Object.keys(attributes).some((attribute) => attribute.startsWith('on')),
  );
  const loose = document.match(/<script|<img|onerror=alert\(1\)>/gi) ?? [];
  return [...strange.map(({ name }) => name), ...loose];
}

async function expectDead(paths: readonly string[]): Promise<void> {
  const browser = openBrowser(rig, OWNER);
  for (const path of paths) {
    const { status, text } = await browser.get(path);
    expect([path, status, aliveOn(text.replace('<script src="/picker.js" defer></script>', ''))]).toEqual([
      path,
      200,
      [],
    ]);
  }
}

const PAGES = ['', '/draft', '/materials', '/submit', '/withdraw'];

test('markup in every text is kept as text, and is alive neither in an answer nor on a page', async () => {
  const { json, headers } = await change(TEXTS);
  expect(json.stated).toMatchObject({ inService: { post: ALIVE }, facts: { degrees: [{ school: ALIVE }] } });
  expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
    'application/json; charset=utf-8',
    'nosniff',
  ]);
  await expectDead(['/', ...PAGES.map((page) => `${own.path}${page}`)]);
  const draft = await openBrowser(rig, OWNER).get(`${own.path}/draft`);
  expect(draft.text).toContain('&lt;script&gt;');
});

test('a refusal names what was sent as text', async () => {
  const { status, text, headers, json } = await rig.api(OWNER, 'PATCH', own.path, {
    body: { [ALIVE]: 1 },
    headers: await ifMatch(rig, OWNER, own.path),
  });
  expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json; charset=utf-8']);
  expect(JSON.parse(text)).toEqual(json);
  expect(json.defects[0].pointer).toBe(`/${ALIVE.replace(/\//g, '~1')}`);
});

test('markup in the name of a file, and in what was submitted, is text for the applicant and on the way', async () => {
  const { materials: _files, ...stated } = rig.applicant(OWNER).draft;
  await change({ ...stated, ...KEPT, identity: { ...stated.identity, ...KEPT.identity } });
  const announced = await rig.api(OWNER, 'POST', `${own.path}/materials`, {
    body: { ...announcementOf(PDF), fileName: FILE_NAME },
  });
  await post(rig, announced.json.form, PDF);
  const upload = `${own.path}/materials/${announced.json.upload}`;
  expect((await rig.api(OWNER, 'POST', `${upload}/complete`)).json.fileName).toBe(FILE_NAME);
  await expectDead([...PAGES.map((page) => `${own.path}${page}`), upload]);
  expect((await submission(rig, OWNER, own.path)).status).toBe(200);
  await rig.settle();
  await expectDead(['/', own.path, `${own.path}/materials`]);
  for (const path of ['/timeline', '/why'])
    expect((await rig.api(OWNER, 'GET', own.path + path)).text).not.toContain('alert');
});
