import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { personasFor } from '../../../local/rehearsal/cast/personas/personas.ts';
import type { Report } from '../../../local/rehearsal/report.ts';
import { VARIANTS, variantCall, variantText } from '../../rigs/domain/variants.ts';
import { rehearse } from './run-rehearsal.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-variants-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The personas to whom a variant gives no place; the others give one to everybody. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'a public notice of ten working days': ['in the last millisecond', 'late entry granted'],
  "resubmission until the employers' closing": ['too late to return, so refused'],
  'a fee after acceptance, abandoned if unpaid': ['saved by a moved deadline'],
  'deadlines of the case': [
    ...['returned too late', 'too late to return, so refused', 'saved by a moved deadline'],
  ],
  'no returns': [
    ...['returned and resubmitted', 'returned too late', 'too late to return, so refused'],
    'returned by a body and resubmitted',
  ],
  'person and unit closing together': [
    ...['in the last millisecond', 'too late to return, so refused', 'late entry granted'],
  ],
};

const WITH_A_FEE = ['a fee after acceptance, abandoned if unpaid', 'deadlines of the case'];

test.each(VARIANTS)(
  'a call with %s is rehearsed without a surprise and with every invariant whole',
  (name) => {
    const file = join(folder, 'call.yaml');
    writeFileSync(file, variantText(name));
    const { status, json, stderr } = rehearse(file, '--applicants', '25', '--seed', '3');
    expect(status, stderr).toBe(0);
    const { surprises, broken, fates, leftOut } = JSON.parse(json) as Report;
    expect([surprises, broken]).toEqual([[], []]);
    const names = leftOut.map(({ persona }) => persona.slice(persona.indexOf(' ') + 1));
    const unpaid = WITH_A_FEE.includes(name) ? [] : ['never pays'];
    const own = name === 'deadlines of the case' ? [] : ['corrected after its own deadline'];
    expect(names.sort()).toEqual([...(LEFT_OUT[name] ?? []), ...unpaid, ...own, 'never hands in'].sort());
    const played = new Set(fates.map(({ persona }) => persona));
    expect(played.size).toBe(personasFor(variantCall(name)).length - leftOut.length);
  },
);
