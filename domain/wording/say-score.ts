import type { Call } from '../call/call.ts';
import { nameIn } from '../call/named.ts';
import type { Indicator, Table } from '../call/scoring-form.ts';
import { levelsOf, measuring } from '../scoring/indicators.ts';
import type { ScoreLine } from '../scoring/line-points.ts';
import { type Points, written } from '../scoring/points.ts';
import type { Score, ScoredIndicator, ScoredLine } from '../scoring/score.ts';
import { type Said, said } from '../values/said.ts';

/**
 * That the total which a person states is judged, since the contents of the table are not there. Undefined for a call whose
 * table adds up, and for one that names no table.
 */
export function sayTotalJudged({ scoring }: Pick<Call, 'scoring'>): Said | undefined {
  if (scoring === undefined || scoring.table) return undefined;
  return said(
    '评分表没有公开，按所填的总分判断',
    'its scoring table is not public, so the stated total is judged',
  );
}

/** How what stands below an indicator counts, and its cap. */
export function sayCounts({ counts, cap, parts }: Indicator): Said {
  const of = parts
    ? said(
        counts === 'sum' ? '各项相加' : '各项取最高的一项',
        counts === 'sum' ? 'all count' : 'the highest counts',
      )
    : said(
        counts === 'sum' ? '多行累计' : '多行只取最高的一行',
        counts === 'sum' ? 'lines add up' : 'the highest line counts',
      );
  return cap === undefined ? of : said(`${of.zh}，封顶${cap}分`, `${of.en}, at most ${cap} points`);
}

/** How a line of an indicator gives points, where the choices themselves do not say it. */
export function sayMeasure({ grid, intervals, each, ranks }: Indicator): Said[] {
  const ofRanks = ranks?.map(({ upTo, times }, nth) => {
    const first = (ranks[nth - 1]?.upTo ?? 0) + 1;
    const [zh, en] =
      upTo === undefined
        ? [`第${first}名起`, `${first} and later`]
        : upTo === first
          ? [`第${first}名`, `${first}`]
          : [`第${first}至${upTo}名`, `${first} to ${upTo}`];
    return said(`${zh}×${times}`, `${en} × ${times}`);
  });
  const ofGrid = grid?.levels.map((level) => {
    const of = (language: keyof Said) =>
      grid.grades.map((grade) => `${nameIn(language, grade)} ${level.points[grade.id] ?? 0}`);
    return said(
      `${nameIn('zh', level)}：${of('zh').join('、')}`,
      `${nameIn('en', level)}: ${of('en').join(', ')}`,
    );
  });
  return [
    ...(ofGrid ?? []),
    ...(intervals?.steps.map((step) => sayStep(step, intervals)) ?? []),
    ...(each ? [sayEach(each)] : []),
    ...(ofRanks
      ? [
          said(
            `按本人排名：${ofRanks.map(({ zh }) => zh).join('，')}`,
            `by own rank: ${ofRanks.map(({ en }) => en).join(', ')}`,
          ),
        ]
      : []),
  ];
}

type Unit = { readonly unit: string; readonly unitEn?: string | undefined };

function sayStep(
  { from, below, points }: NonNullable<Indicator['intervals']>['steps'][number],
  { unit, unitEn = unit }: Unit,
): Said {
  return below === undefined
    ? said(`${from}${unit}及以上：${points}分`, `${from} ${unitEn} or more: ${points} points`)
    : said(
        `${from}${unit}至不足${below}${unit}：${points}分`,
        `from ${from} to below ${below} ${unitEn}: ${points} points`,
      );
}

function sayEach({ points, above, unit, unitEn = unit }: NonNullable<Indicator['each']>): Said {
  return above === undefined
    ? said(`每${unit}${points}分`, `${points} points for each ${unitEn}`)
    : said(
        `超过${above}${unit}的部分，每${unit}${points}分`,
        `${points} points for each ${unitEn} above ${above}`,
      );
}

