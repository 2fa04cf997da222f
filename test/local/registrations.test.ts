import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { callFile } from '../../domain/call/call-form.ts';
import { routeFor } from '../../domain/declaration/registry.ts';
import { readRegistration } from '../../functions/operations/input/read-registration.ts';
import { registrationsSchemaText } from '../../local/call-tools/registrations-schema.ts';
import { runRegistrations } from '../../local/registrations.ts';
import { jiaxingValue } from '../rigs/domain/jiaxing.ts';

const EXAMPLE = 'calls/registrations.example.json';
const example = readFileSync(EXAMPLE, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'registrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

function fileOf(content: string | Uint8Array): string {
  files += 1;
  const file = join(folder, `${files}.json`);
  writeFileSync(file, content);
  return file;
}

/** The example with one text replaced by another. */
function exampleWith(from: string, to: string): string {
  expect(example).toContain(from);
  return example.replace(from, () => to);
}

describe('the example', () => {
  test('is without a finding, and says what it holds', () => {
    const { exit, out, err } = runRegistrations(['check', EXAMPLE]);
    expect([exit, err]).toEqual([0, []]);
    expect(out).toEqual(['2 个单位，2 个部门 / 2 employers, 2 bodies', `${EXAMPLE}：0 处问题 / 0 findings`]);
  });

  test('is what the act reads, and each employer’s declarations find their bodies under the real call', () => {
    const read = readRegistration({ bytes: Buffer.from(example) });
    const { employers = [], bodies = [] } = read.ok ? read.value : {};
    expect(employers).toHaveLength(2);
    const call = v.parse(callFile, jiaxingValue());
    for (const employer of employers) expect(routeFor(call, employer, bodies, {}).missing).toEqual([]);
  });

  test('names nobody: its codes belong to no place, its mailboxes take no mail', () => {
    for (const [, code] of example.matchAll(/"code": "(.*)"/g)) expect(code?.slice(2, 8)).toBe('990000');
    for (const [, email] of example.matchAll(/"email": "(.*)"/g)) expect(email).toMatch(/@example\.com$/);
  });
});

/** The change, the pointer and the word of its finding, and the text in whose line it stands. */
const WRONG: [string, string, string, string, string][] = [
  ['"kind": "enterprise"', '"kind": "company"', '/employers/0/kind', 'malformed', 'company'],
  ['91990000MA990001X2', '91990000MA990001X3', '/employers/0/code', 'wrong-checksum', 'MA990001X3'],
  ['13900000001', '1390000000', '/employers/0/contact/phone', 'not-a-mobile-number', '"1390000000"'],
  ['employer-1@example.com', 'employer-1', '/employers/0/contact/email', 'not-an-email', '"employer-1"'],
  ['"district": "nanhu"', '"area": "nanhu"', '/employers/0/area', 'unknown-field', '"area"'],
  [
    '"affiliation": "county"',
    '"affiliation": ""',
    '/employers/0/affiliation',
    'missing',
    '"affiliation": ""',
  ],
  ['12990000MA990001X7', '91990000MA990001X2', '/employers/1/code', 'given-twice', '91990000MA990001X2'],
  ['"jx-nanhu-hr"', '"jx nanhu"', '/bodies/1/id', 'malformed', '"jx nanhu"'],
];

describe('check', () => {
  test.each(WRONG)('of %j as %j finds %s %s where it stands', (from, to, at, because, stands) => {
    const text = exampleWith(from, to);
    const file = fileOf(text);
    const { exit, out } = runRegistrations(['check', file, '--json']);
    expect(exit).toBe(1);
    const { findings } = JSON.parse(out.join('')) as {
      findings: { at: string; because: string; line: number; zh: string; en: string }[];
    };
    const found = findings.find((each) => each.at === at);
    expect(found).toMatchObject({ because });
    expect(text.split('\n')[(found?.line ?? 0) - 1]).toContain(stands);
    expect(found?.zh).toMatch(/\p{Script=Han}/u);
    expect(found?.en).toMatch(/[a-z]/);
  });

  test('tells every finding at once with line and column, in the order of the file, then their count', () => {
    const text = exampleWith('"kind": "institution"', '"kind": "x"').replace('13900000001', '1');
    const file = fileOf(text);
    const { exit, out } = runRegistrations(['check', file]);
    expect(exit).toBe(1);
    expect(out).toHaveLength(3);
    expect(out[0]).toMatch(new RegExp(`^${file}:\\d+:\\d+ /employers/0/contact/phone .* / .*`));
    expect(out[1]).toMatch(new RegExp(`^${file}:\\d+:\\d+ /employers/1/kind `));
    expect(out[2]).toBe(`${file}：2 处问题 / 2 findings`);
  });

  test('finds a field that stands twice, of which a reader of JSON would take the last', () => {
    const file = fileOf(exampleWith('"district": "nanhu",', '"district": "nanhu", "district": "nanhu",'));
    const { exit, out } = runRegistrations(['check', file]);
    expect(exit).toBe(1);
    expect(out).toHaveLength(2);
    expect(out[0]).toContain('twice');
  });

  test.each([
    ['a comma too many', exampleWith('"employers": [', '"employers": [,'), ':2:'],
    ['an end that is missing', example.trimEnd().slice(0, -1), ':'],
    ['nothing', '', ':1:1 '],
    ['YAML', 'employers: []\n', ':1:1 '],
  ])('says from where on %s is no JSON', (_, text, place) => {
    const file = fileOf(text);
    const { exit, out } = runRegistrations(['check', file]);
    expect(exit).toBe(1);
    expect(out[0]).toContain(`${file}${place}`);
    expect(out[0]).toContain('this is no JSON');
  });

  test.each(['{}', '{"employers":[]}', '[]', '5', 'null'])(
    'of %s, which registers nobody, ends with 1',
    (text) => {
      expect(runRegistrations(['check', fileOf(text)]).exit).toBe(1);
    },
  );

  test('takes the mark with which some editors begin a file', () => {
    expect(runRegistrations(['check', fileOf(`\ufeff${example}`)]).exit).toBe(0);
  });
});

describe('a wrong use', () => {
  test.each([
    ['no file of that name', join(folder, 'nowhere.json'), 'there is no such file'],
    ['a folder', folder, 'this is not a file'],
    ['a file that is not UTF-8', fileOf(new Uint8Array([0xb1, 0xea])), 'not UTF-8'],
  ])('of %s is told plainly and ends with 2', (_, file, message) => {
    const { exit, out, err } = runRegistrations(['check', file]);
    expect([exit, out]).toEqual([2, []]);
    expect(err.join('\n')).toContain(message);
  });

  test.each([[[]], [['check']], [['check', 'a', 'b']], [['check', 'a', '--jsn']], [['schema', 'a']]])(
    'such as %j shows the usage and ends with 2',
    (args) => {
      expect(runRegistrations(args)).toMatchObject({ exit: 2, out: [] });
    },
  );
});

describe('the committed schema', () => {
  const schema = registrationsSchemaText();
  const fits = new Ajv2020({ strict: false }).compile(JSON.parse(schema));

  test('is the one that the form of a registration gives', () => {
    expect(readFileSync('calls/registrations.schema.json', 'utf8')).toBe(schema);
  });

  test('fits the example, and no file with an unknown, a missing or a wrong field', () => {
    expect(fits(JSON.parse(example))).toBe(true);
    const wrong = WRONG.filter(([, , , word]) => ['unknown-field'].includes(word));
    expect(wrong).not.toEqual([]);
    for (const [from, to] of wrong) expect(fits(JSON.parse(exampleWith(from, to))), to).toBe(false);
    expect(fits(JSON.parse(exampleWith('"kind": "enterprise"', '"kind": "company"')))).toBe(false);
    expect(fits(JSON.parse(exampleWith('"phone": "13900000001",', '')))).toBe(false);
  });
});
