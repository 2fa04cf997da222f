import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Measured } from './bench.ts';

const FOLDER = 'bench/results';

/** The measurements as a table of Markdown, each with its aim and whether it is met. */
export function tableOf(all: readonly Measured[]): string {
  const rows = all.map(
    ({ what, value, aim, isMet }) => `| ${what} | ${value} | ${aim} | ${verdict(isMet)} |`,
  );
  return ['| measured | result | aim | verdict |', '|---|---|---|---|', ...rows].join('\n');
}

function verdict(isMet: boolean | undefined): string {
  if (isMet === undefined) return '–';
  return isMet ? 'met' : 'missed';
}

/** Keeps a table under its day and commit. Gives the file's name. */
export function keepResults(all: readonly Measured[]): string {
  return keep(tableOf(all));
}

/** Keeps a text under its day and commit, with the machine on which it was measured. Gives the file's name. */
export function keep(text: string, kind = ''): string {
  const commit = git('rev-parse', '--short', 'HEAD') || 'no-commit';
  const isChanged = git('status', '--porcelain', '--', '.', `:!${FOLDER}`) !== '';
  const day = new Date().toISOString().slice(0, 10);
  const [processor] = cpus();
  const machine = `${cpus().length} × ${processor?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`;
  const head = `# ${day}, commit ${commit}${isChanged ? ' with changes' : ''}\n\n${machine}\n`;
  const file = join(FOLDER, `${day}-${commit}${kind}.md`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, `${head}\n${text}\n`);
  return file;
}

/** What git says; the empty text where there is no repository. */
export function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
