import { said } from '../domain/values/said.ts';
import { registrationForm, SENTENCES } from '../functions/operations/input/registration-form.ts';
import { runOnFile } from './call-tools/operators-file.ts';
import { answer, type Outcome } from './call-tools/outcome.ts';
import { registrationsSchemaText } from './call-tools/registrations-schema.ts';

/** Runs one command on files of registrations. */
export function runRegistrations(args: readonly string[]): Outcome {
  return runOnFile(
    {
      form: registrationForm,
      sentences: SENTENCES,
      unknown: said(
        '登记文件没有这个字段，请删去或改正字段名。',
        'is no field of a registration; take it away or correct its name.',
      ),
      usage: [
        '用法 Usage:',
        '  npm run registrations -- check calls/registrations.example.json [--json]   检查一份登记文件 check a file',
        '  npm run registrations -- schema [--write]                                  输出或写入 JSON Schema print or write the schema',
      ],
      schemaFile: 'calls/registrations.schema.json',
      schemaText: registrationsSchemaText,
      holds: (value) => {
        const { employers = [], bodies = [] } = value ?? {};
        const line = `${employers.length} 个单位，${bodies.length} 个部门 / ${employers.length} employers, ${bodies.length} bodies`;
        return {
          lines: value ? [line] : [],
          json: { employers: employers.length, bodies: bodies.length },
        };
      },
    },
    args,
  );
}

if (import.meta.main) answer(runRegistrations(process.argv.slice(2)));
