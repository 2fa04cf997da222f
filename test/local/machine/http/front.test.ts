import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openFront, type WebFunction } from '../../../../local/machine/http/front.ts';
import type { GatewayAnswer, GatewayEvent } from '../../../../web/gateway-event.ts';
import { rawRequest, sendAndLeave } from '../../raw-request.ts';

// Imitates https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html

const NOW = Date.parse('2021-10-31T15:59:59.999Z');
const MEGABYTES = 1024 * 1024;

const ok = (body: string, headers = {}): GatewayAnswer => ({
  statusCode: 200,
  headers,
  body,
  isBase64Encoded: false,
});

/** A front whose functions answer with their own names, and remember what they got. */
async function fronted(functions: Readonly<Record<string, WebFunction>> = {}) {
  const front = await openFront();
  onTestFinished(() => front.close());
  const events: GatewayEvent[] = [];
  const root: WebFunction = async (event) => {
    events.push(event);
    return ok('/');
  };
  front.serve({ '/': root, ...functions }, { now: () => NOW });
  const { origin } = front;
  const { host } = new URL(origin);
  const raw = (line: string, headers = `Host: ${host}\r\n`) =>
    rawRequest(origin, `${line}\r\n${headers}Connection: close\r\n\r\n`);
  const isServing = async () => (await fetch(origin)).status === 200;
  return { origin, host, events, raw, isServing };
}

describe('a request', () => {
  test('is handed on in the gateway’s format, stamped with the domain’s time', async () => {
    const { origin, events } = await fronted();
    await fetch(`${origin}/%E7%94%B3/b%2Fc?x=1&x=2&y=%20z`, {
      method: 'POST',
      body: '正文',
      headers: { 'X-Two': 'a', 'content-type': 'text/plain', cookie: 'a=1; b=2=3;  c' },
    });
    expect(events).toEqual([
      {
        rawPath: '/%E7%94%B3/b%2Fc',
        rawQueryString: 'x=1&x=2&y=%20z',
        headers: expect.objectContaining({ 'x-two': 'a', 'content-type': 'text/plain' }),
        cookies: ['a=1', 'b=2=3', 'c'],
        body: Buffer.from('正文').toString('base64'),
        isBase64Encoded: true,
        requestContext: { http: { method: 'POST' }, timeEpoch: NOW, requestId: expect.any(String) },
      },
    ]);
    expect(events[0]?.headers).not.toHaveProperty('cookie');
  });

  test('without a body or a cookie has neither', async () => {
    const { origin, events } = await fronted();
    await fetch(origin);
    expect(events[0]).toMatchObject({ rawPath: '/', rawQueryString: '', isBase64Encoded: false });
    expect(Object.keys(events[0] ?? {})).not.toContain('body');
    expect(Object.keys(events[0] ?? {})).not.toContain('cookies');
  });

  test('goes to the function of the longest prefix, by whole segments', async () => {
    const named = (name: string) => [name, async () => ok(name)] as const;
    const { origin } = await fronted(Object.fromEntries(['/local', '/local/oidc', '/review'].map(named)));
    const answered = async (path: string) => (await fetch(`${origin}${path}`)).text();
    const paths = ['/', '/local', '/local/clock', '/local/oidc', '/local/oidc/jwks', '/localx', '/review/a'];
    expect(await Promise.all(paths.map(answered))).toEqual([
      '/',
      '/local',
      '/local',
      '/local/oidc',
      '/local/oidc',
      '/',
      '/review',
    ]);
  });

  test.each([
    [10 * MEGABYTES, 200],
    [10 * MEGABYTES + 1, 413],
    [30 * MEGABYTES, 413],
  ])('of %d bytes is answered with %d', async (bytes, status) => {
    const { origin, events } = await fronted();
    const answer = await fetch(origin, { method: 'POST', body: Buffer.alloc(bytes, 'x') });
    expect([answer.status, events.length]).toEqual([status, status === 200 ? 1 : 0]);
  });

  test('that comes before anything is served is asked to come again', async () => {
    const front = await openFront();
    onTestFinished(() => front.close());
    const answer = await fetch(front.origin);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  });
});

test('an answer carries its bytes and each of its cookies, and HEAD no body', async () => {
  const bytes = Buffer.from([0, 255, 10, 13]);
  const { origin } = await fronted({
    '/file': async () => ({
      statusCode: 201,
      headers: { 'content-type': 'image/png' },
      cookies: ['a=1; Path=/', 'b=2'],
      body: bytes.toString('base64'),
      isBase64Encoded: true,
    }),
  });
  const answer = await fetch(`${origin}/file`);
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([201, ['a=1; Path=/', 'b=2']]);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  expect(await (await fetch(`${origin}/file`, { method: 'HEAD' })).text()).toBe('');
});

