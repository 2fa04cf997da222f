import { writeFileSync } from 'node:fs';
import { judgeCallFile, type PlacedFinding } from '../adapters/call-file.ts';
import calendarFile from '../calls/calendar.json' with { type: 'json' };
import { calendarOf } from '../domain/calendar.ts';
import type { Call } from '../domain/call.ts';
import { callSchemaText } from './call-schema.ts';
import { assumptionsOf, callSummary, closingsOf } from './call-summary.ts';
import { textOf } from './text-file.ts';

/** What a run of the command prints, and how it ends: 0 without findings, 1 with findings, 2 for a wrong use. */
export interface Outcome {
  readonly exit: 0 | 1 | 2;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

const SCHEMA_FILE = new URL('../calls/call.schema.json', import.meta.url);

const USAGE = [
  '用法 Usage:',
  '  npm run call -- check calls/x.yaml [--json]   检查一份评审工作通知 check a call',
  '  npm run call -- schema [--write]              输出或写入 JSON Schema print or write the schema',
];

/** Runs one command; nothing but `schema --write` changes anything. */
export function runCall(args: readonly string[]): Outcome {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const [command, ...rest] = args.filter((arg) => !arg.startsWith('-'));
  const [file] = rest;
  const takes = (flag: string) => flags.every((each) => each === flag);
  if (command === 'check' && file !== undefined && rest.length === 1 && takes('--json'))
    return check(file, flags.length > 0);
  if (command === 'schema' && rest.length === 0 && takes('--write')) return schema(flags.length > 0);
  return { exit: 2, out: [], err: USAGE };
}

function schema(write: boolean): Outcome {
  if (!write) return { exit: 0, out: [callSchemaText().trimEnd()], err: [] };
  writeFileSync(SCHEMA_FILE, callSchemaText());
  return { exit: 0, out: ['已写入 Written: calls/call.schema.json'], err: [] };
}

function check(file: string, asJson: boolean): Outcome {
  const text = textOf(file);
  if ('wrong' in text) return { exit: 2, out: [], err: [`${file}：${text.wrong}`] };
  const judged = judgeCallFile(text.text, calendarOf(calendarFile));
  const [findings, call] = judged.ok ? [judged.warnings, judged.call] : [judged.findings, undefined];
  const out = asJson ? [jsonReport(file, findings, call)] : plainReport(file, findings, call);
  return { exit: judged.ok ? 0 : 1, out, err: [] };
}

function plainReport(file: string, findings: readonly PlacedFinding[], call: Call | undefined): string[] {
  const lines = findings.map(
    ({ line, column, zh, en, warns }) =>
      `${file}:${line}:${column} ${warns ? '提醒：' : ''}${zh} / ${warns ? 'Note: ' : ''}${en}`,
  );
  const warnings = findings.filter(({ warns }) => warns).length;
  const noted = warnings > 0 ? `，另有 ${warnings} 处提醒` : '';
  const wrong = findings.length - warnings;
  const count = `${file}：${wrong} 处问题${noted} / ${counted(wrong, 'finding')}${warnings > 0 ? `, ${counted(warnings, 'note')}` : ''}`;
  return [...lines, ...(call ? callSummary(call) : []), count];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function jsonReport(file: string, findings: readonly PlacedFinding[], call: Call | undefined): string {
  const summary = call && {
    call: call.id,
    title: call.identity.title.value,
    stages: closingsOf(call),
    assumed: assumptionsOf(call),
  };
  return JSON.stringify(
    { file, findings: findings.map(({ onKey: _, ...finding }) => finding), ...summary },
    null,
    2,
  );
}

if (import.meta.main) {
  const { exit, out, err } = runCall(process.argv.slice(2));
  for (const line of out) console.log(line);
  for (const line of err) console.error(line);
  process.exitCode = exit;
}
