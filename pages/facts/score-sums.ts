import type { Table } from '../../domain/call/scoring-form.ts';
import { type ScoredIndicator, scoreOf } from '../../domain/scoring/score.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayIndicatorPoints, sayLinePoints, sayTotal } from '../../domain/wording/say-score.ts';
import type { TypedLine } from './typed-lines.ts';

/** The sums of a table as a page shows them, in its language. */
export interface Sums {
  readonly total: string;
  /** By the id of the indicator. */
  readonly indicators: ReadonlyMap<string, string>;
  /** By the place of the line's row. */
  readonly lines: ReadonlyMap<number, string>;
}

export const ID_OF_TOTAL = 'score-total';
export const idOfIndicator = (id: string) => `score-of-${id}`;
export const idOfSum = (id: string) => `score-sum-${id}`;
export const idOfPoints = (nth: number) => `score-line-${nth}`;

export function sumsOf(language: Language, table: Table, typed: readonly TypedLine[]): Sums {
  const score = scoreOf(
    table,
    typed.map(({ line }) => line),
  );
  const all = (indicators: readonly ScoredIndicator[]): ScoredIndicator[] =>
    indicators.flatMap((each) => [each, ...all(each.parts)]);
  const indicators = all(score.indicators);
  return {
    total: sayTotal(score, table)[language],
    indicators: new Map(indicators.map((each) => [each.indicator.id, sayIndicatorPoints(each)[language]])),
    lines: new Map(
      indicators
        .flatMap(({ lines }) => lines)
        .map((line) => [typed[line.nth]?.nth ?? -1, sayLinePoints(line)[language]]),
    ),
  };
}

/** The sums by the ids of the elements that show them, for the page's script. */
export function sumsById({ total, indicators, lines }: Sums): Readonly<Record<string, string>> {
  return {
    [ID_OF_TOTAL]: total,
    ...Object.fromEntries([...indicators].map(([id, said]) => [idOfSum(id), said])),
    ...Object.fromEntries([...lines].map(([nth, said]) => [idOfPoints(nth), said])),
  };
}
