import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { judgeCallFile } from '../../../adapters/call-file/judge-call.ts';
import { TO_CHECK } from '../../../domain/call/call.ts';
import { runCall } from '../../../local/call.ts';
import { nextCall } from '../../../local/call-tools/next-call.ts';
import { jiaxingFile } from '../../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';
import { VARIANTS, variantText } from '../../rigs/domain/variants.ts';

const folder = mkdtempSync(join(tmpdir(), 'next-'));
afterAll(() => rmSync(folder, { recursive: true }));

function begun(year: number, text = jiaxingFile) {
  const next = nextCall(text, year, publishedCalendar);
  const judged = judgeCallFile(next.text, publishedCalendar);
  if (!judged.ok) throw new Error(JSON.stringify(judged.findings.filter(({ warns }) => !warns)));
  return { ...next, ...judged };
}

describe("a year's call begun from another year's", () => {
  const { call, id, warnings, text } = begun(2022);

  test('has the id, the titles and the years of its own year', () => {
    expect([id, call.id]).toEqual(['jiaxing-it-2022', 'jiaxing-it-2022']);
    expect(call.identity.title.value).toContain('2022年度');
    expect(call.identity.title.en).toContain('Jiaxing 2022');
    expect(call.identity.reviewYear.value).toBe(2022);
    expect(text).toContain('2020—2022年继续教育学时证明');
    expect(text).toContain('years: [ 2020, 2021, 2022 ], each: 90, makeUp: { total: 270, finishing: 2022 }');
  });

  test('keeps the working days between its closings, over a weekend that fell otherwise', () => {
    const closings = call.steps.flatMap(({ id: step, closes }) => (closes ? [[step, closes.value]] : []));
    expect(closings).toEqual([
      ['declare', '2022-10-31'],
      ['employer', '2022-11-11'],
      ['recommendation', '2022-11-21'],
    ]);
    expect(call.cutOff.value).toBe('2022-12-31');
  });

  test('cites no clause of a notice that nobody has read', () => {
    expect(text).not.toMatch(/\bsource:/);
    expect(call.cutOff.assumed).toBe(`${TO_CHECK}由2021年度的通知顺延（原为2021-12-31），请按新通知改写。`);
    expect(call.late.assumed).toContain('沿用2021年度的通知（三）');
    // A reading that the old call chose itself stays one.
    expect(call.scoring?.assumed).toMatch(/^附件4未公开/);
  });

  test('warns of each value that an officer has to compare, at its place', () => {
    const still = warnings.filter(({ because }) => because === 'still-to-check');
    expect(still.length).toBeGreaterThan(30);
    expect(still.find(({ path }) => path.join('.') === 'cutOff.assumed')?.line).toBe(
      text.split('\n').findIndex((line) => line.startsWith('cutOff:')) + 1,
    );
  });

  test.each([2023, 2024, 2025, 2026])('checks without error in %i as well', (year) => {
    expect(begun(year).call.identity.reviewYear.value).toBe(year);
  });

  test.each(VARIANTS)('checks without error begun from one with %s', (name) => {
    expect(begun(2022, variantText(name)).id).toBe('jiaxing-it-2022');
  });
});

describe('the command', () => {
  const last = join(folder, 'last.yaml');
  writeFileSync(last, jiaxingFile);

  test('writes the file beside the old one, once, and says what to do next', () => {
    const { exit, out } = runCall(['begin', last, '--year', '2022']);
    expect(exit).toBe(0);
    const file = join(folder, 'jiaxing-it-2022.yaml');
    expect(out.join('\n')).toContain(`npm run call -- check ${file}`);
    expect(readFileSync(file, 'utf8')).toBe(begun(2022).text);
    expect(runCall(['check', file]).exit).toBe(0);
    expect(runCall(['begin', last, '--year', '2022'])).toMatchObject({ exit: 1, out: [] });
  });

  test.each([
    ['no year', ['begin', last]],
    ['a year that is none', ['begin', last, '--year', 'next']],
    ['the year of the call itself', ['begin', last, '--year', '2021']],
    ['a file that is not there', ['begin', join(folder, 'none.yaml'), '--year', '2022']],
  ])('refuses %s', (_, args) => {
    const { exit, out, err } = runCall(args);
    expect([exit, out]).toEqual([2, []]);
    expect(err.join('\n')).toMatch(/\p{Script=Han}/u);
  });

  test('refuses a call that does not check', () => {
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, jiaxingFile.replace('id: declare', 'id: de-clare'));
    expect(runCall(['begin', wrong, '--year', '2022'])).toMatchObject({ exit: 1, out: [] });
  });
});
