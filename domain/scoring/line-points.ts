import type { Person } from '../achievements/person.ts';
import type { Indicator } from '../call/scoring-form.ts';
import { minus, type Points, pointsForEach, pointsOf, timesOf } from './points.ts';

/** One line that a person states of an indicator. */
export type ScoreLine = NonNullable<Person['scoreLines']>[number];

/** What an indicator asks a line to state. */
export type LineKey = 'level' | 'grade' | 'amount' | 'rank';

/** The keys that a line of this indicator needs before it gives points. */
export function keysOf({ choices, grid, intervals, each, ranks }: Indicator): LineKey[] {
  const isNumber = intervals !== undefined || each !== undefined;
  const all: [LineKey, boolean][] = [
    ['level', choices !== undefined || grid !== undefined],
    ['grade', grid !== undefined],
    ['amount', isNumber],
    ['rank', ranks !== undefined],
  ];
  return all.flatMap(([key, isAsked]) => (isAsked ? [key] : []));
}

/** The points of one line by itself; undefined while the line lacks something or names what the table does not have. */
export function pointsOfLine(indicator: Indicator, line: ScoreLine): Points | undefined {
  const measured = measure(indicator, line);
  if (measured === undefined || indicator.ranks === undefined) return measured;
  const { rank } = line;
  if (rank === undefined) return undefined;
  const { times = 0 } = indicator.ranks.find(({ upTo = rank }) => rank <= upTo) ?? {};
  return timesOf(measured, times);
}

function measure({ choices, grid, intervals, each }: Indicator, line: ScoreLine): Points | undefined {
  const { level, grade, amount } = line;
  if (choices) return look(choices.find(({ id }) => id === level)?.points);
  if (grid) return look(grid.levels.find(({ id }) => id === level)?.points[grade ?? '']);
  if (amount === undefined) return undefined;
  if (each) return pointsForEach(each.points, Math.max(0, minus(amount, each.above ?? 0)));
  const step = intervals?.steps.find(
    ({ from, below }) => from <= amount && (below === undefined || amount < below),
  );
  return pointsOf(step?.points ?? 0);
}

function look(points: number | undefined): Points | undefined {
  return points === undefined ? undefined : pointsOf(points);
}
