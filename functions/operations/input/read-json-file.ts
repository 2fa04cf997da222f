import * as v from 'valibot';
import type { Stored } from '../../../adapters/materials.ts';
import type { BecauseOfOperator } from '../../../domain/values/because.ts';
import type { Defect, OwnSentences } from '../../../domain/values/defect.ts';
import { isUnknownField, pathOf } from '../../../domain/values/form.ts';
import { pointer, valueAt } from '../../../domain/values/pointer.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import { operatorDefect } from './operator-defect.ts';

/** How an act reads a JSON file of the bucket. */
export interface JsonFile<T> {
  readonly form: v.GenericSchema<unknown, T>;
  readonly sentences: OwnSentences;
  /** The most bytes, and the word by which more are refused. */
  readonly most: number;
  readonly tooLarge: Extract<BecauseOfOperator, `${string}-too-large`>;
  /** The word by which a file is refused that is no JSON. */
  readonly notJson: Extract<BecauseOfOperator, `${string}-not-json`>;
  /** What the file is called where it may name people: then an unknown field is told by its place, never by its name. */
  readonly nameless?: string;
}

/**
 * Reads the bytes of a file. Every defect is listed with its pointer into the file. The answer stays in the execution's
 * history, so it repeats nothing of the file.
 */
export function readJsonFile<T>({ bytes }: Pick<Stored, 'bytes'>, file: JsonFile<T>): OperatorVerdict<T> {
  const { form, sentences, most, nameless } = file;
  if (bytes.length > most) return refused(file.tooLarge, { facts: { most: most / 1024 } });
  const json = jsonIn(bytes);
  if (!json) return refused(file.notJson);
  const read = v.safeParse(form, json.value);
  if (read.success) return accepted(read.output);
  const nth = countedIn(json.value);
  const defects = read.issues.map((issue) =>
    nameless !== undefined && isUnknownField(issue)
      ? unknownField(issue, nth, nameless)
      : operatorDefect(issue, json.value, sentences),
  );
  return refused('malformed', { defects });
}

/** Parses JSON. The parser's error is not passed on, since it may quote the file. */
function jsonIn(bytes: Uint8Array): { value: unknown } | undefined {
  const text = textIn(bytes);
  try {
    return text === undefined ? undefined : { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The text of a file without the byte order mark that editors on Windows write; undefined if it is no UTF-8. */
export function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

type Counted = (path: readonly (string | number)[]) => number;

/** The number of a repeated field among its neighbours, from 1. There may be thousands, so they are listed once. */
function countedIn(file: unknown): Counted {
  const listed = new Map<unknown, Map<string, number>>();
  return (path) => {
    const parent = valueAt(file, path.slice(0, -1));
    const names =
      listed.get(parent) ?? new Map(Object.keys(Object(parent)).map((name, at) => [name, at + 1]));
    listed.set(parent, names);
    return names.get(String(path.at(-1))) ?? 0;
  };
}

function unknownField(issue: v.BaseIssue<unknown>, counted: Counted, called: string): Defect {
  const path = pathOf(issue);
  const at = pointer(path.slice(0, -1));
  const nth = counted(path);
  const whole = at === '';
  const zh = `${whole ? '整个文件' : ''}的第 ${nth} 个字段不属于${called}，请删去或改正字段名。`;
  const en = `${whole ? 'The file ' : ''}has field no. ${nth}, which the form does not know; take it away or correct its name.`;
  return { at, because: 'unknown-field', detail: { zh, en } };
}
