import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { judgeCallFile } from '../../../adapters/call-file/judge-call.ts';
import type { Call } from '../../../domain/call/call.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import { runCall } from '../../../local/call.ts';
import { trialCall } from '../../../local/call-tools/trial-call.ts';
import { stepIn } from '../../rigs/domain/cases.ts';
import { jiaxingText } from '../../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

/** A trial from this day on, as what publishes a call reads it; what it warns of besides. */
function read(from: string): { call: Call; text: string } {
  const made = trialCall(jiaxingText, from, publishedCalendar);
  if (!made.ok) throw new Error(`It needs ${made.year}`);
  const judged = judgeCallFile(made.text, publishedCalendar);
  if (!judged.ok) throw new Error(JSON.stringify(judged.findings));
  expect(judged.warnings).toEqual([]);
  return { call: judged.call, text: made.text };
}

describe('a trial', () => {
  // Ordinary days, weekends, holidays with make-up days around them, the ends of months and of the published years.
  test.each([
    ['2026-12-01', '2026-12-01', '2026-12-03', '2026-12-04'],
    ['2026-11-27', '2026-11-27', '2026-12-01', '2026-12-02'],
    ['2026-11-28', '2026-11-30', '2026-12-02', '2026-12-03'],
    ['2026-02-13', '2026-02-13', '2026-02-24', '2026-02-25'],
    ['2026-02-15', '2026-02-24', '2026-02-26', '2026-02-27'],
    ['2026-09-30', '2026-09-30', '2026-10-09', '2026-10-10'],
    ['2026-10-01', '2026-10-08', '2026-10-10', '2026-10-12'],
    ['2024-02-28', '2024-02-28', '2024-03-01', '2024-03-04'],
    ['2025-12-31', '2025-12-31', '2026-01-05', '2026-01-06'],
  ])('from %s is without a finding and closes its stages on %s, %s and %s', (from, ...closes) => {
    const { call } = read(from);
    expect(stagesOf(call).map(({ closes }) => closes)).toEqual(closes);
    expect(stagesOf(call).map(({ opens }) => opens)).toEqual([closes[0], closes[0], closes[0]]);
    expect(call.id).toBe(`trial-${closes[0]}`);
    expect(call.identity.reviewYear.value).toBe(Number(closes[0]?.slice(0, 4)));
  });

  test('says of every value that it is a trial’s, and cites no clause as its own', () => {
    const { call, text } = read('2026-12-01');
    expect(text).not.toMatch(/\bsource:/);
    expect(call.identity.title.value).toContain('仅供虚构的人');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=call.schema.json');
    expect(text.split('\n').slice(0, 4).join()).not.toContain('嘉兴');
  });

  test('asks for one file and one working day, and leads nobody to the platform of the real call', () => {
    const { call } = read('2026-12-01');
    expect(call.materials.value.map(({ id }) => id)).toEqual(['identity-document']);
    expect(call.retention.value.years).toBe(1);
    expect(call.texts.value['told-of-committee']?.body).not.toContain('http');
    expect(stepIn(call, 'employer').duty.value).not.toContain('5个工作日');
  });

  test.each(['2026-12-30', '2026-12-31', '2027-01-04'])(
    'from %s needs a year that is not arranged yet',
    (from) => {
      expect(trialCall(jiaxingText, from, publishedCalendar)).toEqual({ ok: false, year: 2027 });
    },
  );
});

describe('the command', () => {
  test('prints a call that the check finds nothing on, and says its days beside it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trial-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { exit, out, err } = runCall(['trial', '--from', '2026-12-01']);
    expect(exit).toBe(0);
    expect(err.join()).toContain('2026-12-02');
    const file = join(folder, 'trial.yaml');
    writeFileSync(file, `${out.join('\n')}\n`);
    expect(runCall(['check', file]).out.at(-1)).toBe(`${file}：0 处问题 / 0 findings`);
  });

  test('names the year that it would need', () => {
    const { exit, out, err } = runCall(['trial', '--from', '2026-12-31']);
    expect([exit, out]).toEqual([1, []]);
    expect(err.join()).toContain('2027');
  });

  test('asks for a later day where the file begins later', () => {
    const { exit, out, err } = runCall(['trial', '--from', '2020-01-01']);
    expect([exit, out]).toEqual([1, []]);
    expect(err.join()).toMatch(/2020年.*从2021年起.*选更晚的一天.*choose a later day/);
  });

  test.each(['banana', '2026-13-01', '2026-02-30', 'today'])('says that %s is no day', (from) => {
    const { exit, out, err } = runCall(['trial', '--from', from]);
    expect([exit, out]).toEqual([2, []]);
    expect(err.join()).toContain(`--from ${from}：没有这一天`);
  });

  test.each([
    [['trial', '--from']],
    [['trial', '2026-12-01']],
    [['trial', '--json']],
    [['trial', '--from', '2026-12-01', 'more']],
  ])('such as %j shows the usage', (args) => {
    expect(runCall(args)).toMatchObject({ exit: 2, out: [] });
  });
});
