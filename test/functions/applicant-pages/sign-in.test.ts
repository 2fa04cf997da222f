import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISSUER_PATH } from '../../../local/machine/settings.ts';
import { SESSION_COOKIE } from '../../../web/session.ts';
import { formIn } from '../../rigs/web/browser.ts';
import { openWebRig, PEOPLE, type WebRig } from '../../rigs/web/rig.ts';

const SIGN_IN_COOKIE = '__Host-sign-in';

let rig: WebRig;
beforeAll(async () => {
  rig = await openWebRig();
});
afterAll(() => rig?.stop());

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function cookiesOf({ headers }: Response): Cookie[] {
  return headers.getSetCookie().map((cookie) => {
    const [pair = '', ...attributes] = cookie.split('; ');
    const [name = '', ...value] = pair.split('=');
    return {
      name,
      value: value.join('='),
      attributes: Object.fromEntries(attributes.map((each) => [...each.split('='), ''].slice(0, 2))),
    };
  });
}

const get = (path: string, cookie = '') =>
  fetch(new URL(path, rig.origin), { headers: { cookie }, redirect: 'manual' });

/** Goes from the sign-in to the issuer and chooses a person: what the browser keeps, and where it is sent back to. */
async function atTheIssuer(back = '/') {
  const begun = await get(`/sign-in?back=${encodeURIComponent(back)}`);
  const [kept] = cookiesOf(begun);
  const page = await (await fetch(begun.headers.get('location') ?? '')).text();
  const action = `${ISSUER_PATH}/authorize`;
  const body = new URLSearchParams({ ...formIn(page, action), sub: PEOPLE[0]?.sub ?? '' });
  const chosen = await fetch(`${rig.origin}${action}`, { method: 'POST', body, redirect: 'manual' });
  return {
    status: begun.status,
    kept,
    cookie: `${kept?.name}=${kept?.value}`,
    callback: new URL(chosen.headers.get('location') ?? ''),
  };
}

const ATTRIBUTES = { Path: '/', Secure: '', HttpOnly: '', SameSite: 'Lax' };

/** No session was given, and the one sign-in that was under way is forgotten. */
async function expectNobody(answer: Response) {
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  expect(cookiesOf(answer)).toEqual([
    { name: SIGN_IN_COOKIE, value: '', attributes: { ...ATTRIBUTES, 'Max-Age': '0' } },
  ]);
}

describe('signing in', () => {
  test('comes back to the page that was asked for, with a session for as long as the token lives', async () => {
    const { status, kept, cookie, callback } = await atTheIssuer('/calls/x?y=z');
    expect(status).toBe(303);
    expect(kept).toMatchObject({
      name: SIGN_IN_COOKIE,
      attributes: { ...ATTRIBUTES, 'Max-Age': '600' },
    });
    const answer = await get(callback.href, cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/calls/x?y=z']);
    const [session, forgotten] = cookiesOf(answer);
    expect(session).toMatchObject({ name: SESSION_COOKIE, attributes: ATTRIBUTES });
    const seconds = Number(session?.attributes['Max-Age']);
    expect([seconds > 7 * 3600, seconds <= 8 * 3600]).toEqual([true, true]);
    expect(forgotten).toMatchObject({ name: SIGN_IN_COOKIE, value: '', attributes: { 'Max-Age': '0' } });
    const home = await (await get('/', `${session?.name}=${session?.value}`)).text();
    expect(home).toContain(PEOPLE[0]?.name);
  });

  test('tells the issuer neither the verifier nor where the person goes on', async () => {
    const begun = await get('/sign-in?back=/declarations/2021-0000-0000');
    const [kept] = cookiesOf(begun);
    const text = Buffer.from(kept?.value.split('~')[0] ?? '', 'base64url').toString();
    const { verifier } = JSON.parse(text) as { verifier: string };
    const location = begun.headers.get('location') ?? '';
    expect(location.startsWith(`${rig.origin}${ISSUER_PATH}/authorize?`)).toBe(true);
    expect(location).not.toContain(verifier);
    expect(location).not.toContain('declarations');
  });

  test('is different each time', async () => {
    const [one, other] = [await get('/sign-in'), await get('/sign-in')];
    const words = [one, other].flatMap(({ headers }) => {
      const { searchParams } = new URL(headers.get('location') ?? '');
      return ['state', 'nonce', 'code_challenge'].map((name) => searchParams.get(name));
    });
    expect(new Set(words).size).toBe(6);
  });

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\t/evil.example',
    '/\n/evil.example',
    '/x\r\nSet-Cookie: a=b',
    '/.//evil.example',
    '/x/..//evil.example',
    '@evil.example',
    '.evil.example',
    '',
  ])('never leads to another site: %j', async (back) => {
    const { cookie, callback } = await atTheIssuer(back);
    const answer = await get(callback.href, cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(cookiesOf(answer).map(({ name }) => name)).toEqual([SESSION_COOKIE, SIGN_IN_COOKIE]);
  });

  test.each([
    ['/%2f%2fevil.example', '/%2f%2fevil.example'],
    ['/%5Cevil.example', '/%5Cevil.example'],
    ['/%0d%0aSet-Cookie:%20a=b', '/%0d%0aSet-Cookie:%20a=b'],
    ['/申报?状态=退回', '/%E7%94%B3%E6%8A%A5?%E7%8A%B6%E6%80%81=%E9%80%80%E5%9B%9E'],
  ])('keeps an encoded path a path: %j', async (back, location) => {
    const { cookie, callback } = await atTheIssuer(back);
    expect((await get(callback.href, cookie)).headers.get('location')).toBe(location);
  });
});