describe('an odd request', () => {
  test.each([
    ['GET // HTTP/1.1', '//'],
    ['GET //evil.example/x?y HTTP/1.1', '//evil.example/x'],
    ['GET /a/../b HTTP/1.1', '/a/../b'],
    ['GET /%2e%2e/%00 HTTP/1.1', '/%2e%2e/%00'],
    ['GET /%zz%E7 HTTP/1.1', '/%zz%E7'],
    ['GET /?? HTTP/1.1', '/'],
    ['OPTIONS * HTTP/1.1', '*'],
    ['PROPFIND / HTTP/1.1', '/'],
  ])('%s reaches the function as it stands', async (line, rawPath) => {
    const { raw, events, isServing } = await fronted();
    expect(await raw(line)).toMatch(/^HTTP\/1\.1 200 /);
    expect(events[0]?.rawPath).toBe(rawPath);
    expect(await isServing()).toBe(true);
  });

  test.each([
    ['GET /\0 HTTP/1.1', undefined, /^HTTP\/1\.1 400 /],
    ['GET / x HTTP/1.1', undefined, /^HTTP\/1\.1 400 /],
    ['NONSENSE / HTTP/1.1', undefined, /^HTTP\/1\.1 400 /],
    ['nonsense', undefined, /^HTTP\/1\.1 400 /],
    ['GET / HTTP/1.1', '', /^HTTP\/1\.1 400 /],
    ['GET / HTTP/1.1', `Host: x\r\nBig: ${'x'.repeat(20_000)}\r\n`, /^HTTP\/1\.1 431 /],
    ['CONNECT evil.example:443 HTTP/1.1', undefined, /^$/],
    ['POST / HTTP/1.1', 'Host: x\r\nContent-Length: nonsense\r\n', /^HTTP\/1\.1 400 /],
    ['POST / HTTP/1.1', 'Host: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n', /^HTTP\/1\.1 400 /],
  ])('%j is refused before any function: %#', async (line, headers, answer) => {
    const { raw, events, isServing } = await fronted();
    expect(await raw(line, headers)).toMatch(answer);
    expect(events).toEqual([]);
    expect(await isServing()).toBe(true);
  });
});

describe('goes on', () => {
  test('after clients that went away in the middle of a request, or before its answer', async () => {
    const { origin, host, events, isServing } = await fronted({
      '/slow': () => new Promise((resolve) => setTimeout(() => resolve(ok('x'.repeat(MEGABYTES))), 60)),
    });
    await sendAndLeave(origin, `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 100\r\n\r\nhalf`);
    await sendAndLeave(
      origin,
      `POST / HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha`,
    );
    await sendAndLeave(origin, `GET / HTTP/1.1\r\nHost: ${host}\r\nHalf-a-hea`);
    expect(events).toEqual([]);
    await sendAndLeave(origin, `GET /slow HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await isServing()).toBe(true);
  });

  test.each([
    ['fails', () => Promise.reject(new Error('Broken'))],
    ['answers with a header that cannot be sent', async () => ok('', { location: '/申报' })],
    ['answers with a header of two lines', async () => ok('', { location: '/\r\nset-cookie: a=b' })],
  ])('after a function that %s, which is answered with 500', async (_name, broken) => {
    const shown = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => shown.mockRestore());
    const { origin, isServing } = await fronted({ '/broken': broken });
    const answer = await fetch(`${origin}/broken`);
    expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
    expect(await isServing()).toBe(true);
  });
});

describe('under another name', () => {
  test.each([
    ['localhost', 'GET /x?y=z HTTP/1.1', 307],
    ['evil.example', 'GET /local/clock HTTP/1.1', 307],
    ['evil.example', 'HEAD / HTTP/1.1', 307],
    ['evil.example', 'POST /local/clock HTTP/1.1', 421],
    ['evil.example', 'GET http://evil.example/ HTTP/1.1', 421],
  ])('%s: %s is not served', async (name, line, status) => {
    const { origin, host, events, raw } = await fronted();
    const answer = await raw(line, `Host: ${host.replace('127.0.0.1', name)}\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const [, path] = line.split(' ');
    if (status === 307) expect(answer).toContain(`location: ${origin}${path}\r\n`);
    expect(events).toEqual([]);
  });
});
