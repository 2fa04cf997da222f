import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { sanctionsSchemaText } from '../../local/call-tools/sanctions-schema.ts';
import { runSanctions } from '../../local/sanctions.ts';

const EXAMPLE = 'calls/sanctions.example.json';
const example = readFileSync(EXAMPLE, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'sanctions-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Evidence of more than 16 KB. */
const LONG = JSON.stringify(Array.from({ length: 3 }, () => '示'.repeat(2000)));

let files = 0;
function exampleWith(from: string, to: string): string {
  expect(example).toContain(from);
  const file = join(folder, `${++files}.json`);
  writeFileSync(
    file,
    example.replace(from, () => to),
  );
  return file;
}

test('the example is without a finding, and the check shows the days that each rule makes', () => {
  const { exit, out, err } = runSanctions(['check', EXAMPLE]);
  expect([exit, err]).toEqual([0, []]);
  expect(out).toEqual([
    '/sanctions/0 2021-12-01 至 2024-12-01（含当日）/ 2021-12-01 to 2024-12-01, that day included',
    '/sanctions/1 2022-01-01 至 2024-12-31（含当日）/ 2022-01-01 to 2024-12-31, that day included',
    `${EXAMPLE}：0 处问题 / 0 findings`,
  ]);
});

test('the example names nobody: its numbers belong to no place and its firm has no real code', () => {
  for (const [, number] of example.matchAll(/"number": "(\d{18})"/g))
    expect(number?.slice(0, 6)).toBe('990000');
  for (const [, name] of example.matchAll(/"name": "(.*?)"/g)) expect(name).toMatch(/^示例/);
});

describe('a wrong file', () => {
  test.each([
    ['990000198206050210', '990000198206050211', '/sanctions/0/person/number', 'wrong-checksum'],
    ['"ground": "dishonesty"', '"ground": "rudeness"', '/sanctions/0/ground', 'no-such-ground'],
    [
      '"levels": ["engineer"]',
      '"levels": ["engineer", "enginer"]',
      '/sanctions/1/effect/levels/1',
      'no-such-level',
    ],
    [
      '"basis": "评审通知六"',
      `"basis": "评审通知六", "evidence": ${LONG}`,
      '/sanctions/1',
      'too-large-an-entry',
    ],
    ['"lastDay": "2024-12-31"', '"lastDay": "2024-12-30"', '/sanctions/1/term/lastDay', 'last-day-differs'],
    ['"on": "2021-12-03"', '"on": "2021-11-30"', '/sanctions/0/served/on', 'served-before-decided'],
    ['"years": 3, "lastDay": "2024-12-01"', '"years": 0', '/sanctions/0/term/years', 'malformed'],
    ['"basis": "评审通知六"', '"base": "评审通知六"', '/sanctions/1/base', 'unknown-field'],
  ])('with %s as %s is told at %s', (from, to, at, because) => {
    const { exit, out } = runSanctions(['check', exampleWith(from, to), '--json']);
    expect(exit).toBe(1);
    expect(JSON.parse(out.join('')).findings).toContainEqual(expect.objectContaining({ at, because }));
  });

  test.each([
    ['an old card of fifteen digits', '990000198206050210', '990000820605021'],
    ['signs of another width and spaces', '990000198206050210', '９９００００ 19820605 0210'],
  ])('is none for %s', (_, from, to) => {
    expect(runSanctions(['check', exampleWith(from, to)]).exit).toBe(0);
  });

  test('is none for a check digit that is set aside with its reason', () => {
    const file = exampleWith(
      '990000198206050210",',
      '990000198206050211", "checksumSetAside": "已核对证件",',
    );
    expect(runSanctions(['check', file]).exit).toBe(0);
  });
});

test('the committed schema is the one that the form gives, and fits the example', () => {
  const schema = sanctionsSchemaText();
  expect(readFileSync('calls/sanctions.schema.json', 'utf8')).toBe(schema);
  expect(new Ajv2020({ strict: false }).compile(JSON.parse(schema))(JSON.parse(example))).toBe(true);
});