describe('nobody is signed in', () => {
  test('in a browser that did not ask: a person who sends an own code to another browser gains nothing', async () => {
    const { callback } = await atTheIssuer();
    await expectNobody(await get(callback.href));
  });

  test('by the code of another sign-in of the same browser', async () => {
    const [one, other] = [await atTheIssuer(), await atTheIssuer()];
    await expectNobody(await get(one.callback.href, other.cookie));
    one.callback.searchParams.set('state', other.callback.searchParams.get('state') ?? '');
    await expectNobody(await get(one.callback.href, other.cookie));
  });

  test('twice by one code', async () => {
    const { callback, cookie } = await atTheIssuer();
    expect((await get(callback.href, cookie)).status).toBe(303);
    await expectNobody(await get(callback.href, cookie));
  });

  test.each([
    ['without a state', (address: URL) => address.searchParams.delete('state')],
    ['with an empty state', (address: URL) => address.searchParams.set('state', '')],
    ['without a code', (address: URL) => address.searchParams.delete('code')],
    ['with another code', (address: URL) => address.searchParams.set('code', 'nonsense')],
    [
      'where the issuer says no',
      (address: URL) => {
        address.searchParams.delete('code');
        address.searchParams.set('error', 'access_denied');
      },
    ],
  ])('%s', async (_name, change) => {
    const { callback, cookie } = await atTheIssuer();
    change(callback);
    await expectNobody(await get(callback.href, cookie));
  });

  test.each([
    [
      'altered',
      (value: string) => `${Buffer.from('{"state":"s"}').toString('base64url')}~${value.split('~')[1]}`,
    ],
    ['without its seal', (value: string) => value.split('~')[0] ?? ''],
    ['that is empty', () => ''],
    ['that is nonsense', () => 'a~b~c'],
  ])('by a cookie %s', async (_name, change) => {
    const { callback, kept } = await atTheIssuer();
    await expectNobody(await get(callback.href, `${SIGN_IN_COOKIE}=${change(kept?.value ?? '')}`));
  });
});

describe('signing out', () => {
  const signOut = async (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${rig.origin}/sign-out`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie: `${SESSION_COOKIE}=${await rig.tokenOf(0)}`, ...headers },
      redirect: 'manual',
    });
  const sealOf = async (nth: number) =>
    formIn(await (await get('/', `${SESSION_COOKIE}=${await rig.tokenOf(nth)}`)).text(), '/sign-out');

  test('forgets the session and goes to the start page', async () => {
    const answer = await signOut(await sealOf(0));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(cookiesOf(answer)).toEqual([
      { name: SESSION_COOKIE, value: '', attributes: { ...ATTRIBUTES, 'Max-Age': '0' } },
    ]);
  });

  test.each([
    ['without a seal', () => ({}), {}],
    ['with the seal of another session', () => sealOf(1), {}],
    ['from another site', () => sealOf(0), { origin: 'https://evil.example' }],
    ['from another site of the same machine', () => sealOf(0), { 'sec-fetch-site': 'same-site' }],
  ])('is refused %s', async (_name, fields, headers) => {
    const answer = await signOut(await fields(), headers as Record<string, string>);
    expect([answer.status, cookiesOf(answer)]).toEqual([403, []]);
  });

  test('is no page: to look at it does nothing', async () => {
    expect((await get('/sign-out')).status).toBe(405);
  });
});
