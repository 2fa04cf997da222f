import type { Named } from '../call/named.ts';
import type { Indicator, Table } from '../call/scoring-form.ts';
import type { ScoreLine } from './line-points.ts';

/** Every indicator of a table, each before what stands below it. */
export function indicatorsOf({ indicators }: Pick<Table, 'indicators'>): Indicator[] {
  const withParts = (each: Indicator): Indicator[] => [each, ...(each.parts ?? []).flatMap(withParts)];
  return indicators.flatMap(withParts);
}

/** The indicator of a line: one that measures, and none that has others below it. */
export function measuring(table: Table, id: string): Indicator | undefined {
  return indicatorsOf(table).find((each) => each.id === id && each.parts === undefined);
}

/** The levels of a look-up; undefined for an indicator that measures by a number. */
export function levelsOf({
  choices,
  grid,
}: Indicator): readonly (Named & { readonly id: string })[] | undefined {
  return choices ?? grid?.levels;
}

/** The material that proves a line: the one that it names, or the one that its indicator does. */
export function proofFor(
  { provedBy }: Indicator,
  { shownBy }: Pick<ScoreLine, 'shownBy'>,
): string | undefined {
  return shownBy ?? provedBy;
}
