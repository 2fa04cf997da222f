import * as v from 'valibot';
import { scoreLineForm } from '../../domain/achievements/entries.ts';
import type { ScoreLine } from '../../domain/scoring/line-points.ts';
import { factsTyped, readFacts, type Typed, type Under } from './typed-facts.ts';

/** One typed line of a scoring table: the place of its row in the form, and what of it can be read. */
export interface TypedLine {
  readonly nth: number;
  readonly line: ScoreLine;
}

/** The lines that a form's texts hold, in the order of their rows. A key that cannot be read counts as not stated. */
export function linesTyped(typed: Typed, under: Under): TypedLine[] {
  const { scoreLines = [] } = factsTyped(typed, under) as { scoreLines?: readonly unknown[] };
  return scoreLines.flatMap((given, nth) => {
    const line = readable(given);
    return line === undefined ? [] : [{ nth, line }];
  });
}

/** The lines as somebody fills them in, each with the place of its row in the page and not of what would be saved. */
export function linesSent(form: URLSearchParams, under: Under): TypedLine[] {
  const begins = `${under}/scoreLines/`;
  const rows = Map.groupBy(form, ([name]) =>
    name.startsWith(begins) ? /^\d{1,3}(?=\/)/.exec(name.slice(begins.length))?.[0] : undefined,
  );
  return [...rows].flatMap(([nth, own]) => {
    if (nth === undefined) return [];
    const read = readFacts(new URLSearchParams(own), {}, under);
    return linesTyped(read, under).map(({ line }) => ({ nth: Number(nth), line }));
  });
}

function readable(given: unknown): ScoreLine | undefined {
  const { success, output } = v.safeParse(scoreLineForm, given);
  if (success) return output;
  const sound = Object.entries(given ?? {}).filter(([key, value]) =>
    v.is(scoreLineForm, { indicator: 'any', [key]: value }),
  );
  const rest = v.safeParse(scoreLineForm, Object.fromEntries(sound));
  return rest.success ? rest.output : undefined;
}
