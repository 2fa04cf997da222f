import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { judgeCallFile } from '../../../adapters/call-file/judge-call.ts';
import type { Report } from '../../../local/rehearsal/report.ts';
import { callOfShape, shapes } from '../../rigs/domain/generated-calls.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';
import { rehearse } from './run-rehearsal.ts';

const CALLS = 8;

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-generated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Generated calls in which the check finds no error and more than one step follows declaring. */
const lawful = fc
  .sample(shapes, { numRuns: 100, seed: 11 })
  .filter(({ order }) => order.length > 1)
  .filter((shape) => judgeCallFile(stringify(callOfShape(shape)), publishedCalendar).ok)
  .slice(0, CALLS);

test.each(lawful)('a generated call of $order, in batches: $inBatches, is rehearsed to its end', (shape) => {
  const file = join(folder, 'call.yaml');
  writeFileSync(file, stringify(callOfShape(shape)));
  const { status, json, stderr } = rehearse(file, '--applicants', '22');
  expect(status, stderr).toBe(0);
  const { surprises, broken } = JSON.parse(json) as Report;
  expect([surprises, broken]).toEqual([[], []]);
});

test('the calls have every kind of step, batches and levels apart, every rule of returns and of an objection', () => {
  expect(lawful).toHaveLength(CALLS);
  const of = <T>(pick: (shape: (typeof lawful)[number]) => T) => new Set(lawful.map(pick));
  expect(new Set(lawful.flatMap(({ order }) => order)).size).toBe(4);
  expect(of(({ inBatches }) => inBatches).size).toBe(2);
  expect(of(({ notice }) => notice.unresolved).size).toBe(2);
  expect(of(({ returns }) => (returns === 'none' ? returns : returns.resubmitBy)).size).toBe(3);
});
