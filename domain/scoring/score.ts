import type { Indicator, Table } from '../call/scoring-form.ts';
import { pointsOfLine, type ScoreLine } from './line-points.ts';
import { type Points, pointsOf } from './points.ts';

/** A line with its points. `nth` is its place in what the person states. */
export interface ScoredLine {
  readonly nth: number;
  /** Its own points; nought while it lacks something. */
  readonly points: Points;
  /** The line lacks what gives it points. */
  readonly isIncomplete: boolean;
  /** Its points go into the sum of its indicator: no other line or indicator counts in its place, and no veto stands. */
  readonly counts: boolean;
}

/** An indicator with its points, and what stands below it. */
export interface ScoredIndicator {
  readonly indicator: Indicator;
  /** What counts below it, before the cap. */
  readonly sum: Points;
  readonly points: Points;
  readonly isCapped: boolean;
  /** It goes into the sum above it. */
  readonly counts: boolean;
  /** A veto takes its points away. */
  readonly isVetoed: boolean;
  readonly parts: readonly ScoredIndicator[];
  readonly lines: readonly ScoredLine[];
}

/** A filled-in table. */
export interface Score {
  readonly sum: Points;
  readonly total: Points;
  readonly isCapped: boolean;
  readonly indicators: readonly ScoredIndicator[];
  /** The vetoes that hold, by their ids. */
  readonly vetoes: readonly string[];
  /** The places of the lines that lack something. */
  readonly incomplete: readonly number[];
}

/** Points that a scorer gives a line in place of its own, by the line's place. */
export type Otherwise = ReadonlyMap<number, number>;

/**
 * Adds up a table as somebody filled it in. No indicator passes its cap, and the order of the lines does not matter: of lines
 * that are equally high, all are said to count.
 */
export function scoreOf(table: Table, lines: readonly ScoreLine[], otherwise: Otherwise = new Map()): Score {
  const placed = lines.map((line, nth) => ({ line, nth }));
  const held = (table.vetoes ?? []).filter(({ id }) =>
    lines.some((line) => line.indicator === id && line.holds === true),
  );
  const zeroed = new Set(held.map(({ zeroes }) => zeroes));
  const isVetoed = zeroed.has(undefined);
  const stated = { placed, otherwise, zeroed };
  const parts = table.indicators.map((each) => scoredIndicator(each, stated));
  const indicators = isVetoed ? parts.map(uncounted) : parts;
  const sum = sumOf(indicators.filter(({ counts }) => counts));
  const total = Math.min(sum, pointsOf(table.cap));
  return {
    ...{ sum, total, indicators, isCapped: total < sum, vetoes: held.map(({ id }) => id) },
    incomplete: indicators.flatMap(incompleteIn).sort((one, other) => one - other),
  };
}

interface Stated {
  readonly placed: readonly { readonly line: ScoreLine; readonly nth: number }[];
  readonly otherwise: Otherwise;
  readonly zeroed: ReadonlySet<string | undefined>;
}

function scoredIndicator(indicator: Indicator, stated: Stated): ScoredIndicator {
  const isVetoed = stated.zeroed.has(indicator.id);
  const below = (indicator.parts ?? []).map((part) => scoredIndicator(part, stated));
  const parts = counted(indicator, below, uncounted);
  const lines = counted(indicator, linesOf(indicator, stated), off);
  const sum = indicator.counts === 'highest' ? highest([...parts, ...lines]) : sumOf([...parts, ...lines]);
  const points = Math.min(sum, pointsOf(indicator.cap ?? Number.POSITIVE_INFINITY));
  const scored = { indicator, sum, points, isCapped: points < sum, counts: true, isVetoed, parts, lines };
  return isVetoed ? { ...uncounted(scored), counts: true, sum: 0, points: 0, isCapped: false } : scored;
}

function linesOf(indicator: Indicator, { placed, otherwise }: Stated): ScoredLine[] {
  return placed
    .filter(({ line }) => line.indicator === indicator.id)
    .map(({ line, nth }) => {
      const own = pointsOfLine(indicator, line);
      const given = otherwise.get(nth);
      const points = given === undefined ? (own ?? 0) : pointsOf(given);
      return { nth, points, isIncomplete: own === undefined && given === undefined, counts: true };
    });
}

/** Marks what counts: where only the highest does, all that are as high as it. */
function counted<T extends { readonly points: Points }>(
  { counts }: Indicator,
  all: readonly T[],
  withoutCount: (each: T) => T,
): T[] {
  const most = highest(all);
  return all.map((each) => (counts === 'sum' || each.points === most ? each : withoutCount(each)));
}

function off(line: ScoredLine): ScoredLine {
  return { ...line, counts: false };
}

/** An indicator of which nothing counts, and nothing below it. Its points stay to be seen. */
function uncounted(each: ScoredIndicator): ScoredIndicator {
  return { ...each, counts: false, parts: each.parts.map(uncounted), lines: each.lines.map(off) };
}

function sumOf(all: readonly { readonly points: Points }[]): Points {
  return all.reduce((sum, { points }) => sum + points, 0);
}

function highest(all: readonly { readonly points: Points }[]): Points {
  return Math.max(0, ...all.map(({ points }) => points));
}

function incompleteIn({ parts, lines }: ScoredIndicator): number[] {
  return [
    ...parts.flatMap(incompleteIn),
    ...lines.flatMap(({ nth, isIncomplete }) => (isIncomplete ? [nth] : [])),
  ];
}
