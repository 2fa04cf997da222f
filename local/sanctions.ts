import { writeFileSync } from 'node:fs';
import { SANCTION_SENTENCES } from '../domain/sanctions/sanction-form.ts';
import { spanOf } from '../domain/sanctions/term.ts';
import { said } from '../domain/values/said.ts';
import { sanctionsFile } from '../functions/operations/sanctions/read-sanctions.ts';
import type { Outcome } from './call.ts';
import { countOf, judgeText, linesOf } from './call-tools/judge-text.ts';
import { sanctionsSchemaText } from './call-tools/sanctions-schema.ts';
import { textOf } from './call-tools/text-file.ts';

const FORM = {
  form: sanctionsFile,
  sentences: SANCTION_SENTENCES,
  unknown: said(
    '诚信档案文件没有这个字段，请删去或改正字段名。',
    'is no field of a sanction; take it away or correct its name.',
  ),
};
const SCHEMA_FILE = new URL('../calls/sanctions.schema.json', import.meta.url);
const USAGE = [
  '用法 Usage:',
  '  npm run sanctions -- check calls/sanctions.example.json [--json]   检查一份诚信档案文件 check a file',
  '  npm run sanctions -- schema [--write]                              输出或写入 JSON Schema print or write the schema',
];

/** Runs one command. Only `schema --write` changes anything. */
export function runSanctions(args: readonly string[]): Outcome {
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
  if (!write) return { exit: 0, out: [sanctionsSchemaText().trimEnd()], err: [] };
  writeFileSync(SCHEMA_FILE, sanctionsSchemaText());
  return { exit: 0, out: ['已写入 Written: calls/sanctions.schema.json'], err: [] };
}

/** Checks a file and says of each entry, by its place alone, from which day to which it holds. */
function check(file: string, asJson: boolean): Outcome {
  const text = textOf(file);
  if ('wrong' in text) return { exit: 2, out: [], err: [`${file}：${text.wrong}`] };
  const checked = judgeText(text.text, FORM);
  const findings = checked.ok ? [] : checked.findings;
  const spans = checked.ok
    ? checked.value.sanctions.map(({ decision, term }, index) => ({
        at: `/sanctions/${index}`,
        ...spanOf(decision.date, term),
      }))
    : [];
  const days = spans.map(
    ({ at, from, to }) => `${at} ${from} 至 ${to}（含当日）/ ${from} to ${to}, that day included`,
  );
  const plain = [...linesOf(file, findings), ...days, `${file}：${countOf(findings)}`];
  return {
    exit: checked.ok ? 0 : 1,
    out: asJson ? [JSON.stringify({ file, findings, sanctions: spans }, null, 2)] : plain,
    err: [],
  };
}

if (import.meta.main) {
  const { exit, out, err } = runSanctions(process.argv.slice(2));
  for (const line of out) console.log(line);
  for (const line of err) console.error(line);
  process.exitCode = exit;
}
