import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begun, type Declaring, filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { idsOf, tagsOf } from '../../rigs/pages/markup.ts';
import { type Browser, openBrowser } from '../../rigs/web/browser.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
let stranger: Browser;
let owner: Declaring;

beforeAll(async () => {
  rig = await openWebRig({ startAt: '2021-10-28 09:00' });
  stranger = openBrowser(rig);
  owner = await filledIn(rig, 0);
});
afterAll(async () => rig?.stop());

const OWN = ['', '/draft', '/materials', '/submit', '/withdraw'];

describe('every page', () => {
  test.each(['/', '/calls/jiaxing-it-2021', '/nowhere'])('has the strict policy: %s', async (path) => {
    expectGuarded((await stranger.get(path)).headers);
  });

  test.each(OWN)('of a declaration has it too: %s', async (page) => {
    const { status, headers } = await owner.browser.get(`${owner.path}${page}`);
    expect(status).toBe(200);
    expectGuarded(headers, page === '/materials' ? "'self'" : undefined);
  });

  test.each(OWN)('changes nothing by GET and HEAD: %s', async (page) => {
    const before = await rig.items(owner.id);
    for (let time = 0; time < 3; time += 1) {
      await owner.browser.get(`${owner.path}${page}`);
      const { status, text } = await owner.browser.head(`${owner.path}${page}`);
      expect([status, text]).toEqual([200, '']);
    }
    expect(await rig.items(owner.id)).toEqual(before);
  });

  test.each(OWN)('sends who is not signed in to sign in, and back: %s', async (page) => {
    const { status, location } = await stranger.get(`${owner.path}${page}`);
    expect([status, location]).toEqual([303, `/sign-in?back=${encodeURIComponent(`${owner.path}${page}`)}`]);
  });

  test('is in the language that was chosen, and leads back', async () => {
    const english = await stranger.get('/', { cookie: 'language=en' });
    expect(english.text).toContain('<html lang="en">');
    const { headers, location } = await stranger.get('/language/en?back=%2Fcalls%2Fjiaxing-it-2021');
    expect(location).toBe('/calls/jiaxing-it-2021');
    expect(headers.get('set-cookie')).toMatch(/^language=en; .*HttpOnly/);
  });

  test.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    '/a//../..//b',
    '\t//x',
  ])('never leads to another site after a choice of language: %s', async (back) => {
    const { location } = await stranger.get(`/language/zh?back=${encodeURIComponent(back)}`);
    expect(new URL(location, rig.origin).origin).toBe(rig.origin);
    expect(location).not.toMatch(/^\/[/\\]/);
  });

  test('finds the stylesheet', async () => {
    const { status, headers } = await stranger.get('/style.css');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });

  test('of another method is refused with what is allowed', async () => {
    const { status, headers } = await stranger.post('/calls/jiaxing-it-2021', {});
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
  });

  test('takes no post that is too large', async () => {
    const { status, text } = await owner.browser.post(`${owner.path}/draft`, {
      '/identity/name': 'x'.repeat(300_000),
    });
    expect(status).toBe(413);
    expect(text).toContain('<h1>');
  });

  test.each([
    '/calls/..%2F..',
    '/calls/%E0%A4%A',
    `/calls/${'x'.repeat(3000)}`,
    `/declarations/${'1'.repeat(3000)}`,
  ])('of a strange address is one that says so', async (path) => {
    const { status, headers } = await owner.browser.get(path);
    expect([400, 404]).toContain(status);
    expectGuarded(headers);
  });
});

describe('the start page', () => {
  test('shows the open call with the dates of each stage and their clauses', async () => {
    const { text } = await stranger.get('/');
    expect(text).toContain('2021-10-31 24:00');
    expect(text).toContain('还有 3 天');
    expect(text).toContain('依据：三');
  });

  test('shows the own declaration and what to do next, and nobody else’s', async () => {
    expect((await owner.browser.get('/')).text).toContain(owner.id);
    expect((await openBrowser(rig, 1).get('/')).text).not.toContain(owner.id);
  });

  test('begins one declaration, however often one presses', async () => {
    const declaring = await begun(rig, 2);
    const again = await declaring.browser.get('/calls/jiaxing-it-2021');
    expect(again.text).toContain(declaring.path);
    expect(tagsOf(again.text).some(({ attributes: { action } }) => action === '/declarations')).toBe(false);
  });
});

describe('the page of what is missing', () => {
  test('leads from each line to a field that is there', async () => {
    const { browser, path } = await begun(rig, 3);
    const { text } = await browser.get(`${path}/submit`);
    const links = tagsOf(text).flatMap(({ attributes: { href = '' } }) =>
      href.includes('#') && href !== '#main' ? [href] : [],
    );
    expect(links.length).toBeGreaterThan(15);
    for (const page of new Set(links.map((href) => href.split('#')[0] ?? ''))) {
      const ids = idsOf((await browser.get(page)).text);
      const anchors = links
        .filter((href) => href.startsWith(`${page}#`))
        .map((href) => href.split('#')[1] ?? '');
      expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
    }
  });
});

/** `scripts` is the source of the scripts that the page may run; without it the page runs none. */
function expectGuarded(headers: Headers, scripts?: string): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe/);
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe(scripts);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cache-control')).toBe('no-store');
}
