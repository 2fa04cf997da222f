import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiRig, filledIn, ifMatch, type Own, openApiRig } from '../../../rigs/api/declaring.ts';
import { OPERATIONS } from '../../../rigs/api/document.ts';
import { lines, say } from '../../../rigs/api/line.ts';

const OWNER = 0;
const OTHER = 1;

let rig: ApiRig;
let own: Own;
beforeAll(async () => {
  rig = await openApiRig();
  own = await filledIn(rig, OWNER);
  await filledIn(rig, OTHER);
});
afterAll(() => rig?.stop());

/** Spellings of the address of this declaration. */
const spellings = (id: string): string[] => [
  `/api/v1/declarations/${id}/`,
  `//api/v1/declarations/${id}`,
  `//api//v1//declarations//${id}`,
  `/api/v1/calls/../declarations/${id}`,
  `/api/v1/declarations/./${id}`,
  `/api/v1/declarations/%2e%2e/declarations/${id}`,
  `/api/v1/declarations/..%2Fdeclarations%2F${id}`,
  `/api/v1/declarations%2F${id}`,
  `/api/v1/declarations/${id}%00`,
  `/api/v1/declarations/${id}%2Fmaterials`,
  `/api/v1/declarations/${id}%0d%0aX: y`.replace(' ', '%20'),
  `/api/v1/declarations/${id};x=1`,
  `/api/v1/declarations/${id}?id=${id}#x`,
  `/api/v1/declarations/${encodeURIComponent(encodeURIComponent(id))}`,
  `/api/v1/Declarations/${id}`,
  `/API/v1/declarations/${id}`,
  `\\api\\v1\\declarations\\${id}`,
  `http://127.0.0.1/api/v1/declarations/${id}`,
  `/api/v1/declarations/${id}/%E0%A4%A`,
  '/%',
  '*',
];

describe('an address', () => {
  test('shows a declaration to nobody but its owner in any spelling, and breaks nothing', async () => {
    for (const target of spellings(own.id)) {
      const foreign = await say(rig, await lines(rig, OTHER, 'GET', target));
      expect([target, [400, 404].includes(foreign.status)]).toEqual([target, true]);
      expect(foreign.body).not.toContain('示例申报人');
      const { status } = await say(rig, await lines(rig, OWNER, 'GET', target));
      expect([target, [200, 400, 404].includes(status)]).toEqual([target, true]);
    }
  });

  test('of slashes alone is the start page', async () => {
    expect((await say(rig, await lines(rig, OWNER, 'GET', '//'))).status).toBe(200);
  });

  test.each(['/api/v1/declarations/%E0%A4%A', '/api/v1/calls/%'])(
    'of the API that is encoded wrongly is refused as a problem: %s',
    async (target) => {
      const { status, headers, body } = await say(rig, await lines(rig, OWNER, 'GET', target));
      expect([status, JSON.parse(body).because]).toEqual([400, 'malformed-path']);
      expect(headers).toContain('content-type: application/problem+json');
    },
  );
});

test('an address that begins with two slashes is none of the API: its refusal is a page', async () => {
  const { status, headers } = await say(rig, await lines(rig, OWNER, 'GET', '//api/v1/%ZZ'));
  expect(status).toBe(400);
  expect(headers).toContain('content-type: text/html');
});

describe('a method', () => {
  const routes = [...new Set(OPERATIONS.map(({ path }) => path))];
  const known = (path: string) => OPERATIONS.filter((each) => each.path === path).map(({ method }) => method);
  const at = (path: string) =>
    path.replace('{id}', own.id).replace('{upload}', 'invented-papers').replace('{call}', rig.call.id);

  test.each(routes)(
    'that %s does not know is refused with those that it does, and does nothing',
    async (path) => {
      const before = await rig.everything();
      for (const method of ['OPTIONS', 'PUT', 'TRACE', 'PROPFIND', 'GET', 'POST', 'PATCH', 'DELETE']) {
        if (known(path).includes(method)) continue;
        const { status, headers } = await say(rig, await lines(rig, OWNER, method, at(path)));
        expect([method, status]).toEqual([method, 405]);
        expect(headers).toContain(`\r\nallow: ${known(path).join(', ')}\r\n`);
      }
      expect(await rig.everything()).toEqual(before);
    },
  );

  test.each(OPERATIONS.filter(({ method }) => method === 'GET').map(({ path }) => path))(
    'HEAD of %s answers as GET does, without a body, and nobody without a token where it asks for one',
    async (path) => {
      if (path.includes('{upload}')) return;
      const target = at(path).replace('{code}', rig.applicant(0).draft.employer ?? '');
      const { status, body } = await say(rig, await lines(rig, OWNER, 'HEAD', target));
      const asGet = await rig.api(OWNER, 'GET', target.replace('/api/v1', ''));
      expect([status, body]).toEqual([asGet.status, '']);
      const without = await say(rig, await lines(rig, undefined, 'HEAD', target));
      const asks = OPERATIONS.find((each) => each.path === path && each.method === 'GET')?.needsToken;
      expect([without.status, without.body]).toEqual([asks ? 401 : 200, '']);
    },
  );

  test('is what the first line says, whatever a header or the query says', async () => {
    const before = await rig.everything();
    const names = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'];
    const etag = (await ifMatch(rig, OWNER, own.path))['if-match'];
    const more = [...names.map((name) => `${name}: DELETE`), `If-Match: ${etag}`];
    const target = `/api/v1${own.path}/materials/none?_method=DELETE`;
    expect((await say(rig, await lines(rig, OWNER, 'GET', target, more))).status).toBe(404);
    expect(
      (await say(rig, await lines(rig, OWNER, 'POST', target, [...more, 'Content-Length: 0']))).status,
    ).toBe(405);
    expect(await rig.everything()).toEqual(before);
  });
});