function points(value: Points): Said {
  return said(`${written(value)}分`, `${written(value)} points`);
}

/** The points of an indicator, and where its cap or a veto is at work. */
export function sayIndicatorPoints({ points: own, sum, isCapped, isVetoed, counts }: ScoredIndicator): Said {
  const [zh, en] = [points(own).zh, points(own).en];
  if (isVetoed) return said('小计0分：一票否决，这一项不得分', 'Sum: 0 points, taken away by a veto');
  if (isCapped)
    return said(
      `小计${zh}：共${points(sum).zh}，超过封顶，按封顶计${counts ? '' : '；未计入，另一项更高'}`,
      `Sum: ${en}, since the cap cuts ${points(sum).en}${counts ? '' : '; not counted, as another one is higher'}`,
    );
  return counts
    ? said(`小计${zh}`, `Sum: ${en}`)
    : said(
        `小计${zh}，未计入：另一项更高，或有一票否决`,
        `Sum: ${en}, not counted: another one is higher, or a veto holds`,
      );
}

/** The points of a line, and whether they count. */
export function sayLinePoints({ points: own, isIncomplete, counts }: ScoredLine): Said {
  const { zh, en } = points(own);
  if (isIncomplete) return said('本行还没填全，暂不得分', 'Not complete, so no points yet');
  return counts
    ? said(`本行${zh}`, `This line: ${en}`)
    : said(
        `本行${zh}，未计入：另有更高的，或有一票否决`,
        `This line: ${en}, not counted: another one is higher, or a veto holds`,
      );
}

/** The total of a table, and where its cap or a veto is at work. */
export function sayTotal(
  { total, sum, isCapped, vetoes }: Pick<Score, 'total' | 'sum' | 'isCapped' | 'vetoes'>,
  table: Table,
): Said {
  const named = (table.vetoes ?? []).filter(({ id, zeroes }) => vetoes.includes(id) && zeroes === undefined);
  if (named.length > 0)
    return said(
      `合计0分：一票否决（${named.map((each) => nameIn('zh', each)).join('、')}）`,
      `Total: 0 points, by a veto (${named.map((each) => nameIn('en', each)).join(', ')})`,
    );
  return isCapped
    ? said(
        `合计${points(total).zh}：各项共${points(sum).zh}，超过总分`,
        `Total: ${points(total).en}, since all come to ${points(sum).en}, more than the table gives`,
      )
    : said(`合计${points(total).zh}，满分${table.cap}分`, `Total: ${points(total).en} of ${table.cap}`);
}

/** A line as people read it: its indicator, its level and grade, its number and its rank. */
export function sayLine(table: Table, line: ScoreLine): Said {
  const of = (language: keyof Said) => {
    const indicator = measuring(table, line.indicator);
    const veto = table.vetoes?.find(({ id }) => id === line.indicator);
    const level = indicator && levelsOf(indicator)?.find(({ id }) => id === line.level);
    const grade = indicator?.grid?.grades.find(({ id }) => id === line.grade);
    const by = indicator?.intervals ?? indicator?.each;
    const unit = language === 'zh' ? by?.unit : (by?.unitEn ?? by?.unit);
    const parts = [
      level && nameIn(language, level),
      grade && nameIn(language, grade),
      line.amount !== undefined && `${line.amount}${language === 'zh' ? '' : ' '}${unit ?? ''}`,
      line.rank !== undefined && (language === 'zh' ? `第${line.rank}名` : `rank ${line.rank}`),
    ].filter((each) => typeof each === 'string');
    const name = indicator ?? veto;
    const head = name ? nameIn(language, name) : line.indicator;
    return parts.length === 0
      ? head
      : `${head}${language === 'zh' ? '：' : ': '}${parts.join(language === 'zh' ? '，' : ', ')}`;
  };
  return said(of('zh'), of('en'));
}
