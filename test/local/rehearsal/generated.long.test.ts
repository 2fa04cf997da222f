import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Report } from '../../../local/rehearsal/report.ts';
import { coveringShapes } from '../../rigs/domain/covering-calls.ts';
import { fileOfShape } from '../../rigs/domain/generated-calls.ts';
import { rehearse } from './run-rehearsal.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-generated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const outcomes = new Set<string>();

const shapes = coveringShapes().map((shape, nth) => ({ ...shape, nth }));

test.each(shapes)(
  'the generated call $nth of $order, in batches: $inBatches, is rehearsed to its end',
  (shape) => {
    const file = join(folder, 'call.yaml');
    writeFileSync(file, fileOfShape(shape));
    const { status, json, stderr } = rehearse(file, '--applicants', '25');
    expect(status, stderr).toBe(0);
    const report = JSON.parse(json) as Report;
    expect([report.surprises, report.broken]).toEqual([[], []]);
    for (const outcome of Object.keys(report.outcomes)) outcomes.add(outcome);
  },
);

test('each default of each step ended somebody', () => {
  const steps = ['draft', 'returned', 'submitted', 'posted', 'forwarded', 'unpaid', 'paper-due'];
  const given = steps.map((from) =>
    ['lapsed', 'refused', 'abandoned'].filter((end) => outcomes.has(`${end}: unfinished-${from}`)),
  );
  expect(Object.fromEntries(steps.map((from, at) => [from, given[at]]))).toEqual({
    draft: ['lapsed', 'abandoned'],
    returned: ['lapsed', 'refused', 'abandoned'],
    submitted: ['lapsed', 'refused'],
    posted: ['lapsed', 'refused'],
    forwarded: ['lapsed', 'refused'],
    unpaid: ['lapsed', 'refused', 'abandoned'],
    'paper-due': ['lapsed', 'refused', 'abandoned'],
  });
});
