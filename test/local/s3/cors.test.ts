import { expect, test } from 'vitest';
import { partsOf, post, rig, signedForm } from './rig.ts';

// Each case imitates https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html

const PAGES = 'http://127.0.0.1:3000';

const ask = (url: string, headers: Readonly<Record<string, string>>) =>
  fetch(url, { method: 'OPTIONS', headers });

test('the site may post by a script and is told so before and with the answer', async () => {
  const { client } = await rig({ pages: PAGES });
  const form = await signedForm(client);
  const before = await ask(form.url, { origin: PAGES, 'access-control-request-method': 'POST' });
  expect(before.status).toBe(200);
  expect(before.headers.get('access-control-allow-origin')).toBe(PAGES);
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', new Blob(['12']));
  const after = await fetch(form.url, { method: 'POST', headers: { origin: PAGES }, body });
  expect([after.status, after.headers.get('access-control-allow-origin')]).toEqual([204, PAGES]);
});

test('a refusal is readable too, so that the page can say what happened', async () => {
  const { client } = await rig({ pages: PAGES });
  const form = await signedForm(client);
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', new Blob(['more than ten bytes']));
  const refused = await fetch(form.url, { method: 'POST', headers: { origin: PAGES }, body });
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, PAGES]);
});

test.each([
  ['another site', { origin: 'http://127.0.0.1:3001', 'access-control-request-method': 'POST' }],
  ['another method', { origin: PAGES, 'access-control-request-method': 'GET' }],
  [
    'a header',
    { origin: PAGES, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-one' },
  ],
])('%s is refused', async (_, headers) => {
  const { client } = await rig({ pages: PAGES });
  const { url } = await signedForm(client);
  const { status, headers: answered } = await ask(url, headers);
  expect([status, answered.get('access-control-allow-origin')]).toEqual([403, null]);
});

test('a form that a browser posts without a script is told nothing of scripts', async () => {
  const { client } = await rig();
  const form = await signedForm(client);
  const { status, headers } = await post(form.url, partsOf(form));
  expect([status, headers.get('access-control-allow-origin')]).toEqual([204, null]);
});
