import { citation } from '../../domain/call/call.ts';
import type { Named } from '../../domain/call/named.ts';
import type { Language } from '../../domain/values/said.ts';
import { html, type Part } from '../html/html.ts';
import { clause, named, translator } from '../parts/words.ts';

interface Cited {
  readonly source?: string | undefined;
  readonly assumed?: string | undefined;
}

/** A label and a value, as a list of pairs shows them. */
export type Row = readonly [Part, Part];

/** A value of the call beside its clause. */
export function row(language: Language, [zh, en]: readonly [string, string], value: Part, cite: Cited): Row {
  return [translator(language)(zh, en), html`${value} ${clause(language, citation(cite))}`];
}

/** A value of a step beside its clause, labelled with the step's name and what it is of it. */
export function stepRow(
  language: Language,
  step: Named,
  [zh, en]: readonly [string, string],
  value: Part,
  cite: Cited,
): Row {
  const [of, cited] = row(language, [`，${zh}`, `: ${en}`], value, cite);
  return [html`${named(language, step)}${of}`, cited];
}
