import type { LineScored } from '../../../domain/acts/reviewer/score-otherwise.ts';
import type { Table } from '../../../domain/call/scoring-form.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { ScoreLine } from '../../../domain/scoring/line-points.ts';
import { written } from '../../../domain/scoring/points.ts';
import { type Score, type ScoredIndicator, type ScoredLine, scoreOf } from '../../../domain/scoring/score.ts';
import type { Language } from '../../../domain/values/said.ts';
import { sayIndicatorPoints, sayLine, sayLinePoints, sayTotal } from '../../../domain/wording/say-score.ts';
import { lineDetails } from '../../facts/say-lines.ts';
import { type Html, html, type Part } from '../../html/html.ts';
import { table as tableOf } from '../../html/table.ts';
import { chinese, named, namedInFull, saidIn, translator } from '../../parts/words.ts';

interface Sheet {
  readonly language: Language;
  readonly subject: Case;
  /** The points that the employer gives lines, by the places of the lines. */
  readonly employers?: ReadonlyMap<number, LineScored> | undefined;
}

/**
 * The scoring table of the last submission: each indicator and line with the person's own points and the employer's, and room
 * for the committee's. Caps stand where they are at work.
 */
export function scoreSheet({ language, subject, employers = new Map() }: Sheet): Html | false {
  const { call, declaration } = subject;
  const lines = declaration.submittedDraft?.facts?.scoreLines;
  const table = call.scoring?.table;
  if (!call.scoring || !table || !lines) return false;
  const t = translator(language);
  const points = new Map([...employers].map(([nth, scored]) => [nth, scored.points]));
  const [self, employer] = [scoreOf(table, lines), scoreOf(table, lines, points)];
  const why = (nth: number) => employers.get(nth)?.why;
  const isScored = employers.size > 0;
  const rows = rowsOf({ language, call, table, lines, why, isScored }, self.indicators, employer.indicators);
  const none = html`<span class="soft">${t('尚未评分', 'not scored yet')}</span>`;
  const head = [
    t('指标、所填内容', 'Indicator and line'),
    t('自评', 'Self'),
    t('用人单位', 'Employer'),
    t('评委会', 'Committee'),
  ];
  const total = (score: Score) => html`<strong>${sayTotal(score, table)[language]}</strong>`;
  const same = html`<span class="soft">${t('没有另评的分值', 'no other points given')}</span>`;
  const last = [t('合计', 'Total'), total(self), isScored ? total(employer) : same, none];
  return html`<section class="section" id="score"><h2>${t('量化赋分', 'Scoring table')}</h2>
${tableOf({ caption: namedInFull(language, call.scoring), head, rows: [...rows, last] })}</section>`;
}

interface Around {
  readonly language: Language;
  readonly call: Case['call'];
  readonly table: Table;
  readonly lines: readonly ScoreLine[];
  /** Why the employer gives a line other points. */
  readonly why: (nth: number) => string | undefined;
  /** Whether the employer gives any line other points. If not, its column is empty. */
  readonly isScored: boolean;
}

/** Rows of what somebody filled in; an indicator without any line below it has none. */
function rowsOf(
  around: Around,
  self: readonly ScoredIndicator[],
  employer: readonly ScoredIndicator[],
): (readonly Part[])[] {
  const { language } = around;
  return self.flatMap((own, at) => {
    const other = employer[at];
    if (!other || !isFilled(own)) return [];
    const points = (each: ScoredIndicator) => sayIndicatorPoints(each)[language];
    return [
      [
        html`<strong>${named(language, own.indicator)}</strong>`,
        points(own),
        around.isScored ? points(other) : '—',
        '—',
      ],
      ...own.lines.map((line, nth) => lineRow(around, line, other.lines[nth] ?? line)),
      ...rowsOf(around, own.parts, other.parts),
    ];
  });
}

function isFilled({ lines, parts }: ScoredIndicator): boolean {
  return lines.length > 0 || parts.some(isFilled);
}

function lineRow(
  { language, call, table, lines, why, isScored }: Around,
  own: ScoredLine,
  other: ScoredLine,
): Part[] {
  const line = lines[own.nth];
  const reason = why(own.nth);
  const given =
    reason !== undefined &&
    html`${written(other.points)}${translator(language)('分：', ' points: ')}${chinese(language, reason)} `;
  return [
    line ? html`${saidIn(language, sayLine(table, line))}${lineDetails(language, call, line)}` : '',
    sayLinePoints(own)[language],
    isScored ? html`${given}${sayLinePoints(other)[language]}` : '—',
    '—',
  ];
}
