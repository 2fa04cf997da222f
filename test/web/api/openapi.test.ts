import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Needs } from '../../../casework/needs.ts';
import { apiRoutes } from '../../../functions/applicant-api/routes.ts';
import { openApiText } from '../../../local/openapi.ts';
import {
  type ApiRig,
  announcementOf,
  ifMatch,
  openApiRig,
  post,
  submission,
} from '../../rigs/api/declaring.ts';
import { OPERATIONS, undocumentedIn } from '../../rigs/api/document.ts';
import { PDF } from '../../rigs/real-files.ts';
import type { ApiAnswer, ApiRequest } from '../../rigs/web/rig.ts';

const FILE = new URL('../../../functions/applicant-api/openapi.json', import.meta.url);
const document = JSON.parse(readFileSync(FILE, 'utf8'));

describe('the document of the API', () => {
  test('is what the routes build now', () => {
    expect(document).toEqual(JSON.parse(openApiText()));
  });

  test('is a valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('holds only schemas of JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false });
    const schemas = [...schemasIn(document), ...Object.values(document.components.schemas)];
    const wrong = schemas.filter((schema) => !ajv.validateSchema(schema as object));
    expect(wrong).toEqual([]);
    expect(schemas.length).toBeGreaterThan(20);
  });

  test('holds every route, with each part of its path', () => {
    const routes = apiRoutes({} as Needs).map(({ method, path }) => `${method} ${path}`);
    expect(OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes.sort());
    for (const { method, path } of OPERATIONS) {
      const { parameters } = document.paths[path][method.toLowerCase()];
      const named = parameters.filter((each: { in: string }) => each.in === 'path');
      expect(named.map(({ name }: { name: string }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  });
});

function schemasIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'schema' in value ? [value.schema] : [];
  return [...own, ...Object.values(value).flatMap(schemasIn)];
}

describe('the running front', () => {
  let rig: ApiRig;
  const seen = new Set<string>();
  beforeAll(async () => {
    rig = await openApiRig();
  });
  afterAll(() => rig?.stop());

  /** Asks as the first person; the answer must be a success that the document describes. */
  async function ask(method: string, path: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    return documented(method, path, await rig.api(0, method, path, request));
  }

  function documented(method: string, path: string, answer: ApiAnswer): ApiAnswer {
    const operation = OPERATIONS.find((each) => each.method === method && isOf(each.path, path));
    if (!operation?.statuses.includes(answer.status)) throw new Error(`${method} ${path}: ${answer.text}`);
    expect(undocumentedIn(operation, answer)).toEqual([]);
    seen.add(`${method} ${operation.path} ${answer.status}`);
    return answer;
  }

  test('answers every operation with each success that is documented, in the form that is documented', async () => {
    await ask('GET', '/openapi.json');
    await ask('GET', '/calls');
    await ask('GET', `/calls/${rig.call.id}`);
    const who = { degrees: [{ degree: 'bachelor', obtainedOn: '2015-06' }], selfScore: 59 };
    await ask('POST', `/calls/${rig.call.id}/eligibility`, { body: who });
    const { materials: _files, ...stated } = rig.applicant(0).draft;
    await ask('GET', `/employers/${stated.employer}`);
    const begin = { body: { call: rig.call.id } };
    const { id } = (await ask('POST', '/declarations', begin)).json;
    await ask('POST', '/declarations', begin);
    await ask('GET', '/declarations');
    const path = `/declarations/${id}`;
    await ask('GET', `${path}/missing`);
    await ask('GET', `${path}/eligibility`);
    await ask('PATCH', path, { body: stated, headers: await ifMatch(rig, 0, path) });
    const { upload, form } = (await ask('POST', `${path}/materials`, { body: announcementOf(PDF) })).json;
    await post(rig, form, PDF);
    const material = `${path}/materials/${upload}`;
    await ask('POST', `${material}/complete`);
    await ask('GET', material);
    await ask('GET', `${path}/materials`);
    await ask('DELETE', material, { headers: await ifMatch(rig, 0, path) });
    await rig.change(id, { ...rig.applicant(0).draft, facts: { selfScore: 60 } });
    const { json: called } = await rig.api(undefined, 'GET', `/calls/${rig.call.id}`);
    const booking = { agreedHash: called.commitment.sha256, submitAt: '2021-09-19T20:00:00+08:00' };
    const under = async (key: string) => ({ ...(await ifMatch(rig, 0, path)), 'idempotency-key': key });
    await ask('POST', `${path}/booking`, { body: booking, headers: await under('book') });
    await ask('GET', path);
    await ask('DELETE', `${path}/booking`, { headers: await under('cancel') });
    const keeps = { body: { keepAchievementFile: true } };
    documented('POST', `${path}/submission`, await submission(rig, 0, path, keeps));
    await ask('GET', '/achievement-file');
    await ask('DELETE', '/achievement-file');
    await rig.settle();
    await ask('GET', `${path}/timeline`);
    await ask('GET', `${path}/why`);
    await ask('GET', path);
    await ask('POST', `${path}/contact`, {
      body: { identity: { phone: '0086 13811112222', email: 'new@example.com' } },
      headers: { ...(await ifMatch(rig, 0, path)), 'idempotency-key': 'contact' },
    });
    const headers = { ...(await ifMatch(rig, 0, path)), 'idempotency-key': 'two' };
    await ask('POST', `${path}/withdrawal`, { body: {}, headers });
    const described = OPERATIONS.flatMap(({ method, path: route, statuses }) =>
      statuses.map((status) => `${method} ${route} ${status}`),
    );
    expect([...seen].sort()).toEqual(described.sort());
  });
});

/** Whether a path below `/api/v1` is of this route. */
function isOf(route: string, path: string): boolean {
  return new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`).test(`/api/v1${path}`);
}
