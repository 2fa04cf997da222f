import type { Indicator, Table } from '../call/scoring-form.ts';

/** The most points that one line of an indicator can give. */
export function mostOfLine({ choices, grid, intervals, each, ranks }: Indicator): number {
  const looked = [
    ...(choices ?? []).map(({ points }) => points),
    ...(grid?.levels ?? []).flatMap(({ points }) => Object.values(points)),
    ...(intervals?.steps ?? []).map(({ points }) => points),
  ];
  const times = ranks ? Math.max(0, ...ranks.map((rank) => rank.times)) : 1;
  const most = each === undefined ? Math.max(0, ...looked) : withoutEnd(each.points);
  return most === 0 ? 0 : most * times;
}

/** The most points that stand below an indicator, before its cap. Lines that add up have no end. */
export function mostBelow(indicator: Indicator): number {
  const below = (indicator.parts ?? []).map(mostOf);
  if (indicator.counts === 'highest') return Math.max(mostOfLine(indicator), ...below);
  return below.reduce((sum, each) => sum + each, withoutEnd(mostOfLine(indicator)));
}

function mostOf(indicator: Indicator): number {
  return Math.min(mostBelow(indicator), indicator.cap ?? Number.POSITIVE_INFINITY);
}

/** The most points that all indicators of a table give together, before its cap. */
export function mostOfAll({ indicators }: Pick<Table, 'indicators'>): number {
  return indicators.map(mostOf).reduce((sum, each) => sum + each, 0);
}

function withoutEnd(points: number): number {
  return points > 0 ? Number.POSITIVE_INFINITY : 0;
}
