import { SANCTION_SENTENCES } from '../domain/sanctions/sanction-form.ts';
import { spanOf } from '../domain/sanctions/term.ts';
import { said } from '../domain/values/said.ts';
import { sanctionsFile } from '../functions/operations/sanctions/read-sanctions.ts';
import { runOnFile } from './call-tools/operators-file.ts';
import { answer, type Outcome } from './call-tools/outcome.ts';
import { sanctionsSchemaText } from './call-tools/sanctions-schema.ts';

/** Runs one command on files of sanctions. A check says of each entry, by its place alone, from which day to which it holds. */
export function runSanctions(args: readonly string[]): Outcome {
  return runOnFile(
    {
      form: sanctionsFile,
      sentences: SANCTION_SENTENCES,
      unknown: said(
        '诚信档案文件没有这个字段，请删去或改正字段名。',
        'is no field of a sanction; take it away or correct its name.',
      ),
      usage: [
        '用法 Usage:',
        '  npm run sanctions -- check calls/sanctions.example.json [--json]   检查一份诚信档案文件 check a file',
        '  npm run sanctions -- schema [--write]                              输出或写入 JSON Schema print or write the schema',
      ],
      schemaFile: 'calls/sanctions.schema.json',
      schemaText: sanctionsSchemaText,
      holds: (value) => {
        const spans = (value?.sanctions ?? []).map(({ decision, term }, index) => ({
          at: `/sanctions/${index}`,
          ...spanOf(decision.date, term),
        }));
        const lines = spans.map(
          ({ at, from, to }) => `${at} ${from} 至 ${to}（含当日）/ ${from} to ${to}, that day included`,
        );
        return { lines, json: { sanctions: spans } };
      },
    },
    args,
  );
}

if (import.meta.main) answer(runSanctions(process.argv.slice(2)));
