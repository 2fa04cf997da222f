import type { Call } from '../../../domain/call/call.ts';
import type { Indicator } from '../../../domain/call/scoring-form.ts';
import { indicatorsOf } from '../../../domain/scoring/indicators.ts';
import { keysOf, pointsOfLine, type ScoreLine } from '../../../domain/scoring/line-points.ts';

/** The best line of each indicator of a call's scoring table; none where the call has no table. */
export function bestLines(call: Call): readonly ScoreLine[] | undefined {
  const table = call.scoring?.table;
  const shownBy = call.eligibility?.provedBy.value.selfScore ?? call.materials.value[0]?.id;
  if (!table || shownBy === undefined) return undefined;
  const measuring = indicatorsOf(table).filter(({ parts }) => parts === undefined);
  return measuring.map((indicator) => ({ ...bestLine(indicator), shownBy }));
}

/** A high number that every interval and count of a table can take. */
const MANY = 60;

function bestLine(indicator: Indicator): ScoreLine {
  const { choices, grid, intervals } = indicator;
  const levels = (choices ?? grid?.levels ?? [undefined]).map((each) => each?.id);
  const grades = (grid?.grades ?? [undefined]).map((each) => each?.id);
  const amounts = [MANY, ...(intervals?.steps ?? []).map(({ from }) => from)];
  const keys = keysOf(indicator);
  const lines = levels.flatMap((level) =>
    grades.flatMap((grade) =>
      amounts.map((amount) => {
        const all = { level, grade, amount, rank: 1 };
        return {
          indicator: indicator.id,
          ...Object.fromEntries(keys.map((key) => [key, all[key]])),
        } as ScoreLine;
      }),
    ),
  );
  const points = (line: ScoreLine) => pointsOfLine(indicator, line) ?? 0;
  return lines.reduce(
    (best, line) => (points(line) > points(best) ? line : best),
    lines[0] ?? { indicator: indicator.id },
  );
}
