import { citation } from '../../domain/call/call.ts';
import type { Language } from '../../domain/values/said.ts';
import { html, type Part } from '../html/html.ts';
import { clause, translator } from '../parts/words.ts';

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
