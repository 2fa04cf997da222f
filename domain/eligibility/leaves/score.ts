import type { Table } from '../../call/scoring-form.ts';
import { lackingOf } from '../../scoring/complete.ts';
import { measuring } from '../../scoring/indicators.ts';
import type { ScoreLine } from '../../scoring/line-points.ts';
import { pointsOf, written } from '../../scoring/points.ts';
import { scoreOf } from '../../scoring/score.ts';
import { type Found, met, missed, unknown } from './found.ts';

/**
 * Judges the self-score that a table makes of a person's lines. A line that lacks something may give more, so below what is
 * asked nobody knows before it is complete.
 */
export function judgeScore(atLeast: number, lines: readonly ScoreLine[] | undefined, table: Table): Found {
  if (lines === undefined) return unknown('/scoreLines');
  const { total, incomplete } = scoreOf(table, lines);
  const facts = [{ at: '/scoreLines', value: written(total) }];
  const more = pointsOf(atLeast) - total;
  if (more <= 0) return met(facts);
  const [nth] = incomplete;
  if (nth !== undefined) return unknown(firstLacking(table, lines, nth), facts);
  return missed(facts, { kind: 'more', at: '/scoreLines', more: written(more), unit: 'points' });
}

function firstLacking(table: Table, lines: readonly ScoreLine[], nth: number): string {
  const line = lines[nth];
  const indicator = line && measuring(table, line.indicator);
  const [key = ''] = line && indicator ? lackingOf(indicator, line) : [];
  return `/scoreLines/${nth}/${key}`;
}
