import { writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Place, readCallFile } from '../adapters/call-file/call-file.ts';
import type { Path } from '../domain/check-call/finding/finding.ts';
import { isUnknownField, pathOf } from '../domain/values/form.ts';
import { pointer } from '../domain/values/pointer.ts';
import { type Said, said } from '../domain/values/said.ts';
import { sayDefectAtField } from '../domain/wording/say-defect.ts';
import { operatorDefect } from '../functions/operations/input/operator-defect.ts';
import {
  type Registration,
  registrationForm,
  SENTENCES,
} from '../functions/operations/input/registration-form.ts';
import type { Outcome } from './call.ts';
import { jsonFault } from './call-tools/json-fault.ts';
import { registrationsSchemaText } from './call-tools/registrations-schema.ts';
import { textOf } from './call-tools/text-file.ts';

/** A finding on a file of registrations, with its place and its sentence. */
interface Finding extends Said, Place {
  /** The place as a JSON pointer. */
  readonly at: string;
  readonly because: string;
}

type Checked =
  | { readonly ok: true; readonly value: Registration }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const SCHEMA_FILE = new URL('../calls/registrations.schema.json', import.meta.url);

const USAGE = [
  '用法 Usage:',
  '  npm run registrations -- check calls/registrations.example.json [--json]   检查一份登记文件 check a file',
  '  npm run registrations -- schema [--write]                                  输出或写入 JSON Schema print or write the schema',
];

/** Runs one command. Only `schema --write` changes anything. */
export function runRegistrations(args: readonly string[]): Outcome {
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
  if (!write) return { exit: 0, out: [registrationsSchemaText().trimEnd()], err: [] };
  writeFileSync(SCHEMA_FILE, registrationsSchemaText());
  return { exit: 0, out: ['已写入 Written: calls/registrations.schema.json'], err: [] };
}

function check(file: string, asJson: boolean): Outcome {
  const text = textOf(file);
  if ('wrong' in text) return { exit: 2, out: [], err: [`${file}：${text.wrong}`] };
  const checked = judge(text.text);
  const findings = checked.ok ? [] : checked.findings;
  const { employers = [], bodies = [] } = checked.ok ? checked.value : {};
  const count = `${findings.length} 处问题 / ${findings.length} finding${findings.length === 1 ? '' : 's'}`;
  const holds = checked.ok
    ? [
        `${employers.length} 个单位，${bodies.length} 个部门 / ${employers.length} employers, ${bodies.length} bodies`,
      ]
    : [];
  const lines = findings.map(
    ({ line, column, at, zh, en }) => `${file}:${line}:${column} ${at} ${zh} / ${en}`,
  );
  const plain = [...lines, ...holds, `${file}：${count}`];
  const json = { file, findings, employers: employers.length, bodies: bodies.length };
  return {
    exit: checked.ok ? 0 : 1,
    out: asJson ? [JSON.stringify(json, null, 2)] : plain,
    err: [],
  };
}

/** Judges a file's text by the form that the act uses, and gives each finding its place in the text. */
function judge(text: string): Checked {
  const json = jsonIn(text);
  if ('finding' in json) return { ok: false, findings: [json.finding] };
  const { locate, twice } = placesIn(text);
  const read = v.safeParse(registrationForm, json.value);
  if (read.success && twice.length === 0) return { ok: true, value: read.output };
  const found = (read.issues ?? []).map((issue) => findingOf(issue, json.value, locate));
  const findings = [...twice, ...found].sort((a, b) => a.line - b.line || a.column - b.column);
  return { ok: false, findings };
}

const NO_JSON = said(
  '文件从这里起不是 JSON；请检查引号、逗号和括号。',
  'From here on this is no JSON; look at quotation marks, commas and brackets.',
);

function jsonIn(text: string): { value: unknown } | { finding: Finding } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const before = text.slice(0, jsonFault(text) ?? 0).split('\n');
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    return { finding: { at: '', because: 'not-json', ...NO_JSON, ...place } };
  }
}

interface Places {
  readonly locate: (path: Path, onKey: boolean) => Place;
  /** Fields that stand twice. A JSON parser would take the last one silently. */
  readonly twice: readonly Finding[];
}

/** Finds places with a YAML reader, which knows where everything stands; JSON is YAML too. */
function placesIn(text: string): Places {
  const read = readCallFile(text);
  if (read.ok) return { locate: (path, onKey) => read.locate(onKey ? { path, onKey } : { path }), twice: [] };
  const twice = read.findings
    .filter(({ because }) => because === 'duplicate-key')
    .map(({ because, zh, en, line, column }) => ({ at: '', because, zh, en, line, column }));
  return { locate: () => ({ line: 1, column: 1 }), twice };
}

const UNKNOWN = said(
  '登记文件没有这个字段，请删去或改正字段名。',
  'is no field of a registration; take it away or correct its name.',
);

function findingOf(issue: v.BaseIssue<unknown>, value: unknown, locate: Places['locate']): Finding {
  const path = pathOf(issue);
  const defect = operatorDefect(issue, value, SENTENCES);
  const own = isUnknownField(issue) ? UNKNOWN : defect.detail;
  const { zh = '', en = '' } = own?.zh === undefined ? sayDefectAtField(defect) : (own as unknown as Said);
  return { at: pointer(path), because: defect.because, zh, en, ...locate(path, isUnknownField(issue)) };
}

if (import.meta.main) {
  const { exit, out, err } = runRegistrations(process.argv.slice(2));
  for (const line of out) console.log(line);
  for (const line of err) console.error(line);
  process.exitCode = exit;
}
