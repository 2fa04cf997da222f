import type { Finding, Path } from '../finding/finding.ts';
import { written } from '../finding/finding.ts';
import type { Placed, Reading } from '../form/reading.ts';
import { indicatorsIn, soundPart } from './indicators.ts';

/** Reports look-ups in which a number or a level finds nothing or two things, and ranks that are out of order. */
export function lookUpFindings(reading: Reading): Finding[] {
  return indicatorsIn(reading).flatMap((each) => {
    const steps = soundPart(reading, each, 'intervals')?.steps ?? [];
    const placed = steps.map((value, nth) => ({ path: [...each.path, 'intervals', 'steps', nth], value }));
    return [
      ...intervalFindings(placed),
      ...gridFindings([...each.path, 'grid'], soundPart(reading, each, 'grid')),
      ...rankFindings([...each.path, 'ranks'], soundPart(reading, each, 'ranks') ?? []),
    ];
  });
}

interface Step {
  readonly from: number;
  readonly below?: number | undefined;
}

/** Intervals lie end to end in the order of the file. Only the last one may be open. */
function intervalFindings(steps: readonly Placed<Step>[]): Finding[] {
  return steps.flatMap(({ path, value: { from, below } }, nth): Finding[] => {
    const where = written(path);
    const next = steps[nth + 1];
    if (below !== undefined && below <= from)
      return [
        {
          ...{ path, because: 'interval-empty' },
          zh: `${where} 从 ${from} 到不足 ${below}，其中没有数；请改正。`,
          en: `${where} runs from ${from} to below ${below} and holds no number; correct it.`,
        },
      ];
    if (next === undefined) return below === undefined ? [] : [open(path, below)];
    const { from: begins } = next.value;
    if (below === undefined || begins < below)
      return [
        {
          ...{ path: next.path, because: 'intervals-overlap' },
          zh: `${written(next.path)} 与上一段重叠：一个数会查到两个分值；请使各段自小到大首尾相接。`,
          en: `${written(next.path)} overlaps the one before it, so that a number finds two values; let them lie end to end, rising.`,
        },
      ];
    if (begins === below) return [];
    return [
      {
        ...{ path: next.path, because: 'intervals-with-a-hole' },
        zh: `${written(next.path)} 从 ${begins} 起，上一段不足 ${below}，其间的数查不到分值；请补上，不得分的写 0 分。`,
        en: `${written(next.path)} begins at ${begins} and the one before it ends below ${below}, so numbers between find nothing; fill it in, with 0 points if they give none.`,
      },
    ];
  });
}

function open(path: Path, below: number): Finding {
  return {
    ...{ path, because: 'intervals-with-a-hole' },
    zh: `${written(path)} 是最后一段，${below} 及以上的数查不到分值；请去掉 below，或再写一段。`,
    en: `${written(path)} is the last one, so ${below} and more find nothing; drop below, or add another one.`,
  };
}

interface Grid {
  readonly levels: readonly { readonly id: string; readonly points: Readonly<Record<string, number>> }[];
  readonly grades: readonly { readonly id: string }[];
}

/** Every level gives points for every grade, and for nothing else. */
function gridFindings(path: Path, grid: Grid | undefined): Finding[] {
  const grades = (grid?.grades ?? []).map(({ id }) => id);
  return (grid?.levels ?? []).flatMap(({ points }, nth) => {
    const at = [...path, 'levels', nth, 'points'];
    const lacking = grades.filter((grade) => points[grade] === undefined);
    const unknown = Object.keys(points).filter((grade) => !grades.includes(grade));
    return [
      ...lacking.map(
        (grade): Finding => ({
          ...{ path: at, because: 'look-up-without-points' },
          zh: `${written(at)} 没有 ${grade} 的分值；请补上，不得分的写 0。`,
          en: `${written(at)} has no points for ${grade}; add them, 0 if it gives none.`,
        }),
      ),
      ...unknown.map(
        (grade): Finding => ({
          ...{ path: [...at, grade], onKey: true as const, because: 'unknown-term' },
          zh: `${written(at)} 的 ${grade} 不在 grades 之中；可选：${grades.join('、')}。`,
          en: `${written(at)} names ${grade}, which grades does not have; there are ${grades.join(', ')}.`,
        }),
      ),
    ];
  });
}

/** Ranks rise, and only the last one may be open. */
function rankFindings(path: Path, ranks: readonly { readonly upTo?: number | undefined }[]): Finding[] {
  return ranks.flatMap(({ upTo }, nth): Finding[] => {
    const before = ranks[nth - 1];
    if (before === undefined || (before.upTo !== undefined && (upTo === undefined || upTo > before.upTo)))
      return [];
    const at = [...path, nth];
    return [
      {
        ...{ path: at, because: 'ranks-out-of-order' },
        zh: `${written(at)} 永远用不到：upTo 须逐条增大，只有最后一条可以不写。`,
        en: `${written(at)} is never used: upTo must rise, and only the last entry may leave it out.`,
      },
    ];
  });
}
