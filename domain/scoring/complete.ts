import type { Indicator } from '../call/scoring-form.ts';
import { keysOf, type LineKey, type ScoreLine } from './line-points.ts';

/** What a line lacks of what its indicator asks for before it gives points. */
export function lackingOf(indicator: Indicator, line: ScoreLine): LineKey[] {
  return keysOf(indicator).filter((key) => line[key] === undefined);
}
