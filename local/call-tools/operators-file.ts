import { writeFileSync } from 'node:fs';
import { countOf, type FileForm, judgeText, linesOf } from './judge-text.ts';
import type { Outcome } from './outcome.ts';
import { textOf } from './text-file.ts';

/** A kind of file that operators lay into the bucket: how it is read, and what is said of one that is right. */
interface OperatorsFile<T> extends FileForm<T> {
  readonly usage: readonly string[];
  /** The file of its JSON Schema, from the root. */
  readonly schemaFile: string;
  readonly schemaText: () => string;
  /** What a right file holds, in lines for people and as JSON; undefined asks for what stands for a wrong one. */
  readonly holds: (value: T | undefined) => { readonly lines: readonly string[]; readonly json: object };
}

/** Runs `check FILE [--json]` or `schema [--write]` on such files. Only `schema --write` changes anything. */
export function runOnFile<T>(kind: OperatorsFile<T>, args: readonly string[]): Outcome {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const [command, ...rest] = args.filter((arg) => !arg.startsWith('-'));
  const [file] = rest;
  const takes = (flag: string) => flags.every((each) => each === flag);
  if (command === 'check' && file !== undefined && rest.length === 1 && takes('--json'))
    return check(kind, file, flags.length > 0);
  if (command === 'schema' && rest.length === 0 && takes('--write')) return schema(kind, flags.length > 0);
  return { exit: 2, out: [], err: kind.usage };
}

function schema<T>({ schemaFile, schemaText }: OperatorsFile<T>, write: boolean): Outcome {
  if (!write) return { exit: 0, out: [schemaText().trimEnd()], err: [] };
  writeFileSync(new URL(`../../${schemaFile}`, import.meta.url), schemaText());
  return { exit: 0, out: [`已写入 Written: ${schemaFile}`], err: [] };
}

function check<T>(kind: OperatorsFile<T>, file: string, asJson: boolean): Outcome {
  const text = textOf(file);
  if ('wrong' in text) return { exit: 2, out: [], err: [`${file}：${text.wrong}`] };
  const checked = judgeText(text.text, kind);
  const findings = checked.ok ? [] : checked.findings;
  const { lines, json } = kind.holds(checked.ok ? checked.value : undefined);
  const plain = [...linesOf(file, findings), ...lines, `${file}：${countOf(findings)}`];
  return {
    exit: checked.ok ? 0 : 1,
    out: asJson ? [JSON.stringify({ file, findings, ...json }, null, 2)] : plain,
    err: [],
  };
}
