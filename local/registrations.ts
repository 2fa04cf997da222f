import { writeFileSync } from 'node:fs';
import { said } from '../domain/values/said.ts';
import { registrationForm, SENTENCES } from '../functions/operations/input/registration-form.ts';
import type { Outcome } from './call.ts';
import { countOf, judgeText, linesOf } from './call-tools/judge-text.ts';
import { registrationsSchemaText } from './call-tools/registrations-schema.ts';
import { textOf } from './call-tools/text-file.ts';

const FORM = {
  form: registrationForm,
  sentences: SENTENCES,
  unknown: said(
    '登记文件没有这个字段，请删去或改正字段名。',
    'is no field of a registration; take it away or correct its name.',
  ),
};
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
  const checked = judgeText(text.text, FORM);
  const findings = checked.ok ? [] : checked.findings;
  const { employers = [], bodies = [] } = checked.ok ? checked.value : {};
  const holds = checked.ok
    ? [
        `${employers.length} 个单位，${bodies.length} 个部门 / ${employers.length} employers, ${bodies.length} bodies`,
      ]
    : [];
  const plain = [...linesOf(file, findings), ...holds, `${file}：${countOf(findings)}`];
  const json = { file, findings, employers: employers.length, bodies: bodies.length };
  return {
    exit: checked.ok ? 0 : 1,
    out: asJson ? [JSON.stringify(json, null, 2)] : plain,
    err: [],
  };
}

if (import.meta.main) {
  const { exit, out, err } = runRegistrations(process.argv.slice(2));
  for (const line of out) console.log(line);
  for (const line of err) console.error(line);
  process.exitCode = exit;
}
