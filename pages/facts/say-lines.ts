import type { Call } from '../../domain/call/call.ts';
import { measuring, proofFor } from '../../domain/scoring/indicators.ts';
import type { ScoreLine } from '../../domain/scoring/line-points.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayLine } from '../../domain/wording/say-score.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { chinese, named, saidIn, translator } from '../parts/words.ts';
import { sumsOf } from './score-sums.ts';

/** The lines that somebody stated of a call's table, each with its points and its proof, and their total. */
export function linesSaid(language: Language, call: Call, lines: readonly ScoreLine[]): Part {
  const table = call.scoring?.table;
  if (!table) return '';
  const sums = sumsOf(
    language,
    table,
    lines.map((line, nth) => ({ nth, line })),
  );
  return html`${lines.map(
    (line, nth) =>
      html`<span class="line">${saidIn(language, sayLine(table, line))} <span class="soft">${sums.lines.get(nth)}</span>${lineDetails(language, call, line)}</span>`,
  )}<span class="line"><strong>${sums.total}</strong></span>`;
}

/** What a line is in the person's words, and the material that proves it. */
export function lineDetails(language: Language, call: Call, line: ScoreLine): Html {
  const t = translator(language);
  const indicator = call.scoring?.table && measuring(call.scoring.table, line.indicator);
  const proof = indicator && proofFor(indicator, line);
  const material = call.materials.value.find(({ id }) => id === proof);
  return html`${line.what !== undefined && html` ${chinese(language, line.what)}`}${material && html` <span class="soft">${t('佐证：', 'Proof: ')}${named(language, material)}</span>`}`;
}
