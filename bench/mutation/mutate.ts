import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { keep } from '../results.ts';

/**
 * Mutates what judges, one change at a time, and counts how many changes its tests notice. Writes the survivors
 * down with their reasons. Exits with 1 if fewer than the aim are noticed, and with 2 if planted mutants show that the set-up
 * itself is broken.
 */
const AIM = 0.9;
const FOLDER = 'domain/eligibility/';
const PLANTED = 'bench/mutation/planted.ts';
const REPORT = '.data/mutation/report.json';

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'RuntimeError' | 'Ignored';
  readonly location: { readonly start: Place; readonly end: Place };
}
interface Place {
  readonly line: number;
  readonly column: number;
}
type Files = Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;

/** Why a mutant may survive, by what stood there, in which line, and what stands there instead. */
interface Reason {
  readonly file: string;
  readonly was: string;
  readonly becomes: string;
  /** A part of the line, where several survive as it does. */
  readonly in?: string;
  readonly because: string;
}

interface Survivor {
  readonly file: string;
  readonly line: number;
  /** The whole line on which it begins. */
  readonly on: string;
  readonly was: string;
  readonly becomes: string;
}

function textAt(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, nth) =>
      line.slice(nth === 0 ? start.column - 1 : 0, nth === last ? end.column - 1 : undefined).trim(),
    )
    .join(' ');
}

/** A run that ended with an error noticed nothing, since no test failed in it. */
function isNoticed(status: Mutant['status']): boolean {
  return status === 'Killed' || status === 'Timeout';
}

function survivorsIn(files: Files): Survivor[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status !== 'Ignored' && !isNoticed(status))
      .map(({ location, replacement = '' }) => ({
        ...{ file, line: location.start.line, was: textAt(source, location) },
        on: source.split('\n')[location.start.line - 1] ?? '',
        becomes: replacement.replace(/\s+/g, ' '),
      })),
  );
}

/** Of the planted mutants the tested ones must be killed, and the untested one must not be. */
function isSetUpRight(files: Files): boolean {
  const { source = '', mutants = [] } = files[PLANTED] ?? {};
  const statusOf = (was: string) =>
    mutants
      .filter(({ location }) => textAt(source, location) === was)
      .map(({ status }) => status)
      .join();
  return statusOf('value + 1') === 'Killed' && statusOf('value + 2') === 'Survived';
}

function counted(files: Files): { noticed: number; all: number } {
  const mutants = Object.values(files)
    .flatMap((each) => each.mutants)
    .filter(({ status }) => status !== 'Ignored');
  const noticed = mutants.filter(({ status }) => isNoticed(status));
  return { noticed: noticed.length, all: mutants.length };
}

function reasonFor({ file, on, was, becomes }: Survivor, reasons: readonly Reason[]): string {
  const found = reasons.find(
    (each) =>
      each.file === file && each.was === was && each.becomes === becomes && on.includes(each.in ?? ''),
  );
  return found?.because ?? '**no reason is known: a test is missing**';
}

function asMarkdown(files: Files, reasons: readonly Reason[], minutes: number): string {
  const { noticed, all } = counted(files);
  const code = (text: string) => `\`${text.replaceAll('|', '\\|').replaceAll('`', '´')}\``;
  const rows = Object.entries(files).map(([file, each]) => {
    const own = counted({ [file]: each });
    return `| ${file} | ${own.all} | ${own.noticed} |`;
  });
  const survivors = survivorsIn(files).map(
    (each) =>
      `| ${each.file.replace(FOLDER, '')}:${each.line} | ${code(each.was)} | ${code(each.becomes)} | ${reasonFor(each, reasons)} |`,
  );
  return [
    `${noticed} of ${all} mutants of \`${FOLDER}\` and of three files beside it are noticed: ${((noticed / all) * 100).toFixed(1)} %, in ${minutes} minutes.`,
    ['| file | mutants | noticed |', '|---|---|---|', ...rows].join('\n'),
    '## Survivors',
    ['| place | was | becomes | why it may |', '|---|---|---|---|', ...survivors].join('\n'),
  ].join('\n\n');
}

const began = Date.now();
const [only] = process.argv.slice(2);
if (only !== '--report') {
  rmSync(REPORT, { force: true });
  const stryker = fileURLToPath(import.meta.resolve('@stryker-mutator/core'));
  const bin = join(stryker, '../../../bin/stryker.js');
  const run = spawnSync(process.execPath, [bin, 'run', 'bench/mutation/stryker.json'], { stdio: 'inherit' });
  if (run.status !== 0) process.exit(2);
}
const report = JSON.parse(readFileSync(REPORT, 'utf8')) as { files: Files };
const reasons = JSON.parse(
  readFileSync(new URL('reasons.json', import.meta.url), 'utf8'),
) as readonly Reason[];
if (!isSetUpRight(report.files)) {
  console.error(
    '植入的变异没有被如数分辨，本次结果无效。 The planted mutants were not told apart; the set-up is broken.',
  );
  process.exit(2);
}
const own = Object.fromEntries(Object.entries(report.files).filter(([file]) => file !== PLANTED));
const { noticed, all } = counted(own);
const file = keep(asMarkdown(own, reasons, Math.round((Date.now() - began) / 60_000)), '-mutation');
console.log(`${noticed}/${all} = ${((noticed / all) * 100).toFixed(1)} %, aim ${AIM * 100} % → ${file}`);
process.exit(noticed / all >= AIM ? 0 : 1);
