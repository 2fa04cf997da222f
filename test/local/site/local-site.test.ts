import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layCall } from '../../../local/machine/lay-call.ts';
import { FILE } from '../../rigs/machine/rig.ts';
import { tagsOf } from '../../rigs/pages/markup.ts';
import { openSiteRig, type SiteRig } from './rig.ts';

let rig: SiteRig;
let id: string;
beforeAll(async () => {
  rig = await openSiteRig({ startAt: '2021-10-11 09:00' });
  id = await rig.submitted(1);
});
afterAll(() => rig?.stop());

const PAGES = [
  '/local',
  '/local/sign-in',
  '/local/outbox',
  '/local/clock',
  '/local/operators',
  '/local/executions',
];

/** A form of the page as it was shown, with its seal. */
async function sealed(): Promise<Record<string, string>> {
  const { text } = await rig.get('/local/clock');
  return { seal: /name="seal" value="([^"]*)"/.exec(text)?.[1] ?? '' };
}

describe('every page', () => {
  test.each(PAGES)(
    '%s is shown in both languages, without script, and leads only to pages that are there',
    async (path) => {
      for (const language of ['zh', 'en']) {
        const { status, text, headers } = await rig.get(path, { cookie: `language=${language}` });
        expect([status, text.includes(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"`)]).toEqual([
          200,
          true,
        ]);
        expect(headers.get('content-security-policy')).toContain("default-src 'none'");
        const links = tagsOf(text).map(({ attributes: { href = '' } }) => href.split('#')[0] ?? '');
        for (const link of new Set(links.filter((href) => href.startsWith('/local'))))
          expect((await rig.get(link)).status, link).toBe(200);
      }
    },
  );

  test.each([
    ['GET', '/local/nowhere', 404],
    ['GET', '/local/executions/declaration/nothing', 404],
    ['GET', '/local/executions/nothing/nothing', 404],
    ['GET', `/local/executions/declaration/${encodeURIComponent('"><script>')}`, 404],
    ['GET', '/local/executions/__proto__/x', 404],
    ['GET', '/local/%E0%A4%A', 400],
    ['PUT', '/local/clock', 405],
    ['POST', '/local/outbox', 405],
  ])('says what is not there: %s %s is %d', async (method, path, status) => {
    const answer = await fetch(`${rig.origin}${path}`, { method });
    expect([answer.status, (await answer.text()).includes('<script')]).toEqual([status, false]);
  });

  test('that is sent too much says so', async () => {
    expect((await rig.post('/local/clock', { to: 'x'.repeat(300_000) })).status).toBe(413);
  });
});

describe('another web page', () => {
  const FORMS: [string, Record<string, string>][] = [
    ['/local/clock', { how: 'day' }],
    ['/local/operators', { act: 'restart-declaration', input: '{}' }],
  ];
  const ELSEWHERE: [string, Record<string, string>][] = [
    ['by its origin', { origin: 'http://evil.example' }],
    ['without an origin of its own', { origin: 'null' }],
    ['on another port', { origin: 'http://127.0.0.1:1' }],
    ['under another name of this machine', { origin: 'http://localhost:3000' }],
    ['as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['on another port, as the browser says', { 'sec-fetch-site': 'same-site' }],
  ];
  const cases = FORMS.flatMap(([path, fields]) =>
    ELSEWHERE.map(([name, headers]) => [path, name, fields, headers] as const),
  );
  test.each(cases)('cannot post to %s, %s, even with a seal', async (path, _name, fields, headers) => {
    const { status } = await rig.post(path, { ...(await sealed()), ...fields }, headers);
    expect(status).toBe(403);
    expect(await rig.shows()).toBe('2021-10-11 09:00');
  });

  test.each(FORMS)('cannot post to %s without a seal, or with one of another form', async (path, fields) => {
    const foreign = await rig.machine.needs.keys.sealForm('sign-in');
    for (const seal of ['', 'nonsense', foreign])
      expect((await rig.post(path, { ...fields, seal }, { origin: rig.origin })).status).toBe(403);
    expect(await rig.shows()).toBe('2021-10-11 09:00');
  });

  test('changes nothing by having a page looked at', async () => {
    await rig.get('/local/clock?how=day');
    expect(await rig.shows()).toBe('2021-10-11 09:00');
  });
});

describe('the outbox', () => {
  test('shows the newest letter first, finds it, and makes links of our own addresses only', async () => {
    const letter = { subject: '标题', reference: 'a/b', body: '' };
    await rig.machine.outbox.send({
      ...letter,
      to: 'x@example.com',
      body: `看\n${rig.origin}/review/x\nhttps://evil.example/y\n${rig.origin}.evil.example/z`,
    });
    const { text } = await rig.get('/local/outbox?of=x@example');
    expect(text.match(/<article/g)).toHaveLength(1);
    expect(text).toContain(`<a href="${rig.origin}/review/x">`);
    expect(text).not.toMatch(/href="[^"]*evil/);
    expect(text).toMatch(/寄出时间（北京时间）<\/dt><dd>2021-\d\d-\d\d \d\d:\d\d/);
    const { text: all } = await rig.get('/local/outbox');
    expect(all.indexOf('x@example.com')).toBeLessThan(all.indexOf(id));
  });

  test('shows what stands in a letter as text', async () => {
    const markup = '<script>alert(1)</script>"><b>';
    await rig.machine.outbox.send({
      to: markup,
      subject: markup,
      reference: markup,
      body: `${markup}\n${rig.origin}/"><script>`,
    });
    for (const path of ['/local/outbox', `/local/outbox?of=${encodeURIComponent(markup)}`]) {
      const { text } = await rig.get(path);
      expect(text).not.toMatch(/<script|<b>/);
      expect(text).toContain('&lt;script&gt;');
    }
  });

  test.each(['-1', '1e9', 'NaN', 'Infinity', '0.5', 'x'])(
    'is shown from %j as from some place',
    async (from) => {
      expect((await rig.get(`/local/outbox?from=${from}`)).status).toBe(200);
    },
  );

  test('shows fifty letters a page, and leads to the older ones', async () => {
    for (let count = 0; count < 60; count += 1)
      await rig.machine.outbox.send({
        to: 'many@example.com',
        subject: `第${count}封`,
        reference: 'r',
        body: '',
      });
    const { text } = await rig.get('/local/outbox?of=many@');
    expect(text.match(/<article/g)).toHaveLength(50);
    const older = /href="(\/local\/outbox\?[^"]*from=50)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await rig.get(older)).text.match(/<article/g)).toHaveLength(10);
  });
});

test('the executions of a machine are listed with where they wait, and each with the states that it entered', async () => {
  const { text } = await rig.get('/local/executions');
  expect(text).toContain(`/local/executions/declaration/${id}-1`);
  expect(text).toContain('请用人单位审核、张贴公示');
  const one = await rig.get(`/local/executions/declaration/${id}-1`);
  expect(one.text).toContain('进行中');
  expect(one.text).toContain('请用人单位审核、张贴公示');
  await rig.operate({ act: 'publish-call', expectedVersion: 0, file: layCall(rig.machine, FILE) }, 'again');
  const { text: operations } = await rig.get('/local/executions?machine=operations');
  expect(operations).toContain('已完成');
});
