import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const BY_THE_MACHINE = [
  'date.getDate();',
  'date.getDay();',
  'date.getMonth();',
  'date.getFullYear();',
  'date.getHours();',
  'date.getMinutes();',
  'date.getTimezoneOffset();',
  'date.setDate(1);',
  'date.setMonth(1, 2);',
  'date.setFullYear(2021);',
  'date.setHours(9, 0);',
  'date.setMinutes(0);',
  'date.toDateString();',
  'date.toTimeString();',
  'date.toLocaleString();',
  "date.toLocaleDateString('zh-CN');",
  "date.toLocaleTimeString('zh-CN');",
  'new Date(2021, 9);',
  'new Date(2021, 9, 31, 12);',
  'new Intl.DateTimeFormat();',
  "new Intl.DateTimeFormat('zh-CN');",
  "new Intl.DateTimeFormat('zh-CN', { hour: 'numeric' });",
];
const BY_A_NAMED_ZONE = [
  'date.getUTCDate();',
  'date.setUTCHours(9);',
  'date.toISOString();',
  'new Date();',
  'new Date(0);',
  'Date.UTC(2021, 9, 31);',
  "new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: 'numeric' });",
];

/** The lines of a source that the linter refuses for reading the zone of the machine. */
function refusedOf(lines: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-zone-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ plugins: [join(ROOT, 'zone.grit')] }));
  writeFileSync(join(folder, 'dates.js'), lines.join('\n'));
  const words = ['lint', '--only=plugin', '--reporter=github', '--max-diagnostics=none', 'dates.js'];
  const { stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), words, {
    cwd: folder,
    encoding: 'utf8',
  });
  return [...`${stdout}${stderr}`.matchAll(/,line=(\d+),.*time zone of the machine/g)].map(
    ([, line]) => lines[Number(line) - 1] ?? '',
  );
}

test('the linter refuses whatever reads a date by the zone of the machine, and nothing that names its zone', () => {
  expect(refusedOf([...BY_THE_MACHINE, ...BY_A_NAMED_ZONE])).toEqual(BY_THE_MACHINE);
});
