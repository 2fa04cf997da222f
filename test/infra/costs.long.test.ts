import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measureUsage } from '../../bench/usage.ts';

/** The usage of one applicant in docs/costs.md, by the words of its measure. */
const ROWS: Readonly<Record<string, string>> = {
  'tasks and patrols an applicant': 'tasks, and a share of the patrols',
  'state transitions an applicant': 'state transitions',
  'calls to the table an applicant': 'calls to the table',
  'reads of the table an applicant': 'reads of the table',
  'of them of the calendar in force': 'of them of the calendar in force',
  'items written in transactions an applicant': 'items written in transactions',
  'of them claims': 'of them claims',
  'entries of indexes that they name': 'entries of indexes that they name',
  'letters an applicant': 'letters',
};
/** Pages are asked for at random, and the number is to be read by people. */
const TOLERANCE = 0.1;

test('docs/costs.md says what one applicant of a rehearsal uses', async () => {
  const doc = readFileSync(new URL('../../docs/costs.md', import.meta.url), 'utf8');
  const said = new Map(
    [...doc.matchAll(/^\| ([^|]+) \| ([\d.]+)[^|]* \|/gm)].map(([, what = '', many]) => [what, Number(many)]),
  );
  const used = await measureUsage();
  expect(used.map(({ what }) => what).sort()).toEqual(Object.keys(ROWS).sort());
  for (const { what, value } of used) {
    const [measured, stated] = [Number(value), said.get(ROWS[what] ?? '') ?? 0];
    expect([what, stated, Math.abs(measured - stated) <= measured * TOLERANCE]).toEqual([what, stated, true]);
  }
});
